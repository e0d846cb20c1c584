//! Where: the place after "in", "to" or "at", or before the noun ("the Vienna meetings").

use std::ops::Range;

use language::{Analysis, NounPhrase};
use model::{Span, draft::Place};

use super::parties::{is_place, np_at};

/// The first place that one of `prepositions` brings in `tokens`.
pub(crate) fn after(an: &Analysis, tokens: Range<u32>, prepositions: &[&str]) -> Option<Place> {
    tokens.clone().filter(|i| prepositions.contains(&an.norm(*i))).find_map(|i| {
        let np = np_at(an, i + 1).filter(|_| i + 1 < tokens.end)?;
        let phrase = an.nps.get(np as usize)?;
        place_of(an, phrase).or_else(|| described(an, phrase))
    })
}

/// "the southern town of Harlow", "the Hungarian capital, Budapest": the name stands behind the word for a place.
fn described(an: &Analysis, phrase: &NounPhrase) -> Option<Place> {
    let town = matches!(
        an.norm(phrase.head),
        "town"
            | "city"
            | "capital"
            | "village"
            | "resort"
            | "port"
            | "district"
            | "province"
            | "region"
            | "state"
            | "island"
    );
    let joint = matches!(an.norm(phrase.tokens.end), "of" | ",");
    let next = np_at(an, phrase.tokens.end + 1).filter(|_| town && joint)?;
    place_of(an, an.nps.get(next as usize)?)
}

/// "the Harlow power plant": a place inside the name of a site that a journey leads to.
pub(crate) fn site(an: &Analysis, at: u32) -> Option<Place> {
    let phrase = np_at(an, at).and_then(|np| an.nps.get(np as usize))?;
    let kind = matches!(
        an.norm(phrase.head),
        "site"
            | "plant"
            | "airport"
            | "base"
            | "palace"
            | "headquarters"
            | "area"
            | "region"
            | "border"
            | "camp"
            | "camps"
            | "resort"
            | "port"
            | "valley"
            | "province"
            | "capital"
    );
    let before =
        Span::new(an.span(phrase.tokens.clone()).start, an.tokens.get(phrase.head as usize)?.span.start);
    let (entity, span) = an.entities_in(before).into_iter().rev().find(|(e, _)| is_place(an, *e))?;
    kind.then_some(Place { span, entity: Some(entity), inferred: false })
}

/// Where a journey leads by its words alone: a capitalised goal that nothing knows as a place.
pub(crate) fn named(an: &Analysis, tokens: Range<u32>) -> Option<Place> {
    let i = tokens.clone().find(|i| an.norm(*i) == "to")?;
    let phrase = np_at(an, i + 1).filter(|_| i + 1 < tokens.end).and_then(|np| an.nps.get(np as usize))?;
    let span = an.span(phrase.tokens.clone());
    let name = an.tag(phrase.head).starts_with("NNP") && phrase.entity.is_none();
    (name && an.times_in(span).next().is_none()).then_some(Place { span, entity: None, inferred: false })
}

/// The place that a phrase names as a whole: "Oslo", "the Norwegian capital Oslo", "Vienna" of "Vienna, Austria".
pub(crate) fn place_of(an: &Analysis, phrase: &NounPhrase) -> Option<Place> {
    let entity = phrase.entity.filter(|e| is_place(an, *e))?;
    let whole = an.span(phrase.tokens.clone());
    let span = an.entities_in(whole).into_iter().rev().find(|(e, _)| *e == entity).map_or(whole, |(_, s)| s);
    Some(Place { span, entity: Some(entity), inferred: false })
}

/// The place before the head of a phrase: "the Vienna meetings", "Keller's Oslo visit". Countries there are topics
/// or parties ("the Norway talks"), so only towns and regions count, a capital also where it is read as its
/// government.
pub(crate) fn inside(an: &Analysis, phrase: &NounPhrase) -> Option<Place> {
    let before =
        Span::new(an.span(phrase.tokens.clone()).start, an.tokens.get(phrase.head as usize)?.span.start);
    let mut places = an.entities_in(before).into_iter().filter_map(|(e, s)| {
        let next = an.norm(an.tokens_in(s).end);
        let owner = next.starts_with('\'') || an.tag(an.tokens_in(s).end) == "POS";
        (is_place(an, e) && !owner).then(|| town(an, e, s)).flatten()
    });
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

/// The town at `span`: the entity itself, or the place of the same name where the entity is a government.
fn town(an: &Analysis, entity: u32, span: Span) -> Option<Place> {
    if !is_country(an, entity) {
        return Some(Place { span, entity: Some(entity), inferred: false });
    }
    // A capital that stands for its government elsewhere: the town of that name, if the article has it as a place.
    let words = an.slice(span);
    let adjective = an.tag(an.tokens_in(span).start).starts_with("JJ");
    let own = an.entities.get(entity as usize).is_some_and(|e| e.name == words || words.contains('.'));
    if own || adjective {
        return None;
    }
    let known = an.entities.iter().position(|e| e.name == words).and_then(|n| u32::try_from(n).ok());
    Some(Place { span, entity: known, inferred: false })
}

/// True for a state known as such.
pub(crate) fn is_country(an: &Analysis, entity: u32) -> bool {
    an.entities
        .get(entity as usize)
        .is_some_and(|e| e.known.as_deref().is_some_and(|k| k.starts_with("country:")))
}
