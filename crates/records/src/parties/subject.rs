//! The subject of a verb, by the words before it.

use super::{
    holder::phrase_ending,
    verb::{Force, force, is_auxiliary},
};
use crate::lexis::{Phrase, View};

/// The noun phrase that is the subject of the verb at `at`.
pub(crate) fn subject(view: &View<'_>, at: usize) -> Option<Phrase> {
    match force(view, at) {
        Force::Finite { from, .. } => before(view, from, 3),
        Force::Participle { from } => of_participle(view, from),
        Force::Passive { by } => crate::lexis::noun_phrase(view, by + 1),
        Force::Loose => None,
    }
}

/// True when the verb at `at` is the first after its subject, so that one stretch holds both.
pub(crate) fn follows(view: &View<'_>, subject: Phrase, at: usize) -> bool {
    let verb = |i: usize| matches!(view.tag(i), "VBD" | "VBZ" | "VBP" | "VBG" | "VB" | "VBN");
    let first = (subject.to..at).find(|i| verb(*i) && !is_auxiliary(view.norm(*i)));
    subject.from < at && first.is_none_or(|f| at - f < 4 && view.norm(f + 1) == "to")
}

/// Verbs whose object does what the infinitive after it says: "urged the guild to sign".
const OBJECT_CONTROL: &[&str] = &[
    "urged",
    "urge",
    "urges",
    "urging",
    "asked",
    "ask",
    "asks",
    "asking",
    "told",
    "force",
    "forced",
    "forcing",
    "persuade",
    "persuaded",
    "persuading",
    "pressed",
    "pressing",
    "push",
    "pushed",
    "pushing",
    "ordered",
    "allow",
    "allowed",
    "convince",
    "convinced",
    "pressure",
    "pressured",
    "warned",
    "encourage",
    "encouraged",
    "invited",
    "calling",
    "called",
    "expected",
    "expects",
    "wants",
    "wanted",
    "want",
    "for",
    "on",
];

/// Who does what an infinitive says, "to" standing at `to`: the owner of the noun before ("its threat to strike"),
/// the object of urging, else the subject of the main verb ("met to sign").
pub(crate) fn infinitive_subject(view: &View<'_>, to: usize) -> Option<Phrase> {
    let before_to = to.checked_sub(1)?;
    // "willingness to listen and to pay": the first infinitive tells.
    if view.norm(before_to) == "and" {
        let first = (to.saturating_sub(10)..before_to).rev().find(|i| view.tag(*i) == "TO")?;
        return infinitive_subject(view, first);
    }
    if let Some(phrase) = phrase_ending(view, to) {
        let mark = (phrase.from..before_to).rev().find(|i| view.tag(*i) == "POS");
        let abstract_noun = matches!(
            view.norm(before_to),
            "willingness"
                | "readiness"
                | "plan"
                | "plans"
                | "decision"
                | "threat"
                | "threats"
                | "offer"
                | "pledge"
                | "vow"
                | "promise"
                | "proposal"
                | "effort"
                | "efforts"
                | "intention"
                | "refusal"
                | "move"
                | "bid"
        );
        if abstract_noun {
            return mark.and_then(|m| phrase_ending(view, m));
        }
        let verb = phrase.from.checked_sub(1)?;
        if OBJECT_CONTROL.contains(&view.norm(verb)) {
            return Some(phrase);
        }
    }
    let verb = (0..before_to)
        .rev()
        .take(12)
        .find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD" | "VBN"))?;
    if OBJECT_CONTROL.contains(&view.norm(verb)) {
        return None;
    }
    match force(view, verb) {
        Force::Finite { from, negated: false } => before(view, from, 1),
        _ => None,
    }
}

