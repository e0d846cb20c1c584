//! What a condition asks for: "provided that Norway withdraws its guns", "only if the flights stop".

use super::{Force, Frame, frame};
use crate::lexis::{View, noun_phrase};

/// The objects of the verbs in the conditions of a sentence.
pub(super) fn read(view: &View<'_>, found: &mut Vec<Frame>) {
    for at in 0..view.len() {
        let opens = match view.norm(at) {
            "unless" => true,
            "provided" => view.norm(at + 1) == "that",
            "if" => at > 0,
            "condition" => view.norm(at + 1) == "that",
            _ => false,
        };
        if !opens {
            continue;
        }
        let end =
            (at + 1..view.len()).find(|i| matches!(view.norm(*i), "," | ";" | ".")).unwrap_or(view.len());
        let verb =
            (at + 2..end).find(|i| view.tag(*i).starts_with('V') && noun_phrase(view, i + 1).is_some());
        if let Some(phrase) = verb.and_then(|v| noun_phrase(view, v + 1)).filter(|p| p.to <= end) {
            found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-condition"));
        }
    }
}
