//! Verbs whose object lies ahead whatever their own tense: called off, invited to.

use crate::Analysis;

/// "has cancelled Saturday's talks", "called off Friday's summit": what is put off was still to come.
pub(super) fn puts_off(analysis: &Analysis, verb: u32) -> bool {
    match analysis.norm(verb) {
        "called" | "calls" | "calling" | "call" => analysis.norm(verb + 1) == "off",
        "pulls" | "pulled" | "pulling" | "backs" | "backed" => analysis.matches(verb + 1, &["out", "of"]),
        word => ["cancel", "postpon", "scrap", "boycott"].iter().any(|stem| word.starts_with(stem)),
    }
}

/// "has invited both sides to talks in the capital on Wednesday": the day is that of the talks.
pub(super) fn invites(analysis: &Analysis, verb: u32, time: u32) -> bool {
    let asks = matches!(analysis.norm(verb), "invited" | "invites" | "invite" | "summoned" | "summons");
    let to_noun = |i: u32| {
        analysis.norm(i) == "to"
            && (i + 1..(i + 4).min(time)).any(|k| analysis.tag(k).starts_with("NN"))
            && analysis.tag(i + 1) != "VB"
    };
    asks && (verb + 1..time).any(to_noun)
}
