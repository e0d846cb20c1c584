//! Lines that lost their break: a credit after its caption, running text after a dateline's full date.

use super::boundary::View;

/// Words that, with a colon, begin the credit of a picture.
const CREDITS: [&str; 8] = ["Image", "Images", "Photo", "Photos", "Picture", "Photograph", "Video", "Credit"];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// True when a sentence begins at piece `i` although nothing before it ends one; `start` is where the open one began.
pub(super) fn begins(view: &View<'_>, start: usize, i: usize) -> bool {
    credit(view, start, i) || i == start + 6 && start == 0 && after_date(view, i)
}

/// "Ida Polk at the docks| Image: Harbour Press".
fn credit(view: &View<'_>, start: usize, i: usize) -> bool {
    i > start + 1
        && view.word(i + 1) == ":"
        && i + 2 < view.pieces.len()
        && CREDITS.contains(&view.word(i))
        && view.word(i - 1).trim_end_matches('.').ends_with(char::is_alphanumeric)
        && !view.read[i].1
}

/// "Thursday, March 5, 2020| The council met".
fn after_date(view: &View<'_>, i: usize) -> bool {
    let digits = |k: usize, n: usize| {
        let word = view.word(k);
        word.len() <= n && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
    };
    WEEKDAYS.contains(&view.word(i - 6))
        && view.word(i - 5) == ","
        && view.word(i - 4).starts_with(char::is_uppercase)
        && digits(i - 3, 2)
        && view.word(i - 2) == ","
        && view.word(i - 1).len() == 4
        && digits(i - 1, 4)
        && view.word(i).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::sentences::boundary::tests::sentences;

    #[test]
    fn a_credit_after_a_caption_is_its_own_line() {
        assert_eq!(
            sentences("Ida Polk at the docks Image: Harbour Press. He left."),
            ["Ida Polk at the docks", "Image: Harbour Press.", "He left."]
        );
        assert_eq!(sentences("The Photo: a life"), ["The Photo: a life"]);
        assert_eq!(sentences("The docks of Washington D.C. Image: Ida Polk")[1], "Image: Ida Polk");
    }

    #[test]
    fn text_after_a_full_date_begins_anew() {
        assert_eq!(
            sentences("Thursday, March 5, 2020 The council met."),
            ["Thursday, March 5, 2020", "The council met."]
        );
        assert_eq!(
            sentences("Thursday, March 5, 2020, was cold. On Friday, March 6, 2020 Polk left."),
            ["Thursday, March 5, 2020, was cold.", "On Friday, March 6, 2020 Polk left."]
        );
    }
}
