//! Years, decades, centuries and dates in digits: "1988", "the late 1970s", "20th century", "2022-02-24", "7/8/07".

use model::{TimeExpr, TimeUnit};

use super::super::{
    found::{Hint, Parse, offset},
    words::{Class, Words},
};

/// A calendar time in digits or words from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    digits(words, i)
        .or_else(|| fiscal(words, i))
        .or_else(|| decade(words, i))
        .or_else(|| century(words, i))
        .or_else(|| before_christ(words, i))
        .or_else(|| second_year(words, i))
        .or_else(|| year(words, i))
        .or_else(|| year_end(words, i))
}

/// "2022-02-24", "7/8/07", "04/04/2014".
fn digits(words: &Words<'_>, i: usize) -> Option<Parse> {
    if let (Class::Digits(y), Class::Digits(m), Class::Digits(d)) =
        (words.class(i), words.class(i + 1), words.class(i + 2))
        && words.norm(i).len() == 4
        && words.joined(i + 1)
        && words.joined(i + 2)
        && (1..=12).contains(&m)
        && (1..=31).contains(&d)
    {
        return Some(Parse::absolute(i + 3, format!("{y:04}-{m:02}-{d:02}"), "digits"));
    }
    let separator = if words.norm(i).contains('/') { '/' } else { '.' };
    let mut parts = words.norm(i).split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(c.len(), 2 | 4) || a.len() > 2 || b.len() > 2 {
        return None;
    }
    let (a, b, c): (u32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    // Month first, the American way, unless only the other way can be.
    let (m, d) = if a > 12 || separator == '.' { (b, a) } else { (a, b) };
    let y = if c < 100 { full_year(c) } else { c };
    ((1..=12).contains(&m) && (1..=31).contains(&d))
        .then(|| Parse::absolute(i + 1, format!("{y:04}-{m:02}-{d:02}"), "digits"))
}

/// Two digits of a year: 70 to 99 of the last century, else of this.
fn full_year(short: u32) -> u32 {
    if short >= 50 { 1900 + short } else { 2000 + short }
}

/// A year as such behind a month or a comma: any four digits that can be one, or a spelled one.
pub(super) fn year_at(words: &Words<'_>, i: usize) -> Option<(usize, u32)> {
    match words.class(i) {
        Class::Digits(y) if words.norm(i).len() == 4 && (1000..2200).contains(&y) => Some((i + 1, y)),
        Class::Number(_) => spelled(words, i),
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
    (!quote_mark).then(|| (end, full_year(short)))
}

/// "nineteen ninety-six", "two thousand", "two thousand and one".
fn spelled(words: &Words<'_>, i: usize) -> Option<(usize, u32)> {
    let Class::Number(first) = words.class(i) else { return None };
    let small = |i: usize| match words.class(i) {
        Class::Number(n) if n < 20 => Some(n),
        _ => None,
    };
    if matches!(first, 18..=20) {
        let Class::Number(tens) = words.class(i + 1) else { return None };
        return match tens {
            10..20 => Some((i + 2, first * 100 + tens)),
            20..100 => Some(match small(i + 2).filter(|n| *n > 0 && *n < 10) {
                Some(ones) => (i + 3, first * 100 + tens + ones),
                None => (i + 2, first * 100 + tens),
            }),
            _ => None,
        };
    }
    if first == 2 && matches!(words.class(i + 1), Class::Number(1000)) && words.norm(i + 1) == "thousand" {
        let at = words.skip(i + 2, &["and"]);
        return Some(match small(at) {
            Some(n) => (at + 1, 2000 + n),
            None => (i + 2, 2000),
        });
    }
    None
}

/// A year alone, where the words around it do not make it a number of something else.
fn year(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "1995" in "1792-1795", "94" in "1990-94".
fn second_year(words: &Words<'_>, i: usize) -> Option<Parse> {
    let dash = words.is(i.wrapping_sub(1), &["-", "–", "—"]);
    let first = i.checked_sub(if dash { 2 } else { 1 })?;
    let (Class::Digits(from), Class::Digits(to)) = (words.class(first), words.class(i)) else { return None };
    if !(dash || words.joined(i)) || words.norm(first).len() != 4 || !(1000..2200).contains(&from) {
        return None;
    }
    let year = match words.norm(i).len() {
        4 => to,
        2 => from / 100 * 100 + to,
        _ => return None,
    };
    (from < year && year - from < 200 && !words.joined(i + 1))
        .then(|| Parse::absolute(i + 1, format!("{year:04}"), "year"))
}

/// "fiscal 1989", "fiscal year 1989", "the 1989 fiscal year", "the fiscal year", "the current fiscal year".
fn fiscal(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "the 1980s", "the late 1970s", "the nineties", "the '80s", "the nineteen eighties".
fn decade(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let norm = words.norm(at);
    let digits = norm.trim_start_matches(['\'', '’', '‘']);
    let apostrophes = digits.len() < norm.len();
    let (number, end) = match digits.strip_suffix('s').map(|d| d.trim_end_matches(['\'', '’'])) {
        Some(d) if !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()) => (d, at + 1),
        _ if matches!(words.class(at), Class::Digits(n) if n.is_multiple_of(10))
            && words.is(at + 1, &["s", "'s"]) =>
        {
            (digits, at + 2)
        }
        _ if matches!(words.class(at), Class::Number(18..=20)) => {
            let tens = tens_word(words.norm(at + 1))?;
            let Class::Number(century) = words.class(at) else { return None };
            return Some(Parse::absolute(at + 2, format!("{}", century * 10 + tens), "decade"));
        }
        _ => {
            let tens = tens_word(norm).filter(|_| at > i)?;
            return Some(Parse::absolute(at + 1, format!("{}", 190 + tens), "decade"));
        }
    };
    let value: u32 = number.parse().ok()?;
    match number.len() {
        4 if value.is_multiple_of(10) && (1000..2100).contains(&value) => {
            // "the 1900s" and "the 1800s" are centuries.
            let value = if value.is_multiple_of(100) && value < 2000 {
                format!("{}", value / 100)
            } else {
                format!("{}", value / 10)
            };
            Some(Parse::absolute(end, value, "decade"))
        }
        2 if value.is_multiple_of(10)
            && (apostrophes || at > i || words.is(i.wrapping_sub(1), &["and", "early", "late", "mid"])) =>
        {
            Some(Parse::absolute(end, format!("{}", full_year(value) / 10), "decade"))
        }
        _ => None,
    }
}

fn tens_word(word: &str) -> Option<u32> {
    Some(match word {
        "twenties" => 2,
        "thirties" => 3,
        "forties" => 4,
        "fifties" => 5,
        "sixties" => 6,
        "seventies" => 7,
        "eighties" => 8,
        "nineties" => 9,
        _ => return None,
    })
}

/// "20th century", "the twentieth century", "this century", "the 19th and 20th centuries".
fn century(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let (number, after) = match words.class(at) {
        Class::Ordinal(n) => (n, at + 1),
        Class::Number(20) => match words.class(at + 1) {
            Class::Ordinal(n) if n < 10 => (20 + n, at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let Class::Unit(TimeUnit::Century, _) = words.class(after) else { return None };
    let value = number.checked_sub(1)?;
    let bc = words.is(after + 1, &["bc", "b.c.", "bce", "b.c"]);
    let end = if bc { after + 2 } else { after + 1 };
    let value = if bc { format!("BC{value:02}") } else { format!("{value:02}") };
    Some(Parse::absolute(end, value, "century"))
}

/// "490 BC", "490 b.c.".
fn before_christ(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Digits(year) = words.class(i) else { return None };
    if words.is(i + 1, &["bc", "b.c.", "bce", "b.c"]) {
        return Some(Parse::absolute(i + 2, format!("BC{year:04}"), "before-christ"));
    }
    (words.is(i + 1, &["ad", "a.d.", "ce"])).then(|| Parse::absolute(i + 2, format!("{year:04}"), "year"))
}

/// "year-end", "around year end".
fn year_end(words: &Words<'_>, i: usize) -> Option<Parse> {
    let one = words.norm(i) == "year-end";
    let two = words.reads(i, &["year", "end"]);
    if !one && !two {
        return None;
    }
    let end = if one { i + 1 } else { i + 2 };
    let parse = Parse::date(end, TimeExpr::Offset { unit: TimeUnit::Year, count: 0 }, "year-end");
    Some(parse.modified(Some(model::Mod::End)).leaning(Hint::Article))
}
