//! What stands between a cue and its content: who is told, where, when.

use super::{
    cues::Cue,
    phrase::Phrase,
    verbs::Group,
    view::{Tokens, View},
};

/// The stretch behind a cue verb.
#[derive(Clone, Debug, Default)]
pub(crate) struct After {
    pub audience: Option<Phrase>,
    pub venue: Option<Tokens>,
    pub said: Option<u32>,
    /// The first token that is not read yet.
    pub at: u32,
    /// "that" was read.
    pub that: bool,
    /// The preposition of the cue's own frame stands at `at - 1`.
    pub preposition: bool,
}

const ADVERBS: [&str; 26] = [
    "also",
    "again",
    "later",
    "earlier",
    "repeatedly",
    "flatly",
    "simply",
    "only",
    "publicly",
    "privately",
    "separately",
    "recently",
    "instead",
    "bluntly",
    "afterward",
    "afterwards",
    "meanwhile",
    "previously",
    "once",
    "explicitly",
    "openly",
    "angrily",
    "quietly",
    "early",
    "late",
    "too",
];
const PLACES: [&str; 19] = [
    "in",
    "at",
    "on",
    "during",
    "after",
    "before",
    "from",
    "via",
    "through",
    "with",
    "by",
    "following",
    "outside",
    "over",
    "ahead",
    "alongside",
    "near",
    "inside",
    "under",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Nouns that name who is told, so that "told reporters talks were off" breaks after the first noun.
const LISTENERS: [&str; 12] = [
    "reporters",
    "journalists",
    "lawmakers",
    "parliament",
    "attendees",
    "supporters",
    "colleagues",
    "delegates",
    "voters",
    "viewers",
    "investors",
    "senators",
];

impl View<'_> {
    /// Reads on from the cue.
    pub(crate) fn after(&self, group: &Group, cue: &Cue, ceiling: u32) -> After {
        let mut after = After { at: group.main + 1, ..After::default() };
        let prepositions: Vec<&str> = cue.rows.iter().flat_map(|r| r.prepositions.iter().copied()).collect();
        for _ in 0..10 {
            let at = after.at;
            if at >= ceiling || self.quoted(at) {
                break;
            }
            if self.norm(at) == "that"
                && matches!(self.tag(at), "IN" | "DT" | "WDT" | "RB")
                && !self.thing(at)
            {
                after.that = true;
                after.at += 1;
                break;
            }
            let own =
                prepositions.contains(&self.norm(at)) && matches!(self.tag(at), "IN" | "TO" | "RB" | "RP");
            if own && self.time_at(at + 1).is_none() && !(self.norm(at) == "with" || self.norm(at) == "to") {
                after.preposition = true;
                after.at += 1;
                break;
            }
            if !(self.skip_time(&mut after, ceiling)
                || self.skip_adverb(&mut after)
                || self.skip_listener(&mut after, cue, ceiling)
                || self.skip_place(&mut after, ceiling)
                || self.skip_aside(&mut after, ceiling))
            {
                break;
            }
        }
        after
    }

    /// "that" as a pronoun or before a noun: "said that plan was dead" is left to the clause reader, "said that."
    fn thing(&self, at: u32) -> bool {
        self.is_stop(at + 1) || self.is_comma(at + 1)
    }

    fn skip_time(&self, after: &mut After, ceiling: u32) -> bool {
        let at = after.at;
        let lead = u32::from(self.is(at, &["late", "early", "earlier", "later", "on", "just"]));
        if let Some(t) = self.time_at(at).or_else(|| (lead == 1).then(|| self.time_at(at + 1)).flatten()) {
            // "said Thursday's talks": the time belongs to a noun behind it.
            let end = self.time_tokens(t).end.min(ceiling);
            if self.tag(end) == "POS" || self.norm(end) == "'s" && self.is_noun(end + 1) {
                return false;
            }
            after.said = after.said.or(Some(t));
            after.at = end.max(at + 1);
            return true;
        }
        let bare = WEEKDAYS.contains(&self.norm(at + lead)) && self.tag(at + lead + 1) != "POS";
        if bare {
            after.at = at + lead + 1;
        }
        bare
    }

    fn skip_adverb(&self, after: &mut After) -> bool {
        let at = after.at;
        let known = ADVERBS.contains(&self.norm(at)) && !self.is_noun(at);
        let leads = self.is_adverb(at)
            && !self.is(at, &["not", "so", "there", "how", "as"])
            && (self.norm(at + 1) == "that"
                || self.is_comma(at + 1)
                || self.is_stop(at + 1)
                || self.quoted(at + 1));
        let skip = self.tag(at) == "RP" || known || leads;
        after.at += u32::from(skip);
        skip
    }

    fn skip_listener(&self, after: &mut After, cue: &Cue, ceiling: u32) -> bool {
        let at = after.at;
        if after.audience.is_some() {
            return false;
        }
        let told = cue.takes(|r| r.audience) && after.venue.is_none();
        let to = self.norm(at) == "to"
            && self.tag(at + 1) != "VB"
            && !cue.takes(|r| r.prepositions.contains(&"to"));
        if !(told && self.norm(at) != "to" || to) {
            return false;
        }
        let first = if to { at + 1 } else { at };
        let Some(mut phrase) = self.listener(first, ceiling) else { return false };
        if to && self.is_finite(phrase.tokens.end) {
            return false;
        }
        phrase.tokens.start = first;
        after.at = phrase.tokens.end;
        after.audience = Some(phrase);
        true
    }

    /// Who is told, cut where the clause that is told begins.
    fn listener(&self, first: u32, ceiling: u32) -> Option<Phrase> {
        let whole = self.base_starting(first, ceiling);
        let closed = whole.as_ref().is_some_and(|b| self.norm(b.tokens.end) == "that");
        if LISTENERS.contains(&self.norm(first)) && !closed {
            let mut end = first + 1;
            if self.norm(end) == "of"
                && let Some(of) = self.base_starting(end + 1, ceiling)
            {
                end = of.tokens.end;
            }
            return Some(Phrase { tokens: first..end, head: first });
        }
        let base = whole?;
        if base.tokens.len() > 1 && !closed && self.is_name(first) && self.tag(first) == "NNP" {
            // "told Radio Meridian ferry swaps remain": the name is told, the rest is the clause's subject.
            let names = base.tokens.clone().take_while(|i| self.is_name(*i)).count();
            let end = first + u32::try_from(names).unwrap_or(1);
            if end < base.tokens.end && self.tag(end) != "POS" {
                return Some(Phrase { tokens: first..end, head: end - 1 });
            }
        }
        let mut phrase = base;
        while self.is(phrase.tokens.end, &["of", "from"]) || self.norm(phrase.tokens.end) == "and" {
            let Some(next) = self.base_starting(phrase.tokens.end + 1, ceiling) else { break };
            if self.is_finite(next.tokens.end) {
                break;
            }
            phrase.tokens.end = next.tokens.end;
        }
        Some(phrase)
    }

    fn skip_place(&self, after: &mut After, ceiling: u32) -> bool {
        let at = after.at;
        if !PLACES.contains(&self.norm(at)) || !matches!(self.tag(at), "IN" | "RP" | "VBG" | "RB" | "TO") {
            return false;
        }
        let first = if self.is(at + 1, &["of", "to"]) { at + 2 } else { at + 1 };
        if let Some(t) = self.time_at(first) {
            after.said = after.said.or(Some(t));
            after.at = self.time_tokens(t).end.max(first + 1).min(ceiling);
            return true;
        }
        let Some(phrase) = self.base_starting(first, ceiling) else { return false };
        let mut end = phrase.tokens.end;
        if end < ceiling && self.is_finite(end) {
            return false;
        }
        // "in an interview with Delta Radio on Sunday": phrases hang on until a time or a clause.
        for _ in 0..4 {
            if !self.is(end, &["of", "with", "in", "at", "to", "for", "from", "on", "by"])
                || self.time_at(end + 1).is_some()
            {
                break;
            }
            let Some(next) = self.base_starting(end + 1, ceiling) else { break };
            if next.tokens.end < ceiling && self.is_finite(next.tokens.end) {
                break;
            }
            end = next.tokens.end;
        }
        let venue = at..end;
        after.venue = Some(match after.venue.take() {
            Some(v) => v.start..end,
            None => venue,
        });
        after.at = end;
        true
    }

    /// "said, in a letter to the council, that …"
    fn skip_aside(&self, after: &mut After, ceiling: u32) -> bool {
        let at = after.at;
        if !self.is_comma(at) || at + 1 >= ceiling || self.quoted(at + 1) {
            return false;
        }
        let Some(close) = (at + 2..ceiling.min(at + 16)).find(|i| self.is_comma(*i) && !self.quoted(*i))
        else {
            return false;
        };
        let clean = (at + 1..close).all(|i| !self.quoted(i) && !self.is_finite(i));
        let leads_on = self.norm(close + 1) == "that" && self.tag(close + 1) == "IN";
        if clean && leads_on {
            after.at = close + 1;
        }
        clean && leads_on
    }
}
