//! Cue verbs outside marks: for each, its source, what stands behind it, and its content in the frame that fits.

use super::{
    after::After,
    attribution::Attribution,
    cues::{Class, Cue, Cues},
    phrase::Phrase,
    speakers::Fit,
    verbs::Group,
    view::View,
};

/// Gerunds in which the narrator reads meaning into a deed: "signaling that talks may resume".
const NARRATED: [&str; 9] =
    ["signal", "suggest", "indicate", "show", "reveal", "underscore", "highlight", "find", "mean"];

/// Where a source came from.
struct Source {
    phrase: Option<Phrase>,
    /// The attribution whose source it is.
    shared: Option<usize>,
    inverted: bool,
    rule: &'static str,
}

/// Reads every cue verb of the article in order.
pub(crate) fn find(view: &View<'_>, found: &mut Vec<Attribution>) {
    let cues = Cues::shipped();
    let count = u32::try_from(view.a.tokens.len()).unwrap_or(u32::MAX);
    for i in 0..count {
        if view.quoted(i) || !view.is_verb(i) && !misread(view, i) && !view.misread_gerund(i) {
            continue;
        }
        let Some(cue) = cues.by_form(view.norm(i)) else { continue };
        if let Some(attribution) = read(view, i, cue, found) {
            found.push(attribution);
        }
    }
}

/// "said" is a verb whatever the tagger says.
fn misread(view: &View<'_>, i: u32) -> bool {
    matches!(view.norm(i), "said" | "says" | "told")
}

fn read(view: &View<'_>, i: u32, cue: &Cue, found: &[Attribution]) -> Option<Attribution> {
    let bounds = view.bounds(i);
    let floor = bounds.start;
    let mut group = view.group(i, floor);
    group.gerund |= view.misread_gerund(i);
    // "what analysts described as": after "what" or "which" and a noun, the participle is a past.
    group.bare_participle &= !behind_relative(view, i, floor) && !past_by_sense(view, i, cue);
    if group.passive || group.bare_participle && !misread(view, i) {
        return super::passive::read(view, &group, cue, &bounds);
    }
    let source = source(view, &group, cue, &bounds, found)?;
    let after =
        if source.inverted { behind_subject(view, &source, i) } else { view.after(&group, cue, bounds.end) };
    let fit = source.phrase.as_ref().map_or(Fit::Yes, |p| view.fit(p));
    let mut attribution = Attribution::new(Class::Speech, cue.lemma, group.tokens.clone(), source.rule);
    // "I" and "you" outside marks are the writer and the reader.
    let writer = source.phrase.as_ref().is_some_and(|p| view.is(p.head, &["i", "we", "you", "me", "us"]));
    attribution.unsaid = group.negated && !matches!(cue.lemma, "deny") || group.unreal || writer;
    attribution.follows = source.shared;
    if let Some(phrase) = &source.phrase
        && source.shared.is_none()
    {
        attribution.widen(&phrase.tokens);
    }
    attribution.widen(&(group.tokens.start..after.at.max(group.tokens.end)));
    attribution.source = source.phrase;
    attribution.audience = after.audience.clone();
    attribution.venue = after.venue.clone();
    attribution.said = after.said.or_else(|| time_before(view, &group, &attribution));
    let content = Content { view, cue, group: &group, after: &after, floor, ceiling: bounds.end };
    content.fill(&mut attribution, fit).then_some(attribution)
}

/// A bare participle of a verb of saying that leads to no agent and no "as" is a past misread.
fn past_by_sense(view: &View<'_>, i: u32, cue: &Cue) -> bool {
    let says = cue.rows.iter().any(|r| r.class == Class::Speech && (r.clause || r.quote));
    let object = matches!(view.tag(i + 1), "DT" | "PRP" | "PRP$" | "NNP" | "NNPS" | "NN" | "NNS" | "JJ");
    says && !view.is(i + 1, &["by", "as", "to", "for", "in"])
        || object && !matches!(cue.lemma, "call" | "dub")
}

