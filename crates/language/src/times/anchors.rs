//! What each time is resolved against: the article's day, or a time before it in the text.

use model::{Anchor, CalendarPart, Direction, TimeExpr, TimeUnit, TimexType};

use crate::Analysis;

use super::found::{Found, Hint};

/// Gives every time its anchor.
pub(super) fn assign(analysis: &Analysis, times: &mut [Found], history: bool) {
    for i in 0..times.len() {
        let (before, rest) = times.split_at_mut(i);
        let Some(time) = rest.first_mut() else { continue };
        match time.hint {
            Hint::Absolute => time.timex.anchor = Anchor::Absolute,
            Hint::Previous if history => {
                time.timex.anchor = told(before).map_or(Anchor::Article, Anchor::Time);
            }
            Hint::Previous => lean_on_previous(before, time),
            Hint::Period => lean_on_period(before, time, u32::MAX),
            Hint::NearPeriod => lean_on_period(before, time, 2),
            Hint::Sentence => lean_on_sentence(before, time, history, 0),
            Hint::Near => lean_on_sentence(before, time, history, 1),
            Hint::Article if history => narrate(before, time),
            Hint::Article => time.timex.anchor = Anchor::Article,
        }
    }
    greet(analysis, times);
}

/// A quotation that carries a feast's greetings was spoken at the feast: its "today" is that day, not the article's.
fn greet(analysis: &Analysis, times: &mut [Found]) {
    for at in 0..times.len() {
        let TimeExpr::Named { .. } = times[at].timex.expr else { continue };
        let feast = &times[at];
        let near = feast.first.saturating_sub(3)..feast.end + 3;
        let greeting = near.into_iter().any(|i| {
            matches!(
                analysis.norm(i),
                "greetings" | "wishes" | "greeting" | "merry" | "happy" | "congratulations" | "blessed"
            )
        });
        let Some(quotation) = quotation(analysis, feast.first).filter(|_| greeting) else { continue };
        if let TimeExpr::Named { direction, .. } = &mut times[at].timex.expr {
            *direction = Direction::Unknown;
        }
        for time in times.iter_mut().filter(|t| quotation.contains(&t.first)) {
            if time.timex.rule == "today" {
                time.timex.anchor = Anchor::Time(index(at));
                time.timex.rule = "today-of-greeting".to_owned();
            }
        }
    }
}

/// The quoted tokens around a token, within its paragraph.
fn quotation(analysis: &Analysis, token: u32) -> Option<std::ops::Range<u32>> {
    let quoted = |i: u32| analysis.tokens.get(i as usize).is_some_and(|t| t.quoted);
    if !quoted(token) {
        return None;
    }
    let paragraph = |i: u32| analysis.sentence_of(i).map(|s| s.paragraph);
    let home = paragraph(token);
    let inside = |i: u32| quoted(i) && paragraph(i) == home;
    let mut start = token;
    while start > 0 && inside(start - 1) {
        start -= 1;
    }
    let mut end = token + 1;
    while inside(end) {
        end += 1;
    }
    Some(start..end)
}

/// A history tells years and dates in full and never says "today" or a bare weekday.
pub(super) fn is_history(times: &[Found]) -> bool {
    let full = times.iter().filter(|t| t.hint == Hint::Absolute && is_calendar(&t.timex.expr)).count();
    let pointing = times
        .iter()
        .filter(|t| {
            let rule = t.timex.rule.as_str();
            matches!(
                rule,
                "bare-weekday"
                    | "today"
                    | "yesterday-tomorrow"
                    | "last-weekday"
                    | "this-weekday"
                    | "offset-unit"
            )
        })
        .count();
    full >= 8 && pointing * 12 <= full
}

/// True for a value that names calendar days.
pub(super) fn is_calendar(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Value(value) => value.as_bytes().first().is_some_and(u8::is_ascii_digit),
        _ => true,
    }
}

fn index(i: usize) -> u32 {
    crate::analysis::to_u32(i)
}

/// The nearest time before that names a stretch of the calendar.
fn previous(before: &[Found]) -> Option<u32> {
    before
        .iter()
        .rposition(|t| {
            matches!(t.timex.kind, TimexType::Date | TimexType::Time) && is_calendar(&t.timex.expr)
        })
        .map(index)
}

fn lean_on_previous(before: &[Found], time: &mut Found) {
    time.timex.anchor = previous(before).map_or(Anchor::Article, Anchor::Time);
}

