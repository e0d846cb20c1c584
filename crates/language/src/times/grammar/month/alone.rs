//! Months without a day, and days without a month: "last April", "the month of May", "in March", "on the 20th".

use model::{CalendarPart, Direction, TimeExpr, TimeUnit};

use super::{
    super::super::{
        found::{Hint, Parse, month_day, offset},
        words::{Class, Words},
    },
    day::month_first,
    year::year_after,
};

/// "the last week of March", "the first week of May 1944".
pub(super) fn week_of(words: &Words<'_>, i: usize) -> Option<Parse> {
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
pub(super) fn ordinal_alone(words: &Words<'_>, i: usize) -> Option<Parse> {
    let in_digits = words.norm(i + 1).as_bytes().first().is_some_and(u8::is_ascii_digit);
    let Class::Ordinal(day @ 1..=31) = words.class(i + 1) else { return None };
    let lead = words.is(i.wrapping_sub(1), &["on", "by", "until", "from", "since", "of"]);
    let free = matches!(
        words.tag(i + 2),
        "" | "." | "," | "IN" | "TO" | "VBD" | "VBZ" | "MD" | "CC" | "WRB" | "''" | "PRP" | "DT" | "EX"
    );
    let not_century =
        !matches!(words.class(i + 2), Class::Unit(..) | Class::Ordinal(_)) && words.norm(i + 2) != "of";
    (words.norm(i) == "the" && in_digits && lead && free && not_century).then(|| {
        let expr = TimeExpr::DayOfMonth { day, direction: Direction::Unknown };
        Parse::date(i + 2, expr, "day-of-month").leaning(Hint::Previous)
    })
}

/// "last April", "this September", "next May", "this past June".
pub(super) fn framed(words: &Words<'_>, i: usize) -> Option<Parse> {
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

/// "the month of April".
pub(super) fn month_of(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    if !words.reads(at, &["month", "of"]) {
        return None;
    }
    let Class::Month(_) = words.class(at + 2) else { return None };
    month_first(words, at + 2).or_else(|| bare(words, at + 2))
}

/// A month alone: capitalised, and for "May", "March" and "August" as a noun.
pub(super) fn bare(words: &Words<'_>, i: usize) -> Option<Parse> {
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
    // "between March and May", "as early as March".
    let ranged = matches!(before, "and" | "to" | "or" | "through" | "-" | "–")
        && i >= 2
        && matches!(words.class(i - 2), Class::Month(_));
    let as_early_as = before == "as"
        && i >= 2
        && matches!(words.norm(i - 2), "early" | "late" | "soon" | "recently" | "far");
    if ranged || as_early_as {
        return true;
    }
    let named = matches!(words.norm(i), "april" | "june" | "august");
    let person = matches!(words.tag(i + 1), "NNP") && words.all.get(i + 1).is_some_and(|w| w.capital);
    match words.norm(i) {
        "march" if before == "the" && words.tag(i + 1).starts_with("NN") => true,
        "may" | "march" => {
            LEADS.contains(&before) && !matches!(before, "to" | "and" | "or" | "on" | "a" | "for" | "-" | "–")
                || (LEADS.contains(&before) && (words.tag(i).starts_with("NN")))
        }
        _ if named => !person || before == "the" || LEADS.contains(&before),
        "jan" | "mar" | "sep" => words.norm(i + 1) == "." || LEADS.contains(&before) && !person,
        _ => words.all.get(i).is_some_and(|w| w.capital),
    }
}
