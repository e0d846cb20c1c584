//! A text gone through word by word, with its names, numbers and days renamed.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    days,
    names::{self, Names},
};

/// The run of letters and digits that a text starts with.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// The text under the names of the copy, every day in it so many days later.
pub(super) fn renamed(text: &str, names: &Names, published: Option<Date>, later: i64) -> String {
    let surnames = surnames(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !c.is_alphanumeric() {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let word = first_word(rest);
        let taken = if c.is_ascii_digit() {
            day_first(rest, word, published, later, &mut out)
                .unwrap_or_else(|| number(rest, names, later, &mut out))
        } else if let Some(taken) = month_first(rest, word, published, later, &mut out) {
            taken
        } else if let Some((taken, new)) = names.phrase(word, rest) {
            out.push_str(new);
            taken
        } else if let Some(first) = names.first_name(word) {
            out.push_str(first);
            word.len()
        } else if surnames.contains(word) {
            out.push_str(&names.surname(word));
            word.len()
        } else {
            out.push_str(word);
            word.len()
        };
        rest = &rest[taken..];
    }
    out
}

/// Words that are names of families here: they follow a first name or a title, or no dictionary has them.
fn surnames(text: &str) -> HashSet<&str> {
    let mut found = HashSet::new();
    let mut before = "";
    let mut gap_ends_sentence = true;
    let mut rest = text;
    while !rest.is_empty() {
        let word = first_word(rest);
        if word.is_empty() {
            let end = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
            let gap = &rest[..end];
            let initial = before.len() == 1 || is_title(before);
            gap_ends_sentence =
                gap.contains(['!', '?', '\n', '"', '“', ':']) || gap.contains('.') && !initial;
            if gap_ends_sentence {
                before = "";
            }
            rest = &rest[end..];
            continue;
        }
        let name =
            word.len() > 2 && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let after_name = is_title(before)
            || before.len() == 1
            || facts::first_name(before).is_some() && before.starts_with(char::is_uppercase);
        let unknown = || {
            !gap_ends_sentence
                && !word.chars().nth(1).is_some_and(char::is_uppercase)
                && !names::is_common(word)
        };
        if name && days::month(word).is_none() && (after_name && before != "I" && before != "A" || unknown())
        {
            found.insert(word);
        }
        before = word;
        rest = &rest[word.len()..];
    }
    found
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Rep" | "Gov" | "Gen" | "President" | "Senator" | "Judge"
    )
}

/// "5 March 2018": how much of the text it is, written later.
fn day_first(rest: &str, word: &str, near: Option<Date>, later: i64, out: &mut String) -> Option<usize> {
    if word.len() == 4
        && let Some(day) = rest.get(..10).and_then(days::iso)
    {
        out.push_str(&days::add(day, later)?.to_string());
        return Some(10);
    }
    let day: i8 = word.parse().ok().filter(|_| word.len() <= 2)?;
    let after = rest[word.len()..].strip_prefix(' ')?;
    let name = first_word(after);
    let month = days::month(name)?;
    let mut taken = word.len() + 1 + name.len();
    let year = after[name.len()..].strip_prefix(' ').map(first_word).and_then(year);
    let moved = moved(year, month, day, near, later)?;
    out.push_str(&format!("{} {}", moved.day(), days::month_name(moved.month(), name)));
    if year.is_some() {
        out.push_str(&format!(" {}", moved.year()));
        taken += 5;
    }
    Some(taken)
}

/// "March 5, 2018", "March 5", "March 2018".
fn month_first(rest: &str, word: &str, near: Option<Date>, later: i64, out: &mut String) -> Option<usize> {
    let month = days::month(word)?;
    let gap = if rest[word.len()..].starts_with(". ") { ". " } else { " " };
    let after = rest[word.len()..].strip_prefix(gap)?;
    let next = first_word(after);
    let mut taken = word.len() + gap.len() + next.len();
    if let Some(year) = year(next) {
        let moved = moved(Some(year), month, 15, near, later)?;
        out.push_str(&format!("{}{gap}{}", days::month_name(moved.month(), word), moved.year()));
        return Some(taken);
    }
    let day: i8 = next.parse().ok().filter(|_| next.len() <= 2)?;
    let year = after[next.len()..].strip_prefix(", ").map(first_word).and_then(year);
    let moved = moved(year, month, day, near, later)?;
    out.push_str(&format!("{}{gap}{}", days::month_name(moved.month(), word), moved.day()));
    if year.is_some() {
        out.push_str(&format!(", {}", moved.year()));
        taken += 6;
    }
    Some(taken)
}

fn moved(year: Option<i16>, month: i8, day: i8, near: Option<Date>, later: i64) -> Option<Date> {
    match year {
        Some(year) => days::add(Date::new(year, month, day).ok()?, later),
        None => days::month_day(month, day, near, later),
    }
}

fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|y| plain && (1900..2100).contains(y))
}

/// A number that is not part of a day: a year moves by the years in `later`, clock times and "F-16" stay.
fn number(rest: &str, names: &Names, later: i64, out: &mut String) -> usize {
    let in_number = |(i, c): &(usize, char)| {
        c.is_ascii_digit()
            || matches!(c, ',' | '.') && rest[i + 1..].starts_with(|d: char| d.is_ascii_digit())
    };
    let end = rest.char_indices().find(|at| !in_number(at)).map_or(rest.len(), |(i, _)| i);
    let digits = &rest[..end];
    let after = rest[end..].chars().next();
    let glued = after.is_some_and(|c| c.is_alphabetic() || c == ':')
        || out.ends_with(|c: char| c.is_alphanumeric() || c == ':' || c == '-');
    if let Some(year) = year(digits) {
        out.push_str(&(i64::from(year) + (2 * later + 365) / 730).to_string());
    } else if glued {
        out.push_str(digits);
    } else {
        out.push_str(&names.number(digits));
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(text: &str) -> String {
        renamed(text, &Names::new(1, 1), Some(Date::constant(2018, 3, 5)), 7 * 13)
    }

    #[test]
    fn days_in_their_forms() {
        assert_eq!(again("on March 5, 2018, and"), "on June 4, 2018, and");
        assert_eq!(again("on 5 March 2018 and"), "on 4 June 2018 and");
        assert_eq!(again("on Dec. 31 and"), "on Apr. 1 and");
        assert_eq!(again("2018-03-05T10:00"), "2018-06-04T10:00");
        assert_eq!(again("in March 2018"), "in June 2018");
    }

    #[test]
    fn a_year_moves_and_clock_times_stay() {
        assert_eq!(again("at 10:30 in 2016"), "at 10:30 in 2016");
        assert_eq!(renamed("since 2016", &Names::new(1, 1), None, 364 * 2), "since 2018");
    }

    #[test]
    fn common_words_stay() {
        let text = "The harbour was closed. Workers said the talks failed.";
        assert_eq!(again(text), text);
    }

    #[test]
    fn any_text_comes_through() {
        for text in ["", "12", "March", "May", "5 ", "2018", "1,", "é5ü", "U.S", "March 99", "99 March"] {
            assert!(again(text).len() <= 40, "{text}");
        }
    }
}
