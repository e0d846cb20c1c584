//! "We will not set a deadline", "it would not negotiate under fire": a party's own "not" is a rejection, and with
//! "unless" or "until" a condition.

use model::{
    draft::{IssueRef, PositionDraft},
    record::Stance,
};

use super::{
    about,
    named::{Mentioned, Named},
};
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
    "get",
    "receive",
    "obtain",
    "lose",
    "win",
    "survive",
    "succeed",
    "fail",
    "become",
    "benefit",
    "suffer",
    "last",
    "work",
    "help",
    "hurt",
    "affect",
    "lead",
    "cause",
    "apply",
    "matter",
    "cheat",
    "apologize",
    "apologise",
    "forget",
    "rest",
];

/// Verbs that are about the talks, whatever their object.
const BARGAINS: &[&str] = &[
    "negotiate",
    "compromise",
    "bargain",
    "concede",
    "sign",
    "accept",
    "agree",
    "attend",
    "surrender",
    "participate",
    "talk",
    "yield",
    "budge",
    "back",
];

/// What stands at stake in one sentence by its negations and conditions: refusals and bargains.
pub(super) fn read(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    named: &Named<'_>,
) -> Vec<PositionDraft> {
    let mut found: Vec<PositionDraft> = (1..view.len())
        .filter(|at| matches!(view.norm(*at), "will" | "would" | "could" | "can" | "'ll" | "'d"))
        .filter_map(|modal| bargain(ground, profile, view, named, modal))
        .collect();
    for not in 1..view.len() {
        if matches!(view.norm(not), "not" | "n't" | "never") {
            found.extend(refusal(ground, profile, view, named, not));
        }
    }
    found
}

fn refusal(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    named: &Named<'_>,
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
    let phrase = phrase_ending(view, auxiliary)?;
    let party = holder(ground, view, phrase)?;
    let from = phrase.from;
    let statement = ground.statement_at(view.span(not, verb + 1));
    // "to ensure the guild would never strike": the object clause of somebody else's verb.
    if statement.is_none()
        && from > 0
        && (view.tag(from - 1).starts_with('V') || view.norm(from - 1) == "that")
    {
        return None;
    }
    let end = about::clause_end(view, verb);
    let process = || {
        let bargains = BARGAINS.contains(&lemma(view, verb));
        let words = &ground.cues(view.sentence).process;
        bargains || words.iter().any(|w| w.start > verb && w.start <= verb + 4)
    };
    let issue = match at_stake(profile, view, named, verb, end) {
        Some(key) => IssueRef::Key(key),
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

/// "The company would halt its plans if the union accepted": what a side would do, and for what.
fn bargain(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    named: &Named<'_>,
    modal: usize,
) -> Option<PositionDraft> {
    let verb = (modal + 1..modal + 3).find(|i| view.tag(*i) == "VB")?;
    if IDLE.contains(&lemma(view, verb))
        || (modal..verb).any(|i| matches!(view.norm(i), "not" | "n't" | "never"))
    {
        return None;
    }
    let condition = about::condition(view, verb + 1, view.len())?;
    let phrase = phrase_ending(view, modal)?;
    let party = holder(ground, view, phrase)?;
    let end = view.at_byte(condition.end.saturating_sub(1)) + 1;
    let issue = match at_stake(profile, view, named, verb, end) {
        Some(key) => IssueRef::Key(key),
        None if ground.cues(view.sentence).process.iter().any(|w| w.start > verb) => IssueRef::Process,
        None => return None,
    };
    Some(PositionDraft {
        party,
        issue,
        stance: Stance::Conditional,
        as_told_by: None,
        when: None,
        statement: ground.statement_at(view.span(modal, verb + 1)),
        condition: Some(condition),
        evidence: vec![view.span(phrase.from, end)],
        repeated: ground.repeated(view.sentence),
        rules: vec!["bargain".to_owned()],
    })
}

/// The issue that `from..to` names, else the one that amounts in it are about.
fn at_stake(profile: &Profile, view: &View<'_>, named: &Named<'_>, from: usize, to: usize) -> Option<String> {
    let words = view.span(from, to);
    let Mentioned { known, proposed } = named.at(view.sentence);
    let known = known.iter().find(|(s, k)| words.overlaps(*s) && !k.starts_with("unnamed-"));
    let issue = known.or_else(|| proposed.iter().find(|(s, _)| words.overlaps(*s)));
    issue.map(|(_, key)| (*key).to_owned()).or_else(|| about::sums(profile, view, from, to))
}

/// Lemma of the verb at `at`, its form where no verb group holds it.
fn lemma<'v>(view: &View<'v>, at: usize) -> &'v str {
    let token = view.analysis.tokens.get(view.token(at) as usize);
    let group = token.and_then(|t| t.vg).and_then(|g| view.analysis.vgs.get(g as usize));
    group.filter(|g| g.main == view.token(at)).map_or(view.norm(at), |g| &*g.lemma)
}
