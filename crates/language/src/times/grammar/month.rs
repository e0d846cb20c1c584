//! Months and days of months: "March 5, 1946", "5 March", "Aug. 7", "last April", "July last year", "the 19th".

use model::{CalendarPart, Direction, TimeExpr, TimeUnit};

use super::{
    super::{
        found::{Hint, Parse, month_day, offset},
        words::{Class, Words},
    },
    absolute::year_at,
};

/// A month, or a day of one, from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    month_first(words, i)
        .or_else(|| day_first(words, i))
        .or_else(|| range_start(words, i))
        .or_else(|| week_of(words, i))
        .or_else(|| framed(words, i))
        .or_else(|| month_of(words, i))
        .or_else(|| conjoined_day(words, i))
        .or_else(|| bare(words, i))
        .or_else(|| ordinal_alone(words, i))
}

/// A day of a month: "7", "7th", "the seventh"; with the words it takes.
fn day(words: &Words<'_>, i: usize) -> Option<(usize, u8)> {
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
fn month_first(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "July" in "July-November 1954", "26 June" in "26 June to 4 August 1952": the year stands behind the later month.
fn year_of_range(words: &Words<'_>, end: usize, month: u8, day: Option<u8>) -> Option<Parse> {
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

/// "May 20 people": the number counts what follows; so does "June 10 percent".
fn count_follows(words: &Words<'_>, at: usize, end: usize) -> bool {
    matches!(words.class(at), Class::Digits(_))
        && (words.is(end, &["percent", "%", "people", "million", "billion", "points"])
            || matches!(words.class(end), Class::Unit(_, true)))
}

/// Adds ", 1946" or "last year" to a day of a month.
fn with_year(words: &Words<'_>, end: usize, month: u8, day: Option<u8>) -> Parse {
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
pub(super) fn relative_year(words: &Words<'_>, i: usize, part: CalendarPart) -> Option<Parse> {
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

/// "5 March 1946", "the 5th of March", "5 March".
fn day_first(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "15" in "from 15 to 22 February", "26" in "26-30 November": the month stands behind the later day.
fn range_start(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "the last week of March", "the first week of May 1944".
fn week_of(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let number: i8 = match words.class(at) {
        Class::Ordinal(n @ 1..=4) => i8::try_from(n).ok()?,
        _ if words.is(at, &["last", "final"]) => -1,
        _ => return None,
    };
    if !words.reads(at + 1, &["week", "of"]) && !words.reads(at + 1, &["week", "in"]) {
        return None;
    }
    let month = month_first(words, at + 3).or_else(|| bare(words, at + 3))?;
    let fits = matches!(month.rule, "month-year" | "bare-month" | "part-of-year");
    let expr = TimeExpr::Within { part: CalendarPart::Week(number), of: Box::new(month.expr) };
    fits.then(|| Parse::date(month.end, expr, "week-of-month"))
}

/// "on the 20th": a day of the month told last.
fn ordinal_alone(words: &Words<'_>, i: usize) -> Option<Parse> {
    let in_digits = words.norm(i + 1).as_bytes().first().is_some_and(u8::is_ascii_digit);
    let Class::Ordinal(day @ 1..=31) = words.class(i + 1) else { return None };
    let lead = words.is(i.wrapping_sub(1), &["on", "by", "until", "from", "since", "of"]);
    let free =
        matches!(words.tag(i + 2), "" | "." | "," | "IN" | "TO" | "VBD" | "VBZ" | "MD" | "CC" | "WRB" | "''");
    let not_century =
        !matches!(words.class(i + 2), Class::Unit(..) | Class::Ordinal(_)) && words.norm(i + 2) != "of";
    (words.norm(i) == "the" && in_digits && lead && free && not_century).then(|| {
        let expr = TimeExpr::DayOfMonth { day, direction: Direction::Unknown };
        Parse::date(i + 2, expr, "day-of-month").leaning(Hint::Previous)
    })
}

/// "last April", "this September", "next May", "this past June".
fn framed(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (direction, years) = match words.norm(i) {
        "last" => (Direction::Back, 0),
        "this" => (Direction::Unknown, 0),
        "next" => (Direction::Forward, 0),
        "the" if matches!(words.norm(i + 1), "following" | "next" | "previous") => {
            let Class::Month(month) = words.class(i + 2) else { return None };
            let forward = words.norm(i + 1) != "previous";
            let direction = if forward { Direction::Forward } else { Direction::Back };
            let expr = TimeExpr::MonthDay { month, day: None, direction, years: 0 };
            return Some(Parse::date(i + 3, expr, "framed-month").leaning(Hint::Previous));
        }
        _ => return None,
    };
    let past = words.is(i + 1, &["past", "coming"]);
    let at = if past { i + 2 } else { i + 1 };
    let Class::Month(month) = words.class(at) else { return None };
    let direction = if words.norm(i + 1) == "past" { Direction::Back } else { direction };
    if words.norm(i) == "this" && !past {
        let this_year = offset(TimeUnit::Year, 0);
        let expr = TimeExpr::Within { part: CalendarPart::Month(month), of: Box::new(this_year) };
        return Some(year_after(words, at + 1, month, Parse::date(at + 1, expr, "framed-month")));
    }
    let expr = TimeExpr::MonthDay { month, day: None, direction, years };
    Some(year_after(words, at + 1, month, Parse::date(at + 1, expr, "framed-month")))
}

fn year_after(words: &Words<'_>, end: usize, month: u8, parse: Parse) -> Parse {
    match year_at(words, end) {
        Some((end, year)) => Parse::absolute(end, format!("{year:04}-{month:02}"), "month-year"),
        None => parse,
    }
}

/// "the month of April".
fn month_of(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    if !words.reads(at, &["month", "of"]) {
        return None;
    }
    let Class::Month(_) = words.class(at + 2) else { return None };
    month_first(words, at + 2).or_else(|| bare(words, at + 2))
}

/// "6" in "March 5 and 6": a day whose month stands before it.
fn conjoined_day(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// A month alone: capitalised, and for "May", "March" and "August" as a noun.
fn bare(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Month(month) = words.class(i) else { return None };
    let word = words.all.get(i)?;
    let doubtful =
        matches!(word.norm, "may" | "march" | "mar" | "jan" | "august" | "sep" | "dec" | "april" | "june");
    if doubtful && !month_context(words, i) {
        return None;
    }
    let end =
        if words.norm(i + 1) == "." && word.norm.len() <= 4 && i + 2 < words.len() { i + 2 } else { i + 1 };
    Some(Parse::date(end, month_day(month, None), "bare-month"))
}

/// True where a month stands rather than a modal verb, a name or a walk.
fn month_context(words: &Words<'_>, i: usize) -> bool {
    const LEADS: [&str; 34] = [
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "early",
        "late",
        "mid",
        "during",
        "from",
        "through",
        "to",
        "last",
        "next",
        "this",
        "before",
        "after",
        "and",
        "or",
        "for",
        "(",
        "between",
        "around",
        "throughout",
        "past",
        "coming",
        "each",
        "every",
        "on",
        "a",
        "end",
        "-",
        "–",
    ];
    let before = words.before(i);
    let named = matches!(words.norm(i), "april" | "june" | "august");
    let person = matches!(words.tag(i + 1), "NNP") && words.all.get(i + 1).is_some_and(|w| w.capital);
    match words.norm(i) {
        "march" if before == "the" && words.tag(i + 1).starts_with("NN") => true,
        "may" | "march" => {
            LEADS.contains(&before) && !matches!(before, "to" | "and" | "or" | "on" | "a" | "for" | "-" | "–")
                || (LEADS.contains(&before) && (words.tag(i).starts_with("NN")))
        }
        _ if named => !person || LEADS.contains(&before),
        "jan" | "mar" | "sep" => words.norm(i + 1) == "." || LEADS.contains(&before) && !person,
        _ => words.all.get(i).is_some_and(|w| w.capital),
    }
}
