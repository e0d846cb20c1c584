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
    // "the president's envoys, Keller and Aas": the names say who the envoys are.
    let named = |np: u32| an.nps.get(np as usize).and_then(|p| p.entity).is_some_and(|e| is_person(an, e));
    let described =
        an.nps.get(first as usize).is_some_and(|p| is_human(an, p) && an.norm(p.tokens.end) == ",");
    if all.len() > 2 && described && !named(first) && all[1..].iter().all(|np| named(*np)) {
        all.remove(0);
    }
    all
}

/// The parties of the list that begins at token `start`: "European, Norwegian and Swiss officials" may begin with
/// adjectives that stand in no phrase.
pub(crate) fn listed(an: &Analysis, start: u32, end: u32) -> Vec<Party> {
    let mut found = Vec::new();
    for i in start..end.min(start + 10) {
        if let Some(np) = np_at(an, i) {
            parties(an, np).into_iter().for_each(|p| push(&mut found, p));
            break;
        }
        let joint = matches!(an.norm(i), "," | "and" | "both" | "or");
        let Some(token) = an.tokens.get(i as usize) else { break };
        match token.entity {
            Some(e) if is_side(an, e) => push(&mut found, Party { span: token.span, entity: Some(e) }),
            _ if joint || an.tag(i).starts_with("JJ") => {}
            _ => break,
        }
    }
    found
}

/// The end of a phrase with what it belongs to, where a list goes on behind that: "President Keller of Norway and
/// Premier Aas of Iceland".
fn behind_of(an: &Analysis, np: u32) -> Option<u32> {
    let phrase = an.nps.get(np as usize)?;
    let end = phrase.tokens.end;
    let titled = phrase.entity.is_some_and(|e| is_person(an, e))
        || is_human(an, phrase) && an.tag(phrase.head) == "NN";
    if !titled || !matches!(an.norm(end), "of" | "from" | "for") {
        return Some(end);
    }
    let Some(owner) = np_at(an, end + 1).and_then(|o| an.nps.get(o as usize)) else { return Some(end) };
    let listed = matches!(an.norm(owner.tokens.end), "and" | ",");
    let person = owner.entity.is_some_and(|e| is_person(an, e));
    Some(if listed && !person && owner.entity.is_some() { owner.tokens.end } else { end })
}

fn next_in_list(an: &Analysis, np: u32) -> Option<(u32, bool)> {
    let mut i = behind_of(an, np)?;
    let sentence = an.tokens.get(i as usize)?.sentence;
    let mut with_and = false;
    let mut steps = 0;
    loop {
        match an.norm(i) {
            "," | "both" | "[" | "(" => {}
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
    let same = |p: &Party| match (p.entity, party.entity) {
        (Some(a), Some(b)) => a == b,
        _ => p.span == party.span,
    };
    if !found.iter().any(same) {
        found.push(party);
    }
}

/// The parties of one phrase, else of the "of", "for" or "from" phrase behind a human head: "representatives from
/// Northern Rail". A person behind it is whom they act for, and not there.
fn own_or_after(an: &Analysis, np: u32) -> Vec<Party> {
    let found = own(an, np);
    let Some(phrase) = an.nps.get(np as usize) else { return found };
    let nameless = found.iter().all(|p| p.entity.is_none_or(|e| is_nameless(an, e)));
    if !nameless || !is_human(an, phrase) {
        return found;
    }
    // "Secretary of State Maria Keller": the title runs on into the name.
    let titled = matches!(&*singular(an.norm(phrase.head)), "secretary" | "minister")
        && an.norm(phrase.tokens.end) == "of";
    let deeper: Vec<Party> = acted_for(an, np)
        .into_iter()
        .filter(|p| p.entity.is_some_and(|e| titled == is_person(an, e)))
        .collect();
    if deeper.is_empty() { found } else { deeper }
}

/// Whom the people of a phrase act for: "representatives for both Keller and Aas".
pub(crate) fn acted_for(an: &Analysis, np: u32) -> Vec<Party> {
    let Some(phrase) = an.nps.get(np as usize) else { return Vec::new() };
    let i = phrase.tokens.end;
    if !is_human(an, phrase) || !matches!(an.norm(i), "of" | "for" | "from") {
        return Vec::new();
    }
    let next = if an.norm(i + 1) == "both" && np_at(an, i + 1).is_none() { i + 2 } else { i + 1 };
    let Some(next) = np_at(an, next) else { return Vec::new() };
    joined(an, next).into_iter().flat_map(|n| own(an, n)).collect()
}

/// An unnamed source, or a group known only by its description.
fn is_nameless(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| e.kind() == EntityKind::Anonymous && e.country.is_none())
}

/// True when the head of the phrase is a word for people.
pub(crate) fn is_human(an: &Analysis, np: &NounPhrase) -> bool {
    people(&singular(an.norm(np.head)))
}

fn own(an: &Analysis, np: u32) -> Vec<Party> {
    let Some(phrase) = an.nps.get(np as usize) else { return Vec::new() };
    let span = an.span(phrase.tokens.clone());
    let head = phrase.entity.filter(|e| is_party(an, *e));
    let mut found = Vec::new();
    // "Norwegian and Swiss officials": each side, the head's own last.
    if is_human(an, phrase) {
        let sides = an.entities_in(span).into_iter().filter(|(e, _)| is_side(an, *e));
        sides.for_each(|(e, _)| push_side(&mut found, Party { span, entity: Some(e) }));
    }
    match head {
        Some(e) => {
            let span = mention_of(an, phrase, e).unwrap_or(span);
            push_side(&mut found, Party { span, entity: Some(e) });
        }
        None if found.is_empty() && (is_human(an, phrase) || is_pair(an, phrase)) => {
            found.push(Party { span, entity: None });
        }
        None => {}
    }
    found
}

/// "met the two", "met both", "met them": people told before.
fn is_pair(an: &Analysis, phrase: &NounPhrase) -> bool {
    let bare = phrase.tokens.len() <= 2;
    bare && matches!(an.norm(phrase.head), "two" | "both" | "three" | "pair" | "duo" | "them" | "him")
        || bare && an.norm(phrase.head) == "her" && an.tag(phrase.head) == "PRP"
}

/// Several sides may share one span.
fn push_side(found: &mut Vec<Party>, party: Party) {
    if !found.iter().any(|p| p.entity == party.entity) {
        found.push(party);
    }
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
        // A place that no table knows may be a state or a company: who meets is nobody's town.
        !e.is_outlet()
            && (e.kind() != EntityKind::Place
                || e.known.is_none()
                || e.is_country()
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

/// True for an entity that is a place, or a state.
pub(crate) fn is_place(an: &Analysis, ix: EntityIx) -> bool {
    entity(an, ix).is_some_and(|e| {
        let known = e.known.as_deref().unwrap_or("");
        let sure = e.kinds.first().is_some_and(|(k, weight)| *k == EntityKind::Place && *weight >= 0.5);
        sure || ["country:", "place:", "city:", "region:"].iter().any(|p| known.starts_with(p))
    })
}
