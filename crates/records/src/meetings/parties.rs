//! Who takes part: the people and sides inside a noun phrase and the phrases joined to it.

use language::{Analysis, NounPhrase};
use model::{
    Span,
    draft::{EntityIx, LocalEntity, Party},
    record::EntityKind,
};

use super::lexicon::{people, singular};

/// The noun phrase of token `i`, if one holds it.
pub(crate) fn np_at(an: &Analysis, i: u32) -> Option<u32> {
    an.tokens.get(i as usize)?.np
}

/// A noun phrase with those joined to it by commas and "and". Commas alone are appositions, not lists: then only
/// the first is kept, and the next where the first names nobody ("the envoy's brother, Jon Aas,").
pub(crate) fn joined(an: &Analysis, first: u32) -> Vec<u32> {
    let mut all = vec![first];
    let mut kept = 1;
    let mut at = first;
    while let Some((next, with_and)) = next_in_list(an, at) {
        all.push(next);
        if with_and {
            kept = all.len();
        }
        at = next;
        if all.len() > 12 {
            break;
        }
    }
    if kept == 1 && all.len() > 1 && own(an, first).is_empty() {
        return vec![first, all[1]];
    }
    all.truncate(kept);
    all
}

fn next_in_list(an: &Analysis, np: u32) -> Option<(u32, bool)> {
    let mut i = an.nps.get(np as usize)?.tokens.end;
    let sentence = an.tokens.get(i as usize)?.sentence;
    let mut with_and = false;
    let mut steps = 0;
    loop {
        match an.norm(i) {
            "," | "both" => {}
            "and" | "&" | "plus" => with_and = true,
            "as" if an.matches(i, &["as", "well", "as"]) => {
                with_and = true;
                i += 2;
            }
            _ => break,
        }
        i += 1;
        steps += 1;
        if steps > 3 {
            return None;
        }
    }
    let next = an.tokens.get(i as usize).filter(|t| t.sentence == sentence)?.np?;
    (steps > 0 && next != np).then_some((next, with_and))
}

/// The parties of a noun phrase and its list.
pub(crate) fn parties(an: &Analysis, np: u32) -> Vec<Party> {
    let mut found = Vec::new();
    for one in joined(an, np) {
        for party in own_or_after(an, one) {
            push(&mut found, party);
        }
    }
    found
}

/// Adds a party that is not there yet.
pub(crate) fn push(found: &mut Vec<Party>, party: Party) {
    let same = |p: &Party| p.span == party.span || (p.entity.is_some() && p.entity == party.entity);
    if !found.iter().any(same) {
        found.push(party);
    }
}

/// The parties of one phrase, else of the "of", "for" or "from" phrase behind a human head: "representatives from
/// Northern Rail".
fn own_or_after(an: &Analysis, np: u32) -> Vec<Party> {
    let found = own(an, np);
    let Some(phrase) = an.nps.get(np as usize) else { return found };
    if found.iter().any(|p| p.entity.is_some()) || !is_human(an, phrase) {
        return found;
    }
    let mut i = phrase.tokens.end;
    if !matches!(an.norm(i), "of" | "for" | "from") {
        return found;
    }
    i += 1;
    if an.norm(i) == "both" {
        i += 1;
    }
    let Some(next) = np_at(an, i) else { return found };
    let deeper: Vec<Party> = joined(an, next).into_iter().flat_map(|n| own(an, n)).collect();
    if deeper.iter().any(|p| p.entity.is_some()) { deeper } else { found }
}

/// True when the head of the phrase is a word for people.
pub(crate) fn is_human(an: &Analysis, np: &NounPhrase) -> bool {
    people(&singular(an.norm(np.head)))
}

fn own(an: &Analysis, np: u32) -> Vec<Party> {
    let Some(phrase) = an.nps.get(np as usize) else { return Vec::new() };
    let span = an.span(phrase.tokens.clone());
    if let Some(entity) = phrase.entity.filter(|e| is_party(an, *e)) {
        return vec![Party { span: mention_of(an, phrase, entity).unwrap_or(span), entity: Some(entity) }];
    }
    if !is_human(an, phrase) {
        return Vec::new();
    }
    let sides: Vec<Party> = an
        .entities_in(span)
        .into_iter()
        .filter(|(e, _)| is_side(an, *e))
        .map(|(e, _)| Party { span, entity: Some(e) })
        .collect();
    if sides.is_empty() { vec![Party { span, entity: None }] } else { sides }
}

fn mention_of(an: &Analysis, np: &NounPhrase, entity: EntityIx) -> Option<Span> {
    an.entities_in(an.span(np.tokens.clone())).into_iter().rev().find(|(e, _)| *e == entity).map(|(_, s)| s)
}

/// The entity behind an index.
pub(crate) fn entity(an: &Analysis, ix: EntityIx) -> Option<&LocalEntity> {
    an.entities.get(ix as usize)
}

/// True for what can take part in a meeting.
pub(crate) fn is_party(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| {
        let outlet = e.known.as_deref().is_some_and(|k| k.starts_with("outlet:"));
        let country = e.known.as_deref().is_some_and(|k| k.starts_with("country:"));
        !outlet
            && (e.kind() != EntityKind::Place
                || country
                || e.kinds.iter().any(|k| k.0 == EntityKind::Government))
    })
}

/// True for a state, body or seat of power that can stand before "officials".
fn is_side(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| e.kind() != EntityKind::Person) && is_party(an, ix)
}

/// True for a named person.
pub(crate) fn is_person(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| e.kind() == EntityKind::Person)
}

/// True for an entity that can be a place.
pub(crate) fn is_place(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| {
        let known = e.known.as_deref().unwrap_or("");
        e.kinds.iter().any(|k| k.0 == EntityKind::Place)
            || ["country:", "place:", "city:", "region:"].iter().any(|p| known.starts_with(p))
    })
}
