//! The words right before a time: "until Friday", "ahead of Thursday's vote", "scheduled for Monday".

use model::{Direction, TimeExpr};

use crate::{Analysis, Sentence, times::found::Found};

/// The preposition or noun right before: "until Friday", "ahead of Thursday's vote", "scheduled for Monday".
pub(super) fn direction(analysis: &Analysis, sentence: &Sentence, time: &Found) -> Option<Direction> {
    let back = |n: u32| {
        time.first.checked_sub(n).filter(|i| *i >= sentence.tokens.start).map_or("", |i| analysis.norm(i))
    };
    let calendar = matches!(time.timex.expr, TimeExpr::MonthDay { .. });
    match back(1) {
        "until" | "till" | "by" => Some(if calendar { Direction::Unknown } else { Direction::Forward }),
        "to" | "through" if calendar => Some(Direction::Unknown),
        "as" if matches!(back(2), "soon" | "early" | "late") => Some(Direction::Forward),
        "since" | "from" if back(1) == "since" => Some(Direction::Back),
        "of" if back(2) == "ahead" => Some(Direction::Forward),
        "before" | "for" if planned(back(2)) => Some(Direction::Forward),
        "above" | "below" | "than" if !calendar => Some(Direction::Back),
        "effective" => Some(if calendar { Direction::Unknown } else { Direction::Forward }),
        _ => None,
    }
}

fn planned(word: &str) -> bool {
    matches!(
        word,
        "scheduled"
            | "planned"
            | "slated"
            | "set"
            | "expected"
            | "due"
            | "deadline"
            | "called"
            | "booked"
            | "billed"
    )
}