/// "the quarter", "a year earlier": the last quarter told before; without one the article's own.
fn lean_on_period(before: &[Found], time: &mut Found, sentences: u32) {
    let quarter = before.iter().rposition(|t| {
        time.sentence.saturating_sub(t.sentence) <= sentences
            && matches!(t.timex.kind, TimexType::Date)
            && is_quarter(&t.timex.expr)
            && t.hint != Hint::Period
    });
    if let Some(at) = quarter {
        time.timex.anchor = Anchor::Time(index(at));
        return;
    }
    if let TimeExpr::Shift { unit, count, at: None } = time.timex.expr {
        let whole = matches!(time.timex.rule.as_str(), "the-quarter" | "latest-quarter");
        let count = if whole { -1 } else { count };
        time.timex.expr = TimeExpr::Offset { unit, count };
    }
}

/// A clock time belongs to the day told in its sentence.
fn lean_on_sentence(before: &[Found], time: &mut Found, history: bool, sentences: u32) {
    let told = before.iter().rposition(|t| {
        (time.sentence.saturating_sub(t.sentence) <= sentences || history)
            && matches!(t.timex.kind, TimexType::Date)
            && names_a_day(&t.timex.expr)
    });
    time.timex.anchor = told.map_or(Anchor::Article, |at| Anchor::Time(index(at)));
}

fn names_a_day(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Value(value) => {
            value.len() == 10 && value.as_bytes().first().is_some_and(u8::is_ascii_digit)
        }
        TimeExpr::Weekday { .. } | TimeExpr::MonthDay { day: Some(_), .. } | TimeExpr::OfAnchorDay { .. } => {
            true
        }
        TimeExpr::Offset { unit, .. } => *unit == TimeUnit::Day,
        TimeExpr::Within { part, .. } => matches!(part, CalendarPart::Day { .. } | CalendarPart::Weekday(_)),
        _ => false,
    }
}

fn is_quarter(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Quarter { .. } => true,
        TimeExpr::Within { part, .. } => matches!(part, CalendarPart::Quarter(_) | CalendarPart::Half(_)),
        TimeExpr::Value(value) => value.contains("-Q") || value.contains("-H"),
        _ => false,
    }
}

/// In a history a month or day without its year belongs to the year told last.
fn narrate(before: &[Found], time: &mut Found) {
    let Some(last) = told(before) else { return };
    let year = |part: CalendarPart| TimeExpr::Within {
        part,
        of: Box::new(TimeExpr::Shift { unit: TimeUnit::Year, count: 0, at: Some(TimeUnit::Year) }),
    };
    let told = match &time.timex.expr {
        TimeExpr::WithPart { day, part } => {
            in_year(day, &year).map(|day| TimeExpr::WithPart { day: Box::new(day), part: part.clone() })
        }
        TimeExpr::Offset { unit, count: 0 }
            if matches!(time.timex.rule.as_str(), "the-unit" | "unit-end") =>
        {
            Some(TimeExpr::Shift { unit: *unit, count: 0, at: Some(*unit) })
        }
        expr => in_year(expr, &year),
    };
    if let Some(expr) = told {
        time.timex.expr = expr;
        time.timex.anchor = Anchor::Time(last);
    } else if matches!(
        time.timex.expr,
        TimeExpr::Weekday { .. } | TimeExpr::DayOfMonth { .. } | TimeExpr::OfAnchorDay { .. }
    ) {
        if let TimeExpr::Weekday { direction, .. } | TimeExpr::DayOfMonth { direction, .. } =
            &mut time.timex.expr
        {
            *direction = Direction::Forward;
        }
        time.timex.anchor = Anchor::Time(last);
    }
}

/// The last time that the history itself places: in full, or by another of its times; not by the day of writing.
fn told(before: &[Found]) -> Option<u32> {
    let placed = |t: &Found| match &t.timex.expr {
        TimeExpr::Value(value) => value.len() >= 4 && value.bytes().take(4).all(|b| b.is_ascii_digit()),
        _ => matches!(t.timex.anchor, Anchor::Time(_)),
    };
    before
        .iter()
        .rposition(|t| matches!(t.timex.kind, TimexType::Date | TimexType::Time) && placed(t))
        .map(index)
}

fn in_year(expr: &TimeExpr, year: &dyn Fn(CalendarPart) -> TimeExpr) -> Option<TimeExpr> {
    Some(match expr {
        TimeExpr::MonthDay { month, day: Some(day), .. } => {
            year(CalendarPart::Day { month: *month, day: *day })
        }
        TimeExpr::MonthDay { month, day: None, .. } => year(CalendarPart::Month(*month)),
        TimeExpr::Season { code, .. } => year(CalendarPart::Season(code.clone())),
        TimeExpr::Quarter { number, .. } => year(CalendarPart::Quarter(*number)),
        TimeExpr::Named { key, .. } => year(CalendarPart::Feast(key.clone())),
        _ => return None,
    })
}
