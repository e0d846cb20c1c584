//! Deeds whose purpose takes a side: "gathered in the square to protest the levy".

use crate::{
    lexis::{Phrase, View},
    parties::{Force, force, infinitive_subject},
};

/// "Gathered in the square to protest the levy", "signed a letter to demand a vote": what is done to take a side.
pub(in crate::positions) fn purpose(view: &View<'_>, at: usize) -> Option<Phrase> {
    let to = at.checked_sub(1).filter(|t| view.tag(*t) == "TO")?;
    let public = ["protest", "demand", "denounce", "condemn", "demonstrate", "call", "press", "oppose"];
    if !public.contains(&view.norm(at)) || force(view, at) != Force::Loose {
        return None;
    }
    // Only after a deed: "gathered to", "marched through the city to"; not "wants to", "plans to", "the right to".
    let verb = (to.saturating_sub(9)..to).rev().find(|i| view.tag(*i).starts_with('V'))?;
    let deed = matches!(view.tag(verb), "VBD" | "VBN" | "VBZ" | "VBP")
        && (verb + 1 < to || GATHERED.contains(&view.norm(verb)));
    if deed && !WISHED.contains(&view.norm(verb)) { infinitive_subject(view, to) } else { None }
}

/// Verbs of coming together for a purpose.
const GATHERED: &[&str] =
    &["gathered", "rallied", "marched", "assembled", "met", "united", "joined", "turned", "leaving", "left"];

/// Verbs whose infinitive is no purpose.
const WISHED: &[&str] = &[
    "urged",
    "asked",
    "told",
    "called",
    "wanted",
    "wants",
    "want",
    "expected",
    "planned",
    "plans",
    "plan",
    "agreed",
    "refused",
    "failed",
    "continued",
    "began",
    "vowed",
    "pledged",
    "promised",
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "encouraged",
    "allowed",
];

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn who_gathers_to_protest_opposes() {
        let found = positions("Thousands of farmers gathered in the square to protest the harbour fees.");
        assert_eq!(found, ["Thousands of farmers opposes noun-harbour-fee"]);
    }
}
