//! What a cue verb says, in the frame that fits: marks before or behind it, a clause, an infinitive, an object.

use super::{
    after::After,
    attribution::Attribution,
    cues::{Class, Cue},
    speakers::Fit,
    verbs::Group,
    view::View,
};

/// The content of one cue.
pub(super) struct Content<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) cue: &'v Cue,
    pub(super) group: &'v Group,
    pub(super) after: &'v After,
    pub(super) floor: u32,
    pub(super) ceiling: u32,
}

impl Content<'_, '_> {
    /// Tries the frames in order; false when none fits.
    pub(super) fn fill(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        fit >= self.least() && (self.quote_before(attribution) || self.quote_after(attribution))
            || fit >= self.least() && self.clause(attribution)
            || self.infinitive(attribution, fit)
            || self.as_object(attribution, fit)
            || self.preposition(attribution, fit)
            || self.object(attribution, fit)
            || fit >= self.least() && self.clause_before(attribution)
    }

    /// "say" takes any source; other verbs only one that can speak.
    fn least(&self) -> Fit {
        if matches!(self.cue.lemma, "say" | "state" | "warn" | "read") { Fit::No } else { Fit::Unknown }
    }

    fn set(
        &self,
        attribution: &mut Attribution,
        class: Option<Class>,
        from: u32,
        to: u32,
        rule: &'static str,
    ) -> bool {
        if from >= to {
            return false;
        }
        let span = self.view.span(from..to);
        attribution.class = class.unwrap_or(Class::Speech);
        attribution.content.push(span);
        attribution.rules.push(rule);
        true
    }

    /// `“…,” she said`: marks right before the frame.
    fn quote_before(&self, attribution: &mut Attribution) -> bool {
        if !self.cue.takes(|r| r.quote) || attribution.follows.is_some() && self.group.gerund {
            return false;
        }
        let Some(mut last) = attribution.frame.start.checked_sub(1) else { return false };
        if self.view.is_comma(last) || self.view.is_dash(last) {
            let Some(l) = last.checked_sub(1) else { return false };
            last = l;
        }
        let Some(q) = self.view.quote_at(last) else { return false };
        if self.view.quotes[q].paragraph != self.view.paragraph(self.group.main) {
            return false;
        }
        let inner = self.view.quotes[q].inner.slice(&self.view.a.text);
        let full_stop = inner.ends_with(['.', '…']) && self.view.bounds(last).end <= attribution.frame.start;
        let opens_next = self.view.quoted(self.after.at)
            || self.view.is(self.after.at, &[",", ":"]) && self.view.quoted(self.after.at + 1);
        if full_stop && (opens_next || self.has_clause()) {
            return false;
        }
        super::direct::attach_before(self.view, attribution, q, self.floor);
        self.view_on(attribution);
        true
    }

    /// `“A,” she said, “B”`: the same quotation goes on behind the frame.
    fn view_on(&self, attribution: &mut Attribution) {
        let at = self.after.at;
        if self.view.is_comma(at)
            && let Some(q) = self.view.quote_at(at + 1)
            && attribution.direct
        {
            attribution.content.push(self.view.quotes[q].inner);
            attribution.quotes.push(q);
            attribution.rules.push("quote-interrupted");
        }
    }

    /// `she said, “…”`, `he told reporters: “…”`, `that “scraps” remain`.
    fn quote_after(&self, attribution: &mut Attribution) -> bool {
        if !self.cue.takes(|r| r.quote || r.clause) {
            return false;
        }
        let view = self.view;
        let mut at = self.after.at;
        while view.is(at, &[",", ":"]) && at < self.ceiling {
            at += 1;
        }
        let Some(q) = view.quote_at(at) else { return false };
        super::direct::attach_after(view, attribution, q, self.ceiling, self.after.that)
    }

    fn has_clause(&self) -> bool {
        let end = self.view.clause_end(self.after.at, self.ceiling);
        self.after.that || self.view.has_finite(self.after.at, end)
    }

    /// "said that …", "said the talks were off".
    fn clause(&self, attribution: &mut Attribution) -> bool {
        if !self.cue.takes(|r| r.clause) {
            return false;
        }
        let view = self.view;
        let at = self.after.at;
        if at >= self.ceiling || view.is_comma(at) {
            return false;
        }
        if view.is_finite(at) && !view.is_be(at) && !self.after.that || view.is_be(at) && !self.after.that {
            return self.gap(attribution);
        }
        let mut end = view.clause_end(at, self.ceiling);
        if view.norm(at) == ":" {
            end = view.trim_end(at + 1, self.ceiling);
            return self.set(attribution, self.cue.class(|r| r.clause), at + 1, end, "clause-colon");
        }
        if end <= at || !(self.after.that || view.has_finite(at, end) || view.norm(at) == "to") {
            return false;
        }
        if view.norm(at) == "to" && !self.after.that {
            return false;
        }
        // "said, speaking …" and "stressed the importance" are no clauses; a relative verb does not make one.
        if !self.after.that && !self.opens_clause(at, end) {
            return false;
        }
        let bare = if self.after.that { "clause-that" } else { "clause-bare" };
        self.set(attribution, self.cue.class(|r| r.clause), at, end, bare)
    }

