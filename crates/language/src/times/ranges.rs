//! Stretches and references between the times of a text: "from Monday through Friday", "until then".

use model::{Anchor, Direction, TimeExpr, TimexType};

use super::found::Found;
use crate::{Analysis, analysis::to_u32};

/// The second weekday or month of a stretch is the first such one after the other, whatever the verb says.
pub(super) fn stretches(analysis: &Analysis, times: &mut [Found]) {
    for i in 1..times.len() {
        let Some([first, second]) = times.get_mut(i - 1..=i) else { continue };
        let alike = first.timex.rule == second.timex.rule && second.first == first.end + 1;
        let begins = first.first.checked_sub(1).map_or("", |i| analysis.norm(i));
        let linked = match analysis.norm(first.end) {
            "through" | "thru" | "until" | "till" | "-" | "–" => true,
            "to" => begins == "from",
            "and" => begins == "between",
            _ => false,
        };
        if !(alike && linked && second.timex.anchor == first.timex.anchor) {
            continue;
        }
        let rule = match &mut second.timex.expr {
            TimeExpr::Weekday { direction, weeks: 0, .. } => {
                *direction = Direction::Forward;
                "weekday-range"
            }
            TimeExpr::MonthDay { direction, day: None, years: 0, .. } => {
                *direction = Direction::Forward;
                "month-range"
            }
            _ => continue,
        };
        second.timex.anchor = Anchor::Time(to_u32(i - 1));
        second.timex.rule = rule.to_owned();
    }
}

/// "Until then" without a day told in its sentence or the one before is no time. Call before anchors are given.
pub(super) fn drop_loose_then(times: &mut Vec<Found>) {
    let mut told: Option<u32> = None;
    times.retain(|t| {
        if t.timex.rule == "then" {
            return told.is_some_and(|sentence| t.sentence - sentence <= 1);
        }
        if matches!(t.timex.kind, TimexType::Date | TimexType::Time)
            && super::anchors::is_calendar(&t.timex.expr)
        {
            told = Some(t.sentence);
        }
        true
    });
}
