//! The subject of a verb, by the words before it.

use super::{
    holder::phrase_ending,
    verb::{Force, force},
};
use crate::lexis::{Phrase, View};

/// The noun phrase that is the subject of the verb at `at`.
pub(crate) fn subject(view: &View<'_>, at: usize) -> Option<Phrase> {
    match force(view, at) {
        Force::Finite { from, .. } => before(view, from, 3),
        Force::Participle { from } => of_participle(view, from),
        Force::Passive { by } => crate::lexis::noun_phrase(view, by + 1),
        Force::Loose => None,
    }
}

/// The subject that stands before position `from`, over asides, relative pronouns and joined verbs.
fn before(view: &View<'_>, from: usize, depth: usize) -> Option<Phrase> {
    let mut end = from;
    for _ in 0..4 {
        let last = end.checked_sub(1)?;
        match view.norm(last) {
            // "the guild, for its part, rejected"
            "," => {
                let open = (0..last).rev().take(14).find(|i| matches!(view.norm(*i), "," | ";" | ":"));
                match open {
                    Some(open) if view.norm(open) == "," => end = open,
                    _ => return main_subject(view, last, depth),
                }
            }
            "who" | "which" | "that" => {
                end = last;
                if end > 0 && view.norm(end - 1) == "," {
                    end -= 1;
                }
            }
            "also" | "still" | "now" | "then" | "both" | "all" | "themselves" | "himself" | "herself"
            | "itself" => end = last,
            "and" | "but" | "or" => return main_subject(view, last, depth),
            _ => break,
        }
    }
    // "Thursday", "on Monday" between subject and verb.
    while end > 0 && is_day(view.norm(end - 1)) {
        end -= 1;
        if end > 0 && view.norm(end - 1) == "on" {
            end -= 1;
        }
    }
    phrase_ending(view, end).map(|p| over_prepositions(view, p))
}

/// "leaders of the guild rejected": the phrase before "of", "from", "for" is the subject.
fn over_prepositions(view: &View<'_>, phrase: Phrase) -> Phrase {
    let mut best = phrase;
    for _ in 0..2 {
        let Some(at) = best.from.checked_sub(1) else { return best };
        let skip = usize::from(view.norm(at) == "both");
        let Some(at) = at.checked_sub(skip) else { return best };
        if !matches!(view.norm(at), "of" | "from" | "for" | "in" | "at") {
            return best;
        }
        match phrase_ending(view, at) {
            Some(p) => best = Phrase { from: p.from, to: best.to, head: p.head },
            None => return best,
        }
    }
    best
}

fn is_day(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "earlier"
            | "later"
            | "week"
            | "month"
            | "last"
    )
}

/// Joined verbs share their subject: the nearest finite verb before.
fn main_subject(view: &View<'_>, before_at: usize, depth: usize) -> Option<Phrase> {
    if depth == 0 {
        return None;
    }
    let verb =
        (0..before_at).rev().take(30).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"))?;
    match force(view, verb) {
        Force::Finite { from, .. } => before(view, from, depth - 1),
        _ => before(view, verb, depth - 1),
    }
}

/// "with the guild rejecting": the phrase right before; ", rejecting the plan": the subject of the main verb.
fn of_participle(view: &View<'_>, from: usize) -> Option<Phrase> {
    let last = from.checked_sub(1);
    match last.map(|l| view.norm(l)) {
        Some("," | "and" | "while" | "after" | "before" | "by" | "—" | "–" | "--" | "but") => {
            let mut end = from - 1;
            while end > 0 && matches!(view.norm(end - 1), "," | "and" | "but") {
                end -= 1;
            }
            first_subject(view, end)
        }
        None => after_participle(view, from),
        _ => phrase_ending(view, from)
            .filter(|p| p.from > 0 && matches!(view.norm(p.from - 1), "with" | ",") || p.from == 0),
    }
}

/// The subject of the first finite verb before `end`, the verb nearest to the start of the clause chain.
fn first_subject(view: &View<'_>, end: usize) -> Option<Phrase> {
    let verb = (0..end).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"))?;
    match force(view, verb) {
        Force::Finite { from, .. } => before(view, from, 1),
        _ => before(view, verb, 1),
    }
}

/// "Rejecting the plan, the guild said": the subject after the comma.
fn after_participle(view: &View<'_>, from: usize) -> Option<Phrase> {
    let comma = (from..view.len()).take(20).find(|i| view.norm(*i) == ",")?;
    crate::lexis::noun_phrase(view, comma + 1)
}