fn behind_relative(view: &View<'_>, i: u32, floor: u32) -> bool {
    let Some(last) = i.checked_sub(1).filter(|l| *l >= floor) else { return false };
    view.base_ending(last, floor).is_some_and(|phrase| {
        let start = phrase.tokens.start;
        start > floor && matches!(view.tag(start - 1), "WP" | "WDT") && view.norm(i + 1) != "by"
    })
}

/// A time between subject and verb, or right before the subject: "last week described".
fn time_before(view: &View<'_>, group: &Group, attribution: &Attribution) -> Option<u32> {
    let _ = attribution;
    let before = group.tokens.start.checked_sub(1)?;
    view.time_at(before).filter(|t| view.time_tokens(*t).end == group.tokens.start)
}

fn behind_subject(view: &View<'_>, source: &Source, i: u32) -> After {
    let at = source.phrase.as_ref().map_or(i + 1, |p| p.tokens.end);
    let mut after = After { at, ..After::default() };
    if let Some(t) = view.time_at(at).or_else(|| view.is(at, &["on"]).then(|| view.time_at(at + 1)).flatten())
    {
        after.said = Some(t);
        after.at = view.time_tokens(t).end;
    }
    after
}

/// The source of a cue, by the order of words.
fn source(
    view: &View<'_>,
    group: &Group,
    cue: &Cue,
    bounds: &std::ops::Range<u32>,
    found: &[Attribution],
) -> Option<Source> {
    let floor = bounds.start;
    let start = group.tokens.start;
    if group.gerund {
        return gerund_source(view, group, cue, bounds, found);
    }
    if let Some(phrase) = view.subject_before(start, floor) {
        return Some(Source { phrase: Some(phrase), shared: None, inverted: false, rule: "cue-subject" });
    }
    let before = start.checked_sub(1);
    let behind_marks =
        before.is_some_and(|b| view.quoted(b) || view.is_comma(b) || view.is_dash(b)) || start == floor;
    let may_invert =
        cue.takes(|r| r.quote) && matches!(view.tag(group.main), "VBD" | "VBZ" | "VBP" | "VBN" | "NNS");
    if may_invert
        && behind_marks
        && let Some(phrase) = view.subject_after(group.main, bounds.end)
        && view.fit(&phrase) >= Fit::Paper
    {
        return Some(Source { phrase: Some(phrase), shared: None, inverted: true, rule: "said-inverted" });
    }
    coordinated_source(view, group, floor, found)
}

/// "and says", "but maintain": the subject of the verb before.
fn coordinated_source(view: &View<'_>, group: &Group, floor: u32, found: &[Attribution]) -> Option<Source> {
    let start = group.tokens.start;
    let mut joint = start.checked_sub(1)?;
    while joint > floor && (view.is_adverb(joint) || view.time_at(joint).is_some()) {
        joint -= 1;
    }
    if !view.is(joint, &["and", "but", "or", "then", "yet", ","]) && view.tag(joint) != "CC" {
        return None;
    }
    if let Some(n) = speaker_before(view, floor, start, found) {
        return Some(Source {
            phrase: found[n].source.clone(),
            shared: Some(n),
            inverted: false,
            rule: "cue-coordinated",
        });
    }
    let verb = view.last_finite(floor, joint)?;
    let phrase = view.subject_before(view.group(verb, floor).tokens.start, floor)?;
    Some(Source { phrase: Some(phrase), shared: None, inverted: false, rule: "cue-coordinated" })
}

/// The attribution before `start` in the sentence whose source a cue without one shares: the nearest that is said
/// aloud and does not itself stand in what another says.
fn speaker_before(view: &View<'_>, floor: u32, start: u32, found: &[Attribution]) -> Option<usize> {
    let first = found.iter().rposition(|f| f.cue.start < floor).map_or(0, |n| n + 1);
    let told = |n: &usize| {
        let f = &found[*n];
        f.cue.end <= start && f.source.is_some() && f.class <= Class::Act
    };
    let near: Vec<usize> = (first..found.len()).filter(told).collect();
    let inside = |n: usize| {
        let frame = view.span(found[n].frame.clone());
        near.iter().any(|m| *m != n && found[*m].content.iter().any(|c| c.contains(frame)))
    };
    near.iter().rev().copied().find(|n| !inside(*n))
}

