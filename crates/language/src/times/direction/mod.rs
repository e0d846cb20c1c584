//! Which way a bare weekday or month points: from the verb it hangs on, or from the word before it.
//!
//! The nearest verb cluster to the left governs; at the head of a sentence the first one to the right does. A
//! modal, "scheduled", "due" or a headline's infinitive point forward, a past tense points back. An infinitive of
//! purpose hands the question on to the verb it hangs on ("will travel to meet", "travelled to meet").

mod cluster;
mod lead;
mod plans;
mod scan;

use model::{Direction, TimeExpr};

use crate::{Analysis, Sentence};

use super::found::Found;

/// Gives every pointing expression its direction.
pub(in crate::times) fn assign(analysis: &Analysis, times: &mut [Found]) {
    for time in times {
        if slot(&mut time.timex.expr).is_none_or(|direction| *direction != Direction::Unknown) {
            continue;
        }
        let found = of(analysis, time);
        if let Some(direction) = slot(&mut time.timex.expr) {
            *direction = found;
        }
    }
}

/// The direction slot of an expression; quarters keep to the nearest one.
fn slot(expr: &mut TimeExpr) -> Option<&mut Direction> {
    match expr {
        TimeExpr::Weekday { direction, .. }
        | TimeExpr::MonthDay { direction, .. }
        | TimeExpr::Named { direction, .. }
        | TimeExpr::Season { direction, .. }
        | TimeExpr::DayOfMonth { direction, .. }
        | TimeExpr::Weekend { direction } => Some(direction),
        TimeExpr::WithPart { day, .. } => slot(day),
        _ => None,
    }
}

/// The direction of a time from its governing verb.
pub(in crate::times) fn of(analysis: &Analysis, time: &Found) -> Direction {
    let Some(sentence) = analysis.sentences.get(time.sentence as usize) else { return Direction::Unknown };
    if let Some(direction) = lead::direction(analysis, sentence, time) {
        return direction;
    }
    if fronted(analysis, sentence, time)
        && let Some(direction) = scan::rightward(analysis, sentence, time.end)
    {
        return direction;
    }
    if compound(analysis, time) {
        return Direction::Unknown;
    }
    if relative_past(analysis, time.end) {
        return Direction::Back;
    }
    scan::leftward(analysis, sentence, time.first)
        .or_else(|| scan::rightward(analysis, sentence, time.end))
        .unwrap_or(Direction::Unknown)
}

/// "On Tuesday, …", "In composite trading Friday, …": the main clause follows the comma.
fn fronted(analysis: &Analysis, sentence: &Sentence, time: &Found) -> bool {
    let lead =
        matches!(analysis.norm(sentence.tokens.start), "in" | "on" | "at" | "by" | "for" | "during" | "from");
    let short = time.first.saturating_sub(sentence.tokens.start) < 9;
    let comma = analysis.norm(time.end) == ",";
    let open = (sentence.tokens.start..time.first)
        .all(|i| analysis.norm(i) != "," && !matches!(analysis.tag(i), "VBD" | "MD" | "VBG" | "TO"));
    lead && short && comma && open
}

/// "under a June agreement": the month belongs to the noun, and the verb says nothing of it.
fn compound(analysis: &Analysis, time: &Found) -> bool {
    let month = matches!(time.timex.expr, TimeExpr::MonthDay { day: None, .. });
    let led = time.first.checked_sub(1).map_or("", |i| analysis.tag(i));
    month && matches!(led, "DT" | "PRP$" | "JJ") && matches!(analysis.tag(time.end), "NN" | "NNS")
}

/// "a meeting in December that failed": the clause hung on the time's noun is over.
fn relative_past(analysis: &Analysis, end: u32) -> bool {
    matches!(analysis.norm(end), "that" | "which" | "who" | "when") && analysis.tag(end + 1) == "VBD"
}
