//! Words of a date line: months, weekdays, numbers, and what may stand beside a date.

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that may stand beside a date on a line that is nothing but a date.
pub(super) const FILLERS: &[&str] = &[
    "on",
    "at",
    "the",
    "of",
    "first",
    "last",
    "date",
    "posted",
    "published",
    "publication",
    "updated",
    "modified",
    "created",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "eet",
    "msk",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "ist",
    "ago",
    "original",
    "live",
    "story",
    "article",
    "and",
    "edited",
    "release",
    "released",
];

pub(super) fn month(word: &str) -> Option<i8> {
    let at = MONTH_NAMES
        .iter()
        .position(|m| *m == word)
        .or_else(|| MONTHS.iter().position(|m| *m == word))
        .or_else(|| (word == "sept").then_some(8))?;
    i8::try_from(at + 1).ok()
}

pub(super) fn weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|d| *d == word || (word.len() >= 3 && word.len() <= 5 && d.starts_with(word)))
}

pub(super) fn small(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let fits = matches!(suffix, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
    fits.then(|| digits.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

pub(super) fn year_of(word: &str) -> Option<i16> {
    let word = word.trim_end_matches('.');
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1900..=2100).contains(y))
}
