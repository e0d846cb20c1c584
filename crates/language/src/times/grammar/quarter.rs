//! Quarters, halves and reporting periods: "third-quarter", "the third quarter of last year", "the year-ago period".

use model::{CalendarPart, Direction, TimeExpr, TimeUnit};

use super::{
    super::{
        found::{Hint, Parse, offset},
        words::{Class, Words},
    },
    absolute::year_at,
    month::relative_year,
};

/// A quarter or period from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let longest =
        [numbered(words, i), short(words, i), compared(words, i), latest(words, i), of_named_year(words, i)];
    longest.into_iter().flatten().max_by_key(|p| p.end)
}

fn quarter_part(words: &Words<'_>, number: u8, at: usize) -> Option<CalendarPart> {
    match words.norm(at) {
        "quarter" if (1..=4).contains(&number) => Some(CalendarPart::Quarter(number)),
        "half" if (1..=2).contains(&number) => Some(CalendarPart::Half(number)),
        _ => None,
    }
}

/// "the third quarter", "third-quarter", "the fiscal first quarter", "the first half of 2009", "the final quarter".
fn numbered(words: &Words<'_>, i: usize) -> Option<Parse> {
    let start = words.skip(i, &["the", "its", "their", "a"]);
    let at = words.skip(start, &["fiscal", "flat", "strong", "weak"]);
    let number = match words.class(at) {
        Class::Ordinal(n) => n,
        _ if words.is(at, &["final", "last"]) && words.norm(at + 2) == "of" => {
            if words.norm(at + 1) == "half" { 2 } else { 4 }
        }
        _ => return None,
    };
    let unit_at = words.skip(at + 1, &["fiscal"]);
    let part = quarter_part(words, number, unit_at)?;
    let end = unit_at + 1;
    // "the first half" of a match or of anything else is no time.
    if matches!(part, CalendarPart::Half(_))
        && words.norm(end) == "of"
        && year_or_relative(words, end + 1).is_none()
    {
        return None;
    }
    let of = words.skip(end, &["of", "in"]);
    let of = if words.norm(of) == "fiscal" { of + 1 } else { of };
    if let Some((stop, year)) = year_at(words, of) {
        return Some(in_year(stop, &part, year));
    }
    if let Some(parse) = relative_year(words, end, part.clone()) {
        return Some(parse);
    }
    match part {
        CalendarPart::Quarter(number) => {
            let fiscal = (start..unit_at).any(|w| words.norm(w) == "fiscal");
            let direction = if fiscal { Direction::Back } else { Direction::Unknown };
            Some(Parse::date(end, TimeExpr::Quarter { number, direction }, "quarter"))
        }
        _ if words.is(i.wrapping_sub(1), &["in", "during", "for"]) && start > i => {
            let of = Box::new(offset(TimeUnit::Year, 0));
            Some(Parse::date(end, TimeExpr::Within { part, of }, "half-year"))
        }
        _ => None,
    }
}

fn year_or_relative(words: &Words<'_>, i: usize) -> Option<()> {
    let at = words.skip(i, &["the", "fiscal"]);
    (year_at(words, at).is_some()
        || words.is(at, &["this", "last", "next", "year"])
        || words.norm(i) == "the" && words.norm(at) == "year")
        .then_some(())
}

fn in_year(end: usize, part: &CalendarPart, year: u32) -> Parse {
    let value = match part {
        CalendarPart::Quarter(q) => format!("{year:04}-Q{q}"),
        CalendarPart::Half(h) => format!("{year:04}-H{h}"),
        _ => format!("{year:04}"),
    };
    Parse::absolute(end, value, "quarter-year")
}