/// The subject that stands before position `from`, over asides, relative pronouns and joined verbs.
fn before(view: &View<'_>, from: usize, depth: usize) -> Option<Phrase> {
    let mut end = from;
    for _ in 0..4 {
        let last = end.checked_sub(1)?;
        match view.norm(last) {
            // "the guild, for its part, rejected"
            "," => {
                let open = (0..last).rev().take(14).find(|i| matches!(view.norm(*i), "," | ";" | ":"));
                match open {
                    Some(open) if view.norm(open) == "," => end = open,
                    _ => return main_subject(view, last, depth),
                }
            }
            "who" | "which" | "that" => {
                end = last;
                if end > 0 && view.norm(end - 1) == "," {
                    end -= 1;
                }
            }
            "also" | "still" | "now" | "then" | "both" | "all" | "themselves" | "himself" | "herself"
            | "itself" => end = last,
            "and" | "but" | "or" => return main_subject(view, last, depth),
            _ => break,
        }
    }
    // "Thursday", "on Monday" between subject and verb.
    while end > 0 && is_day(view.norm(end - 1)) {
        end -= 1;
        if end > 0 && view.norm(end - 1) == "on" {
            end -= 1;
        }
    }
    let phrase = phrase_ending(view, end)?;
    // "Three parties, including the Greens, have left": the examples are no subject.
    let example = phrase
        .from
        .checked_sub(2)
        .filter(|c| matches!(view.norm(c + 1), "including" | "like" | "notably") && view.norm(*c) == ",");
    if let Some(whole) = example.and_then(|comma| phrase_ending(view, comma)) {
        return Some(over_prepositions(view, whole));
    }
    Some(over_prepositions(view, phrase))
}

/// "leaders of the guild rejected": the phrase before "of", "from", "for" is the subject.
fn over_prepositions(view: &View<'_>, phrase: Phrase) -> Phrase {
    let mut best = phrase;
    for _ in 0..2 {
        let Some(mut at) = best.from.checked_sub(1) else { return best };
        // "representatives for both the mayor and the guild"
        if view.norm(at) == "and"
            && let Some(first) = phrase_ending(view, at)
        {
            match first.from.checked_sub(1) {
                Some(before) if matches!(view.norm(before), "both" | "of" | "for" | "from") => at = before,
                _ => return best,
            }
        }
        let skip = usize::from(view.norm(at) == "both");
        let Some(at) = at.checked_sub(skip) else { return best };
        // "The envoy to Norway".
        let posted = view.norm(at) == "to" && at > 0 && facts::role(view.norm(at - 1)).is_some();
        if !posted && !matches!(view.norm(at), "of" | "from" | "for" | "in" | "at") {
            return best;
        }
        match phrase_ending(view, at) {
            Some(p) => best = Phrase { from: p.from, to: best.to, head: p.head },
            None => return best,
        }
    }
    best
}

fn is_day(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "earlier"
            | "later"
            | "late"
            | "early"
            | "week"
            | "month"
            | "last"
    )
}

/// Joined verbs share their subject: the nearest finite verb before.
fn main_subject(view: &View<'_>, before_at: usize, depth: usize) -> Option<Phrase> {
    if depth == 0 {
        return None;
    }
    let verb =
        (0..before_at).rev().take(30).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"))?;
    match force(view, verb) {
        Force::Finite { from, .. } => before(view, from, depth - 1),
        _ => before(view, verb, depth - 1),
    }
}

/// "with the guild rejecting": the phrase right before; ", rejecting the plan": the subject of the main verb.
fn of_participle(view: &View<'_>, from: usize) -> Option<Phrase> {
    let last = from.checked_sub(1);
    match last.map(|l| view.norm(l)) {
        Some("," | "and" | "while" | "after" | "before" | "by" | "—" | "–" | "--" | "but") => {
            let mut end = from - 1;
            while end > 0 && matches!(view.norm(end - 1), "," | "and" | "but") {
                end -= 1;
            }
            first_subject(view, end)
        }
        None => after_participle(view, from),
        _ => {
            let mut end = from;
            while end > 0 && view.tag(end - 1) == "RB" {
                end -= 1;
            }
            let phrase = over_prepositions(view, phrase_ending(view, end)?);
            // "Students calling for reform": people described by what they do.
            let people = end == from && matches!(view.tag(phrase.head), "NNS" | "NNPS");
            (people || phrase.from == 0 || matches!(view.norm(phrase.from - 1), "with" | ","))
                .then_some(phrase)
        }
    }
}

/// The subject of the first finite verb before `end`, the verb nearest to the start of the clause chain.
fn first_subject(view: &View<'_>, end: usize) -> Option<Phrase> {
    let verb = (0..end).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"))?;
    match force(view, verb) {
        Force::Finite { from, .. } => before(view, from, 1),
        _ => before(view, verb, 1),
    }
}

/// "Rejecting the plan, the guild said": the subject after the comma.
fn after_participle(view: &View<'_>, from: usize) -> Option<Phrase> {
    let comma = (from..view.len()).take(20).find(|i| view.norm(*i) == ",")?;
    crate::lexis::noun_phrase(view, comma + 1)
}
