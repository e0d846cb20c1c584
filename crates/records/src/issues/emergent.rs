//! Issues that no profile knows: what the sides accept, reject, demand or argue over, named again and again.
//!
//! A phrase that stands as the object of a stance or in a frame ("a dispute over the ferry dues") proposes its head
//! noun; every phrase of the article with that head is then a mention. Such an issue is tentative: one article may
//! stumble on any noun, so the dossier keeps it only where several articles, or one again and again, speak of it.

use std::collections::BTreeMap;

use model::{
    Span,
    draft::{IssueDraft, IssueMention},
    record::{EntityKind, IssueState},
};

use super::{
    frames::{Force, Frame, specific},
    nouns::noun,
    state,
};
use crate::{
    lexis::{Phrase, View, noun_phrase},
    profile::Profile,
    stakes::Ground,
};

/// The rule of a mention that no stance and no frame in its article proposes.
const PLAIN: &str = "compound-noun";

/// The rule added where two sentences propose the same.
const AGAIN: &str = "proposed-again";

/// At most this many issues of its own an article, those that its frames show and the most mentioned first.
const MOST: usize = 120;

/// What the frames of the article say of a head.
#[derive(Debug)]
struct Proposed {
    force: Force,
    rule: &'static str,
    sentence: u32,
    again: bool,
}

/// The issues of the article that no mention in `known` covers.
pub(super) fn find(
    ground: &Ground<'_>,
    profile: &Profile,
    frames: &[Vec<Frame>],
    known: &[Span],
) -> Vec<IssueDraft> {
    let proposed = proposed(ground, profile, frames, known);
    let mut found: BTreeMap<String, IssueDraft> = BTreeMap::new();
    for view in ground.views.iter().filter(|v| ground.is_report(v.sentence)) {
        for phrase in phrases(view) {
            let Some((key, to)) = key_of(profile, view, phrase).or_else(|| weak_key(profile, view, phrase))
            else {
                continue;
            };
            let by = proposed.get(&key);
            // A weak noun is an issue only where some stance has it for its object.
            if by.is_none() && noun(view.norm(phrase.head)).empty {
                continue;
            }
            // "The ferry dues", "its guns": an article that takes no stance on them may speak of what another one does.
            if by.is_none() && !(key.contains('-') || definite(view, phrase)) || covered(view, phrase, known)
            {
                continue;
            }
            let issue = found.entry(key.clone()).or_insert_with(|| empty(&key, by));
            let span = view.span(trimmed(view, phrase), to);
            let repeated = ground.repeated(view.sentence);
            issue.mentions.push(IssueMention { span, label: span, repeated });
            if !repeated && let Some((state, words)) = state::near(view, phrase.from, to) {
                issue.state = state;
                issue.state_evidence = Some(words);
            }
        }
    }
    let mut found: Vec<IssueDraft> = found.into_values().collect();
    let rank = |i: &IssueDraft| {
        (i.rules.iter().any(|r| r == PLAIN), std::cmp::Reverse(i.mentions.len()), i.key.clone())
    };
    found.sort_by_cached_key(rank);
    found.truncate(MOST);
    found
}

/// The heads that frames propose.
fn proposed(
    ground: &Ground<'_>,
    profile: &Profile,
    frames: &[Vec<Frame>],
    known: &[Span],
) -> BTreeMap<String, Proposed> {
    let mut heads: BTreeMap<String, Proposed> = BTreeMap::new();
    for (view, frames) in ground.views.iter().zip(frames) {
        // A second mention of a topic in a sentence is the topic's still.
        let words = &ground.cues(view.sentence).topics;
        let topical = |p: Phrase| words.iter().any(|w| w.value.alone && w.start < p.to && p.from < w.end);
        for frame in frames {
            if topical(frame.phrase) {
                continue;
            }
            if frame.force == Force::None || covered(view, frame.phrase, known) {
                continue;
            }
            let Some((key, _)) =
                key_of(profile, view, frame.phrase).or_else(|| weak_key(profile, view, frame.phrase))
            else {
                continue;
            };
            let new =
                Proposed { force: frame.force, rule: frame.rule, sentence: view.sentence, again: false };
            let known = heads.entry(key).or_insert(new);
            known.again |= known.sentence != view.sentence;
            if frame.force > known.force {
                (known.force, known.rule) = (frame.force, frame.rule);
            }
        }
    }
    heads
}

/// True for an issue that a stance or a frame proposes.
pub(super) fn is_framed(issue: &IssueDraft) -> bool {
    issue.rules.iter().any(|r| r.starts_with("frame-"))
}

fn empty(key: &str, by: Option<&Proposed>) -> IssueDraft {
    let mut rules = vec!["emergent-issue".to_owned(), by.map_or(PLAIN, |p| p.rule).to_owned()];
    if by.is_some_and(|p| p.again) {
        rules.push(AGAIN.to_owned());
    }
    IssueDraft {
        key: format!("noun-{key}"),
        tentative: by.is_none_or(|p| p.force < Force::Says),
        mentions: Vec::new(),
        state: IssueState::Unknown,
        state_evidence: None,
        rules,
    }
}

