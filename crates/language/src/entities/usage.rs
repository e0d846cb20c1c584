//! Is a capital or a country an agent here, or the place? "Lima refused" and "talks with Lima" against "in Lima".

use std::ops::Range;

use facts::Fact;

use crate::names::Words;

/// How a name that may be place or government is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// As one who says, decides, is spoken to.
    Agent,
    /// As a place.
    Place,
    /// The words do not tell.
    Open,
}

/// Nouns whose possessor is a place.
const PLACE_NOUNS: &[&str] = &[
    "airport",
    "airports",
    "streets",
    "street",
    "suburbs",
    "suburb",
    "outskirts",
    "mayor",
    "metro",
    "subway",
    "centre",
    "center",
    "downtown",
    "residents",
    "skyline",
    "hotels",
    "hotel",
    "museum",
    "university",
    "east",
    "west",
    "north",
    "south",
    "border",
    "borders",
    "coast",
    "capital",
    "population",
    "climate",
    "weather",
    "roads",
    "hospitals",
    "hospital",
    "cathedral",
    "port",
    "harbour",
    "harbor",
    "squares",
    "square",
    "stadium",
];

/// Verbs whose object is a place.
const PLACE_VERBS: &[&str] = &[
    "visit", "leave", "left", "enter", "reach", "attack", "strike", "struck", "hit", "shell", "bomb",
    "bombard", "capture", "seize", "besiege", "tour", "shake", "shook", "cross", "storm", "rock", "surround",
    "encircle", "depart", "flee", "fled", "occupy", "invade", "evacuate", "target", "pound",
];

/// Verbs and nouns after which "to" leads to a place.
const MOTION: &[&str] = &[
    "travel",
    "go",
    "going",
    "goes",
    "went",
    "gone",
    "fly",
    "flew",
    "flown",
    "head",
    "return",
    "visit",
    "trip",
    "journey",
    "race",
    "rush",
    "arrive",
    "drive",
    "come",
    "came",
    "back",
    "bound",
    "depart",
    "move",
    "flight",
    "way",
    "deploy",
    "send",
    "sent",
    "tour",
    "dispatch",
    "envoy",
    "delegation",
    "mission",
    "traveling",
    "shuttle",
    "moving",
    "driving",
    "coming",
    "route",
    "closer",
    "next",
    "tickets",
    "flights",
    "fled",
    "flee",
    "exile",
];

/// Nouns that a government gives: "concessions from Lima".
const GIVEN: &[&str] = &[
    "concession",
    "assurance",
    "guarantee",
    "response",
    "support",
    "pressure",
    "demand",
    "commitment",
    "statement",
    "reaction",
    "approval",
    "objection",
    "reply",
    "answer",
    "signal",
    "aid",
    "help",
    "backing",
    "resistance",
    "independence",
    "offer",
    "proposal",
    "threat",
    "message",
    "comment",
    "word",
    "permission",
];

/// Reads the words around a name.
pub(super) fn of(words: Words<'_>, name: &Range<u32>) -> Use {
    let (start, end) = (name.start, name.end);
    if words.possessive(end) {
        return if is(PLACE_NOUNS, words.norm(noun_after(words, end + 1))) { Use::Place } else { Use::Agent };
    }
    if lies_in(words, start) {
        return Use::Place;
    }
    let before = before(words, start);
    if let Some(at) = before {
        let listed = matches!(words.norm(at), "and" | "or" | ",");
        let told = if listed { conjunct(words, at).unwrap_or(Use::Open) } else { preposition(words, at) };
        if told != Use::Open {
            return told;
        }
    }
    let after = after_list(words, end);
    if acts(words, after) {
        return Use::Agent;
    }
    if before.is_some_and(|at| words.0.tag(at).starts_with("VB") && !is_be(words.norm(at))) {
        let verb = before.map_or("", |at| words.norm(at));
        return if is(PLACE_VERBS, verb) { Use::Place } else { Use::Agent };
    }
    if words.0.tag(end).starts_with("NN") || words.norm(end) == "(" {
        return Use::Place;
    }
    Use::Open
}

/// "Lima, Peru": the country or state after a place in it.
fn lies_in(words: Words<'_>, start: u32) -> bool {
    let Some(comma) = start.checked_sub(1).filter(|i| words.norm(*i) == ",") else { return false };
    let names = &words.0.names;
    let i = names.partition_point(|n| n.tokens.end < comma);
    let inner = names.get(i).filter(|n| n.tokens.end == comma).and_then(|n| n.fact);
    let outer = names.get(i + 1).filter(|n| n.tokens.start == start).and_then(|n| n.fact);
    let country = match outer {
        Some(Fact::Country(c)) => c.iso,
        _ => return false,
    };
    match inner {
        Some(Fact::City(c)) => c.country == country,
        Some(Fact::Capital(c)) => c.iso == country,
        Some(Fact::Region(r)) => r.country == Some(country),
        _ => false,
    }
}

/// The token that governs a name: before "the" and adjectives.
fn before(words: Words<'_>, start: u32) -> Option<u32> {
    let first = words.0.sentence_of(start)?.tokens.start;
    let mut i = start;
    while i > first {
        i -= 1;
        if !(words.norm(i) == "the" || words.norm(i) == "both" || words.0.tag(i).starts_with("JJ")) {
            return Some(i);
        }
    }
    None
}

