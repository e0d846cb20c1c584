//! Dates told in full: over, so the article is not older; still to come, so it is not younger. Days of the year told
//! without their year place the article within the year.

use model::{
    Direction, TimeExpr, TimexType,
    draft::{DateClue, DateConstraint},
};

use super::{Scene, clue};
use crate::times::{
    direction,
    found::{Found, Hint},
};

/// The farthest that a day or month without its year is told back or ahead, in days.
const FAR_BACK: i32 = 365;
const FAR_AHEAD: i32 = 365;

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    for (i, time) in scene.told() {
        if !matches!(time.timex.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        match &time.timex.expr {
            TimeExpr::Value(value) if time.hint == Hint::Absolute => {
                if let Some(year) = first_year(value)
                    && (1500..2100).contains(&year)
                    && is_over(scene, time)
                    && (value.len() > 4 || stands_as_year(scene, time))
                {
                    let says = DateConstraint::Near { time: i, from: 0, to: i32::MAX };
                    clues.push(clue("not-before-date-told", time.timex.span, says));
                }
            }
            TimeExpr::MonthDay { day, direction, years: 0, .. } if time.hint == Hint::Article => {
                let (from, to, rule) = match (direction, day) {
                    (Direction::Back, _) if by_verb(scene, time) => (0, FAR_BACK, "day-of-year-over"),
                    (Direction::Forward, _) if by_verb(scene, time) => (-FAR_AHEAD, 0, "day-of-year-to-come"),
                    _ => continue,
                };
                clues.push(clue(rule, time.timex.span, DateConstraint::Near { time: i, from, to }));
            }
            _ => {}
        }
    }
    latest_only(clues);
}

/// The year a value begins in.
fn first_year(value: &str) -> Option<i32> {
    let head = value.get(..4)?;
    head.bytes().all(|b| b.is_ascii_digit()).then(|| head.parse().ok())?
}

/// True for a date that its clause tells as over.
fn is_over(scene: &Scene<'_>, time: &Found) -> bool {
    let an = scene.analysis;
    let before = |n: u32| time.first.checked_sub(n).map_or("", |i| an.norm(i));
    if matches!(before(1), "by" | "until" | "till" | "before" | "through" | "to" | "for" | "than" | "-" | "–")
        || matches!(before(2), "by" | "until" | "end" | "before" | "through")
    {
        return false;
    }
    if matches!(before(1), "since") {
        return true;
    }
    let near = time.first.saturating_sub(6)..time.first;
    direction::of(an, time) == Direction::Back && !near.into_iter().any(|i| planning(an.norm(i)))
}

/// "in 2019", "since 2019"; a year before a noun ("a 2012 hopeful") or the second of two may lie ahead.
fn stands_as_year(scene: &Scene<'_>, time: &Found) -> bool {
    let before = time.first.checked_sub(1).map_or("", |i| scene.analysis.norm(i));
    let described = scene.analysis.tag(time.end).starts_with("NN");
    matches!(before, "in" | "since" | "of" | "during" | "from" | "year") && !described
}

fn planning(word: &str) -> bool {
    matches!(
        word,
        "expected"
            | "scheduled"
            | "plans"
            | "planned"
            | "plan"
            | "due"
            | "bid"
            | "goal"
            | "target"
            | "deadline"
            | "forecast"
            | "projected"
            | "future"
            | "expects"
            | "hopes"
            | "candidate"
            | "candidacy"
            | "running"
            | "prospects"
            | "expires"
            | "mature"
            | "maturing"
            | "likely"
    )
}

/// True when the direction rests on a past tense or a modal in the same sentence.
fn by_verb(scene: &Scene<'_>, time: &Found) -> bool {
    let tokens = scene.sentence(time);
    (tokens.start..tokens.end).any(|i| matches!(scene.analysis.tag(i), "VBD" | "MD"))
}

/// Of many lower bounds one or two are enough for a reader; the dossier takes the latest of those left.
fn latest_only(clues: &mut Vec<DateClue>) {
    clues.dedup_by(|a, b| a.rule == b.rule && a.span == b.span);
}
