//! Days of months: "March 5, 1946", "the 5th of March", "Aug. 7"; and a month before its year.

use model::CalendarPart;

use super::{
    super::{
        super::{
            found::Parse,
            words::{Class, Words},
        },
        absolute::year_at,
    },
    range::year_of_range,
    year::{relative_year, with_year},
};

/// A day of a month: "7", "7th", "the seventh"; with the words it takes.
pub(super) fn day(words: &Words<'_>, i: usize) -> Option<(usize, u8)> {
    let at = words.skip(i, &["the"]);
    let day = match words.class(at) {
        Class::Digits(n) if at == i && words.norm(at).len() <= 2 => u8::try_from(n).ok()?,
        Class::Ordinal(n) => match (n, words.class(at + 1)) {
            (_, Class::Ordinal(_)) => return None,
            _ => n,
        },
        Class::Number(n @ (20 | 30)) => {
            let Class::Ordinal(rest) = words.class(at + 1) else { return None };
            return Some((at + 2, u8::try_from(n).ok()? + rest)).filter(|(_, d)| *d <= 31);
        }
        _ => return None,
    };
    (1..=31).contains(&day).then_some((at + 1, day))
}

/// "March 5, 1946", "March 5", "March 1946", "March of last year", "March last year".
pub(super) fn month_first(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Month(month) = words.class(i) else { return None };
    let mut at = i + 1;
    if words.norm(at) == "." {
        at += 1;
    }
    if let Some((end, day)) = day(words, at)
        && !count_follows(words, at, end)
    {
        return Some(with_year(words, end, month, Some(day)));
    }
    let after = if words.is(at, &[",", "of", "in"]) { at + 1 } else { at };
    if let Some((end, year)) = year_at(words, after) {
        return Some(Parse::absolute(end, format!("{year:04}-{month:02}"), "month-year"));
    }
    relative_year(words, at, CalendarPart::Month(month)).or_else(|| year_of_range(words, at, month, None))
}

/// "May 20 people": the number counts what follows; so does "June 10 percent".
fn count_follows(words: &Words<'_>, at: usize, end: usize) -> bool {
    matches!(words.class(at), Class::Digits(_))
        && (words.is(end, &["percent", "%", "people", "million", "billion", "points"])
            || matches!(words.class(end), Class::Unit(_, true)))
}

/// "5 March 1946", "the 5th of March", "5 March".
pub(super) fn day_first(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (end, day) = day(words, i)?;
    let at = words.skip(end, &["of"]);
    let Class::Month(month) = words.class(at) else { return None };
    if at == end
        && matches!(words.class(i), Class::Digits(_))
        && words.is(i.wrapping_sub(1), &["$", "no.", "page"])
    {
        return None;
    }
    let after = if words.norm(at + 1) == "." && year_at(words, at + 2).is_some() { at + 2 } else { at + 1 };
    Some(with_year(words, after, month, Some(day)))
}
