//! The PLOVER category of a verb group: its own row, turned by modality. What is promised is an agreement, what is
//! announced against somebody a threat, what must be done a demand, what is not done a refusal.

use std::ops::Range;

use language::{Analysis, Tense, VerbGroup};

use crate::meetings::lexicon::{leader, singular};

use super::table;

/// Verbs that only tell that something else was said.
const SAYING: [&str; 12] = [
    "say",
    "tell",
    "announce",
    "report",
    "add",
    "state",
    "declare",
    "note",
    "confirm",
    "conclude",
    "reiterate",
    "claim",
];

/// A category and the rule that gave it.
pub(super) type Coded = (&'static str, &'static str);

/// The category of a verb group inside `clause`.
pub(super) fn of(an: &Analysis, vg: &VerbGroup, clause: &Range<u32>) -> Option<Coded> {
    if let Some(code) = vg.via.as_deref().and_then(speech_act) {
        return Some((code, "governing-verb"));
    }
    let base = own(an, vg, clause);
    // "struck a different note": an idiom.
    if base == Some("-") {
        return None;
    }
    if demands(vg)
        && base.is_none_or(|c| !matches!(c, "DISAPPROVE" | "REJECT" | "THREATEN"))
        && reported(an, vg)
    {
        return Some(("DEMAND", "must"));
    }
    let base = base?;
    if vg.negated && is_friendly(base) {
        return Some(("REJECT", "negated"));
    }
    if intends(an, vg) {
        if is_friendly(base) {
            return Some(("AGREE", "intended"));
        }
        if is_hostile(base) {
            return Some(("THREATEN", "announced-against"));
        }
    }
    Some((base, "verb-table"))
}

fn speech_act(via: &str) -> Option<&'static str> {
    let code = table::verb(via).find(|r| r.is_plain())?.code;
    matches!(code, "AGREE" | "THREATEN" | "REJECT" | "DEMAND").then_some(code)
}

/// The first row of the verb that fits its objects and subject.
fn own(an: &Analysis, vg: &VerbGroup, clause: &Range<u32>) -> Option<&'static str> {
    let after = vg.main + 1..clause.end.min(vg.main + 14);
    let behind: Vec<String> = after.map(|i| singular(an.norm(i))).collect();
    let mut before: Vec<String> = Vec::new();
    if let Some(subject) = vg.subject.and_then(|s| an.nps.get(s as usize)) {
        before.extend(subject.tokens.clone().map(|i| singular(an.norm(i))));
    }
    if vg.passive {
        let by = (vg.main + 1..clause.end.min(vg.main + 12)).find(|i| an.norm(*i) == "by");
        before.extend(
            by.into_iter().flat_map(|i| i + 1..(i + 6).min(clause.end)).map(|i| singular(an.norm(i))),
        );
    }
    table::verb(&vg.lemma).find(|r| r.fits(&behind, &before)).map(|r| r.code)
}

fn demands(vg: &VerbGroup) -> bool {
    matches!(vg.modal.as_deref(), Some("must" | "should" | "ought")) && !vg.negated
}

/// True when the clause hangs on a verb of saying.
fn reported(an: &Analysis, vg: &VerbGroup) -> bool {
    crate::meetings::status::governor(an, vg).is_some_and(|g| SAYING.contains(&&*g.lemma))
}

/// "will", "would", "is prepared to", "is committed to".
fn intends(an: &Analysis, vg: &VerbGroup) -> bool {
    let modal = matches!(vg.modal.as_deref(), Some("will" | "shall" | "would")) || vg.tense == Tense::Future;
    let led = vg.via.as_deref().is_some_and(|v| leader(v, "ready") || leader(v, "planned"));
    let word = vg.tokens.start.checked_sub(1).map_or("", |i| an.norm(i));
    let ready = vg.tense == Tense::Infinitive
        && matches!(word, "prepared" | "ready" | "willing" | "committed" | "set");
    modal || led || ready
}

fn is_friendly(code: &str) -> bool {
    matches!(
        code,
        "SUPPORT" | "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "CONSULT" | "AGREE" | "INVESTIGATE"
    )
}

fn is_hostile(code: &str) -> bool {
    matches!(code, "SANCTION" | "COERCE" | "ASSAULT" | "FIGHT" | "PROTEST" | "MOBILIZE")
}

#[cfg(test)]
mod tests {
    use crate::{events::main_category, meetings::tests::analysed};

    #[test]
    fn the_verb_and_its_objects_give_the_category() {
        for (text, want) in [
            ("Norway signed a treaty with Austria.", "SUPPORT"),
            ("Norwegian police arrested ten men on Friday.", "COERCE"),
            ("Dock workers staged a strike in Oslo.", "PROTEST"),
            ("Norway imposed sanctions on Austria.", "SANCTION"),
            ("Norway accused Austria of spying.", "DISAPPROVE"),
            ("Norway gave Austria ten million euros in aid.", "AID"),
        ] {
            assert_eq!(main_category(&analysed(text)), Some(want), "{text}");
        }
    }

    #[test]
    fn modality_turns_it() {
        for (text, want) in [
            ("Norway said it will provide food to Austria.", "AGREE"),
            ("Norway said it would boycott the vote unless Austria withdraws.", "THREATEN"),
            ("Norway said Austria must release the sailors.", "DEMAND"),
            ("Norway refused to release the sailors.", "REJECT"),
            ("Norway threatened to attack Austria.", "THREATEN"),
        ] {
            assert_eq!(main_category(&analysed(text)), Some(want), "{text}");
        }
    }

    #[test]
    fn a_sentence_without_a_deed_has_no_category() {
        assert_eq!(main_category(&analysed("The lake is deep and cold.")), None);
    }
}
