//! How a line looks: its length, its end, its capitals.

/// Marks that may follow the last character of a sentence.
const CLOSERS: &[char] = &['"', '\'', '”', '’', ')', ']', '»', '*', '_'];

/// Number of words, counted up to 200.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().take(200).count()
}

/// True when the line ends as a sentence does. "in the U.S." at the end of a short line does not.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches(CLOSERS);
    match bare.chars().next_back() {
        Some('!' | '?' | '…') => true,
        Some('.') => {
            let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
            let initials =
                last.len() >= 4 && last.len() <= 8 && last.bytes().skip(1).step_by(2).all(|b| b == b'.');
            !(initials && words(text) <= 16)
        }
        _ => false,
    }
}

/// True for a line that may be a headline: some words, no full stop, no open end.
pub(super) fn headline(text: &str) -> bool {
    if text.len() > 240 {
        return false;
    }
    let count = words(text);
    let last = text.chars().next_back().unwrap_or(' ');
    let question = matches!(last, '?' | '!');
    let open = matches!(last, ':' | ',' | ';' | '—' | '–' | '-');
    (2..=26).contains(&count)
        && !open
        && (question || !ends_sentence(text))
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'\"“‘«[($€£".contains(c))
}

/// True for a paragraph of running text.
pub(super) fn prose(text: &str) -> bool {
    if text.len() > 2000 {
        return true;
    }
    let count = words(text);
    count >= 25 || (count >= 6 && ends_sentence(text))
}

/// The letters and digits of a line in lower case, words apart by one space.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘' | '`') && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// True when `text` folds to `folded`; a text of quite another length is not folded at all.
pub(super) fn folds_to(text: &str, folded_text: &str) -> bool {
    text.len() <= folded_text.len() * 3 + 60 && folded(text) == folded_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_ends() {
        assert!(ends_sentence("It is over."));
        assert!(ends_sentence("“It is over.”"));
        assert!(!ends_sentence("Talks move to the U.S."));
        assert!(!ends_sentence("Talks move"));
    }

    #[test]
    fn headlines() {
        assert!(headline("Envoys 'close' on border, mediator says"));
        assert!(headline("Will the border hold?"));
        assert!(!headline("The envoys met on Monday."));
        assert!(!headline("Read more:"));
        assert!(!headline("and then they left"));
    }

    #[test]
    fn folding_forgets_marks_and_case() {
        assert_eq!(folded("“It’s Over” – Envoy"), "its over envoy");
    }
}
