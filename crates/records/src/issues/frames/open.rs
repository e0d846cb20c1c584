//! "X remains unresolved", "X is the main sticking point", "what is left is X", "X has been settled".

use super::{Force, Frame, frame, list, subject_before};
use crate::lexis::View;

/// Words that say by themselves how an issue stands.
const STANDS: &[&str] = &[
    "unresolved",
    "unsettled",
    "obstacle",
    "obstacles",
    "contentious",
    "hurdle",
    "hurdles",
    "disputed",
    "non-negotiable",
    "negotiable",
    "settled",
    "unsolved",
    "deadlocked",
];
/// Nouns that do so with one of [`KIND`] before them.
const POINTS: &[&str] =
    &["point", "points", "issue", "issues", "block", "blocks", "question", "questions", "demand", "concern"];
const KIND: &[&str] = &[
    "sticking",
    "key",
    "main",
    "stumbling",
    "contentious",
    "outstanding",
    "difficult",
    "central",
    "open",
    "last",
    "biggest",
    "thorniest",
    "chief",
    "final",
    "remaining",
    "only",
    "major",
    "crucial",
    "core",
    "hardest",
    "toughest",
];

/// "X remains unresolved", "X is the main sticking point", "X remains the most contentious issue".
pub(super) fn left_open(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let copula = matches!(
        view.norm(at),
        "remain" | "remains" | "remained" | "is" | "are" | "was" | "were" | "has" | "have" | "be" | "been"
    );
    if !copula || matches!(view.norm(at), "be" | "been") && at > 0 && view.tag(at - 1) != "MD" {
        return;
    }
    if !says_how_it_stands(view, at) {
        return;
    }
    // Back over ", a key point of contention," to the subject.
    if let Some(phrase) = subject_before(view, at) {
        found.push(frame(view, phrase.from, phrase, Force::Says, "frame-left-open"));
    }
}

/// True where the words right after say of something that it is unresolved, or a sticking point.
fn says_how_it_stands(view: &View<'_>, at: usize) -> bool {
    (at + 1..at + 8)
        .take_while(|i| *i < view.len() && !matches!(view.norm(*i), "," | "." | ";" | "that" | "and" | "but"))
        .any(|i| {
            let word = view.norm(i);
            STANDS.contains(&word) || POINTS.contains(&word) && KIND.contains(&view.norm(i - 1))
        })
}

/// "leaving the crossing as the last issue".
pub(super) fn left_as(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if view.norm(at) != "as" || !says_how_it_stands(view, at) {
        return;
    }
    let left = |i: usize| matches!(view.norm(i), "leave" | "leaves" | "left" | "leaving");
    let Some(phrase) = subject_before(view, at).filter(|p| (0..p.from).rev().take(2).any(left)) else {
        return;
    };
    found.push(frame(view, phrase.from, phrase, Force::Says, "frame-left-open"));
}

/// "What remains is pay and the cranes", "what is left is the crossing".
pub(super) fn what_remains(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if view.norm(at) != "what" {
        return;
    }
    let left = matches!(view.norm(at + 1), "remain" | "remains" | "remained" | "divides" | "separates")
        || view.norm(at + 2) == "left";
    let Some(copula) = (at + 2..at + 7)
        .find(|i| matches!(view.norm(*i), "is" | "are" | "was" | "were") && view.norm(i + 1) != "left")
    else {
        return;
    };
    if left {
        for phrase in list(view, copula + 1) {
            found.push(frame(view, phrase.from, phrase, Force::Says, "frame-left-open"));
        }
    }
}
