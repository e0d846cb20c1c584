//! Verbs that take a side with their subject: "the guild rejected the offer", "rejected by the guild".

use model::record::Stance;

use super::{Held, against, be_form, gathered::purpose};
use crate::{
    lexis::{Found, View},
    parties::{Force, denied, follows, force, joint, lessened, subject, unbound},
    profile::StanceCue,
    stakes::Ground,
};

/// "The guild rejected the offer", "rejecting the offer", "rejected by the guild".
pub(in crate::positions) fn held_by_subject(
    ground: &Ground<'_>,
    view: &View<'_>,
    cue: &Found<'_, StanceCue>,
) -> Option<Held> {
    let purpose = purpose(view, cue.start);
    if unbound(view, cue.start) || is_persistence(view, cue) || backed_in_passing(ground, view, cue.start) {
        return None;
    }
    let negated = match force(view, cue.start) {
        Force::Loose if purpose.is_some() => false,
        Force::Loose => return None,
        Force::Finite { negated, .. } => negated,
        Force::Participle { .. } | Force::Passive { .. } => false,
    };
    if !is_verb(view, cue.start) || denied(view, cue.start) || lessened(view, cue.start, cue.end) {
        return None;
    }
    let negated = negated && !matches!(view.norm(cue.start), "not" | "n't");
    let stance = if negated { against(cue.value.stance)? } else { cue.value.stance };
    let phrase = subject(view, cue.start).or(purpose)?;
    // "It is doubtful that …": nobody's doubt.
    if view.norm(phrase.head) == "it" && (be_form(view.norm(cue.start)) || view.tag(cue.start + 1) == "JJ") {
        return None;
    }
    // "She was confident that the regulator would agree": a forecast.
    let forecast = stance == Stance::Accepts
        && (phrase.to..cue.start).any(|i| matches!(view.norm(i), "would" | "will" | "might"))
        && phrase.from > 0
        && view.norm(phrase.from - 1) == "that";
    if forecast {
        return None;
    }
    let parties = joint(ground, view, phrase);
    let from = match force(view, cue.start) {
        // "The offer was rejected by the guild": what it is about stands before.
        Force::Passive { .. } => {
            (0..cue.start).rev().find(|i| matches!(view.norm(*i), "," | ";" | "and")).map_or(0, |i| i + 1)
        }
        _ if purpose.is_some() && phrase.from < cue.start => phrase.from,
        _ if follows(view, phrase, cue.start) => phrase.from,
        _ => cue.start,
    };
    (!parties.is_empty()).then_some(Held { stance, parties, from, rule: "stance-verb" })
}

/// "Refused to let it drop", "refused to give up": who will not stop rejects nothing.
fn is_persistence(view: &View<'_>, cue: &Found<'_, StanceCue>) -> bool {
    let to = if view.norm(cue.end - 1) == "to" { cue.end - 1 } else { cue.end };
    let next = |word: &str, particle: &str| view.norm(to + 1) == word && view.norm(to + 2) == particle;
    view.norm(cue.start).starts_with("refus")
        && view.norm(to) == "to"
        && (matches!(view.norm(to + 1), "let" | "quit" | "surrender") || next("give", "up"))
}

/// "Groups backed by Norway": what is said of people in passing is about no issue.
fn backed_in_passing(ground: &Ground<'_>, view: &View<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1) else { return false };
    let noun = if view.norm(noun) == "," { at.saturating_sub(2) } else { noun };
    let people = view.tag(noun).starts_with('N')
        && (ground.profile.is_some_and(|p| p.party_nouns.find_at(view, noun))
            || facts::role(view.norm(noun)).is_some()
            || PEOPLE.contains(&view.norm(noun)));
    view.tag(at) == "VBN" && people && matches!(force(view, at), Force::Passive { .. })
}

/// Nouns for people under arms or in parties.
const PEOPLE: &[&str] =
    &["groups", "forces", "fighters", "rebels", "militias", "troops", "candidates", "militia", "candidate"];

fn is_verb(view: &View<'_>, at: usize) -> bool {
    // "The US offer would not last": a noun with its own verb after it.
    if matches!(view.tag(at + 1), "MD") {
        return matches!(view.norm(at), "not" | "n't") || view.tag(at) == "MD";
    }
    misread(view, at)
        || view.tag(at).starts_with('V')
        || view.tag(at) == "MD"
        || matches!(view.norm(at), "not" | "n't" | "'s" | "'re" | "'m")
}

/// "The union demands a rise": a verb that the tagger takes for a plural noun, between a noun and a new phrase.
fn misread(view: &View<'_>, at: usize) -> bool {
    view.tag(at) == "NNS"
        && at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "NN" | "NNP" | "NNPS"))
        && matches!(view.tag(at + 1), "DT" | "PRP$" | "CD" | "PRP")
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn people_described_by_what_they_do_hold_it() {
        assert_eq!(
            positions("Police met students demanding lower harbour fees."),
            ["students demands noun-harbour-fee"]
        );
    }

    #[test]
    fn who_refuses_to_give_up_or_may_once_accept_has_taken_no_side() {
        assert_eq!(positions("Norway refused to let the harbour fees drop."), Vec::<String>::new());
        assert_eq!(positions("Once Norway accepts the harbour fees, ships may call."), Vec::<String>::new());
    }

    #[test]
    fn what_must_be_done_is_not_accepted_yet() {
        assert_eq!(positions("Norway must accept the harbour fees."), Vec::<String>::new());
    }

    #[test]
    fn what_needs_to_be_ratified_is_not_accepted_yet() {
        assert_eq!(positions("The harbour fees still need to be approved by Norway."), Vec::<String>::new());
    }

    #[test]
    fn examples_between_commas_are_no_subject() {
        let found = positions("Three unions, including the Bakers' Union, rejected the harbour fees.");
        assert_eq!(found, ["Three unions rejects noun-harbour-fee"]);
    }
}
