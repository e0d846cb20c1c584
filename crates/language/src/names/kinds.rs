//! What a run of capitals is: by the words in it, the words around it and the rest of the article.

use std::ops::Range;

use facts::Gender;
use facts::hash::Map;
use model::record::EntityKind;

use super::{Name, Words, runs};
use crate::Analysis;

/// The name that a run of capitals makes; nothing for wars, laws and days.
pub(super) fn of_run(words: Words<'_>, mut tokens: Range<u32>) -> Option<Name> {
    while tokens.start < tokens.end
        && runs::opens_plainly(words, tokens.start)
        && !words.acronym(tokens.start)
    {
        tokens.start += 1;
    }
    if tokens.is_empty() {
        return None;
    }
    let (kinds, rule) = evidence(words, &tokens)?;
    Some(Name { tokens, kinds, fact: None, rule })
}

type Kinds = Vec<(EntityKind, f32)>;

fn evidence(words: Words<'_>, tokens: &Range<u32>) -> Option<(Kinds, &'static str)> {
    use EntityKind::{Organisation, Person, Place};
    let last = facts::name_word(words.norm(tokens.end - 1));
    let first = facts::name_word(words.norm(tokens.start));
    let inside = |i: u32| facts::name_word(words.norm(i));
    let head = (tokens.clone()).find(|i| matches!(words.norm(*i), "of" | "for")).map(|i| i - 1);
    let head = head.filter(|h| *h >= tokens.start).map(inside);
    let long = tokens.len() > 1;
    if runs::has_title(words, tokens.start) && !(last.body || last.event || last.site && !long) {
        return Some((vec![(Person, 1.0)], "title-before"));
    }
    if head.is_some_and(|h| h.body) || long && last.body && !last.site {
        return Some((vec![(Organisation, 0.9)], "body-word"));
    }
    if last.event && long
        || head.is_some_and(|h| h.event)
        || (tokens.clone()).any(|i| inside(i).event && long)
    {
        return None;
    }
    if long && facts::first_name(words.word(tokens.start)).is_some() && tokens.len() <= 4 {
        return Some((vec![(Person, 0.9)], "first-name"));
    }
    if long && (last.site || first.site && !first.particle) || head.is_some_and(|h| h.site) {
        let body = last.body || first.body;
        return Some(match body {
            true => (vec![(Organisation, 0.6), (Place, 0.4)], "body-word"),
            false => (vec![(Place, 0.9)], "site-word"),
        });
    }
    if !long && words.acronym(tokens.start) {
        return Some((vec![(Organisation, 0.8)], "acronym"));
    }
    if !long && words.0.tag(tokens.start).starts_with("JJ") {
        return None;
    }
    if !long && (last.body || last.site || last.event || last.never || last.function) {
        return None;
    }
    Some(around(words, tokens))
}

/// The words before and after where the name itself does not tell.
fn around(words: Words<'_>, tokens: &Range<u32>) -> (Kinds, &'static str) {
    use EntityKind::{Organisation, Person, Place};
    let before = tokens.start.checked_sub(1).map_or("", |i| words.norm(i));
    let next = words.norm(tokens.end);
    let says = |i: u32| {
        words.0.tag(i) == "VBD" && matches!(words.norm(i), "said" | "told" | "added" | "warned" | "insisted")
    };
    if next == "who" || next == "," && words.norm(tokens.end + 1) == "who" || says(tokens.end) {
        return (vec![(Person, 0.8), (Organisation, 0.2)], "who-or-said");
    }
    if next == ","
        && words.word(tokens.end + 1).bytes().all(|b| b.is_ascii_digit())
        && words.norm(tokens.end + 2) == ","
    {
        return (vec![(Person, 0.9)], "age-after");
    }
    if tokens.len() == 1 && matches!(before, "in" | "near" | "at" | "outside") {
        return (vec![(Place, 0.6), (Organisation, 0.3)], "in-before");
    }
    match tokens.len() {
        2 | 3 if !before.eq("the") => (vec![(Person, 0.5), (Organisation, 0.4)], "two-capitals"),
        1 if before != "the" => (vec![(Organisation, 0.3), (Person, 0.3), (Place, 0.3)], "one-capital"),
        _ => (vec![(Organisation, 0.5), (Place, 0.2)], "capitals"),
    }
}

/// Makes lone surnames and repeated names agree with their surest form in the article.
pub(super) fn agree(analysis: &Analysis, names: &mut [Name]) {
    let words = Words(analysis);
    let mut surest: Map<String, Kinds> = Map::default();
    for name in names.iter().filter(|n| n.fact.is_none()) {
        let sure = name.kinds.first().map_or(0.0, |k| k.1);
        let key = facts::fold(analysis.slice(analysis.span(name.tokens.clone())));
        let mut keys = vec![key];
        if name.kind() == Some(EntityKind::Person) && sure >= 0.5 && name.tokens.len() > 1 {
            keys.push(facts::fold(words.word(name.tokens.end - 1)));
        }
        for key in keys {
            let entry = surest.entry(key).or_default();
            if entry.first().is_none_or(|k| k.1 < sure) {
                entry.clone_from(&name.kinds);
            }
        }
    }
    for name in names.iter_mut() {
        let key = facts::fold(analysis.slice(analysis.span(name.tokens.clone())));
        let own = name.kinds.first().map_or(0.0, |k| k.1);
        let place = matches!(name.fact, Some(facts::Fact::City(_) | facts::Fact::Outlet(_)))
            && name.tokens.len() == 1;
        if !place && name.fact.is_some() {
            continue;
        }
        let Some(kinds) = surest.get(&key) else { continue };
        if place && kinds.first().is_some_and(|k| k.0 == runs::PERSON && k.1 >= 0.9) {
            // A surname that is a city too: the article's person wins.
            (name.kinds, name.fact) = (kinds.clone(), None);
        } else if !place && kinds.first().is_some_and(|k| k.1 > own) {
            name.kinds.clone_from(kinds);
        }
    }
}

/// The gender that a first name gives.
pub(crate) fn gender(first: &str) -> Option<Gender> {
    facts::first_name(first).filter(|g| *g != Gender::Either)
}