/// The key of a phrase and where its mention ends: its head noun in the singular, with the noun before it ("customs
/// post") or, for nouns that mean little alone, after it ("the return of families" and "a family return" are one).
fn key_of(profile: &Profile, view: &View<'_>, phrase: Phrase) -> Option<(String, usize)> {
    let class = noun(view.norm(phrase.head));
    let before = phrase.head.checked_sub(1).filter(|b| *b >= phrase.from && is_common(view, *b));
    // "the defence plan", "its wage offer": what is planned or offered is meant.
    if let Some(b) = before.filter(|_| class.container && is_common(view, phrase.head)) {
        return head_of(profile, view, Phrase { from: phrase.from, to: b + 1, head: b })
            .map(|key| (key, phrase.to));
    }
    let head = head_of(profile, view, phrase)?;
    if class.relational
        && view.norm(phrase.to) == "of"
        && let Some(of) = noun_phrase(view, phrase.to + 1)
        && let Some(what) = head_of(profile, view, of)
    {
        return Some((format!("{what}-{head}"), of.to));
    }
    Some(match before {
        Some(b) => (format!("{}-{head}", view.norm(b)), phrase.to),
        None => (head, phrase.to),
    })
}

/// Last words of the names of bargains and laws.
const BARGAINS: &[&str] = &[
    "agreement",
    "treaty",
    "accord",
    "protocol",
    "pact",
    "act",
    "plan",
    "bill",
    "amendment",
    "constitution",
    "convention",
    "charter",
    "resolution",
    "initiative",
    "accords",
    "talks",
    "compact",
    "declaration",
];

/// The key of a phrase that no key names by its class: a named bargain or law ("the Harbour Treaty"), a weak noun with
/// words that say which is meant ("the joint action").
fn weak_key(profile: &Profile, view: &View<'_>, phrase: Phrase) -> Option<(String, usize)> {
    let head = view.norm(phrase.head);
    if matches!(view.tag(phrase.head), "NNP" | "NNPS") {
        let before = phrase.head.checked_sub(1).filter(|b| *b >= phrase.from)?;
        let named = BARGAINS.contains(&head) && matches!(view.tag(before), "NNP" | "NNPS");
        return named.then(|| (format!("{}-{head}", view.norm(before)), phrase.to));
    }
    let process = profile.process.find_at(view, phrase.head);
    // "a state", "an office of its own": what could be somebody is something where it is new.
    let new = matches!(view.norm(phrase.from), "a" | "an") && profile.party_nouns.find_at(view, phrase.head);
    if new
        && key_of(profile, view, phrase).is_none()
        && facts::role(head).is_none()
        && !view.is_time(phrase.head)
    {
        return Some((format!("a-{head}"), phrase.to));
    }
    if process || !is_common(view, phrase.head) || !specific(view, phrase) || view.is_time(phrase.head) {
        return None;
    }
    let head = language::lemmas::singular(head);
    let before =
        (phrase.from..phrase.head).rev().find(|i| matches!(view.tag(*i), "JJ" | "NN" | "NNP" | "VBN"));
    Some((before.map_or_else(|| format!("the-{head}"), |b| format!("{}-{head}", view.norm(b))), phrase.to))
}

/// Where the name in a phrase begins: no verb before its determiner ("granting the port access"), no adverb.
fn trimmed(view: &View<'_>, phrase: Phrase) -> usize {
    let determiner = |i: &usize| matches!(view.tag(*i), "DT" | "PRP$");
    let inner = (phrase.from + 1..phrase.head).rev().find(determiner);
    let mut from = inner.unwrap_or(phrase.from);
    while from < phrase.head && matches!(view.tag(from), "VBG" | "RB" | "RBS") {
        from += 1;
    }
    from
}

fn is_common(view: &View<'_>, at: usize) -> bool {
    matches!(view.tag(at), "NN" | "NNS")
}

/// The head noun of a phrase that can name an issue, in the singular.
fn head_of(profile: &Profile, view: &View<'_>, phrase: Phrase) -> Option<String> {
    let word = view.norm(phrase.head);
    if !is_common(view, phrase.head) || named(view, phrase.head) || view.is_time(phrase.head) {
        return None;
    }
    let head = language::lemmas::singular(word);
    let somebody = profile.party_nouns.find_at(view, phrase.head);
    if head.len() < 3 || somebody || noun(word).empty || noun(&head).empty {
        return None;
    }
    // "two kilometres", "nine percent": an amount is a figure.
    (!(phrase.from..phrase.head).any(|i| view.tag(i) == "CD")).then(|| head.into_string())
}

/// True for "the guns", "its guns", "Norway's guns".
fn definite(view: &View<'_>, phrase: Phrase) -> bool {
    (phrase.from..phrase.head).any(|i| matches!(view.tag(i), "PRP$" | "POS") || view.norm(i) == "the")
}

/// True where the noun is part of a name or stands for people.
fn named(view: &View<'_>, at: usize) -> bool {
    view.named(at).is_some_and(|e| e.kind() != EntityKind::Place) || facts::role(view.norm(at)).is_some()
}

fn covered(view: &View<'_>, phrase: Phrase, known: &[Span]) -> bool {
    let span = view.span(phrase.from, phrase.to);
    let from = known.partition_point(|k| k.end <= span.start);
    known[from..].first().is_some_and(|k| k.start < span.end)
}

/// The noun phrases of a sentence, left to right, none inside another.
fn phrases(view: &View<'_>) -> Vec<Phrase> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < view.len() {
        match noun_phrase(view, at) {
            Some(phrase) => {
                all.push(phrase);
                at = phrase.to;
            }
            None => at += 1,
        }
    }
    all
}
