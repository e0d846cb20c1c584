//! Which way a bare weekday or month points: from the verb group it hangs on.

use model::{Direction, TimeExpr};

use crate::{Analysis, Sentence, Tense, VerbGroup};

use super::found::Found;

/// Gives every pointing expression its direction.
pub(super) fn assign(analysis: &Analysis, times: &mut [Found]) {
    for time in times {
        if wants(&time.timex.expr) {
            let direction = of(analysis, time);
            point(&mut time.timex.expr, direction);
        }
    }
}

/// True for an expression whose direction is still open.
fn wants(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Weekday { direction, .. }
        | TimeExpr::MonthDay { direction, .. }
        | TimeExpr::Named { direction, .. }
        | TimeExpr::Season { direction, .. }
        | TimeExpr::DayOfMonth { direction, .. } => *direction == Direction::Unknown,
        TimeExpr::Weekend { direction } => *direction == Direction::Unknown,
        TimeExpr::WithPart { day, .. } => wants(day),
        _ => false,
    }
}

fn point(expr: &mut TimeExpr, to: Direction) {
    match expr {
        TimeExpr::Weekday { direction, .. }
        | TimeExpr::MonthDay { direction, .. }
        | TimeExpr::Named { direction, .. }
        | TimeExpr::Season { direction, .. }
        | TimeExpr::DayOfMonth { direction, .. } => *direction = to,
        TimeExpr::Weekend { direction } => *direction = to,
        TimeExpr::WithPart { day, .. } => point(day, to),
        _ => {}
    }
}

/// The direction from the nearest verb group of its clause; from words of planning where there is no group.
fn of(analysis: &Analysis, time: &Found) -> Direction {
    let Some(sentence) = analysis.sentences.get(time.sentence as usize) else { return Direction::Unknown };
    match governing(analysis, sentence, time) {
        Some(group) => of_group(analysis, sentence, group),
        None => of_words(analysis, sentence, time),
    }
}

fn governing<'a>(analysis: &'a Analysis, sentence: &Sentence, time: &Found) -> Option<&'a VerbGroup> {
    let from = analysis.vgs.partition_point(|g| g.tokens.end <= sentence.tokens.start);
    let groups: Vec<&VerbGroup> =
        analysis.vgs[from..].iter().take_while(|g| g.tokens.start < sentence.tokens.end).collect();
    groups.iter().rev().find(|g| g.tokens.end <= time.first).or_else(|| groups.first()).copied()
}

fn of_group(analysis: &Analysis, sentence: &Sentence, group: &VerbGroup) -> Direction {
    let _ = (analysis, sentence);
    match group.tense {
        Tense::Future => Direction::Forward,
        Tense::Past | Tense::Participle => Direction::Back,
        Tense::Infinitive if group.via.is_some() => Direction::Forward,
        _ => Direction::Unknown,
    }
}

/// Without verb groups: the nearest word before that plans or tells.
fn of_words(analysis: &Analysis, sentence: &Sentence, time: &Found) -> Direction {
    for i in (sentence.tokens.start..time.first.min(sentence.tokens.end)).rev() {
        match analysis.norm(i) {
            "will" | "'ll" | "scheduled" | "expected" | "due" | "set" | "slated" | "planned" | "plans"
            | "shall" => {
                return Direction::Forward;
            }
            "said" | "was" | "were" | "had" | "told" | "met" => return Direction::Back,
            _ => {}
        }
    }
    Direction::Unknown
}
