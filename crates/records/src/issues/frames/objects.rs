//! Objects of stance: "rejected any change of the border", "wants to pull its troops out", "agreed on the exchange".

use model::record::Stance;

use super::{Force, Frame, frame, is_person, list};
use crate::{
    issues::nouns::noun,
    lexis::{Phrase, View, noun_phrase},
    profile::{PartyAt, Profile},
};

/// What the stances of the sentence are about, by the words after them.
pub(super) fn read(profile: &Profile, view: &View<'_>, found: &mut Vec<Frame>) {
    for cue in profile.stances.find(view) {
        // Blame and denial are about what somebody did, not about what is wanted.
        let past =
            matches!(cue.value.stance, Stance::Blames | Stance::Accuses | Stance::Denies | Stance::Defers);
        if cue.value.process || past || cue.value.party == PartyAt::Speaker {
            continue;
        }
        let Some(first) = object(profile, view, cue.end) else { continue };
        for phrase in list(view, first.from) {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-stance-object"));
        }
    }
}

/// What deeds of pressure and inducement are done to: "closed the bridge", "released the prisoners".
pub(super) fn of_deeds(profile: &Profile, view: &View<'_>, found: &mut Vec<Frame>) {
    for deed in profile.levers.find(view) {
        if !deed.value.alone || !view.tag(deed.start).starts_with('V') {
            continue;
        }
        let object = (deed.start + 1..deed.end).find_map(|at| noun_phrase(view, at));
        if let Some(phrase) = object.filter(|p| p.to <= deed.end + 2) {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-deed"));
        }
    }
}

/// The phrase that a stance ending before `at` is about: over prepositions, infinitives and whom it is addressed
/// to, and from a container ("a demand for X") to what it holds.
fn object(profile: &Profile, view: &View<'_>, at: usize) -> Option<Phrase> {
    let (mut at, limit) = (at, at + 12);
    while at < limit.min(view.len()) {
        match view.tag(at) {
            "IN" | "TO" | "VB" | "VBG" | "RB" | "RP" | "EX" | "MD" => at += 1,
            _ => {
                let phrase = noun_phrase(view, at)?;
                let passes = match view.norm(phrase.to) {
                    "to" => addressed(profile, view, phrase) || noun(view.norm(phrase.head)).container,
                    "of" | "on" | "for" | "in" | "against" | "about" | "over" => {
                        noun(view.norm(phrase.head)).container
                    }
                    _ => false,
                };
                if !passes {
                    return Some(phrase);
                }
                at = phrase.to;
            }
        }
    }
    None
}

/// "urged both sides to sign": somebody, not something.
fn addressed(profile: &Profile, view: &View<'_>, phrase: Phrase) -> bool {
    let entity = view.analysis.tokens.get(view.token(phrase.head) as usize).and_then(|t| t.entity);
    entity.is_some() || is_person(view, phrase.head) || profile.party_nouns.find_at(view, phrase.head)
}