    /// A clause without "that" has its subject first and a verb with tense soon behind it, before any comma or
    /// relative word.
    fn opens_clause(&self, at: u32, end: u32) -> bool {
        let view = self.view;
        if matches!(view.tag(at), "WP" | "WDT" | "WRB" | "WP$")
            || view.is(at, &["if", "whether", "there", "because"])
        {
            return true;
        }
        let Some(subject) = view.source_starting(at, end) else {
            return matches!(view.tag(at), "IN" | "VBG" | "RB" | "JJ" | "TO" | "DT" | "PRP$")
                || view.quoted(at);
        };
        let mut i = subject.tokens.end;
        for _ in 0..24 {
            if i >= end {
                return false;
            }
            if matches!(view.tag(i), "WDT" | "WP" | "WP$") || view.norm(i) == "that" {
                // The verb of a relative clause is not the clause's own: look behind it.
                let Some(v) = (i..end).find(|k| view.is_finite(*k)) else { return false };
                i = v + 1;
                continue;
            }
            if view.is_finite(i) {
                return true;
            }
            i += 1;
        }
        false
    }

    /// "measures officials say are meant to help": the noun before the source is the subject of what is said.
    fn gap(&self, attribution: &mut Attribution) -> bool {
        let view = self.view;
        let Some(last) = attribution.frame.start.checked_sub(1).filter(|l| *l >= self.floor) else {
            return false;
        };
        let end = view.clause_end(self.after.at, self.ceiling);
        let object =
            if view.is(last, &["which", "that", "who", "what"]) { last.checked_sub(1) } else { Some(last) };
        let Some(phrase) = object.and_then(|o| view.base_ending(o, self.floor)) else { return false };
        let class = self.cue.class(|r| r.clause);
        self.set(attribution, class, phrase.tokens.start, phrase.tokens.end, "clause-gap")
            && self.set(attribution, class, self.after.at, end, "clause-gap-rest")
    }

    fn infinitive(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        let view = self.view;
        let at = self.after.at;
        if fit < Fit::Unknown {
            return false;
        }
        let to = |i: u32| {
            let i = i + u32::from(view.norm(i) == "not");
            view.norm(i) == "to" && (view.tag(i + 1) == "VB" || view.is_adverb(i + 1) || view.quoted(i + 1))
        };
        let direct = to(at) && self.cue.takes(|r| r.infinitive);
        let (from, class) = if direct {
            (at, self.cue.class(|r| r.infinitive))
        } else if self.cue.takes(|r| r.object_infinitive) && (self.after.audience.is_some() && to(at)) {
            // Who is urged belongs to what is urged.
            let told = self.after.audience.as_ref().map_or(at, |a| a.tokens.start);
            let from = if matches!(self.cue.lemma, "tell" | "ask") { at } else { told };
            (from, self.cue.class(|r| r.object_infinitive))
        } else {
            return false;
        };
        self.set(attribution, class, from, view.clause_end(from, self.ceiling), "infinitive")
    }

    /// "described the talks as good", "called it a fraud".
    fn as_object(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        let view = self.view;
        let at = self.group.main + 1;
        if !self.cue.takes(|r| r.object_as) || fit < Fit::Unknown {
            return false;
        }
        let end = view.clause_end(at, self.ceiling);
        let has_as = (at..end).any(|i| view.norm(i) == "as" && !view.quoted(i));
        let names = matches!(self.cue.lemma, "call" | "label" | "dub" | "brand");
        if !has_as && !(names && self.predicates(at, end)) {
            return false;
        }
        // "what she described as a trap": the content is what "as" leads to.
        let from = if view.norm(at) == "as" { at + 1 } else { at };
        self.set(attribution, self.cue.class(|r| r.object_as), from, end, "object-as")
    }

    /// "called it a fraud", "called the plan “dead”": behind the object stands what it is called.
    fn predicates(&self, at: u32, end: u32) -> bool {
        let view = self.view;
        if (at..end).any(|i| view.quoted(i)) {
            return true;
        }
        let Some(object) = view.base_starting(at, end) else { return false };
        let next = object.tokens.end;
        next < end && matches!(view.tag(next), "DT" | "JJ" | "NN" | "NNP" | "NNS" | "PRP$" | "VBN")
    }

