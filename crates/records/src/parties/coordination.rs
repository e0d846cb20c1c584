//! Two parties with one stance: "European leaders and Ukrainian officials", "both U.S. and Ukrainian delegations".

use model::{draft::Party, record::EntityKind};

use super::holder::{holder, phrase_ending, state_of};
use crate::{
    lexis::{Phrase, View},
    stakes::Ground,
};

/// The parties of a phrase, with those joined to it by "and".
pub(crate) fn joint(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Vec<Party> {
    let represented = represented(ground, view, phrase);
    if !represented.is_empty() {
        return represented;
    }
    let mut parties: Vec<Party> = holder(ground, view, phrase).into_iter().collect();
    if parties.is_empty() {
        return parties;
    }
    let mut from = phrase.from;
    for _ in 0..3 {
        let Some(and) = from.checked_sub(1).filter(|i| matches!(view.norm(*i), "and" | ",")) else { break };
        let comma = usize::from(view.norm(and) == "and" && and > 0 && view.norm(and - 1) == ",");
        let Some(first) = phrase_ending(view, and - comma) else {
            parties.extend(adjective(view, and, phrase));
            break;
        };
        // "He met the minister and the guild rejected": the phrase before is an object, not a partner.
        if first.from > 0
            && matches!(view.tag(first.from - 1), "VBD" | "VBZ" | "VBP" | "VB" | "VBG" | "VBN" | "IN" | "TO")
            && view.norm(first.from - 1) != "both"
        {
            break;
        }
        let Some(party) = holder(ground, view, first) else { break };
        if view.norm(and) == "," && parties.len() < 2 {
            break;
        }
        parties.insert(0, party);
        from = first.from;
    }
    parties
}

/// "representatives for both the president and the guild": those they stand for; a person of state stands for the
/// government.
pub(crate) fn represented(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Vec<Party> {
    let noun = (phrase.from..phrase.to).find(|i| {
        matches!(
            view.norm(*i),
            "representatives"
                | "envoys"
                | "officials"
                | "delegations"
                | "negotiators"
                | "spokesmen"
                | "aides"
                | "delegates"
                | "members"
                | "leaders"
        ) && matches!(view.norm(i + 1), "of" | "for" | "from")
    });
    let Some(noun) = noun else { return Vec::new() };
    let mut found: Vec<Party> = Vec::new();
    for i in noun + 2..phrase.to {
        let entity = view.analysis.tokens.get(view.token(i) as usize).and_then(|t| t.entity);
        let Some(entity) = entity else { continue };
        // A source described as a whole ("representatives of …") stands for nobody but itself.
        if view.analysis.tokens.get(view.token(noun) as usize).and_then(|t| t.entity) == Some(entity) {
            continue;
        }
        let person = ground
            .context
            .analysis
            .entities
            .get(entity as usize)
            .is_some_and(|e| e.kind() == EntityKind::Person);
        let entity = if person { state_of(ground, entity).unwrap_or(entity) } else { entity };
        if !found.iter().any(|p| p.entity == Some(entity)) {
            found.push(Party { span: view.span(phrase.from, phrase.to), entity: Some(entity) });
        }
    }
    found
}

/// "both U.S. and Ukrainian delegations": the first nationality stands without its noun.
fn adjective(view: &View<'_>, and: usize, phrase: Phrase) -> Option<Party> {
    let at = and.checked_sub(1)?;
    let entity = view.analysis.tokens.get(view.token(at) as usize)?.entity?;
    let second = (phrase.from..phrase.head).any(|i| matches!(view.tag(i), "JJ" | "NNP"));
    (second && matches!(view.tag(at), "JJ" | "NNP"))
        .then(|| Party { span: view.span(at, at + 1), entity: Some(entity) })
}
