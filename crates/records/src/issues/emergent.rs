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

use super::{frames, state};
use crate::{
    lexis::{Phrase, View, noun_phrase},
    profile::Profile,
    stakes::Ground,
};

/// Nouns that stances take as objects without their being an issue.
const NO_ISSUE: &[&str] = &[
    "action",
    "answer",
    "attack",
    "call",
    "chance",
    "change",
    "claim",
    "comment",
    "concern",
    "condition",
    "decision",
    "demand",
    "effort",
    "end",
    "force",
    "hope",
    "idea",
    "list",
    "message",
    "meeting",
    "move",
    "offer",
    "official",
    "opportunity",
    "option",
    "part",
    "party",
    "people",
    "pledge",
    "position",
    "power",
    "president",
    "pressure",
    "progress",
    "promise",
    "reason",
    "report",
    "request",
    "response",
    "result",
    "right",
    "role",
    "sense",
    "solution",
    "step",
    "support",
    "term",
    "threat",
    "use",
    "visit",
    "vote",
    "word",
    "work",
    "leader",
    "minister",
    "group",
    "man",
    "woman",
    "member",
    "news",
    "kind",
    "lot",
    "rest",
    "trip",
    "summit",
    "call",
    "conversation",
    "strike",
    "bid",
];

/// The rule of a mention that no stance and no frame in its article proposes.
const PLAIN: &str = "compound-noun";

/// At most this many tentative issues an article, most mentioned first.
const MOST: usize = 48;

/// The tentative issues of the article that no mention in `known` covers.
pub(super) fn find(ground: &Ground<'_>, profile: &Profile, known: &[Span]) -> Vec<IssueDraft> {
    let mut heads: BTreeMap<String, &'static str> = BTreeMap::new();
    for view in ground.views.iter().filter(|v| ground.is_report(v.sentence)) {
        for frame in frames::read(profile, view).iter().filter(|f| f.rule != "frame-future") {
            if let Some(head) = head_of(view, frame.phrase).filter(|_| !covered(view, frame.phrase, known)) {
                heads.entry(head).or_insert(frame.rule);
            }
        }
    }
    let mut found: BTreeMap<String, IssueDraft> = BTreeMap::new();
    for view in ground.views.iter().filter(|v| ground.is_report(v.sentence)) {
        for phrase in phrases(view) {
            let Some(head) = head_of(view, phrase) else { continue };
            // A compound ("ferry dues") is proposed without a stance of its own: another article may take one on it.
            let rule = match heads.get(&head) {
                Some(rule) => rule,
                None if head.contains('-') => PLAIN,
                None => continue,
            };
            if covered(view, phrase, known) {
                continue;
            }
            let issue = found.entry(head.clone()).or_insert_with(|| empty(&head, rule));
            let span = view.span(phrase.from, phrase.to);
            let repeated = ground.repeated(view.sentence);
            issue.mentions.push(IssueMention { span, label: span, repeated });
            if !repeated && let Some((state, words)) = state::near(view, phrase.from, phrase.to) {
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

fn empty(head: &str, rule: &str) -> IssueDraft {
    IssueDraft {
        key: format!("noun-{head}"),
        tentative: true,
        mentions: Vec::new(),
        state: IssueState::Unknown,
        state_evidence: None,
        rules: vec!["emergent-issue".to_owned(), rule.to_owned()],
    }
}

/// The key of a phrase: its head noun in the singular, with the noun before it ("customs post").
fn head_of(view: &View<'_>, phrase: Phrase) -> Option<String> {
    let common = |i: usize| matches!(view.tag(i), "NN" | "NNS");
    if !common(phrase.head) || named(view, phrase.head) || timed(view, phrase.head) {
        return None;
    }
    let head = language::lemmas::singular(view.norm(phrase.head));
    if head.len() < 4 || NO_ISSUE.contains(&&*head) || frames::names_no_issue(view.norm(phrase.head)) {
        return None;
    }
    // "two kilometres", "nine percent": an amount is a figure.
    if (phrase.from..phrase.head).any(|i| view.tag(i) == "CD") {
        return None;
    }
    let before = phrase.head.checked_sub(1).filter(|b| *b >= phrase.from && common(*b));
    Some(match before {
        Some(b) => format!("{}-{head}", view.norm(b)),
        None => head.into_string(),
    })
}

/// True where the noun is part of a name or stands for people.
fn named(view: &View<'_>, at: usize) -> bool {
    let token = view.analysis.tokens.get(view.token(at) as usize);
    let entity = token.and_then(|t| t.entity).and_then(|e| view.analysis.entities.get(e as usize));
    entity.is_some_and(|e| e.kind() != EntityKind::Place) || facts::role(view.norm(at)).is_some()
}

fn timed(view: &View<'_>, at: usize) -> bool {
    view.analysis.times_in(view.span(at, at + 1)).next().is_some()
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