/// "saying", "adding": the subject of the main verb, or the noun it stands behind ("with envoys describing").
fn gerund_source(
    view: &View<'_>,
    group: &Group,
    cue: &Cue,
    bounds: &std::ops::Range<u32>,
    found: &[Attribution],
) -> Option<Source> {
    let (floor, start) = (bounds.start, group.tokens.start);
    if NARRATED.contains(&cue.lemma) {
        return None;
    }
    let before = start.checked_sub(1).filter(|b| *b >= floor);
    // "no intention of attacking", "after talks on ending": a deed, not words.
    const OF_A_DEED: [&str; 12] =
        ["of", "for", "from", "about", "against", "at", "to", "on", "with", "without", "into", "toward"];
    if before.is_some_and(|b| view.is(b, &OF_A_DEED)) {
        return None;
    }
    // What is judged or wanted in a participle needs a pause before it: ", rejecting any change".
    let paused = before.is_none_or(|b| {
        view.is_comma(b)
            || view.is_dash(b)
            || view.quoted(b)
            || view.is_adverb(b)
            || view.is(b, &["and", "while", "by", "or"])
    });
    let judged = !cue.rows.iter().any(|r| r.class == Class::Speech);
    let with = before.is_some_and(|b| view.heads_phrase(b));
    if judged && !paused && !with || cue.rows.iter().all(|r| r.class == Class::Plan) {
        return None;
    }
    if let Some(b) = before
        && view.heads_phrase(b)
        && let Some(phrase) = view.source_ending(b, floor)
    {
        let with = phrase.tokens.start > floor && view.norm(phrase.tokens.start - 1) == "with";
        let with = with || (phrase.tokens.start..phrase.tokens.end).any(|i| view.norm(i) == "with");
        if with || view.fit(&phrase) == Fit::Yes && !view.has_finite(floor, start) {
            return Some(Source {
                phrase: Some(after_with(view, phrase)),
                shared: None,
                inverted: false,
                rule: "cue-with-subject",
            });
        }
    }
    if let Some(n) = speaker_before(view, floor, start, found) {
        return Some(Source {
            phrase: found[n].source.clone(),
            shared: Some(n),
            inverted: false,
            rule: "cue-participle",
        });
    }
    let verb = (floor..start).find(|i| view.is_finite(*i) && !view.quoted(*i))?;
    let phrase = view.subject_before(view.group(verb, floor).tokens.start, floor)?;
    Some(Source { phrase: Some(phrase), shared: None, inverted: false, rule: "cue-participle" })
}

/// "discussions with envoys describing": the source is what "with" leads to.
fn after_with(view: &View<'_>, phrase: Phrase) -> Phrase {
    match phrase.tokens.clone().find(|i| view.norm(*i) == "with") {
        Some(w) => Phrase { tokens: w + 1..phrase.tokens.end, head: phrase.head.max(w + 1) },
        None => phrase,
    }
}

/// The content of one cue.
struct Content<'v, 'a> {
    view: &'v View<'a>,
    cue: &'v Cue,
    group: &'v Group,
    after: &'v After,
    floor: u32,
    ceiling: u32,
}

impl Content<'_, '_> {
    /// Tries the frames in order; false when none fits.
    fn fill(&self, attribution: &mut Attribution, fit: Fit) -> bool {
        self.quote_before(attribution)
            || self.quote_after(attribution)
            || fit >= self.least() && self.clause(attribution)
            || self.infinitive(attribution, fit)
            || self.as_object(attribution, fit)
            || self.preposition(attribution, fit)
            || self.object(attribution, fit)
            || self.clause_before(attribution)
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
