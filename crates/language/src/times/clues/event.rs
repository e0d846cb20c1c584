//! Recurring events that people attend as they speak: "told an audience at the forum" is told in its days.

use facts::feasts::{FeastKind, beginning_with};
use model::draft::{DateClue, DateConstraint};

use super::{Scene, clue};

/// Days after an event's end on which its speeches are still news.
const AFTER: i32 = 3;

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    let an = scene.analysis;
    for sentence in &an.sentences {
        for i in sentence.tokens.clone() {
            let Some((words, feast)) = beginning_with(an.norm(i))
                .iter()
                .find(|(words, feast)| feast.kind == FeastKind::Event && an.matches(i, words))
            else {
                continue;
            };
            let end = i + crate::analysis::to_u32(words.len());
            let known = clues
                .iter()
                .any(|c| matches!(&c.says, DateConstraint::Recurring { key, .. } if key == feast.key));
            if !known
                && !scene.quoted(i)
                && attended(scene, &sentence.tokens, i)
                && !elsewhere(scene, &sentence.tokens)
            {
                let span = an.span(i..end);
                let says = DateConstraint::Recurring { key: feast.key.to_owned(), from: 0, to: AFTER };
                clues.push(clue("at-recurring-event", span, says));
            }
        }
    }
}

/// "at the …", "on the sidelines of the …", "during the …", with a verb of speaking or meeting in the past.
fn attended(scene: &Scene<'_>, tokens: &std::ops::Range<u32>, at: u32) -> bool {
    let an = scene.analysis;
    let lead = (at.saturating_sub(4).max(tokens.start)..at)
        .any(|i| matches!(an.norm(i), "at" | "during" | "sidelines" | "addressing"));
    let speaks = tokens.clone().any(|i| {
        matches!(
            an.norm(i),
            "told"
                | "said"
                | "met"
                | "spoke"
                | "speaking"
                | "addressed"
                | "announced"
                | "says"
                | "warned"
                | "urged"
        )
    });
    lead && speaks
}

/// A sentence with a date of its own, or of what is to come, speaks of another year's event.
fn elsewhere(scene: &Scene<'_>, tokens: &std::ops::Range<u32>) -> bool {
    let an = scene.analysis;
    let dated = scene.times.iter().any(|t| {
        tokens.contains(&t.first)
            && matches!(
                t.timex.rule.as_str(),
                "year"
                    | "month-year"
                    | "day-month-year"
                    | "offset-unit"
                    | "ago"
                    | "bare-month"
                    | "previous-unit"
            )
            && !matches!(an.norm(t.first), "this")
    });
    dated
        || tokens
            .clone()
            .any(|i| matches!(an.norm(i), "annual" | "upcoming" | "next" | "will" | "previous" | "earlier"))
}
