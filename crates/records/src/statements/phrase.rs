//! Noun phrases to the left and right of a place in the text, with what hangs on them, as a source is written:
//! "Kirill Ott, head of the port authority", "representatives for both Ott and Reyes", "two people briefed on it".

use super::view::{Tokens, View};

/// Prepositions that hang a noun phrase on another.
const HANGING: [&str; 12] =
    ["of", "for", "from", "in", "at", "on", "with", "to", "near", "between", "within", "by"];

/// A phrase with its head noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub tokens: Tokens,
    pub head: u32,
}

impl View<'_> {
    /// Words that may stand before the head inside a base noun phrase.
    fn inside_phrase(&self, i: u32) -> bool {
        if self.quoted(i) {
            return false;
        }
        match self.tag(i) {
            "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "JJR" | "JJS" | "CD" | "DT" | "PDT" | "PRP$" | "POS"
            | "$" | "FW" | "AFX" | "HYPH" | "ADD" => true,
            "VBG" | "VBN" => self.is_noun(i + 1) || self.tag(i + 1).starts_with("JJ"),
            "RB" => self.tag(i + 1).starts_with("JJ") || self.tag(i + 1) == "CD",
            _ => self.norm(i) == "&" || self.norm(i) == "'s" && self.is_noun(i + 1),
        }
    }

    /// True when token `i` can be the head of a noun phrase.
    pub(crate) fn heads_phrase(&self, i: u32) -> bool {
        match self.tag(i) {
            "NN" | "NNS" | "NNP" | "NNPS" | "PRP" | "CD" | "EX" | "FW" | "ADD" => true,
            "DT" => self.is(
                i,
                &["this", "that", "these", "those", "both", "all", "some", "another", "many", "either"],
            ),
            "JJ" => self.is(i, &["many", "several", "few", "others"]) || self.is_name(i),
            _ => self.is_name(i),
        }
    }

    /// The base noun phrase that ends at token `last`, not before `floor`.
    pub(crate) fn base_ending(&self, last: u32, floor: u32) -> Option<Phrase> {
        if self.quoted(last) || !self.heads_phrase(last) {
            return None;
        }
        let mut start = last;
        if self.tag(last) != "PRP" && self.tag(last) != "EX" {
            while start > floor && self.inside_phrase(start - 1) {
                // A pronoun's own determiner or article closes the phrase, unless a possessor stands before it.
                let closed = matches!(self.tag(start), "DT" | "PRP$") && self.tag(start - 1) != "PDT";
                if closed || self.time_breaks(start - 1, last) {
                    break;
                }
                start -= 1;
            }
        }
        Some(Phrase { tokens: start..last + 1, head: last })
    }

    /// A time that is not part of the phrase ("Thursday negotiators"): another time than the head's own.
    fn time_breaks(&self, i: u32, head: u32) -> bool {
        match self.time_at(i) {
            Some(t) => self.time_at(head) != Some(t) && self.tag(i + 1) != "POS",
            None => false,
        }
    }

    /// The base noun phrase that begins at token `first`, not reaching `ceiling`.
    pub(crate) fn base_starting(&self, first: u32, ceiling: u32) -> Option<Phrase> {
        if first >= ceiling || self.quoted(first) {
            return None;
        }
        if matches!(self.tag(first), "PRP" | "EX") {
            return Some(Phrase { tokens: first..first + 1, head: first });
        }
        let mut end = first;
        while end < ceiling && self.inside_phrase(end) {
            let opens = matches!(self.tag(end), "DT" | "PRP$") && end > first && self.tag(end - 1) != "PDT";
            let full = end > first && self.heads_phrase(end - 1) && self.tag(end - 1) != "DT";
            if opens || full && self.time_at(end).is_some() && self.time_at(end) != self.time_at(end - 1) {
                break;
            }
            end += 1;
        }
        let mut head = end;
        while head > first && !self.heads_phrase(head - 1) {
            head -= 1;
        }
        if head == first {
            return None;
        }
        Some(Phrase { tokens: first..end.max(head), head: head - 1 })
    }

    /// The source phrase that ends at token `last`: base phrases, prepositions between them, "and" between equals.
    pub(crate) fn source_ending(&self, last: u32, floor: u32) -> Option<Phrase> {
        let mut phrase = self.base_ending(last, floor)?;
        if self.tag(last) == "PRP" {
            return Some(phrase);
        }
        for _ in 0..5 {
            let start = phrase.tokens.start;
            if start < floor + 2 {
                break;
            }
            let joint = start - 1;
            let left = joint - 1;
            if self.is(joint, &HANGING) && !self.quoted(joint) {
                // "People involved in the discussions": the participle hangs on the people.
                let left = if self.hangs_by_participle(left, floor) { left - 1 } else { left };
                if !self.is_noun(left) && !self.heads_phrase(left) || self.time_at(left).is_some() {
                    break;
                }
                let Some(outer) = self.base_ending(left, floor) else { break };
                phrase = Phrase { tokens: outer.tokens.start..phrase.tokens.end, head: outer.head };
            } else if self.hangs_by_participle(joint, floor) {
                let Some(outer) = self.base_ending(left, floor) else { break };
                phrase = Phrase { tokens: outer.tokens.start..phrase.tokens.end, head: outer.head };
            } else if self.is(joint, &["and", "or", "&"])
                && self.heads_phrase(left)
                && self.time_at(left).is_none()
            {
                let Some(outer) = self.base_ending(left, floor) else { break };
                if outer.tokens.start > floor && self.is_verb(outer.tokens.start - 1) {
                    break;
                }
                phrase = Phrase { tokens: outer.tokens.start..phrase.tokens.end, head: phrase.head };
            } else if self.is(joint, &["both"]) {
                phrase = Phrase { tokens: joint..phrase.tokens.end, head: phrase.head };
            } else {
                break;
            }
        }
        if phrase.tokens.start > floor && self.is(phrase.tokens.start - 1, &["both"]) {
            phrase.tokens.start -= 1;
        }
        Some(phrase)
    }

    /// "The firm representing Ott", "people involved in the talks": a participle right behind a common noun.
    fn hangs_by_participle(&self, i: u32, floor: u32) -> bool {
        i > floor
            && (matches!(self.tag(i), "VBG" | "VBN")
                || matches!(self.tag(i), "VBD" | "JJ")
                    && self.norm(i).ends_with("ed")
                    && self.is(i + 1, &HANGING))
            && !self.quoted(i)
            && matches!(self.tag(i - 1), "NN" | "NNS" | "NNPS")
            && self.time_at(i - 1).is_none()
            && !self.has_finite(floor, i)
    }

    /// What the last preposition in a phrase leads to: "Ott" of "the condemnation of Ott".
    pub(crate) fn innermost(&self, phrase: &Phrase) -> Option<Phrase> {
        let from = phrase.tokens.clone().rev().find(|i| self.is(*i, &HANGING))? + 1;
        let head = phrase.tokens.end.checked_sub(1).filter(|h| *h >= from && self.heads_phrase(*h))?;
        Some(Phrase { tokens: from..phrase.tokens.end, head })
    }

    /// The source phrase that begins at `first`: a base phrase with "of/for/from/in/at …" and "and …" after it.
    pub(crate) fn source_starting(&self, first: u32, ceiling: u32) -> Option<Phrase> {
        let mut from = first;
        while self.is(from, &["both", "even", "only"]) && from + 1 < ceiling {
            from += 1;
        }
        let mut phrase = self.base_starting(from, ceiling)?;
        phrase.tokens.start = first;
        for _ in 0..4 {
            let joint = phrase.tokens.end;
            if joint + 1 >= ceiling || self.time_at(joint + 1).is_some() || self.quoted(joint) {
                break;
            }
            let hangs = self.is(joint, &["of", "for", "from", "at", "with", "in", "on"]);
            let joins = self.is(joint, &["and", "or", "&"]);
            if !(hangs || joins) {
                break;
            }
            let next_start = if self.is(joint + 1, &["both"]) { joint + 2 } else { joint + 1 };
            let Some(next) = self.base_starting(next_start, ceiling) else { break };
            if joins && next.tokens.end < ceiling && self.is_finite(next.tokens.end) {
                break;
            }
            phrase.tokens.end = next.tokens.end;
        }
        Some(phrase)
    }
}
