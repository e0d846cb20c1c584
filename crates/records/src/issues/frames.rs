//! Frames that make a phrase an issue: "the issue of X", "gaps on X and Y", "X remains unresolved".

use crate::{
    lexis::{Phrase, View, noun_phrase},
    profile::Profile,
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
    /// True when the phrase is an issue even where no topic knows it.
    pub(super) names_alone: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

impl Frame {
    /// True when position `at` lies in the phrase.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.label.0 <= at && at < self.label.1.max(self.phrase.to)
    }
}

/// "the issue of X": only X is the name.
const ISSUE_NOUNS: &[&str] =
    &["issue", "issues", "question", "questions", "matter", "matters", "problem", "topic"];
/// "the role of X": the noun belongs to the name.
const NAMING_NOUNS: &[&str] = &["role", "fate", "status", "future"];
/// "talks on X", "gaps over X".
const TALK_NOUNS: &[&str] = &[
    "talks",
    "discussions",
    "negotiations",
    "agreement",
    "deal",
    "compromise",
    "concessions",
    "concession",
    "gap",
    "gaps",
    "difference",
    "differences",
    "disagreement",
    "disagreements",
    "dispute",
    "disputes",
    "progress",
    "position",
    "stance",
    "impasse",
    "deadlock",
    "divisions",
    "divided",
    "split",
    "commitments",
    "commitment",
    "guarantees",
    "text",
    "language",
    "clause",
    "provisions",
    "provision",
];
/// Of these, the ones after which even an unknown phrase is an issue.
const APART: &[&str] = &[
    "gap",
    "gaps",
    "difference",
    "differences",
    "disagreement",
    "disagreements",
    "dispute",
    "impasse",
    "deadlock",
    "divisions",
];
/// Heads that name no issue.
const EMPTY_HEADS: &[&str] = &[
    "deal",
    "peace",
    "talk",
    "talks",
    "war",
    "process",
    "time",
    "day",
    "week",
    "month",
    "year",
    "people",
    "agreement",
    "settlement",
    "side",
    "sides",
    "issue",
    "issues",
    "question",
    "questions",
    "matter",
    "matters",
    "thing",
    "things",
    "way",
    "conflict",
    "negotiation",
    "negotiations",
    "world",
    "plan",
    "proposal",
    "course",
    "fact",
    "sidelines",
    "table",
    "phone",
    "ground",
    "state",
    "states",
    "government",
    "country",
    "number",
    "law",
    "principle",
    "life",
    "death",
    "others",
    "problem",
    "point",
    "points",
    "crisis",
    "dispute",
    "statement",
    "interest",
];

/// True for nouns that name no issue.
pub(super) fn names_no_issue(noun: &str) -> bool {
    EMPTY_HEADS.contains(&noun)
}

/// The frames of one sentence.
pub(super) fn read(profile: &Profile, view: &View<'_>) -> Vec<Frame> {
    let mut found = Vec::new();
    for at in 0..view.len() {
        noun_of(view, at, &mut found);
        talk_on(view, at, &mut found);
        left_open(view, at, &mut found);
        future_of(view, at, &mut found);
        proposal_for(view, at, &mut found);
    }
    stance_objects(profile, view, &mut found);
    found
}

fn frame(
    view: &View<'_>,
    from: usize,
    phrase: Phrase,
    noun: Option<&'static str>,
    rule: &'static str,
) -> Frame {
    let empty = EMPTY_HEADS.contains(&view.norm(phrase.head))
        || in_time(view, phrase.head)
        || is_person(view, phrase.head);
    let label = if noun.is_some() { (from, phrase.to) } else { (phrase.from, phrase.to) };
    Frame { from, label, phrase, noun, names_alone: !empty, rule }
}

fn in_time(view: &View<'_>, at: usize) -> bool {
    let span = view.span(at, at + 1);
    view.analysis.times_in(span).next().is_some()
}

fn is_person(view: &View<'_>, at: usize) -> bool {
    let token = view.analysis.tokens.get(view.token(at) as usize);
    let entity = token.and_then(|t| t.entity).and_then(|e| view.analysis.entities.get(e as usize));
    entity.is_some_and(|e| e.kind() == model::record::EntityKind::Person)
}

/// "the issue of territory", "questions of fishing rights", "the role of the guild".
fn noun_of(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let noun = view.norm(at);
    let naming = NAMING_NOUNS.iter().find(|n| **n == noun).copied();
    // "a matter of will" is a manner of speaking.
    let idiom = noun == "matter" && at > 0 && view.norm(at - 1) == "a";
    if idiom || view.norm(at + 1) != "of" || !(naming.is_some() || ISSUE_NOUNS.contains(&noun)) {
        return;
    }
    let mut start = at + 2;
    while let Some(phrase) = noun_phrase(view, start) {
        let from = if start == at + 2 { with_determiner(view, at) } else { start };
        let mut one = frame(view, from, phrase, naming.filter(|_| start == at + 2), "frame-noun-of");
        // "the role of time", "the future of work": only what has a settled frame is an issue by itself.
        one.names_alone &= naming.is_none() || settles(view, phrase.to) || view.tag(phrase.head) != "NN";
        found.push(one);
        match next_in_list(view, phrase.to) {
            Some(next) if naming.is_none() => start = next,
            _ => return,
        }
    }
}

