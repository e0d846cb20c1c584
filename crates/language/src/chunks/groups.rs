//! Verb groups: auxiliaries, adverbs inside, main verb; tense, voice, negation and what it hangs on.

use std::ops::Range;

use super::catenatives::{self, Form};
use crate::{Analysis, Tense, VerbGroup, lemmas};

/// The verb groups of a sentence, outside its noun phrases.
pub(super) fn find(a: &Analysis, sentence: Range<u32>) -> Vec<VerbGroup> {
    let mut found = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        match Builder::start(a, i, sentence.end).and_then(Builder::run) {
            Some(vg) => {
                i = vg.tokens.end.max(i + 1);
                found.push(vg);
            }
            None => i += 1,
        }
    }
    found
}

/// A group while it is read.
struct Builder<'a> {
    a: &'a Analysis,
    at: u32,
    end: u32,
    /// The last verb so far, and its lemma.
    main: u32,
    lemma: Box<str>,
    vg: VerbGroup,
}

impl<'a> Builder<'a> {
    /// Begins at `i` where a verb, a modal or "to" with a verb stands there.
    fn start(a: &'a Analysis, i: u32, end: u32) -> Option<Self> {
        if a.tokens.get(i as usize)?.np.is_some() {
            return None;
        }
        if super::time_words::is_preposition(a, i) {
            return None;
        }
        let tense = match a.tag(i) {
            "TO" => Tense::Infinitive,
            "MD" if is_will(a.norm(i)) => Tense::Future,
            "VBD" => Tense::Past,
            "MD" | "VBZ" | "VBP" => Tense::Present,
            "VB" => Tense::Infinitive,
            "VBG" => Tense::Gerund,
            "VBN" => Tense::Participle,
            _ => return None,
        };
        let vg = VerbGroup {
            tokens: i..i + 1,
            main: i,
            lemma: "".into(),
            tense,
            perfect: false,
            progressive: false,
            passive: false,
            negated: false,
            modal: None,
            via: None,
            subject: None,
            subjects: Vec::new(),
            object: None,
        };
        Some(Self { a, at: i, end, main: i, lemma: "".into(), vg })
    }

    fn run(mut self) -> Option<VerbGroup> {
        self.negations_before();
        match self.a.tag(self.at) {
            "TO" => {
                self.at += 1;
                self.adverbs();
                if !self.take_if(|tag| tag == "VB" || tag == "VBP") {
                    return None;
                }
            }
            "MD" => self.modal(),
            _ => {
                self.take();
            }
        }
        while self.step() {}
        if self.lemma.is_empty() {
            return None;
        }
        if self.vg.tense == Tense::Participle && self.is_past() {
            self.vg.tense = Tense::Past;
        }
        if self.vg.tense == Tense::Participle {
            self.vg.passive = !self.vg.perfect;
        }
        self.vg.main = self.main;
        self.vg.tokens.end = self.main + 1;
        self.vg.lemma = self.lemma;
        Some(self.vg)
    }

    /// A lone "VBN" between its subject and its object is a past tense: "police surrounded the house".
    fn is_past(&self) -> bool {
        let start = self.vg.tokens.start;
        if self.main != start || start == 0 {
            return false;
        }
        let np = |i: u32| {
            self.a.tokens.get(i as usize).and_then(|t| t.np).and_then(|n| self.a.nps.get(n as usize))
        };
        let Some(before) = np(start - 1).filter(|p| p.tokens.end == start) else { return false };
        if matches!(self.a.norm(before.head), "he" | "she" | "they" | "we" | "i") {
            return true;
        }
        // "a man called Oto", "the envoy given the task" have what looks like an object.
        let naming = matches!(
            &*self.lemma,
            "call"
                | "name"
                | "give"
                | "award"
                | "offer"
                | "know"
                | "title"
                | "dub"
                | "entitle"
                | "grant"
                | "pay"
                | "deny"
                | "ask"
                | "tell"
                | "teach"
                | "show"
                | "send"
        );
        let object = np(start + 1).filter(|p| p.tokens.start == start + 1 && start + 1 < self.end);
        !naming && object.is_some_and(|p| !super::time_words::is_time(self.a.norm(p.head)))
    }

    /// "not to meet", "never met": a negation right before the group counts.
    fn negations_before(&mut self) {
        let (one, two) = (self.at.wrapping_sub(1), self.at.wrapping_sub(2));
        let free = |i: u32| self.a.tokens.get(i as usize).is_some_and(|t| t.vg.is_none());
        let longer = self.a.norm(one) == "longer" && self.a.norm(two) == "no";
        self.vg.negated = free(one) && (is_negation(self.a.norm(one)) || longer);
    }

    fn modal(&mut self) {
        let lemma: Box<str> = match self.a.norm(self.at) {
            "'ll" | "wo" => "will".into(),
            "ca" => "can".into(),
            "'d" => "would".into(),
            other => other.into(),
        };
        self.vg.modal = Some(lemma);
        self.at += 1;
        let before = self.at;
        self.adverbs();
        // "can and will meet"
        if self.a.tag(self.at) == "CC" && self.a.tag(self.at + 1) == "MD" {
            self.at += 1;
            self.vg.tense = if is_will(self.a.norm(self.at)) { Tense::Future } else { self.vg.tense };
            self.modal();
            return;
        }
        if !self.take_if(|tag| matches!(tag, "VB" | "VBP")) {
            self.at = before;
        }
    }

    /// Skips adverbs and marks inside the group, noting negations.
    fn adverbs(&mut self) {
        while self.at < self.end {
            let norm = self.a.norm(self.at);
            let longer = norm == "no" && self.a.norm(self.at + 1) == "longer";
            if longer {
                self.vg.negated = true;
                self.at += 2;
                continue;
            }
            if is_negation(norm) {
                self.vg.negated = true;
            } else if !matches!(self.a.tag(self.at), "RB" | "RBR" | "RBS" | "``" | "''") {
                return;
            }
            self.at += 1;
        }
    }

