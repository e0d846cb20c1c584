//! Objects of stance: "rejected any change of the border", "wants to pull its troops out", "agreed on the exchange".

use model::record::Stance;

use super::{
    Force, Frame,
    complement::{complement, passive_subject},
    frame, list,
};
use crate::{
    lexis::{Found, View, noun_phrase},
    profile::{LeverThing, PartyAt, Profile, StanceCue},
};

/// The rule of a phrase that a word of stance has for its object.
pub(super) const OBJECT: &str = "frame-stance-object";

/// What the stances of the sentence are about, by the words after them.
pub(super) fn read(
    profile: &Profile,
    view: &View<'_>,
    stances: &[Found<'_, StanceCue>],
    found: &mut Vec<Frame>,
) {
    for cue in stances {
        // Denial is about what somebody did, not about what is wanted.
        let past = matches!(cue.value.stance, Stance::Denies | Stance::Defers);
        if cue.value.process || past || cue.value.party == PartyAt::Speaker {
            continue;
        }
        if cue.value.party == PartyAt::Subject
            && let Some(phrase) = passive_subject(view, cue.start)
        {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, OBJECT));
            continue;
        }
        let Some(first) = complement(profile, view, cue.end).phrase else { continue };
        for phrase in list(view, first.from) {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, OBJECT));
        }
    }
}

/// What somebody says he will or will not do: "will not close the port".
pub(super) fn of_intents(profile: &Profile, view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !matches!(view.norm(at), "will" | "would" | "wo" | "'ll" | "cannot") {
        return;
    }
    let verb = (at + 1..at + 4)
        .take_while(|i| matches!(view.tag(*i), "RB" | "VB") || view.norm(*i) == "n't")
        .find(|i| view.tag(*i) == "VB" && view.norm(*i) != "be");
    let Some(verb) = verb else { return };
    if let Some(phrase) = complement(profile, view, verb + 1).phrase {
        found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-intent"));
    }
}

/// What deeds of pressure and inducement are done to: "closed the bridge", "released the prisoners".
pub(super) fn of_deeds(view: &View<'_>, levers: &[Found<'_, LeverThing>], found: &mut Vec<Frame>) {
    for deed in levers {
        if !deed.value.alone || !view.tag(deed.start).starts_with('V') {
            continue;
        }
        let object = (deed.start + 1..deed.end).find_map(|at| noun_phrase(view, at));
        if let Some(phrase) = object.filter(|p| p.to <= deed.end + 2) {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-deed"));
        }
    }
}
