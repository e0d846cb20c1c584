//! "the issue of X", "the role of X", "X's future", "its proposal for X".

use super::{Force, Frame, frame, is_person, next_in_list};
use crate::{
    issues::nouns::noun,
    lexis::{Phrase, View, noun_phrase},
};

/// Nouns of naming, for the names of issues that they begin.
const NAMING: &[&str] = &["role", "fate", "status", "future"];

/// "the issue of territory", "questions of fishing rights", "the role of the guild".
pub(super) fn noun_of(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let word = view.norm(at);
    let class = noun(word);
    let naming = NAMING.iter().find(|n| class.naming && **n == word).copied();
    // "a matter of will" is a manner of speaking.
    let idiom = word == "matter" && at > 0 && view.norm(at - 1) == "a";
    if idiom || view.norm(at + 1) != "of" || !(naming.is_some() || class.issue) {
        return;
    }
    let mut start = at + 2;
    while let Some(phrase) = noun_phrase(view, start) {
        let first = start == at + 2;
        let from = if first { with_determiner(view, at) } else { start };
        let named = naming.filter(|_| first);
        // "the role of time", "the future of work": only what has a settled frame is an issue by itself.
        let settled = naming.is_none() || settles(view, phrase.to) || view.tag(phrase.head) != "NN";
        let force = match (settled, named) {
            (false, _) => Force::None,
            (true, Some(_)) => Force::Names,
            (true, None) => Force::Says,
        };
        let mut one = frame(view, from, phrase, force, "frame-noun-of");
        one.noun = named;
        if named.is_some() {
            one.label = (from, phrase.to);
        }
        found.push(one);
        match next_in_list(view, phrase.to) {
            Some(next) if naming.is_none() => start = next,
            _ => return,
        }
    }
}

/// "in a deal", "after the war", "remains" right after a phrase.
fn settles(view: &View<'_>, at: usize) -> bool {
    matches!(view.norm(at), "in" | "after" | "," | "remains" | "remain" | "is" | "and" | ".")
}

fn with_determiner(view: &View<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(b) if matches!(view.tag(b), "DT" | "PRP$") => b,
        _ => at,
    }
}

/// "the island's future".
pub(super) fn future_of(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if view.norm(at) != "future"
        || at < 2
        || view.tag(at - 1) != "POS"
        || !matches!(view.tag(at - 2), "NNP" | "NNPS" | "NN")
    {
        return;
    }
    let mut from = at - 2;
    while from > 0 && matches!(view.tag(from - 1), "NNP" | "DT") {
        from -= 1;
    }
    if is_person(view, at - 2) {
        return;
    }
    let phrase = Phrase { from, to: at + 1, head: at };
    found.push(Frame { force: Force::Names, ..frame(view, from, phrase, Force::Names, "frame-future") });
}

/// "plans to build a dam", "a ban on flights", "calls for a recount": what is wished, feared or forbidden.
pub(super) fn wish(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !noun(view.norm(at)).wish || !matches!(view.tag(at), "NN" | "NNS") {
        return;
    }
    // "a request by Norway to open the port"
    let mut end = at + 1;
    if view.norm(end) == "by"
        && let Some(by) = noun_phrase(view, end + 1)
    {
        end = by.to;
    }
    let start = match view.norm(end) {
        "to" if view.tag(end + 1) == "VB" => end + 2,
        "on" | "for" | "of" | "against" | "over" => end + 1,
        _ => return,
    };
    if let Some(phrase) = noun_phrase(view, start) {
        found.push(frame(view, phrase.from, phrase, Force::Proposes, "frame-wish"));
    }
}

/// "its proposal for a joint council": a proposal with a name.
pub(super) fn proposal_for(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !matches!(view.norm(at), "proposal" | "proposals" | "plan" | "plans" | "idea")
        || view.norm(at + 1) != "for"
    {
        return;
    }
    let Some(mut phrase) = noun_phrase(view, at + 2) else { return };
    let capital = |at: usize| view.analysis.word(view.token(at)).starts_with(char::is_uppercase);
    // "a Council of Elders": a name goes on over "of".
    if view.norm(phrase.to) == "of"
        && capital(phrase.head)
        && let Some(more) = noun_phrase(view, phrase.to + 1)
    {
        phrase = Phrase { from: phrase.from, to: more.to, head: phrase.head };
    }
    let named = capital(phrase.head) && !is_person(view, phrase.head);
    let force = if named { Force::Names } else { Force::Proposes };
    found.push(frame(view, phrase.from, phrase, force, "frame-proposal-for"));
}
