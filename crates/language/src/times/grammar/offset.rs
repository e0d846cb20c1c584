//! Times by their distance: "last week", "next year", "two days ago", "a year earlier", "the next day", "that year".

use model::{Direction, TimeExpr, TimeUnit, TimexType};

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
    let titled = |k: usize| words.all.get(k).is_some_and(|w| w.capital);
    if at > 0
        && titled(at)
        && titled(at + 1)
        && words.all.first().is_some_and(|w| !w.span.is_empty())
        && !words.is(at + 1, &["fiscal"])
        && words.is(at.wrapping_sub(1), &["``", "\"", "“", "'s", "on"])
    {
        return None;
    }
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
    // "The past decade" is ten years long and no decade of the calendar.
    if unit == TimeUnit::Decade && step == -1 && hint == Hint::Article {
        return None;
    }
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
        "earlier" | "before" | "previously" | "prior" => (-1, Hint::Period, "earlier", 1),
        "later" => (1, Hint::Previous, "later", 1),
        _ => return None,
    };
    if words.is(end, &["before", "prior"]) && !closes(words, end + 1) {
        return None;
    }
    let end = end + skip;
    let half = amount.is_some_and(|a| a.half);
    let Some(count) = count.and_then(|n| i32::try_from(n).ok()) else {
        // "A few days later" tells how long after what was told: a length, not the future.
        if rule == "later"
            && let Some(amount) = amount
        {
            return Some(Parse::duration(end, duration::value(amount, unit), rule));
        }
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Parse::reference(end, reference, rule));
    };
    if matches!(unit, TimeUnit::Minute | TimeUnit::Hour) {
        let amount = amount?;
        return Some(Parse::duration(end, duration::value(amount, unit), rule));
    }
    let (unit, count) = distance(unit, count, half)?;
    if rule == "ago" && (unit, count) == (TimeUnit::Year, 1) {
        let expr = TimeExpr::Shift { unit, count: -1, at: None };
        return Some(Parse::date(end, expr, "year-ago").leaning(Hint::NearPeriod));
    }
    let expr = match (hint, rule) {
        (Hint::Period, _) => TimeExpr::Shift { unit, count: sign * count, at: None },
        (Hint::Previous, _) => shift_of(unit, sign * count),
        _ => offset(unit, sign * count),
    };
    Some(Parse { kind: TimexType::Date, ..Parse::date(end, expr, rule).leaning(hint) })
}

/// A distance in units of the calendar: decades and centuries name a year, halves the next smaller unit.
fn distance(unit: TimeUnit, count: i32, half: bool) -> Option<(TimeUnit, i32)> {
    let (smaller, each) = match unit {
        TimeUnit::Century => (TimeUnit::Year, 100),
        TimeUnit::Decade => (TimeUnit::Year, 10),
        TimeUnit::Year if half => (TimeUnit::Month, 12),
        TimeUnit::Month if half => (TimeUnit::Week, 4),
        TimeUnit::Week if half => (TimeUnit::Day, 7),
        _ => return Some((unit, count)),
    };
    let rest = if half { each / 2 } else { 0 };
    Some((smaller, count.checked_mul(each)?.checked_add(rest)?))
}

/// True when a clause ends at word `i`: "the day before." but not "the day before the vote".
fn closes(words: &Words<'_>, i: usize) -> bool {
    i >= words.len() || words.is(i, &[".", ",", ";", "''", "\"", "”", "and", "in", "at", "when", "but", ")"])
}

/// "the day", "the weekend", "the week of": of the article or of the time before.
fn the_unit(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.reads(i, &["the", "weekend"]) {
        let expr = TimeExpr::Weekend { direction: Direction::Unknown };
        return Some(Parse::date(i + 2, expr, "the-weekend"));
    }
    if words.is(i, &["the", "a"])
        && words.is(i + 1, &["year", "week", "month"])
        && words.is(i + 2, &["ended", "ending", "through"])
        && !words.joined(i + 2)
    {
        let Class::Unit(unit, _) = words.class(i + 1) else { return None };
        let one = super::number::Amount { end: i + 1, whole: Some(1), half: false, article: true };
        return Some(Parse::duration(i + 2, duration::value(one, unit), "unit-ended"));
    }
    for (unit, name) in [(TimeUnit::Year, "year"), (TimeUnit::Month, "month")] {
        if words.is(i, &["the", "that", "this"]) && words.reads(i + 1, &[name, "'s", "end"]) {
            return Some(Parse::date(i + 4, offset(unit, 0), "unit-end").modified(Some(model::Mod::End)));
        }
        if words.reads(i, &[name, "'s", "end"]) {
            return Some(Parse::date(i + 3, offset(unit, 0), "unit-end").modified(Some(model::Mod::End)));
        }
    }
    if words.reads(i, &["the", "year"])
        && words.all.get(i + 1).is_some_and(|w| !w.capital)
        && words.is(i.wrapping_sub(1), &["for", "of", "in", "during"])
        && !words.is(
            i + 2,
            &["of", "that", "when", "before", "after", "to", "ago", "earlier", "later", "ended", "ending"],
        )
        && !matches!(words.class(i + 2), Class::Digits(_))
    {
        return Some(Parse::date(i + 2, offset(TimeUnit::Year, 0), "the-unit"));
    }
    if let Some(parse) = nth_day(words, i) {
        return Some(parse);
    }
    if words.reads(i, &["the", "day"])
        && !words.is(
            i + 2,
            &[
                "after",
                "before",
                "when",
                "that",
                "of",
                "he",
                "she",
                "they",
                "it",
                "the",
                "later",
                "following",
                "to",
                "-",
                "earlier",
            ],
        )
        && !words.joined(i + 2)
    {
        return Some(Parse::date(i + 2, TimeExpr::OfAnchorDay { part: String::new() }, "the-day"));
    }
    None
}

/// "for a second consecutive day", "it is the eighth day of": the day of the report.
fn nth_day(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (Class::Ordinal(_), true) = (words.class(i + 1), words.is(i, &["a", "the"])) else { return None };
    let at = words.skip(i + 2, &["consecutive", "straight", "successive"]);
    let running = at > i + 2 && words.before(i) == "for";
    let is = words.is(i.wrapping_sub(1), &["is", "'s", "’s"]) && words.norm(at + 1) == "of";
    (words.norm(at) == "day" && (running || is))
        .then(|| Parse::date(at + 1, TimeExpr::OfAnchorDay { part: String::new() }, "nth-day"))
}

/// "the day before yesterday", "the day after tomorrow", "the day before", "the day after".
fn day_before(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the", "a"]);
    if words.is(at, &["year", "month", "week"])
        && words.norm(i) == "the"
        && words.is(at + 1, &["before", "previous"])
        && closes(words, at + 2)
    {
        let Class::Unit(unit, _) = words.class(at) else { return None };
        return Some(Parse::date(at + 2, shift_of(unit, -1), "previous-unit").leaning(Hint::Previous));
    }
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
