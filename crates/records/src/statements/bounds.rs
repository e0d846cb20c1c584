//! Where a reported clause ends: at the next cue of the same speaker, at another carrier, at the narrator's own
//! turn.

use super::{
    cues::{Class, Cues},
    view::View,
};

/// Conjunctions with which the narrator takes the word again.
const NARRATOR: [&str; 5] = ["though", "although", "despite", "whereas", "notwithstanding"];

impl View<'_> {
    /// The end of the clause that begins at `from`: one past its last token, before the marks that end it.
    pub(crate) fn clause_end(&self, from: u32, ceiling: u32) -> u32 {
        let mut i = from;
        while i < ceiling {
            if self.quoted(i) {
                i += 1;
                continue;
            }
            if i > from && self.cuts(i, ceiling) {
                break;
            }
            i += 1;
        }
        self.trim_end(from, i)
    }

    /// Steps back over closing punctuation.
    pub(crate) fn trim_end(&self, from: u32, mut end: u32) -> u32 {
        while end > from && !self.quoted(end - 1) && (self.is_mark(end - 1) && !self.is(end - 1, &[")", "]"]))
        {
            end -= 1;
        }
        end
    }

    /// True when what is said ends before token `i`.
    fn cuts(&self, i: u32, ceiling: u32) -> bool {
        // In `“nearly done,” though` the comma stands inside the marks.
        let inside = i
            .checked_sub(1)
            .and_then(|b| self.quote_at(b))
            .is_some_and(|q| self.quotes[q].inner.slice(&self.a.text).ends_with(','));
        let comma = self.is_comma(i) || self.norm(i) == ";" || self.is_dash(i);
        let joins_directly = comma;
        let comma = comma || inside;
        let joins = self.is(i, &["and", "but", "or", "yet", "while", "though", "although"]);
        if self.norm(i) == "according" && self.norm(i + 1) == "to" {
            return true;
        }
        if !(comma || joins) {
            return false;
        }
        let mut k = i + u32::from(joins_directly);
        if comma && self.is(k, &NARRATOR)
            || self.norm(k) == "even" && self.is(k + 1, &["as", "though", "if"]) && comma
        {
            return self.norm(k + 1) != "if";
        }
        if comma && self.norm(k) == "as" && self.is(k + 1, &["reported", "quoted", "cited"]) {
            return true;
        }
        let mut joined = joins;
        while k < ceiling && self.is(k, &["and", "but", "or", "yet", "while", "though", "although"]) {
            joined = true;
            k += 1;
        }
        if inside && !joins_directly && !joined && self.goes_on(k) {
            return true;
        }
        if comma && self.narrator_turn(k) {
            return true;
        }
        while k < ceiling && (self.is_adverb(k) || joined && self.time_at(k).is_some()) && !self.quoted(k) {
            k += 1;
        }
        if k >= ceiling || self.quoted(k) {
            return false;
        }
        let concedes = self.is(i, &["though", "although"]);
        self.cue_at(k, joined, comma) || (comma || concedes) && self.clause_with_cue(k, joined, ceiling)
    }

    /// `“nearly done,” following talks`: behind a comma inside the marks a participle or a clause of time is the
    /// narrator's.
    fn goes_on(&self, k: u32) -> bool {
        self.tag(k) == "VBG" || self.is(k, &["following", "after", "amid", "as", "even", "before"])
    }

    /// ", signaling that", ", a sign that": the narrator says what it means.
    fn narrator_turn(&self, k: u32) -> bool {
        const READS: [&str; 10] = [
            "signaling",
            "signalling",
            "underscoring",
            "highlighting",
            "suggesting",
            "indicating",
            "reflecting",
            "fueling",
            "fuelling",
            "echoing",
        ];
        const SIGNS: [&str; 8] =
            ["signal", "sign", "move", "step", "shift", "reversal", "remark", "departure"];
        let apposed = matches!(self.norm(k), "a" | "an" | "the")
            && (SIGNS.contains(&self.norm(k + 1)) || SIGNS.contains(&self.norm(k + 2)));
        self.tag(k) == "VBG" && READS.contains(&self.norm(k)) || apposed
    }

    /// A cue with no subject of its own: ", saying", "and says", "while warning".
    fn cue_at(&self, k: u32, joined: bool, comma: bool) -> bool {
        let mut k = k;
        let mut aux = false;
        if joined && (self.is_have(k) || self.is_be(k)) && self.is_verb(k) {
            k += 1;
            aux = true;
            while self.is_adverb(k) {
                k += 1;
            }
        }
        let Some(cue) = Cues::shipped().by_form(self.norm(k)) else { return false };
        let spoken = cue.rows.iter().any(|r| matches!(r.class, Class::Speech | Class::Act));
        if !spoken || !self.is_verb(k) && !self.misread_gerund(k) {
            return false;
        }
        match self.tag(k) {
            "NN" => true,
            "VBG" => comma || joined,
            "VBD" | "VBZ" => joined && cue.spoken(|r| r.clause || r.object_as),
            "VBP" => joined && cue.spoken(|r| r.clause),
            "VBN" => joined && aux && cue.spoken(|r| r.clause),
            _ => false,
        }
    }

    /// ", but he said", ", the ministry said.", ", which he described as".
    fn clause_with_cue(&self, k: u32, joined: bool, ceiling: u32) -> bool {
        let relative = matches!(self.tag(k), "WDT" | "WP");
        let Some(phrase) = self.source_starting(k + u32::from(relative), ceiling.min(k + 12)) else {
            return false;
        };
        let mut v = phrase.tokens.end;
        while v < ceiling && (self.is_adverb(v) || self.is_have(v) || self.time_at(v).is_some()) {
            v += 1;
        }
        if v >= ceiling || self.quoted(v) || !self.is_verb(v) {
            return false;
        }
        let Some(cue) = Cues::shipped().by_form(self.norm(v)) else { return false };
        if relative {
            return cue.spoken(|r| r.object_as) && self.is_finite(v);
        }
        let speaks = cue.spoken(|r| r.clause);
        let closes = v + 1 >= ceiling
            || self.is_mark(v + 1)
            || self.time_at(v + 1).is_some()
            || self.norm(v + 1) == "in";
        speaks && (joined || closes)
    }
}
