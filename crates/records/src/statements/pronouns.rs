//! Pronouns as sources that the entity layer left open: the speaker before them in the same sentence, or the last
//! speaker of the paragraph before where nobody else comes in question.

use facts::Gender;
use model::record::EntityKind;

use super::{attribution::Attribution, cues::Class, phrase::Phrase, speakers::Fit, view::View};

/// Gives each unresolved pronoun the last source before it in its sentence that agrees in number.
pub(crate) fn resolve(view: &View<'_>, found: &mut [Attribution]) {
    for n in 0..found.len() {
        let Some(source) = found[n].source.clone().filter(|s| open_pronoun(view, s)) else { continue };
        let floor = view.bounds(source.head).start;
        let before = found[..n]
            .iter()
            .rev()
            .take_while(|f| f.cue.start >= floor)
            .filter(|f| f.class <= Class::Act && f.cue.end <= source.head)
            .find_map(|f| {
                f.speaker().filter(|s| view.tag(s.head) != "PRP" && agrees(view, &source, s)).cloned()
            });
        found[n].antecedent = before;
    }
}

fn open_pronoun(view: &View<'_>, source: &Phrase) -> bool {
    let entity = view.a.tokens.get(source.head as usize).and_then(|t| t.entity);
    entity.is_none() && view.is(source.head, &["he", "she", "they", "it"])
}

/// "they" for several, "he" and "she" for a name or one person, "it" for one thing.
fn agrees(view: &View<'_>, pronoun: &Phrase, source: &Phrase) -> bool {
    let several = matches!(view.tag(source.head), "NNS" | "NNPS")
        || source.tokens.clone().any(|i| view.norm(i) == "and");
    // "In an attempt to calm them he said": an attempt is no he.
    let speaks = !view.is(pronoun.head, &["he", "she"]) || view.fit(source) == Fit::Yes;
    (view.norm(pronoun.head) == "they") == several && speaks
}

/// "he said" behind a quotation by Reyes is Reyes, when no other man was named since.
pub(crate) fn carry(view: &View<'_>, found: &mut [Attribution]) {
    let mut order: Vec<usize> = (0..found.len()).filter(|n| found[*n].class <= Class::Act).collect();
    order.sort_by_key(|n| found[*n].frame.start);
    let mut last: Option<(Phrase, u32, u32)> = None;
    let mut body: Option<(Phrase, u32)> = None;
    for n in order {
        let Some(source) = found[n].source.clone() else { continue };
        if let Some(m) = found[n].follows
            && found[m].source.as_ref() == Some(&source)
        {
            found[n].antecedent = found[m].antecedent.clone();
            continue;
        }
        if found[n].antecedent.is_none() && open_pronoun(view, &source) {
            let singular = view.is(source.head, &["he", "she"]);
            if let Some((phrase, entity, end)) = last.as_ref().filter(|_| singular)
                && near(view, phrase.head, *end, source.head)
                && fits(view, *entity, source.head)
                && nobody_else(view, *entity, *end, source.head)
            {
                found[n].antecedent = Some(phrase.clone());
            }
        }
        if found[n].antecedent.is_none() && view.is(source.head, &["it"]) {
            found[n].antecedent =
                body.clone().filter(|(p, end)| near(view, p.head, *end, source.head)).map(|b| b.0);
        }
        let named = found[n].speaker().and_then(|s| Some((s.clone(), person(view, s.head)?)));
        // "The agency said … It says": only the body that spoke right before.
        body = found[n]
            .speaker()
            .filter(|s| view.tag(s.head) != "PRP" && person(view, s.head).is_none() && is_one_body(view, s))
            .map(|s| (s.clone(), found[n].frame.end.max(source.tokens.end)));
        last = match named {
            Some((phrase, entity)) => Some((phrase, entity, found[n].frame.end.max(source.tokens.end))),
            None => last.filter(|(_, _, end)| found[n].frame.start < *end),
        };
    }
}

/// A body in the singular, by name or by a noun for bodies.
fn is_one_body(view: &View<'_>, phrase: &Phrase) -> bool {
    let entity = view.a.tokens.get(phrase.head as usize).and_then(|t| t.entity);
    let kind = entity.and_then(|e| view.a.entities.get(e as usize)).map(model::draft::LocalEntity::kind);
    let joint = phrase.tokens.clone().any(|i| view.norm(i) == "and" && !view.is_name(i + 1));
    let named = matches!(kind, Some(EntityKind::Organisation | EntityKind::Government | EntityKind::Group));
    named && !joint && !matches!(view.tag(phrase.head), "NNS" | "NNPS") || is_paper(view, phrase)
}

/// "the report", "the statement": what speaks in writing.
fn is_paper(view: &View<'_>, phrase: &Phrase) -> bool {
    matches!(
        view.norm(phrase.head),
        "report" | "statement" | "study" | "newspaper" | "paper" | "agency" | "survey"
    )
}

/// The entity of a person at token `i`.
fn person(view: &View<'_>, i: u32) -> Option<u32> {
    let e = view.a.tokens.get(i as usize)?.entity?;
    let entity = view.a.entities.get(e as usize)?;
    (entity.kind() == EntityKind::Person).then_some(e)
}

/// At most one paragraph on.
fn near(view: &View<'_>, speaker: u32, end: u32, pronoun: u32) -> bool {
    let from = view.paragraph(end.saturating_sub(1).max(speaker));
    view.paragraph(pronoun).saturating_sub(from) <= 1 && pronoun > speaker
}

/// False when the first name says otherwise.
fn fits(view: &View<'_>, entity: u32, pronoun: u32) -> bool {
    let name = view.a.entities.get(entity as usize).map_or("", |e| e.name.as_str());
    let gender = name.split_whitespace().next().and_then(facts::first_name);
    match view.norm(pronoun) {
        "he" => gender != Some(Gender::Female),
        _ => gender != Some(Gender::Male),
    }
}

/// True when no other person that the pronoun could stand for is named in between, outside marks.
fn nobody_else(view: &View<'_>, entity: u32, from: u32, to: u32) -> bool {
    (from..to)
        .filter(|i| !view.quoted(*i))
        .all(|i| person(view, i).is_none_or(|e| e == entity || !fits(view, e, to)))
}
