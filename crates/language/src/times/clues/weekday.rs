//! Bare weekdays: "said Thursday … later in the day", and one weekday told both as past and as to come.

use model::{
    BlockRole, Direction, TimeExpr,
    draft::{DateClue, DateConstraint},
};

use super::{Scene, clue, reports, stretch};
use crate::times::found::Found;

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    same_day(scene, clues);
    both_ways(scene, clues);
    lead(scene, clues);
}

/// News of more than this many days is not led with the bare weekday on which it was said.
const FRESH: i32 = 2;

/// "…, the ministry said on Wednesday" in the first sentence: news of that day, printed then or shortly after.
fn lead(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    // A clue that tells the very day says more.
    if clues.iter().any(|c| c.rule == "said-weekday-later-today") {
        return;
    }
    let an = scene.analysis;
    let body = an.sentences.iter().position(|s| s.role == BlockRole::Body && s.tokens.len() > 7);
    let Some(first) = body.map(crate::analysis::to_u32) else { return };
    for (i, time) in scene.told().filter(|(_, t)| t.sentence == first) {
        let Some((_, Direction::Back)) = bare(time) else { continue };
        let back = |n: u32| time.first.checked_sub(n).map_or("", |k| an.norm(k));
        let on = u32::from(matches!(back(1), "on" | "late" | "early"));
        let told = back(on + 2) == "told" && back(on + 1) == "reporters";
        if told || reports(back(on + 1)) {
            let says = DateConstraint::Near { time: i, from: 0, to: FRESH };
            clues.push(clue("lead-said-on-weekday", time.timex.span, says));
            return;
        }
    }
}

fn bare(time: &Found) -> Option<(u8, Direction)> {
    match time.timex.expr {
        TimeExpr::Weekday { day, direction, weeks: 0 } if time.timex.rule == "bare-weekday" => {
            Some((day, direction))
        }
        _ => None,
    }
}

/// "said Thursday he will travel later in the day": the speech, the plan and the article share that day.
fn same_day(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    let mut last: Option<&Found> = None;
    for (_, time) in scene.told() {
        if let Some((_, Direction::Back)) = bare(time) {
            let said = time.first.checked_sub(1).is_some_and(|i| reports(scene.analysis.norm(i)));
            last = said.then_some(time);
        }
        let later = time.timex.rule == "the-day" && scene.analysis.norm(time.first) == "later";
        if later
            && let Some(said) = last.filter(|s| s.sentence == time.sentence)
            && let Some((day, _)) = bare(said)
            && ahead(scene, said.end, time.first)
        {
            let span = stretch(&said.timex, &time.timex);
            clues.push(clue("said-weekday-later-today", span, DateConstraint::Weekday(day)));
        }
    }
}

/// True when a modal or an infinitive stands between two tokens: what comes later is still to come.
fn ahead(scene: &Scene<'_>, from: u32, to: u32) -> bool {
    (from..to).any(|i| matches!(scene.analysis.tag(i), "MD") || scene.analysis.norm(i) == "will")
}

/// One weekday told as over by a reporting verb and as still to come elsewhere can only be the article's own day:
/// of two different days of one name the farther one would be called "last" or "next".
fn both_ways(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    for (_, over) in scene.told() {
        let Some((day, Direction::Back)) = bare(over) else { continue };
        if !over.first.checked_sub(1).is_some_and(|i| reports(scene.analysis.norm(i))) {
            continue;
        }
        let to_come =
            scene.told().find(|(_, t)| bare(t) == Some((day, Direction::Forward)) && certain(scene, t));
        if let Some((_, to_come)) = to_come {
            let span = over.timex.span;
            let _ = to_come;
            clues.push(clue("weekday-over-and-to-come", span, DateConstraint::Weekday(day)));
            return;
        }
    }
}

/// "is scheduled to depart Monday", "will leave on Monday".
fn certain(scene: &Scene<'_>, time: &Found) -> bool {
    let from = scene.sentence(time).start.max(time.first.saturating_sub(12));
    (from..time.first)
        .any(|i| matches!(scene.analysis.norm(i), "will" | "scheduled" | "set" | "due" | "expected"))
}
