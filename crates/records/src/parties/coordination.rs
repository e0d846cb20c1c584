//! Two parties with one stance: "European leaders and Ukrainian officials", "both U.S. and Ukrainian delegations".

use model::{
    draft::{EntityIx, Party},
    record::EntityKind,
};

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
        // "Mexico and Canada" may be one entity already: its parts are the parties.
        let entities = &ground.context.analysis.entities;
        let whole =
            party.entity.and_then(|e| entities.get(e as usize)).is_some_and(|e| e.name.contains(" and "));
        if whole {
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
                | "leaders"
        ) && matches!(view.norm(i + 1), "of" | "for" | "from")
    });
    let Some(noun) = noun else { return Vec::new() };
    let (whole, inside) = (view.span(phrase.from, phrase.to), view.span(noun + 2, phrase.to));
    let mut named: Vec<(u32, EntityIx)> = Vec::new();
    for (entity, known) in (0u32..).zip(&ground.context.analysis.entities) {
        // Mentions stand in text order.
        let from = known.mentions.partition_point(|m| m.span.start < inside.start);
        let mention = known.mentions[from..]
            .iter()
            .take_while(|m| m.span.start < inside.end)
            .find(|m| inside.contains(m.span));
        if let Some(mention) = mention {
            let stands = (known.kind() == EntityKind::Person).then(|| state_of(ground, entity)).flatten();
            named.push((mention.span.start, stands.unwrap_or(entity)));
        }
    }
    named.sort_unstable();
    let mut found: Vec<Party> = Vec::new();
    for (_, entity) in named {
        if !found.iter().any(|p| p.entity == Some(entity)) {
            found.push(Party { span: whole, entity: Some(entity) });
        }
    }
    found
}

/// "both U.S. and Ukrainian delegations": the first nationality stands without its noun.
fn adjective(view: &View<'_>, and: usize, phrase: Phrase) -> Option<Party> {
    let at = and.checked_sub(1)?;
    let entity = view.entity(at)?;
    let second = (phrase.from..phrase.head).any(|i| matches!(view.tag(i), "JJ" | "NNP"));
    (second && matches!(view.tag(at), "JJ" | "NNP"))
        .then(|| Party { span: view.span(at, at + 1), entity: Some(entity) })
}
