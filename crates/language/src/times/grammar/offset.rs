//! Times by their distance: "last week", "next year", "two days ago", "a year earlier", "the next day", "that year".

use model::{TimeExpr, TimeUnit, TimexType};

use super::{
    super::{
        found::{Hint, Parse, offset},
        words::{Class, Words},
    },
    duration,
    number::amount,
};

/// A time by its distance from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let longest = [ago(words, i), unit(words, i), the_unit(words, i), day_before(words, i)];
    longest.into_iter().flatten().max_by_key(|p| p.end)
}

/// "last week", "this year", "next month", "the past year", "the latest quarter", "the following day".
fn unit(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let with_the = at > i;
    let (step, hint, rule) = match words.norm(at) {
        "this" | "current" => (0, Hint::Article, "offset-unit"),
        "last" | "past" | "nxt" if words.norm(at) != "nxt" => (-1, Hint::Article, "offset-unit"),
        "next" if with_the => (1, Hint::Previous, "next-unit"),
        "next" | "nxt" => (1, Hint::Article, "offset-unit"),
        "coming" => (1, Hint::Article, "offset-unit"),
        "previous" | "preceding" => (-1, Hint::Previous, "previous-unit"),
        "following" => (1, Hint::Previous, "next-unit"),
        "same" | "that" => (0, Hint::Previous, "that-unit"),
        "latest" => (-1, Hint::Article, "offset-unit"),
        _ => return None,
    };
    let after = words.skip(at + 1, &["same", "coming", "past", "very", "fiscal", "calendar"]);
    let Class::Unit(unit, false) = words.class(after) else { return None };
    if words.joined(after + 1) || words.joined(after) {
        return None;
    }
    // "the last day" and "the past day" are not yesterday; "this minute" and "this hour" are not dates.
    let small = matches!(unit, TimeUnit::Minute | TimeUnit::Hour);
    if small
        || (unit == TimeUnit::Day
            && matches!(words.norm(at), "last" | "past" | "coming" | "latest" | "current"))
    {
        return None;
    }
    let expr = match hint {
        Hint::Previous => shift_of(unit, step),
        _ => offset(unit, step),
    };
    let expr = if unit == TimeUnit::Decade && step == -1 { offset(unit, 0) } else { expr };
    let end = after + 1;
    let parse = Parse::date(end, expr, rule).leaning(hint);
    Some(parse)
}

/// The unit of the anchor, so many away.
fn shift_of(unit: TimeUnit, count: i32) -> TimeExpr {
    TimeExpr::Shift { unit, count, at: Some(unit) }
}

/// "two days ago", "a year earlier", "three weeks later", "ten years from now".
fn ago(words: &Words<'_>, i: usize) -> Option<Parse> {
    let amount = amount(words, i);
    let (at, count) = match amount {
        Some(a) => (a.end, a.whole),
        None => (i, None),
    };
    let Class::Unit(unit, _) = words.class(at) else { return None };
    let mut end = at + 1;
    if words.reads(end, &["or", "so"]) {
        end += 2;
    }
    let (sign, hint, rule, skip) = match words.norm(end) {
        "ago" => (-1, Hint::Article, "ago", 1),
        "hence" => (1, Hint::Article, "from-now", 1),
        "from" if words.is(end + 1, &["now", "today"]) => (1, Hint::Article, "from-now", 2),
        "earlier" | "before" => (-1, Hint::Period, "earlier", 1),
        "later" => (1, Hint::Previous, "later", 1),
        _ => return None,
    };
    if words.norm(end) == "before" && !closes(words, end + 1) {
        return None;
    }
    let end = end + skip;
    let Some(count) = count.and_then(|n| i32::try_from(n).ok()) else {
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Parse::reference(end, reference, rule));
    };
    if matches!(unit, TimeUnit::Minute | TimeUnit::Hour) {
        let amount = amount?;
        return Some(Parse::duration(end, duration::value(amount, unit), rule));
    }
    let expr = match (hint, rule) {
        (Hint::Period, _) => TimeExpr::Shift { unit, count: sign * count, at: None },
        (Hint::Previous, _) => shift_of(unit, sign * count),
        _ => offset(unit, sign * count),
    };
    Some(Parse { kind: TimexType::Date, ..Parse::date(end, expr, rule).leaning(hint) })
}

/// True when a clause ends at word `i`: "the day before." but not "the day before the vote".
fn closes(words: &Words<'_>, i: usize) -> bool {
    i >= words.len() || words.is(i, &[".", ",", ";", "''", "\"", "”", "and", "in", "at", "when", "but", ")"])
}

/// "the day", "the weekend", "the week of": of the article or of the time before.
fn the_unit(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.reads(i, &["the", "weekend"]) {
        return Some(Parse::date(i + 2, offset(TimeUnit::Weekend, 0), "the-weekend"));
    }
    if words.reads(i, &["the", "day"]) && (closes(words, i + 2)) {
        return Some(Parse::date(i + 2, TimeExpr::OfAnchorDay { part: String::new() }, "the-day"));
    }
    None
}

/// "the day before yesterday", "the day after tomorrow", "the day before", "the day after".
fn day_before(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the", "a"]);
    if words.norm(at) != "day" {
        return None;
    }
    if words.reads(at + 1, &["before", "yesterday"]) {
        return Some(Parse::date(at + 3, offset(TimeUnit::Day, -2), "offset-unit"));
    }
    if words.reads(at + 1, &["after", "tomorrow"]) {
        return Some(Parse::date(at + 3, offset(TimeUnit::Day, 2), "offset-unit"));
    }
    if at == i {
        return None;
    }
    let sign = match words.norm(at + 1) {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    closes(words, at + 2)
        .then(|| Parse::date(at + 2, shift_of(TimeUnit::Day, sign), "previous-unit").leaning(Hint::Previous))
}
