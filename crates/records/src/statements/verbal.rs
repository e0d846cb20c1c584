//! Cue verbs outside marks: for each, its source, what stands behind it, and its content in the frame that fits.

use super::{
    after::After,
    attribution::Attribution,
    content::Content,
    cues::{Class, Cue, Cues},
    phrase::Phrase,
    speakers::Fit,
    verbs::Group,
    view::View,
};

/// Gerunds in which the narrator reads meaning into a deed: "signaling that talks may resume".
const NARRATED: [&str; 9] =
    ["signal", "suggest", "indicate", "show", "reveal", "underscore", "highlight", "find", "mean"];

/// Attributions that are read in one sentence: one of prose has a handful, and what repeats "it said" without a stop says
/// nothing.
const MOST: usize = 32;

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
    let (mut sentence, mut of_sentence) = (None, 0);
    for i in 0..count {
        if view.quoted(i) || !view.is_verb(i) && !misread(view, i) && !view.misread_gerund(i) {
            continue;
        }
        let Some(cue) = cues.by_form(view.norm(i)) else { continue };
        let here = view.a.sentence_of(i).map(|s| s.tokens.start);
        if here != sentence {
            (sentence, of_sentence) = (here, 0);
        }
        if of_sentence < MOST
            && let Some(attribution) = read(view, i, cue, found)
        {
            found.push(attribution);
            of_sentence += 1;
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