/// "Q3 2008", "Q3".
fn short(words: &Words<'_>, i: usize) -> Option<Parse> {
    let number: u8 = match words.norm(i) {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    match year_at(words, words.skip(i + 1, &["of"])) {
        Some((end, year)) => Some(in_year(end, &CalendarPart::Quarter(number), year)),
        None => {
            Some(Parse::date(i + 1, TimeExpr::Quarter { number, direction: Direction::Unknown }, "quarter"))
        }
    }
}

const PERIODS: [&str; 4] = ["quarter", "period", "month", "half"];

/// "the year-earlier quarter", "year-ago period", "the same period last year", "the corresponding period a year ago".
fn compared(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the", "its"]);
    let year_before = || TimeExpr::Shift { unit: TimeUnit::Year, count: -1, at: None };
    let at2 = words.skip(at, &["comparable", "corresponding"]);
    if words.reads(at2, &["year", "earlier"]) || words.reads(at2, &["year", "ago"]) {
        if !words.joined(at2 + 1) && at2 == at && at > i {
            return None;
        }
        let end = at2 + 2;
        if let Class::Ordinal(number @ 1..=4) = words.class(end)
            && words.norm(end + 1) == "quarter"
        {
            let of = Box::new(offset(TimeUnit::Year, -1));
            return Some(Parse::date(
                end + 2,
                TimeExpr::Within { part: CalendarPart::Quarter(number), of },
                "year-earlier",
            ));
        }
        if words.is(end, &PERIODS) {
            return Some(Parse::date(end + 1, year_before(), "year-earlier").leaning(Hint::Period));
        }
        return words
            .joined(at2 + 1)
            .then(|| Parse::date(end, year_before(), "year-earlier").leaning(Hint::Period));
    }
    if words.is(at, &["same", "corresponding", "comparable"]) && words.is(at + 1, &PERIODS) {
        let end = at + 2;
        let rest = words.skip(end, &["of", "in", "a"]);
        let rest = words.skip(rest, &["the"]);
        let last = words.reads(rest, &["last", "year"]) || words.reads(rest, &["previous", "year"]);
        let ago = words.reads(rest, &["year", "ago"])
            || words.reads(rest, &["year", "earlier"])
            || words.reads(rest, &["year", "before"]);
        if last || ago {
            return Some(Parse::date(rest + 2, year_before(), "year-earlier").leaning(Hint::Period));
        }
        if let Some((stop, year)) = year_at(words, rest) {
            return Some(Parse::absolute(stop, format!("{year:04}"), "period-year"));
        }
    }
    None
}

/// "the latest quarter", "the quarter", "this quarter", "that quarter", "the latest period".
fn latest(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let latest = words.skip(at, &["latest"]);
    if words.norm(latest) == "quarter" && words.is(latest + 1, &["ended", "ending"]) {
        let on = words.skip(latest + 2, &["on"]);
        if let Class::Month(month) = words.class(on) {
            let expr = TimeExpr::Quarter { number: ending_in(month), direction: Direction::Back };
            return Some(Parse::date(latest + 1, expr, "quarter-ended"));
        }
    }
    let same = || TimeExpr::Shift { unit: TimeUnit::Quarter, count: 0, at: None };
    match words.norm(at) {
        "latest" if at > i && words.is(at + 1, &["quarter", "period"]) => {
            Some(Parse::date(at + 2, same(), "latest-quarter").leaning(Hint::Period))
        }
        "quarter" if at > i && !words.is(at + 1, &["of", "century", "mile"]) => {
            Some(Parse::date(at + 1, same(), "the-quarter").leaning(Hint::Period))
        }
        "that" if words.norm(at + 1) == "quarter" => {
            Some(Parse::date(at + 2, same(), "the-quarter").leaning(Hint::Period))
        }
        _ => None,
    }
}

/// The quarter of the calendar that holds most of three months ending in `month`.
fn ending_in(month: u8) -> u8 {
    let middle = if month == 1 { 12 } else { month - 1 };
    middle.div_ceil(3)
}

/// "this year's third quarter", "the 1988 quarter", "the 1988 third quarter", "the 1989 period".
fn of_named_year(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    if let Some((end, year)) = year_at(words, at)
        && at > i
    {
        if let Class::Ordinal(number @ 1..=4) = words.class(end)
            && words.norm(end + 1) == "quarter"
        {
            return Some(in_year(end + 2, &CalendarPart::Quarter(number), year));
        }
        if words.is(end, &["quarter", "period"]) {
            return Some(Parse::absolute(end + 1, format!("{year:04}"), "period-year").leaning(Hint::Period));
        }
        return None;
    }
    let count = match words.norm(i) {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    if words.norm(i + 1) != "year" || !words.is(i + 2, &["'s", "’s"]) {
        return None;
    }
    let of = Box::new(offset(TimeUnit::Year, count));
    match words.class(i + 3) {
        Class::Ordinal(number @ 1..=4) if words.norm(i + 4) == "quarter" => Some(Parse::date(
            i + 5,
            TimeExpr::Within { part: CalendarPart::Quarter(number), of },
            "part-of-year",
        )),
        _ if words.norm(i + 3) == "quarter" => {
            let expr = TimeExpr::Shift { unit: TimeUnit::Year, count, at: None };
            Some(Parse::date(i + 4, expr, "year-earlier").leaning(Hint::Period))
        }
        _ => None,
    }
}
