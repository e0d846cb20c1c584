//! What follows a word of stance: over prepositions, infinitives and whom it is addressed to, to the phrase that it is
//! about, and the verb of the act where it is about one.

use crate::{
    issues::nouns::noun,
    lexis::{Phrase, View, noun_phrase},
    parties::{Force, force, phrase_ending},
    profile::Profile,
};

/// The complement of a word of stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Complement {
    /// The verb of the act that is wanted or refused: "urged them to *close* the port".
    pub(crate) act: Option<usize>,
    /// The phrase that it is about: "*the port*".
    pub(crate) phrase: Option<Phrase>,
}

/// How far a complement is looked for.
const REACH: usize = 16;

/// Nouns whose "for" holds what is wanted: "asked for help in ending the siege".
const HELP: &[&str] = &["help", "assistance", "support", "permission", "authority", "approval"];

/// The complement that begins at `at`.
pub(crate) fn complement(profile: &Profile, view: &View<'_>, at: usize) -> Complement {
    let mut found = Complement::default();
    let limit = (at + REACH).min(view.len());
    let mut at = at;
    while at < limit {
        match view.tag(at) {
            "VB" | "VBG" => {
                found.act = found.act.or(Some(at));
                at += 1;
            }
            // "both the attack and the answer to it".
            "CC" if matches!(view.norm(at), "both" | "either") => at += 1,
            "IN" | "TO" | "RB" | "RP" | "EX" | "MD" | "PRP" | "WDT" | "WP" => {
                if stops(view.norm(at)) {
                    return found;
                }
                at += 1;
            }
            _ => {
                let Some(phrase) = noun_phrase(view, at) else { return found };
                if !passes(profile, view, phrase) {
                    found.phrase = Some(phrase);
                    return found;
                }
                at = phrase.to;
            }
        }
    }
    found
}

/// "The levy was approved by the council", "plans backed by the guild": what a passive is about stands before it.
pub(crate) fn passive_subject(view: &View<'_>, at: usize) -> Option<Phrase> {
    if !matches!(view.tag(at), "VBN" | "VBD") || !matches!(force(view, at), Force::Passive { .. }) {
        return None;
    }
    let verbal = |i: usize| matches!(view.tag(i), "RB" | "MD" | "VBD" | "VBZ" | "VBP" | "VB" | "VBN");
    let mut end = at;
    while end > 0 && verbal(end - 1) {
        end -= 1;
    }
    phrase_ending(view, end).filter(|p| matches!(view.tag(p.head), "NN" | "NNS" | "NNP" | "NNPS"))
}

/// Words at which a complement is over.
fn stops(word: &str) -> bool {
    matches!(
        word,
        "because" | "after" | "before" | "while" | "if" | "unless" | "although" | "since" | "saying"
    )
}

/// True where the phrase leads to what is meant: whom it is addressed to, or a container ("a demand for X").
fn passes(profile: &Profile, view: &View<'_>, phrase: Phrase) -> bool {
    let container = noun(view.norm(phrase.head)).container;
    match view.norm(phrase.to) {
        "to" => container || addressed(profile, view, phrase) || told_to(view, phrase),
        // "criticized Norway over the arrests", "talks to the rebels about a front".
        "over" | "about" if addressed(profile, view, phrase) => true,
        "in" | "with" if HELP.contains(&view.norm(phrase.head)) => true,
        "of" | "on" | "in" | "against" | "about" | "over" => container && !keeps(view, phrase),
        "for" => container || HELP.contains(&view.norm(phrase.head)) || addressed(profile, view, phrase),
        "from" => addressed(profile, view, phrase),
        "not" => view.norm(phrase.to + 1) == "to",
        // "demanding the government resign", "hopes that Norway will sign".
        _ => matches!(view.tag(phrase.to), "VB" | "MD") && addressed(profile, view, phrase),
    }
}

/// "a ban on imports": what is forbidden is no other matter than its ban, but a container with its own adjective says
/// which ("the *joint* plan on fishing") and is left to the frames of nouns.
fn keeps(view: &View<'_>, phrase: Phrase) -> bool {
    (phrase.from..phrase.head).any(|i| matches!(view.tag(i), "NN" | "NNS"))
}

/// Nouns whose infinitive belongs to them: "the right to vote".
const WITH_INFINITIVE: &[&str] = &[
    "right",
    "rights",
    "chance",
    "opportunity",
    "power",
    "powers",
    "ability",
    "need",
    "freedom",
    "time",
    "way",
    "ways",
    "authority",
    "permission",
    "force",
    "use",
    "decision",
    "step",
    "steps",
    "measure",
    "measures",
    "bill",
    "law",
    "legislation",
    "funds",
    "money",
    "resolution",
    "deal",
    "agreement",
    "mission",
    "operation",
    "vote",
    "referendum",
    "system",
    "committee",
    "commission",
    "panel",
    "reason",
    "incentives",
    "incentive",
    "meeting",
    "talks",
    "summit",
    "conference",
];

/// "pressed the world community to act": whoever it is, it is asked of them.
fn told_to(view: &View<'_>, phrase: Phrase) -> bool {
    view.tag(phrase.to + 1) == "VB" && !WITH_INFINITIVE.contains(&view.norm(phrase.head))
}

/// "urged both sides to sign": somebody, not something.
fn addressed(profile: &Profile, view: &View<'_>, phrase: Phrase) -> bool {
    view.entity(phrase.head).is_some()
        || profile.party_nouns.find_at(view, phrase.head)
        || facts::role(view.norm(phrase.head)).is_some()
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn whom_it_is_addressed_to_is_passed_over() {
        let want = ["Norway demands noun-harbour-fee"];
        assert_eq!(positions("Norway urged the two firms to reduce the harbour fees."), want);
        assert_eq!(positions("Norway asked Chile for lower harbour fees."), want);
        assert_eq!(positions("Norway demanded that Chile should reduce the harbour fees."), want);
    }

    #[test]
    fn blame_over_a_deed_is_about_the_deed_and_not_about_when_it_was() {
        assert_eq!(
            positions("Norway criticized Chile over a mass arrest last week."),
            ["Norway blames noun-arrest"]
        );
        let found = positions("Norway condemned both the rebel attack and other recent raids on villages.");
        assert_eq!(found, ["Norway blames noun-rebel-attack", "Norway blames noun-raid"]);
    }

    #[test]
    fn what_a_passive_is_about_stands_before_it() {
        assert_eq!(
            positions("The harbour fees were opposed by Norway."),
            ["Norway opposes noun-harbour-fee"]
        );
    }

    #[test]
    fn a_list_is_an_issue_each() {
        let found = positions("Norway demanded free ferries and lower harbour fees.");
        assert_eq!(found, ["Norway demands noun-ferry", "Norway demands noun-harbour-fee"]);
    }
}
