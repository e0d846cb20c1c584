//! What is asked, agreed or planned may be the end of a thing: "called on both to avoid violence", "agreed to cancel the
//! levies".

use model::{draft::IssueRef, record::Stance};

use super::named::Named;
use crate::{
    issues::frames::complement,
    lexis::{Found, View},
    profile::{PartyAt, Profile, StanceCue},
};

/// Verbs after which there is less of their object, or none.
const UNDOES: &[&str] = &[
    "avoid",
    "refrain",
    "prevent",
    "avert",
    "cancel",
    "scrap",
    "postpone",
    "delay",
    "limit",
    "curb",
    "contain",
    "stop",
    "halt",
    "end",
    "ending",
    "stopping",
    "avoiding",
    "cancelling",
    "canceling",
    "scrapping",
    "quit",
    "quitting",
    "leave",
    "leaving",
    "abandon",
    "abandoning",
    "drop",
    "dropping",
    "withdraw",
    "reverse",
    "repeal",
    "undo",
    "block",
    "lift",
    "lifting",
    "remove",
    "removing",
    "suspend",
    "freeze",
    "resist",
];

/// The stance and issue of words whose complement undoes the issue named in it: who demands an end of a thing opposes it;
/// who agrees to end it agrees to something about the matter at hand.
pub(super) fn turned(
    profile: &Profile,
    view: &View<'_>,
    named: &Named<'_>,
    cue: &Found<'_, StanceCue>,
    (stance, issue): (Stance, IssueRef),
) -> (Stance, IssueRef) {
    if issue == IssueRef::Process || cue.value.party == PartyAt::Speaker || cue.value.process {
        return (stance, issue);
    }
    let found = complement(profile, view, cue.end);
    let Some(act) = found.act.filter(|a| found.phrase.is_some_and(|p| p.from > *a)) else {
        return (stance, issue);
    };
    // "Demanded to withdraw the troops": where the act is the name, nothing is turned.
    let at = view.span(act, act + 1);
    let here = named.at(view.sentence);
    let is = |key: &str| matches!(&issue, IssueRef::Key(k) if k == key);
    if here.known.iter().chain(&here.proposed).any(|(s, key)| s.overlaps(at) && is(key)) {
        return (stance, issue);
    }
    let not =
        act > 1 && (view.norm(act - 1) == "not" || view.norm(act - 2) == "not" && view.norm(act - 1) == "to");
    if UNDOES.contains(&view.norm(act)) == not {
        return (stance, issue);
    }
    match stance {
        Stance::Demands | Stance::Supports => (Stance::Opposes, issue),
        _ => (stance, IssueRef::Process),
    }
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn who_asks_to_avoid_a_thing_does_not_ask_for_it() {
        assert_eq!(
            positions("Norway called on Chile to avoid harbour fees."),
            ["Norway opposes noun-harbour-fee"]
        );
        assert_eq!(
            positions("Norway urged Chile not to raise harbour fees."),
            ["Norway opposes noun-harbour-fee"]
        );
    }

    #[test]
    fn who_agrees_to_cancel_a_thing_does_not_accept_it() {
        assert_eq!(positions("Norway agreed to cancel the harbour fees."), ["Norway accepts process"]);
    }
}