/// "in a deal", "after the war", "remains" right after a phrase.
fn settles(view: &View<'_>, at: usize) -> bool {
    matches!(view.norm(at), "in" | "after" | "," | "remains" | "remain" | "is" | "and" | ".")
}

fn with_determiner(view: &View<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(b) if matches!(view.tag(b), "DT" | "PRP$") => b,
        _ => at,
    }
}

/// The start of the next item: "X and Y", "X, Y and Z".
fn next_in_list(view: &View<'_>, at: usize) -> Option<usize> {
    match view.norm(at) {
        "and" | "or" => Some(at + 1),
        "," if view.norm(at + 1) == "and" => Some(at + 2),
        "," if noun_phrase(view, at + 1).is_some_and(|p| matches!(view.norm(p.to), "," | "and")) => {
            Some(at + 1)
        }
        _ => None,
    }
}

/// "talks on fishing rights", "gaps on pay and hours".
fn talk_on(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let noun = view.norm(at);
    if !TALK_NOUNS.contains(&noun) || !matches!(view.norm(at + 1), "on" | "over" | "about") {
        return;
    }
    let mut start = at + 2;
    while let Some(phrase) = noun_phrase(view, start) {
        let mut one = frame(view, if start == at + 2 { at } else { start }, phrase, None, "frame-talks-on");
        one.from = one.label.0;
        one.names_alone &= APART.contains(&noun);
        found.push(one);
        match next_in_list(view, phrase.to) {
            Some(next) => start = next,
            None => return,
        }
    }
}

/// "X remains unresolved", "X is the main sticking point", "X remains the most contentious issue".
fn left_open(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !matches!(view.norm(at), "remain" | "remains" | "remained" | "is" | "are" | "was" | "were") {
        return;
    }
    let open = (at + 1..at + 7).take_while(|i| !matches!(view.norm(*i), "," | "." | ";" | "that")).any(|i| {
        let word = view.norm(i);
        matches!(word, "unresolved" | "obstacle" | "obstacles" | "contentious" | "hurdle" | "hurdles")
            || (matches!(word, "point" | "points" | "issue" | "issues" | "block" | "blocks")
                && matches!(
                    view.norm(i - 1),
                    "sticking"
                        | "key"
                        | "main"
                        | "stumbling"
                        | "contentious"
                        | "outstanding"
                        | "difficult"
                        | "central"
                ))
    });
    if !open {
        return;
    }
    // Back over ", a key point of contention," to the subject.
    let Some(phrase) = subject_before(view, at) else { return };
    found.push(frame(view, phrase.from, phrase, None, "frame-left-open"));
}

/// The noun phrase that ends right before `at`, over one apposition between commas.
fn subject_before(view: &View<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
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
    let mut from = end;
    while from > 0 && end - from < 8 && noun(from - 1) {
        from -= 1;
    }
    noun_phrase(view, from).filter(|p| p.to == end)
}

/// "the island's future".
fn future_of(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if view.norm(at) != "future"
        || at < 2
        || view.tag(at - 1) != "POS"
        || !matches!(view.tag(at - 2), "NNP" | "NNPS" | "NN")
    {
        return;
    }
    let mut from = at - 2;
    while from > 0 && matches!(view.tag(from - 1), "NNP" | "DT") {
        from -= 1;
    }
    if is_person(view, at - 2) {
        return;
    }
    let phrase = Phrase { from, to: at + 1, head: at };
    found.push(Frame { names_alone: true, ..frame(view, from, phrase, None, "frame-future") });
}

/// "its proposal for a joint council": a proposal with a name.
fn proposal_for(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !matches!(view.norm(at), "proposal" | "proposals" | "plan" | "plans" | "idea")
        || view.norm(at + 1) != "for"
    {
        return;
    }
    let Some(mut phrase) = noun_phrase(view, at + 2) else { return };
    // "a Council of Elders": a name goes on over "of".
    if view.norm(phrase.to) == "of"
        && view.analysis.word(view.token(phrase.head)).starts_with(char::is_uppercase)
        && let Some(more) = noun_phrase(view, phrase.to + 1)
    {
        phrase = Phrase { from: phrase.from, to: more.to, head: phrase.head };
    }
    let mut one = frame(view, phrase.from, phrase, None, "frame-proposal-for");
    let named = view.analysis.word(view.token(phrase.head)).starts_with(char::is_uppercase);
    one.names_alone &= named && !is_person(view, phrase.head);
    found.push(one);
}

/// Objects of stance: "rejected any change of the border".
fn stance_objects(profile: &Profile, view: &View<'_>, found: &mut Vec<Frame>) {
    for cue in profile.stances.find(view) {
        if cue.value.process || cue.value.party == crate::profile::PartyAt::Speaker {
            continue;
        }
        let mut at = cue.end;
        for _ in 0..3 {
            if matches!(view.tag(at), "IN" | "TO" | "VB" | "VBG") {
                at += 1;
            }
        }
        if let Some(phrase) = noun_phrase(view, at) {
            let mut one = frame(view, phrase.from, phrase, None, "frame-stance-object");
            one.names_alone = false;
            found.push(one);
        }
    }
}
