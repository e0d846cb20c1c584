//! The verb group around a cue and who its subject is, by the order of words: before the verb, across an
//! apposition, behind an inverted verb, or shared with the verb before.

use super::{
    phrase::Phrase,
    speakers::Fit,
    view::{Tokens, View},
};

/// A cue verb with its auxiliaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Auxiliaries and adverbs to the main verb.
    pub tokens: Tokens,
    /// The main verb.
    pub main: u32,
    pub negated: bool,
    /// "would say", "could say", "to say": not said as told here.
    pub unreal: bool,
    pub passive: bool,
    /// "saying", "adding" without an auxiliary.
    pub gerund: bool,
    /// "quoted by", "accused of" without an auxiliary.
    pub bare_participle: bool,
}

const MODALS: [&str; 12] =
    ["will", "would", "could", "may", "might", "must", "should", "can", "shall", "'ll", "'d", "ca"];

impl View<'_> {
    /// The verb group of the verb at `main`, not reaching before `floor`.
    pub(crate) fn group(&self, main: u32, floor: u32) -> Group {
        let mut start = main;
        let mut aux = false;
        let (mut negated, mut unreal, mut be) = (false, false, false);
        while start > floor && !self.quoted(start - 1) {
            let i = start - 1;
            let nearest = !aux;
            if self.is(i, &["not", "n't", "never", "hardly", "neither"]) {
                negated = true;
            } else if self.is_adverb(i) && !self.is(i, &["n't"]) {
            } else if self.is_be(i)
                && (nearest || self.is_be(start) || self.is(start, &["being", "been", "not"]))
            {
                be |= nearest || be;
                be |= self.is(start, &["being", "been"]);
                aux = true;
            } else if self.is_have(i) || self.is(i, &["did", "does", "do"]) {
                aux = true;
            } else if self.tag(i) == "MD" || self.is(i, &MODALS) && self.tag(i) != "NN" {
                aux = true;
                unreal = true;
            } else if self.tag(i) == "TO" || self.norm(i) == "to" && self.tag(main) == "VB" && start == main {
                aux = true;
                // "continues to insist", "went on to say": said indeed.
                if let Some(from) = self.goes_on_to(i, floor) {
                    start = from;
                    continue;
                }
                unreal = true;
            } else {
                break;
            }
            start = i;
        }
        // An adverb with nothing of the verb before it may belong to what stands left of a comma; keep it all.
        let tag = self.tag(main);
        Group {
            tokens: start..main + 1,
            main,
            negated,
            unreal,
            passive: be && matches!(tag, "VBN" | "VBD"),
            gerund: tag == "VBG" && !aux,
            bare_participle: tag == "VBN" && !aux,
        }
    }

    /// Where "continued to" or "went on to" begins, given its "to".
    fn goes_on_to(&self, to: u32, floor: u32) -> Option<u32> {
        let before = to.checked_sub(1).filter(|b| *b >= floor)?;
        if self.is(before, &["continue", "continues", "continued", "began", "begins", "came"]) {
            return Some(before);
        }
        let went = before.checked_sub(1).filter(|w| *w >= floor)?;
        (self.norm(before) == "on" && self.is(went, &["went", "goes", "go", "gone"])).then_some(went)
    }

    /// The subject that stands before the verb group that begins at `start`.
    pub(crate) fn subject_before(&self, start: u32, floor: u32) -> Option<Phrase> {
        let mut at = start;
        let mut aside = false;
        for _ in 0..5 {
            if at <= floor {
                return None;
            }
            let last = at - 1;
            if self.quoted(last) {
                return None;
            }
            if let Some(t) = self.time_at(last) {
                // "Reyes on Monday said", "and last week described".
                at = self.time_tokens(t).start.max(floor);
                if at > floor && self.is(at - 1, &["on", "in", "late", "early", "earlier", "at"]) {
                    at -= 1;
                }
                continue;
            }
            if self.is(last, &["who", "which", "that"]) && self.tag(last) != "DT" || self.tag(last) == "WP" {
                if self.norm(last) == "what" {
                    return None;
                }
                let mut before = last;
                if before > floor && self.is_comma(before - 1) {
                    before -= 1;
                }
                let phrase = (before > floor).then(|| self.source_ending(before - 1, floor)).flatten()?;
                // "The condemnation of Ott, who said": a thing says nothing where a person hangs on it.
                let person = self.innermost(&phrase).filter(|p| self.fit(p) == Fit::Yes);
                return Some(match person {
                    Some(inner) if self.norm(last) == "who" && self.fit(&phrase) == Fit::No => inner,
                    _ => phrase,
                });
            }
            if self.heads_phrase(last) {
                let phrase = self.source_ending(last, floor)?;
                return Some(if aside { self.across_apposition(phrase, floor) } else { phrase });
            }
            if self.is_comma(last) || self.norm(last) == ")" || self.is_dash(last) {
                at = self.before_aside(last, floor)?;
                aside = true;
                continue;
            }
            return None;
        }
        None
    }

    /// For `X, …, said`: the place behind X, given the second comma. A verb with tense in between says it is no
    /// aside.
    fn before_aside(&self, close: u32, floor: u32) -> Option<u32> {
        let paren = self.norm(close) == ")";
        let mut i = close;
        while i > floor {
            i -= 1;
            if self.quoted(i) {
                continue;
            }
            let relative = self.is(i, &["who", "which", "whose"]);
            if relative && i > floor && self.is_comma(i - 1) {
                return Some(i - 1);
            }
            let opens = if paren {
                self.norm(i) == "("
            } else if self.is_dash(close) {
                self.is_dash(i)
            } else {
                self.is_comma(i)
            };
            if opens {
                // "X, an envoy, and Y, a minister, said": the comma before "and" opens no aside.
                let title = self.is(i + 1, &["jr", "jr.", "sr.", "iii", "ii"]);
                if title || i + 1 == close {
                    continue;
                }
                if i > floor && (self.heads_phrase(i - 1) || self.norm(i - 1) == ")") {
                    return Some(i);
                }
                if !self.listing(i + 1, close) {
                    return (i > floor).then_some(i);
                }
            }
            // The stop of "R-Ky." is none.
            if self.is_stop(i) && !self.is(i + 1, &[",", ")"]) {
                return None;
            }
        }
        None
    }

    fn listing(&self, from: u32, to: u32) -> bool {
        (from..to).all(|i| self.heads_phrase(i) || self.is(i, &["and", ","]))
    }

    /// "Ilse Ott, a lawyer from Norden, one of the owners, said": a description right behind a comma and a name
    /// gives way to the name.
    fn across_apposition(&self, phrase: Phrase, floor: u32) -> Phrase {
        let start = phrase.tokens.start;
        if self.is_name(phrase.head) || start < floor + 2 || !self.is_comma(start - 1) {
            return phrase;
        }
        let mut last = start - 2;
        if self.tag(last) == "CD" && last > floor + 1 && self.is_comma(last - 1) {
            last -= 2;
        }
        let Some(name) = self.source_ending(last, floor).filter(|n| self.is_name(n.head)) else {
            return phrase;
        };
        // "In Norden, a lawyer said": a place behind a preposition is no name of the lawyer.
        let hung = name.tokens.start > floor && matches!(self.tag(name.tokens.start - 1), "IN" | "TO");
        if hung { phrase } else { name }
    }

    /// The subject behind an inverted verb: "said Ilse Ott, head of …".
    pub(crate) fn subject_after(&self, verb: u32, ceiling: u32) -> Option<Phrase> {
        let phrase = self.source_starting(verb + 1, ceiling)?;
        // A phrase with a verb of its own right behind it is a clause, not a subject.
        let next = phrase.tokens.end;
        let clause = next < ceiling && self.is_finite(next) && !self.quoted(next);
        (!clause).then_some(phrase)
    }

    /// The last verb with tense in `from..to` outside marks.
    pub(crate) fn last_finite(&self, from: u32, to: u32) -> Option<u32> {
        (from..to).rev().find(|i| self.is_finite(*i) && !self.quoted(*i))
    }

    /// True when a verb with tense stands in `from..to`, inside marks or out.
    pub(crate) fn has_finite(&self, from: u32, to: u32) -> bool {
        (from..to).any(|i| self.is_finite(i))
    }
}