fn preposition(words: Words<'_>, at: u32) -> Use {
    match words.norm(at) {
        "in" | "at" | "near" | "inside" | "outside" | "across" | "throughout" | "around" | "into" | "via"
        | "through" | "within" | "toward" | "towards" | "over" | "off" | "onto" => Use::Place,
        "with" | "against" | "by" | "between" | "among" | "on" | "upon" | "for" | "than" | "like" => {
            Use::Agent
        }
        "from" => {
            let given = head_before(words, at);
            if is(GIVEN, given) { Use::Agent } else { Use::Place }
        }
        "to" => {
            let near = (1..=4).filter_map(|n| at.checked_sub(n)).map(|i| words.norm(i));
            if near.clone().any(|w| is(MOTION, w)) { Use::Place } else { Use::Open }
        }
        _ => Use::Open,
    }
}

fn head_before(words: Words<'_>, at: u32) -> &str {
    at.checked_sub(1).map_or("", |i| words.norm(i))
}

/// What an earlier member of the same list says ("between Lima and Quito").
fn conjunct(words: Words<'_>, at: u32) -> Option<Use> {
    let names = &words.0.names;
    let ends = |end: u32| {
        let i = names.partition_point(|n| n.tokens.end < end);
        names.get(i).filter(|n| n.tokens.end == end)
    };
    let mut end = at;
    while end > 0 && matches!(words.norm(end - 1), "," | "and") {
        end -= 1;
    }
    let name = ends(end)?;
    let mut first = name.tokens.clone();
    // Back to the head of the list, at most a handful of members.
    for _ in 0..6 {
        let Some(sep) = first.start.checked_sub(1).filter(|s| matches!(words.norm(*s), "," | "and")) else {
            break;
        };
        let Some(earlier) = ends(sep) else { break };
        first = earlier.tokens.clone();
    }
    let governor = before(words, first.start)?;
    match preposition(words, governor) {
        Use::Open if words.0.tag(governor).starts_with("VB") && !is_be(words.norm(governor)) => {
            Some(if is(PLACE_VERBS, words.norm(governor)) { Use::Place } else { Use::Agent })
        }
        Use::Open => None,
        told => Some(told),
    }
}

/// The token after a list that begins before `end`: "Lima, Quito and Oslo | said".
fn after_list(words: Words<'_>, end: u32) -> u32 {
    let names = &words.0.names;
    let mut end = end;
    for _ in 0..6 {
        let mut next = end;
        while matches!(words.norm(next), "," | "and" | "or" | "both" | "the") && next < end + 3 {
            next += 1;
        }
        let i = names.partition_point(|n| n.tokens.start < next);
        match names.get(i).filter(|n| next > end && n.tokens.start == next) {
            Some(name) => end = name.tokens.end,
            None => break,
        }
    }
    end
}

/// A verb of which the words before are the subject, adverbs and "has, for its part," aside.
fn acts(words: Words<'_>, mut i: u32) -> bool {
    if words.norm(i) == "," && words.norm(i + 1) == "for" {
        let end = i + 8;
        i = (i + 1..end).find(|j| words.norm(*j) == ",").map_or(i, |j| j + 1);
    }
    while words.0.tag(i) == "RB" {
        i += 1;
    }
    words.finite(i) || words.0.tag(i) == "TO" && words.0.tag(i + 1) == "VB"
}

fn noun_after(words: Words<'_>, i: u32) -> u32 {
    (i..i + 5).take_while(|j| words.nominal(*j)).last().unwrap_or(i)
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re")
}

/// The word or its singular or base form is in the list.
fn is(list: &[&str], word: &str) -> bool {
    let stem = |cut: &str| word.strip_suffix(cut).is_some_and(|w| list.contains(&w));
    list.contains(&word)
        || ["s", "es", "ed", "d", "ing"].iter().any(|cut| stem(cut))
        || word.strip_suffix("ing").is_some_and(|w| list.iter().any(|l| l.strip_suffix('e') == Some(w)))
        || word.strip_suffix("ies").is_some_and(|w| list.iter().any(|l| l.strip_suffix('y') == Some(w)))
        || word.strip_suffix("led").is_some_and(|w| list.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::tests::analysed;

    fn uses(text: &str) -> Vec<Use> {
        let a = analysed(text);
        a.names.iter().map(|n| of(Words(&a), &n.tokens)).collect()
    }

    #[test]
    fn places_after_in_and_motion() {
        for text in [
            "The envoy arrived in Lima.",
            "He will travel to Lima.",
            "She visited Lima.",
            "They flew from Lima.",
            "The Lima meeting ended.",
        ] {
            assert_eq!(uses(text), [Use::Place], "{text}");
        }
    }

    #[test]
    fn agents_say_decide_and_are_spoken_to() {
        for text in [
            "Lima rejected the plan.",
            "He tried to persuade Lima.",
            "They cited Lima's refusal to sign.",
            "The deal with Lima collapsed.",
            "Lima also welcomed the offer.",
        ] {
            assert_eq!(uses(text), [Use::Agent], "{text}");
        }
        assert_eq!(uses("Talks between Lima and Oslo resumed."), [Use::Agent, Use::Agent]);
        assert_eq!(uses("Lima, Quito and Oslo said so."), [Use::Agent; 3]);
        assert_eq!(uses("They met in Lima and Oslo."), [Use::Place; 2]);
    }
}
