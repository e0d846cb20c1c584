//! Stretches of days and months: "15 to 22 February", "March 5 and 6", "July-November 1954".

use model::TimeExpr;

use super::{
    super::super::{
        found::{Parse, month_day},
        words::{Class, Words},
    },
    day::{day, day_first, month_first},
    year::with_year,
};

/// "July" in "July-November 1954", "26 June" in "26 June to 4 August 1952": the year stands behind the later month.
pub(super) fn year_of_range(words: &Words<'_>, end: usize, month: u8, day: Option<u8>) -> Option<Parse> {
    let next = match words.norm(end) {
        "-" | "–" | "—" | "to" | "and" | "through" | "until" | "or" => end + 1,
        _ if words.joined(end) => end,
        _ => return None,
    };
    let later = match words.class(next) {
        Class::Month(later) => later,
        _ => match words.class(next + 1) {
            Class::Month(later) if matches!(words.class(next), Class::Digits(1..=31) | Class::Ordinal(_)) => {
                later
            }
            _ => return None,
        },
    };
    let rest = if matches!(words.class(next), Class::Month(_)) {
        month_first(words, next)?
    } else {
        day_first(words, next)?
    };
    let TimeExpr::Value(value) = rest.expr else { return None };
    let year = value.get(..4).filter(|_| later > month)?;
    let value = match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    };
    Some(Parse::absolute(end, value, "range-month-year"))
}

/// "15" in "from 15 to 22 February", "26" in "26-30 November": the month stands behind the later day.
pub(super) fn range_start(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (end, first) = day(words, i)?;
    let second = match words.norm(end) {
        "to" | "and" | "-" | "–" | "—" | "until" | "through" | "or" => end + 1,
        _ if words.joined(end) => end,
        _ => return None,
    };
    let (_, last) = day(words, second)?;
    let rest = day_first(words, second)?;
    if last <= first {
        return None;
    }
    let (expr, hint) = match rest.expr {
        TimeExpr::MonthDay { month, .. } => (month_day(month, Some(first)), rest.hint),
        TimeExpr::Value(value) => (TimeExpr::Value(format!("{}-{first:02}", value.get(..7)?)), rest.hint),
        _ => return None,
    };
    Some(Parse::date(end, expr, "day-range").leaning(hint))
}

/// "6" in "March 5 and 6": a day whose month stands before it.
pub(super) fn conjoined_day(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (end, day) = day(words, i)?;
    let link = i.checked_sub(1)?;
    let linked = words.is(link, &["and", "or", "to", "-", "–", "through", "until", ","]) || words.joined(i);
    let last = if words.joined(i) { link } else { link.checked_sub(1)? };
    let month_at = last.checked_sub(1)?;
    let Class::Month(month) = words.class(month_at) else { return None };
    let a_day = matches!(words.class(last), Class::Digits(1..=31) | Class::Ordinal(_));
    if !linked || !a_day || matches!(words.class(end), Class::Month(_) | Class::Unit(..) | Class::Digits(_)) {
        return None;
    }
    let comma = words.norm(link) == ",";
    if comma && !words.is(end, &["and", ",", "or"]) {
        return None;
    }
    Some(with_year(words, end, month, Some(day)))
}
