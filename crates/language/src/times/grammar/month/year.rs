//! The year behind a month or a day: ", 1946", "last year", "of that year".

use model::{CalendarPart, TimeExpr, TimeUnit};

use super::{
    super::{
        super::{
            found::{Hint, Parse, month_day, offset},
            words::Words,
        },
        absolute::year_at,
    },
    range::year_of_range,
};

/// Adds ", 1946" or "last year" to a day of a month.
pub(super) fn with_year(words: &Words<'_>, end: usize, month: u8, day: Option<u8>) -> Parse {
    let after = if words.is(end, &[",", "of", "in"]) { end + 1 } else { end };
    if let Some((stop, year)) = year_at(words, after) {
        let value = match day {
            Some(d) => format!("{year:04}-{month:02}-{d:02}"),
            None => format!("{year:04}-{month:02}"),
        };
        return Parse::absolute(stop, value, "day-month-year");
    }
    let part = day.map_or(CalendarPart::Month(month), |day| CalendarPart::Day { month, day });
    relative_year(words, end, part)
        .or_else(|| year_of_range(words, end, month, day))
        .unwrap_or_else(|| Parse::date(end, month_day(month, day), "day-month"))
}

/// "this year", "last year", "of last year", "next year" behind a part of the year.
pub(in crate::times::grammar) fn relative_year(
    words: &Words<'_>,
    i: usize,
    part: CalendarPart,
) -> Option<Parse> {
    let at = words.skip(i, &["of", "in", ","]);
    let at = words.skip(at, &["the"]);
    let (count, previous) = match words.norm(at) {
        "this" => (0, false),
        "last" | "past" => (-1, false),
        "next" => (1, false),
        "that" | "same" => (0, true),
        "previous" | "preceding" => (-1, true),
        "following" => (1, true),
        _ => return None,
    };
    if words.norm(at + 1) != "year" {
        return None;
    }
    let of = if previous {
        TimeExpr::Shift { unit: TimeUnit::Year, count, at: Some(TimeUnit::Year) }
    } else {
        offset(TimeUnit::Year, count)
    };
    let parse = Parse::date(at + 2, TimeExpr::Within { part, of: Box::new(of) }, "part-of-year");
    Some(if previous { parse.leaning(Hint::Previous) } else { parse })
}

pub(super) fn year_after(words: &Words<'_>, end: usize, month: u8, parse: Parse) -> Parse {
    match year_at(words, end) {
        Some((end, year)) => Parse::absolute(end, format!("{year:04}-{month:02}"), "month-year"),
        None => parse,
    }
}
