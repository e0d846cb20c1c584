//! Words inside a statement that take a side: the party is the speaker.

use model::{
    Span,
    draft::{Drafts, Party},
};

use super::{Held, against, be_form};
use crate::{
    lexis::{Found, View},
    parties::{Force, force, joint, subject},
    profile::StanceCue,
    stakes::Ground,
};

/// Words inside a statement: the party is its speaker.
pub(in crate::positions) fn held_by_speaker(
    ground: &Ground<'_>,
    view: &View<'_>,
    drafts: &Drafts,
    cue: &Found<'_, StanceCue>,
) -> Option<Held> {
    let span = view.span(cue.start, cue.end);
    let statement = ground.statement_at(span)?;
    let parties = ground.speakers(drafts, statement);
    if asked_or_supposed(view, cue.start) || of_another(ground, view, cue.start, &parties) {
        return None;
    }
    let low = cue.start.saturating_sub(3);
    let negated = (low..cue.start)
        .rev()
        .take_while(|i| !matches!(view.norm(*i), "," | "and" | "but"))
        .any(|i| matches!(view.norm(i), "not" | "n't" | "never" | "no" | "hardly"));
    let stance = if negated { against(cue.value.stance)? } else { cue.value.stance };
    let from = view.at_byte(sentence_part(drafts, statement, view.whole()).start);
    (!parties.is_empty()).then_some(Held { stance, parties, from, rule: "stance-said" })
}

/// "She said the union opposed it": words of somebody else, told by the speaker.
fn of_another(ground: &Ground<'_>, view: &View<'_>, at: usize, speakers: &[Party]) -> bool {
    if !matches!(view.tag(at), "VBD" | "VBZ" | "VBP") || matches!(force(view, at), Force::Loose) {
        return false;
    }
    let own = |p: &Party| speakers.iter().any(|s| s.entity == p.entity);
    let Some(phrase) = subject(view, at) else { return false };
    // "It is a mistake" says something of a thing, whoever else "it" could be.
    if be_form(view.norm(at)) && matches!(view.norm(phrase.head), "it" | "this" | "that") {
        return false;
    }
    let Some(party) = joint(ground, view, phrase).first().copied() else { return false };
    // "The union opposed it": the speaker does not, though nobody knows which union.
    !be_form(view.norm(at)) && party.entity.is_none() && matches!(view.tag(phrase.head), "NN" | "NNS")
        || party.entity.is_some() && !own(&party)
}

/// "if a deal can be reached", "why can't we accept": neither is said to be so.
fn asked_or_supposed(view: &View<'_>, at: usize) -> bool {
    let question = view.norm(view.len().saturating_sub(1)) == "?";
    let low = at.saturating_sub(9);
    let mut before = (low..at).rev().take_while(|i| !matches!(view.norm(*i), "," | ";" | "but" | "."));
    question || before.any(|i| matches!(view.norm(i), "if" | "whether" | "why" | "unless"))
}

/// The part of a statement that lies in a sentence.
fn sentence_part(drafts: &Drafts, statement: u32, sentence: Span) -> Span {
    let spans = drafts.statements.get(statement as usize).map_or(&[][..], |s| s.evidence.as_slice());
    let part = spans.iter().find(|s| s.overlaps(sentence)).copied().unwrap_or(sentence);
    Span::new(part.start.max(sentence.start), part.end.min(sentence.end))
}