    fn preposition(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        if !self.after.preposition || fit < Fit::Yes {
            return false;
        }
        let preposition = self.view.norm(self.after.at - 1);
        let class = self.cue.class(|r| r.prepositions.contains(&preposition));
        let end = self.view.clause_end(self.after.at, self.ceiling);
        self.set(attribution, class, self.after.at, end, "preposition")
    }

    /// "rejected the claims", "blamed the union for the delay".
    fn object(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        let view = self.view;
        if self.group.main + 1 < self.ceiling && self.attitude() {
            let end = view.clause_end(self.group.main + 1, self.ceiling);
            return fit >= Fit::Unknown
                && self.set(attribution, Some(Class::Act), self.group.main + 1, end, "attitude-shown");
        }
        let mut at = self.group.main + 1;
        while view.tag(at) == "RP" {
            at += 1;
        }
        // "announced on Friday the arrest of a man"
        let later = self.after.at;
        let near = view.base_starting(at, self.ceiling).is_some_and(|p| view.time_at(p.head).is_none());
        if !near && later > at && later < self.ceiling && view.tag(later) == "DT" {
            at = later;
        }
        if !self.cue.takes(|r| r.object) || fit < Fit::Yes {
            return false;
        }
        let starts = view.base_starting(at, self.ceiling).is_some()
            || view.is(at, &["both", "what", "how", "whether", "why", "not"])
            || view.tag(at) == "VBG"
            || view.quoted(at);
        let end = view.clause_end(at, self.ceiling);
        starts && self.set(attribution, self.cue.class(|r| r.object), at, end, "object")
    }

    /// "showed openness", "signaled a readiness": an attitude that is shown counts as told.
    fn attitude(&self) -> bool {
        const ATTITUDES: [&str; 16] = [
            "openness",
            "willingness",
            "readiness",
            "interest",
            "flexibility",
            "confidence",
            "optimism",
            "concern",
            "concerns",
            "frustration",
            "doubt",
            "doubts",
            "support",
            "regret",
            "appreciation",
            "gratitude",
        ];
        matches!(self.cue.lemma, "show" | "signal" | "express" | "voice" | "indicate")
            && self
                .view
                .base_starting(self.group.main + 1, self.ceiling)
                .is_some_and(|p| ATTITUDES.contains(&self.view.norm(p.head)))
    }

    /// "The talks failed, officials said." and "The talks, officials said, failed."
    fn clause_before(&self, attribution: &mut Attribution) -> bool {
        let view = self.view;
        let start = attribution.frame.start;
        if !self.cue.takes(|r| r.clause && r.class <= Class::Act)
            || attribution.follows.is_some() && !self.group.gerund
        {
            return false;
        }
        let closes = self.after.at >= self.ceiling || view.is_mark(self.after.at);
        let Some(mut comma) = start.checked_sub(1).filter(|c| *c > self.floor) else { return false };
        // "…, as police have said."
        if view.norm(comma) == "as" && comma > self.floor + 1 {
            comma -= 1;
        }
        if !closes || !(view.is_comma(comma) || view.is_dash(comma)) || self.group.gerund {
            return false;
        }
        let class = self.cue.class(|r| r.clause);
        let from = clause_start(view, self.floor, comma);
        // "On Monday, however, he said." is no content; "On Monday, he said, the port opened" is.
        let rest = view.is_comma(self.after.at) && view.has_finite(self.after.at, self.ceiling);
        if !view.has_finite(from, comma) && comma.saturating_sub(from) < 6 && !rest {
            return false;
        }
        let left = self.set(attribution, class, from, view.trim_end(from, comma), "clause-before");
        // What goes on behind a second comma belongs to it too.
        let at = self.after.at;
        if left && at + 1 < self.ceiling && (view.is_comma(at) || view.is_dash(at)) && !view.quoted(at + 1) {
            let end = view.clause_end(at + 1, self.ceiling);
            let gerund = view.tag(at + 1) == "VBG";
            if !gerund
                && view.has_finite(at + 1, end)
                && end > at + 1
                && !view.is(at + 1, &["who", "which", "according", "citing", "as"])
            {
                self.set(attribution, class, at + 1, end, "clause-around");
            }
        }
        left
    }
}

/// Where the clause that ends at `comma` begins: the sentence's first word that is no mark.
fn clause_start(view: &View<'_>, floor: u32, comma: u32) -> u32 {
    let mut from = floor;
    while from < comma && !view.quoted(from) && view.is_mark(from) {
        from += 1;
    }
    from
}
