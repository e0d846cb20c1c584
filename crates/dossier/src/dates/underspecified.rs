//! The TIMEX3 value of a time whose anchor is not known: "XXXX-WXX-4", "XXXX-12".

use model::{CalendarPart, TimeExpr, TimeUnit};

use super::{calendar::Stamp, occurrence::feast_stamp};

/// The value of a time whose anchor is not known.
pub(super) fn underspecified(expr: &TimeExpr) -> String {
    match expr {
        TimeExpr::Value(value) => value.clone(),
        TimeExpr::Weekday { day, .. } => format!("XXXX-WXX-{day}"),
        TimeExpr::MonthDay { month, day: Some(day), .. } => format!("XXXX-{month:02}-{day:02}"),
        TimeExpr::MonthDay { month, day: None, .. } => format!("XXXX-{month:02}"),
        TimeExpr::Season { code, .. } => format!("XXXX-{code}"),
        TimeExpr::Quarter { number, .. } => format!("XXXX-Q{number}"),
        TimeExpr::DayOfMonth { day, .. } => format!("XXXX-XX-{day:02}"),
        TimeExpr::Named { key, .. } => underspecified_feast(key),
        TimeExpr::Weekend { .. } => unit_pattern(TimeUnit::Weekend).to_owned(),
        TimeExpr::Offset { unit, .. } => unit_pattern(*unit).to_owned(),
        TimeExpr::Shift { unit, at, .. } => unit_pattern(at.unwrap_or(*unit)).to_owned(),
        TimeExpr::OfAnchorDay { part } => format!("XXXX-XX-XX{part}"),
        TimeExpr::WithPart { day, part } => format!("{}{part}", underspecified(day)),
        TimeExpr::Within { part, of } => underspecified_part(part, of),
        TimeExpr::Anniversary { .. } => "XXXX".to_owned(),
    }
}

fn underspecified_feast(key: &str) -> String {
    let (a, b) = (feast_stamp(key, 2023), feast_stamp(key, 2024));
    match (a, b) {
        (Some(Stamp::Day(a)), Some(Stamp::Day(b))) if (a.month(), a.day()) == (b.month(), b.day()) => {
            format!("XXXX-{:02}-{:02}", a.month(), a.day())
        }
        (Some(Stamp::Month(_, m)), Some(Stamp::Month(..))) => format!("XXXX-{m:02}"),
        _ => "XXXX".to_owned(),
    }
}

fn underspecified_part(part: &CalendarPart, of: &TimeExpr) -> String {
    match part {
        CalendarPart::Month(m) => format!("XXXX-{m:02}"),
        CalendarPart::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        CalendarPart::Quarter(q) => format!("XXXX-Q{q}"),
        CalendarPart::Half(h) => format!("XXXX-H{h}"),
        CalendarPart::Season(code) => format!("XXXX-{code}"),
        CalendarPart::Weekday(n) => format!("XXXX-WXX-{n}"),
        CalendarPart::Feast(_) => underspecified(of),
        CalendarPart::Week(_) => "XXXX-WXX".to_owned(),
    }
}

fn unit_pattern(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
    }
}
