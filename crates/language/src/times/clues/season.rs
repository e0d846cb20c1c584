//! Seasons that go on as the article is written: "have intensified during the winter".

use model::{
    Direction, TimeExpr,
    draft::{DateClue, DateConstraint},
};

use super::{Scene, clue};

/// Days by which a season's weather runs over its calendar.
const SLACK: i32 = 25;

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    let an = scene.analysis;
    for (i, time) in scene.told() {
        let TimeExpr::Season { direction, .. } = &time.timex.expr else { continue };
        let tokens = scene.sentence(time);
        let running =
            matches!(an.norm(time.first.saturating_sub(1)), "during" | "throughout" | "amid" | "this")
                && (tokens.start..time.first).any(|k| matches!(an.norm(k), "have" | "has" | "are" | "is"))
                && !(tokens.start..tokens.end)
                    .any(|k| matches!(an.norm(k), "last" | "previous" | "next" | "every" | "each"));
        if running && *direction != Direction::Forward {
            let says = DateConstraint::Near { time: i, from: -SLACK, to: SLACK };
            clues.push(clue("season-goes-on", time.timex.span, says));
        }
    }
}
