//! "We will not set a deadline", "it would not negotiate under fire": a party's own "not" is a rejection, and with
//! "unless" or "until" a condition.

use model::{
    draft::{Drafts, IssueRef, PositionDraft},
    record::Stance,
};

use super::about;
use crate::{
    lexis::View,
    parties::{holder, phrase_ending},
    profile::Profile,
    stakes::Ground,
};

/// Verbs that commit to nothing when denied.
const IDLE: &[&str] = &[
    "be",
    "have",
    "know",
    "say",
    "comment",
    "happen",
    "rule",
    "disclose",
    "elaborate",
    "name",
    "speak",
    "think",
    "believe",
    "hesitate",
    "do",
    "confirm",
    "see",
    "expect",
    "need",
    "remain",
    "want",
    "specify",
    "follow",
    "monitor",
    "watch",
    "seem",
    "mean",
];

/// The refusals of one sentence.
pub(super) fn read(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    drafts: &Drafts,
) -> Vec<PositionDraft> {
    let mut found = Vec::new();
    for not in 1..view.len() {
        if matches!(view.norm(not), "not" | "n't" | "never") {
            found.extend(refusal(ground, profile, view, drafts, not));
        }
    }
    found
}

fn refusal(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    drafts: &Drafts,
    not: usize,
) -> Option<PositionDraft> {
    let auxiliary = not - 1;
    let verb = (not + 1..not + 4).find(|i| view.tag(*i).starts_with('V'))?;
    let committed = match view.norm(auxiliary) {
        "will" | "would" | "wo" | "'ll" | "'d" => view.tag(verb) == "VB",
        "is" | "are" | "'re" | "'m" | "am" | "was" | "were" => view.tag(verb) == "VBG",
        _ => false,
    };
    if !committed || IDLE.contains(&lemma(view, verb)) {
        return None;
    }
    let party = holder(ground, view, phrase_ending(view, auxiliary)?)?;
    let from = phrase_ending(view, auxiliary)?.from;
    let statement = ground.statement_at(view.span(not, verb + 1));
    // "to ensure the guild would never strike": the object clause of somebody else's verb.
    if statement.is_none()
        && from > 0
        && (view.tag(from - 1).starts_with('V') || view.norm(from - 1) == "that")
    {
        return None;
    }
    let end = about::clause_end(view, verb);
    let object = view.span(verb, end);
    let named = about::mentions(drafts, view.whole())
        .0
        .into_iter()
        .find(|(s, k)| object.overlaps(*s) && !k.starts_with("unnamed-"));
    let process = || {
        let bargains =
            matches!(view.norm(verb), "negotiate" | "compromise" | "negotiating" | "bargain" | "concede");
        let words = profile.process.find(view);
        bargains || words.iter().any(|w| w.start > verb && w.start <= verb + 4)
    };
    let issue = match named {
        Some((_, key)) => IssueRef::Key(key.to_owned()),
        None if process() => IssueRef::Process,
        None => return None,
    };
    let condition = about::condition(view, verb, view.len()).or_else(|| {
        let until = (verb..view.len()).find(|i| matches!(view.norm(*i), "until" | "without"))?;
        Some(view.span(until, about::clause_end(view, until + 1)))
    });
    Some(PositionDraft {
        party,
        issue,
        stance: if condition.is_some() { Stance::Conditional } else { Stance::Rejects },
        as_told_by: None,
        when: None,
        statement,
        condition,
        evidence: vec![view.span(from, end)],
        repeated: ground.repeated(view.sentence),
        rules: vec!["refusal".to_owned()],
    })
}

/// Lemma of the verb at `at`, its form where no verb group holds it.
fn lemma<'v>(view: &View<'v>, at: usize) -> &'v str {
    let token = view.analysis.tokens.get(view.token(at) as usize);
    let group = token.and_then(|t| t.vg).and_then(|g| view.analysis.vgs.get(g as usize));
    group.filter(|g| g.main == view.token(at)).map_or(view.norm(at), |g| &*g.lemma)
}
