//! Words inside a statement that take a side: the party is the speaker.

use model::{
    Span,
    draft::{Drafts, Party},
};

use super::{Held, against, be_form};
use crate::{
    lexis::{Found, View},
    parties::{Force, denied, force, joint, subject},
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
    if asked_or_supposed(view, cue.start)
        || denied(view, cue.start)
        || is_announced(view, cue)
        || of_another(ground, view, cue.start, &parties)
    {
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
    if told_of_people(view, at) {
        return true;
    }
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

/// "A threat to close the basin" is what somebody may do, "a threat to the basin" what somebody thinks of it.
fn is_announced(view: &View<'_>, cue: &Found<'_, StanceCue>) -> bool {
    let to = if view.norm(cue.end - 1) == "to" { cue.end - 1 } else { cue.end };
    (cue.start..cue.end).any(|i| view.norm(i) == "threat")
        && view.norm(to) == "to"
        && view.tag(to + 1) == "VB"
}

/// "The people who support it", "80 percent of voters support it", "politicians are using it to oppose the bill": the verb
/// has some people for its subject, whoever they are, and not the speaker.
fn told_of_people(view: &View<'_>, at: usize) -> bool {
    if !view.tag(at).starts_with("VB") {
        return false;
    }
    let who = (at.saturating_sub(3)..at).rev().find(|i| !view.tag(*i).starts_with("RB"));
    if who.is_some_and(|i| view.norm(i) == "who" || view.norm(i) == "those") {
        return true;
    }
    let to = at.checked_sub(1).filter(|i| view.tag(*i) == "TO");
    let verb = match to {
        Some(to) => (to.saturating_sub(4)..to).rev().find(|i| view.tag(*i).starts_with("VB")),
        None => Some(at),
    };
    let Some(phrase) = verb.and_then(|verb| subject(view, verb)) else { return false };
    let head = view.norm(phrase.head);
    let plural = view.tag(phrase.head) == "NNS" || view.tag(phrase.head) == "NNPS";
    plural && (facts::role(head.strip_suffix('s').unwrap_or(head)).is_some() || PEOPLE.contains(&head))
}

/// People who are nobody's own side.
const PEOPLE: &[&str] = &[
    "people",
    "voters",
    "politicians",
    "americans",
    "republicans",
    "democrats",
    "conservatives",
    "liberals",
    "critics",
    "opponents",
    "supporters",
    "residents",
    "citizens",
    "women",
    "men",
    "parents",
    "students",
    "members",
    "lawmakers",
    "others",
    "leaders",
    "workers",
    "employers",
    "companies",
    "activists",
    "advocates",
    "protesters",
    "families",
    "voices",
    "readers",
    "viewers",
    "experts",
    "analysts",
    "observers",
];

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

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    #[test]
    fn a_threat_to_do_something_is_no_judgement_of_it() {
        let found = |text: &str| Reading::negotiation(text).positions();
        assert_eq!(
            found("Owners dropped a threat to end the ceasefire on Wednesday, Norway said."),
            Vec::<String>::new()
        );
    }
}
