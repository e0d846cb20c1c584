//! Frames that make a phrase an issue: "the issue of X", "gaps on X and Y", "X remains unresolved".

mod complement;
mod conditions;
mod listed;
mod objects;
mod of;
mod on;
mod open;

pub(crate) use complement::{complement, passive_subject};

use super::nouns::noun;
use crate::{
    lexis::{Phrase, View, noun_phrase},
    profile::Profile,
    stakes::Cues,
};

/// A frame with the phrase inside it, in view positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Where the frame's own words begin, or the phrase where it comes first.
    pub(super) from: usize,
    /// The phrase that names the issue, with the noun of the frame where that belongs to the name.
    pub(super) label: (usize, usize),
    /// The phrase.
    pub(super) phrase: Phrase,
    /// "role" in "the role of X".
    pub(super) noun: Option<&'static str>,
    /// How much it takes for the phrase to be an issue.
    pub(super) force: Force,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

/// How much a frame says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
    /// The phrase names no issue unless a topic knows it.
    None,
    /// Proposes it: other articles must speak of it too.
    Proposes,
    /// Says that it is an issue.
    Says,
    /// Says so, and frame and phrase together are its name.
    Names,
}

impl Frame {
    /// True when position `at` lies in the phrase.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.label.0 <= at && at < self.label.1.max(self.phrase.to)
    }
}

/// The frames of one sentence.
pub(super) fn read(profile: &Profile, view: &View<'_>, cues: &Cues<'_>) -> Vec<Frame> {
    let mut found = Vec::new();
    for at in 0..view.len() {
        of::noun_of(view, at, &mut found);
        of::future_of(view, at, &mut found);
        of::proposal_for(view, at, &mut found);
        on::talk_on(view, at, &mut found);
        on::turn_on(view, at, &mut found);
        on::compound(view, at, &mut found);
        on::settled(view, at, &mut found);
        of::wish(view, at, &mut found);
        open::left_open(view, at, &mut found);
        open::left_as(view, at, &mut found);
        open::what_remains(view, at, &mut found);
        listed::read(view, at, &mut found);
        objects::of_intents(profile, view, at, &mut found);
    }
    objects::read(profile, view, &cues.stances, &mut found);
    objects::of_deeds(view, &cues.levers, &mut found);
    conditions::read(view, &mut found);
    found
}

/// A frame around `phrase`; it has no force where the phrase cannot name an issue.
fn frame(view: &View<'_>, from: usize, phrase: Phrase, force: Force, rule: &'static str) -> Frame {
    let class = noun(view.norm(phrase.head));
    let empty = class.empty && !(rule == objects::OBJECT && specific(view, phrase));
    let nothing = empty || view.is_time(phrase.head) || is_person(view, phrase.head);
    let force = if nothing { Force::None } else { force };
    Frame { from, label: (phrase.from, phrase.to), phrase, noun: None, force, rule }
}

/// True for a weak noun with words that say which is meant: "the joint action", "such attacks", "remarks by the mayor".
pub(super) fn specific(view: &View<'_>, phrase: Phrase) -> bool {
    let told = |i: usize| {
        matches!(view.tag(i), "JJ" | "NN" | "NNS" | "NNP" | "POS" | "PRP$" | "VBN" | "VBG")
            || matches!(view.norm(i), "the" | "such" | "this" | "these" | "that" | "those" | "any")
    };
    let head = view.norm(phrase.head);
    (noun(head).weak || noun(&language::lemmas::singular(head)).weak)
        && ((phrase.from..phrase.head).any(told)
            || matches!(view.norm(phrase.to), "of" | "by" | "on" | "against" | "to" | "that"))
}

fn is_person(view: &View<'_>, at: usize) -> bool {
    view.named(at).is_some_and(|e| e.kind() == model::record::EntityKind::Person)
}

/// The start of the next item: "X and Y", "X, Y and Z", "on X and on Y".
fn next_in_list(view: &View<'_>, at: usize) -> Option<usize> {
    let item = |at: usize| match view.norm(at) {
        "on" | "over" | "about" | "of" | "with" => at + 1,
        _ => at,
    };
    match view.norm(at) {
        "and" | "or" => Some(item(at + 1)),
        "," if matches!(view.norm(at + 1), "and" | "or") => Some(item(at + 2)),
        "," if noun_phrase(view, item(at + 1))
            .is_some_and(|p| matches!(view.norm(p.to), "," | "and" | "or")) =>
        {
            Some(item(at + 1))
        }
        _ => None,
    }
}

/// The phrases of a list that begins at `start`, with the complement of each passed over ("the artillery on the
/// ridge, the return of families and pay").
pub(crate) fn list(view: &View<'_>, start: usize) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(phrase) = noun_phrase(view, at) {
        found.push(phrase);
        let mut end = phrase.to;
        for _ in 0..2 {
            match view.norm(end) {
                "of" | "on" | "in" | "at" | "for" | "to" => match noun_phrase(view, end + 1) {
                    Some(more) => end = more.to,
                    None => break,
                },
                _ => break,
            }
        }
        match next_in_list(view, phrase.to).or_else(|| next_in_list(view, end)) {
            Some(next) if found.len() < 8 => at = next,
            _ => break,
        }
    }
    found
}

/// The noun phrase that ends right before `at`, over one apposition between commas and one "of" or "at".
fn subject_before(view: &View<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > 0 && matches!(view.tag(end - 1), "RB" | "MD") {
        end -= 1;
    }
    if end > 0 && view.norm(end - 1) == "," {
        let open = (0..end - 1).rev().take(10).find(|i| view.norm(*i) == ",")?;
        end = open;
    }
    let noun = |i: usize| {
        matches!(
            view.tag(i),
            "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "JJS" | "DT" | "PRP$" | "POS" | "VBN" | "CD"
        )
    };
    let back = |end: usize| {
        let mut from = end;
        while from > 0 && end - from < 8 && noun(from - 1) {
            from -= 1;
        }
        noun_phrase(view, from).filter(|p| p.to == end)
    };
    let phrase = back(end)?;
    // "the return of families remains open": the noun before "of" is the subject.
    let of = phrase.from.checked_sub(1).filter(|i| matches!(view.norm(*i), "of" | "at" | "on"));
    Some(of.and_then(back).unwrap_or(phrase))
}