    /// Takes the verb at the cursor as the main verb so far.
    fn take(&mut self) {
        self.main = self.at;
        self.lemma = lemmas::verb(self.a.norm(self.at));
        if self.a.norm(self.at) == "'s" {
            self.lemma = if self.a.norm(self.at + 1) == "been" { "have" } else { "be" }.into();
        }
        if self.a.norm(self.at) == "'d" {
            self.lemma = "have".into();
        }
        self.at += 1;
    }

    fn take_if(&mut self, is: impl Fn(&str) -> bool) -> bool {
        let free = self.a.tokens.get(self.at as usize).is_some_and(|t| t.np.is_none()) && self.at < self.end;
        let taken = free && is(self.a.tag(self.at));
        if taken {
            self.take();
        }
        taken
    }

    /// One more verb after the main verb so far; false where the group ends.
    fn step(&mut self) -> bool {
        let before = (self.at, self.vg.negated);
        let lemma = self.lemma.clone();
        self.adverbs();
        let tag = self.a.tag(self.at);
        let free = self.a.tokens.get(self.at as usize).is_some_and(|t| t.np.is_none()) && self.at < self.end;
        let went = free
            && match (&*lemma, tag) {
                ("be", "VBG") => self.progressive(),
                ("be", "VBN" | "VBD") => self.passive(),
                ("be", "JJ" | "IN" | "VB") => self.adjective(),
                ("be", "TO") => self.infinitive(None, true, before.0),
                ("get", "VBN") => self.passive(),
                ("have" | "'ve", "VBN" | "VBD") => self.perfect(),
                ("do", "VB" | "VBP") => self.take_if(|_| true),
                (_, "TO") => self.catenative(&lemma, before.0),
                _ => false,
            };
        if !went {
            (self.at, self.vg.negated) =
                (before.0, before.1 || (self.vg.negated && self.trailing_negation(before.0)));
        }
        went
    }

    /// "is not ready", "was never a plan": the negation belongs to the verb though the group ends before it.
    fn trailing_negation(&self, from: u32) -> bool {
        let aux = matches!(&*self.lemma, "be" | "have" | "do");
        aux || is_negation(self.a.norm(from))
    }

    fn progressive(&mut self) -> bool {
        let going = self.a.norm(self.at) == "going"
            && self.a.tag(self.at + 1) == "TO"
            && self.a.tag(self.at + 2) == "VB";
        if going {
            self.at += 2;
            if self.vg.tense == Tense::Present {
                self.vg.tense = Tense::Future;
            }
            return self.take_if(|_| true);
        }
        self.vg.progressive = true;
        self.take_if(|_| true)
    }

    fn passive(&mut self) -> bool {
        self.vg.passive = true;
        self.take_if(|_| true)
    }

    fn perfect(&mut self) -> bool {
        self.vg.perfect = true;
        self.take_if(|_| true)
    }

    /// "is ready to meet", "are due to meet".
    fn adjective(&mut self) -> bool {
        let word: Box<str> = self.a.norm(self.at).into();
        let from = self.at;
        if word.ends_with("ed") && self.a.norm(self.at + 1) == "by" {
            return self.passive();
        }
        // The tagger may take "expected" for an adjective.
        let as_verb = || catenatives::look_up(&lemmas::verb(&word), Form::Passive);
        let Some(future) = catenatives::look_up(&word, Form::Adjective)
            .or_else(as_verb)
            .filter(|_| self.a.tag(self.at + 1) == "TO")
        else {
            return false;
        };
        self.at += 1;
        self.infinitive(Some((word, future)), false, from)
    }

    /// "agreed to meet", "is expected to meet".
    fn catenative(&mut self, lemma: &str, back: u32) -> bool {
        let lone = self.vg.tokens.start == self.main && matches!(self.a.tag(self.main), "VBD" | "VBN");
        let passive = self.vg.passive || self.vg.tense == Tense::Participle;
        let form = if passive { Form::Passive } else { Form::Active };
        let mut found = catenatives::look_up(lemma, form);
        if found.is_none() && lone && catenatives::look_up(lemma, Form::Passive) == Some(true) {
            // A headline without its "is": "Envoys Set to Meet".
            self.vg.tense = Tense::Participle;
            found = Some(true);
        }
        let Some(future) = found else { return false };
        self.infinitive(Some((lemma.into(), future)), false, back)
    }

    /// "to (not) meet" after what the group is so far.
    fn infinitive(&mut self, via: Option<(Box<str>, bool)>, planned: bool, back: u32) -> bool {
        let negated = self.vg.negated;
        self.at += 1;
        self.adverbs();
        if !self.take_if(|tag| matches!(tag, "VB" | "VBP")) {
            (self.at, self.vg.negated) = (back, negated);
            return false;
        }
        let future = planned || via.as_ref().is_some_and(|v| v.1);
        let plain = !self.vg.perfect && self.vg.modal.is_none();
        if future && plain && matches!(self.vg.tense, Tense::Present | Tense::Participle) {
            self.vg.tense = Tense::Future;
        }
        self.vg.passive = false;
        self.vg.progressive = false;
        if let Some((word, _)) = via
            && self.vg.via.is_none()
        {
            self.vg.via = Some(word);
        }
        true
    }
}

fn is_will(norm: &str) -> bool {
    matches!(norm, "will" | "'ll" | "wo" | "shall")
}

fn is_negation(norm: &str) -> bool {
    matches!(norm, "not" | "n't" | "never" | "nt")
}
