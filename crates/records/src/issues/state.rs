//! How an issue stands, by the words around its mention.

use model::{Span, record::IssueState};

use crate::lexis::View;

const OPEN: &[&str] = &[
    "unresolved",
    "remain",
    "remains",
    "obstacle",
    "obstacles",
    "contentious",
    "gap",
    "gaps",
    "hurdle",
    "hurdles",
    "difficult",
    "tough",
    "unsettled",
    "disagreement",
    "disagreements",
    "differences",
    "disputed",
    "deadlock",
    "deadlocked",
    "stalled",
    "hinge",
    "hinges",
    "unsolved",
    "divided",
    "outstanding",
];
const AGREED: &[&str] =
    &["agreed", "resolved", "settled", "finalized", "finalised", "signed", "ratified", "solved"];

/// The state that the mention at `from..to` is said to be in, with the word that says so.
pub(super) fn near(view: &View<'_>, from: usize, to: usize) -> Option<(IssueState, Span)> {
    let (low, high) = (clause_start(view, from), clause_end(view, to));
    let word = |i: usize| Some(view.span(i, i + 1));
    for i in low..high {
        if view.norm(i) == "off" && view.norm(i + 1) == "the" && view.norm(i + 2) == "table" {
            return Some((IssueState::Dropped, view.span(i, i + 3)));
        }
        if view.norm(i) == "on" && view.norm(i + 1) == "the" && view.norm(i + 2) == "table" {
            return Some((IssueState::Open, view.span(i, i + 3)));
        }
        if OPEN.contains(&view.norm(i)) {
            return word(i).map(|s| (IssueState::Open, s));
        }
    }
    for i in low..high {
        if !AGREED.contains(&view.norm(i)) || i < from.saturating_sub(6) || i > to + 8 {
            continue;
        }
        let before: Vec<&str> = (i.saturating_sub(5)..i).map(|b| view.norm(b)).collect();
        let not_yet = before.iter().any(|w| {
            matches!(
                *w,
                "not"
                    | "n't"
                    | "never"
                    | "no"
                    | "need"
                    | "needs"
                    | "must"
                    | "would"
                    | "could"
                    | "can"
                    | "will"
                    | "yet"
                    | "if"
                    | "unless"
                    | "should"
                    | "may"
                    | "might"
                    | "until"
                    | "to"
            )
        });
        let state = match () {
            () if not_yet => IssueState::Open,
            () if before.iter().any(|w| matches!(*w, "partly" | "partially" | "largely" | "mostly")) => {
                IssueState::PartlyAgreed
            }
            () => IssueState::Agreed,
        };
        return word(i).map(|s| (state, s));
    }
    None
}

fn stops(word: &str) -> bool {
    matches!(word, ";" | "but" | "while" | "although" | "though" | "whereas" | ".")
}

fn clause_start(view: &View<'_>, at: usize) -> usize {
    (0..at).rev().find(|i| stops(view.norm(*i))).map_or(0, |i| i + 1)
}

fn clause_end(view: &View<'_>, at: usize) -> usize {
    (at..view.len()).find(|i| stops(view.norm(*i))).unwrap_or(view.len())
}
