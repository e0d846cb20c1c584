//! Years: "1988", "'99", "fiscal 1989", where the words around do not make them numbers of something else.

use model::TimeUnit;

use super::{
    super::super::{
        found::{Parse, offset},
        words::{Class, Words},
    },
    spelled,
};

/// A year as such behind a month or a comma: any four digits that can be one, or a spelled one.
pub(in crate::times::grammar) fn year_at(words: &Words<'_>, i: usize) -> Option<(usize, u32)> {
    match words.class(i) {
        Class::Digits(y) if words.norm(i).len() == 4 && (1000..2200).contains(&y) => Some((i + 1, y)),
        Class::Number(_) => spelled::year(words, i),
        _ => apostrophe(words, i),
    }
}

/// "'99", "’82".
fn apostrophe(words: &Words<'_>, i: usize) -> Option<(usize, u32)> {
    let (digits, end) = match words.norm(i).strip_prefix(['\'', '’', '‘']) {
        Some("") => (words.norm(i + 1), i + 2),
        Some(digits) => (digits, i + 1),
        None => return None,
    };
    let short: u32 = (digits.len() == 2).then(|| digits.parse().ok())??;
    let quote_mark = end == i + 2
        && words.all.get(i).zip(words.all.get(i + 1)).is_none_or(|(a, b)| a.span.end != b.span.start);
    (!quote_mark).then(|| (end, super::full_year(short)))
}

/// A year alone, where the words around it do not make it a number of something else.
pub(super) fn year(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.reads(i, &["the", "year"]) {
        let (end, year) = year_at(words, i + 2)?;
        return Some(Parse::absolute(end, format!("{year:04}"), "year"));
    }
    let (end, year) = year_at(words, i)?;
    let fits = match words.class(i) {
        Class::Digits(_) => plain_year(words, i, year),
        Class::Number(20 | 18 | 2) => {
            words.is(i.wrapping_sub(1), &["in", "since", "of", "until", "by", "year"])
        }
        Class::Number(_) => true,
        _ => words.is(
            i.wrapping_sub(1),
            &["in", "of", "since", "until", "by", "summer", "class", "and", "from", "early", "late"],
        ),
    };
    if !fits {
        return None;
    }
    // "the 1988 quarter" and the like belong to the quarter rules; "1989-90" stays two years.
    Some(Parse::absolute(end, format!("{year:04}"), "year"))
}

const YEAR_LEADS: [&str; 33] = [
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "during",
    "from",
    "to",
    "through",
    "before",
    "after",
    "and",
    "between",
    "mid",
    "early",
    "late",
    "year",
    "fiscal",
    "(",
    "for",
    "around",
    "or",
    "about",
    "circa",
    "post",
    "pre",
    "the",
    ",",
    "throughout",
    "summer",
    "winter",
    "spring",
];

fn plain_year(words: &Words<'_>, i: usize, year: u32) -> bool {
    let before = words.before(i);
    let money = matches!(
        before,
        "$" | "£"
            | "€"
            | "#"
            | "us$"
            | "c$"
            | "no."
            | "number"
            | "flight"
            | "than"
            | "nearly"
            | "some"
            | "another"
    );
    let counted = words.is(
        i + 1,
        &[
            "percent",
            "%",
            "million",
            "billion",
            "people",
            "men",
            "troops",
            "soldiers",
            "feet",
            "miles",
            "kilometers",
            "km",
            "points",
            "dollars",
            "tons",
            "pounds",
            "shares",
            "jobs",
            "workers",
            "meters",
            "metres",
            "gmt",
            "utc",
            "hours",
            "local",
        ],
    ) || matches!(words.class(i + 1), Class::Unit(..));
    let noun_follows = words.tag(i + 1) == "NNS" && !matches!(words.tag(i + 1), "");
    // "1642 The minister arrives": a clock time at the head of a line.
    let head = i == 0 && matches!(words.tag(i + 1), "DT" | "PRP" | "PRP$" | "EX");
    if money || counted || head {
        return false;
    }
    match year {
        1900..=2050 => !(noun_follows && !YEAR_LEADS.contains(&before) && before != "'s"),
        1500..1900 => YEAR_LEADS.contains(&before) && !noun_follows,
        1000..1500 => {
            matches!(before, "in" | "since" | "until" | "by" | "(" | "from" | "of") && !noun_follows
        }
        _ => false,
    }
}

/// "fiscal 1989", "fiscal year 1989", "the 1989 fiscal year", "the fiscal year", "the current fiscal year".
pub(super) fn fiscal(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the", "this"]);
    let at = words.skip(at, &["current"]);
    if words.is(at, &["fiscal", "financial"]) {
        let after = words.skip(at + 1, &["year"]);
        if let Some((end, year)) = year_at(words, after) {
            return Some(Parse::absolute(end, format!("{year:04}"), "fiscal-year"));
        }
        if after > at + 1 && at > i {
            return Some(Parse::date(after, offset(TimeUnit::Year, 0), "fiscal-year"));
        }
        return None;
    }
    let (end, year) = year_at(words, at)?;
    words
        .reads(end, &["fiscal", "year"])
        .then(|| Parse::absolute(end + 2, format!("{year:04}"), "fiscal-year"))
}
