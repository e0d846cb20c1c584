//! What people are said to be: titles before a name, appositions on either side of it.

use std::ops::Range;

use facts::{Fact, Role, RoleSort};
use model::{
    draft::{EntityIx, RoleAt},
    record::EntityKind,
};

use super::{
    draft::Draft,
    phrases,
    states::{self, State},
};
use crate::names::Words;

/// Reads the roles around every name of a person.
pub(super) fn read(draft: &mut Draft<'_>) {
    let people: Vec<(Range<u32>, EntityIx)> =
        draft.seen.iter().map(|s| (s.tokens.clone(), s.entity)).collect();
    let mut from_person = Vec::new();
    for (name, person) in people {
        let found = [before(draft, &name), comma_before(draft, &name), after(draft, &name)];
        for role in found.into_iter().flatten() {
            add(draft, person, &role, country_behind(draft, &name));
            from_person.push((person, role));
        }
    }
    // "Holm's envoy": the envoy's country is Holm's, once all roles are read.
    for (person, role) in from_person {
        through_possessor(draft, person, &role);
    }
}

/// A role by its tokens and head.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<u32>,
    head: u32,
    role: &'static Role,
}

fn add(draft: &mut Draft<'_>, person: EntityIx, found: &Found, behind: Option<String>) {
    let country = country(draft, found).or(behind);
    let span = draft.analysis().span(found.tokens.clone());
    let head = found.role.head().to_owned();
    draft.hold(person, found.head..found.head + 1);
    let Some(entity) = draft.get_mut(person) else { return };
    if entity.kind() != EntityKind::Person || entity.roles.iter().any(|r| r.span == span) {
        return;
    }
    if entity.country.is_none() && found.role.sort != RoleSort::Kin {
        entity.country.clone_from(&country);
    }
    entity.roles.push(RoleAt { span, head, country });
}

/// The country that a role names: "Danish", "the US", "of Denmark".
fn country(draft: &Draft<'_>, found: &Found) -> Option<String> {
    let names = &draft.analysis().names;
    let from = names.partition_point(|n| n.tokens.start < found.tokens.start);
    let known = names[from..].iter().take_while(|n| n.tokens.end <= found.tokens.end).find_map(|n| {
        let own = !draft.words.possessive(n.tokens.end) || n.fact.is_some();
        match n.fact? {
            Fact::Country(c) | Fact::Demonym(c) | Fact::Seat(c) | Fact::Capital(c) if own => {
                Some(c.iso.to_owned())
            }
            Fact::Organisation(o) => o.country.map(str::to_owned),
            _ => None,
        }
    });
    known.or_else(|| {
        found.tokens.clone().find_map(|i| states::at(&draft.states, draft.words, i)).map(State::code)
    })
}

/// "President Ana Lopez of Denmark": the country that stands behind the name.
fn country_behind(draft: &Draft<'_>, name: &Range<u32>) -> Option<String> {
    if draft.words.norm(name.end) != "of" {
        return None;
    }
    let names = &draft.analysis().names;
    let next = names.get(names.partition_point(|n| n.tokens.start <= name.end))?;
    let near = next.tokens.start <= name.end + 2;
    match next.fact.filter(|_| near) {
        Some(Fact::Country(c)) => Some(c.iso.to_owned()),
        Some(_) => None,
        None => states::at(&draft.states, draft.words, name.end + 1).map(State::code),
    }
}

fn through_possessor(draft: &mut Draft<'_>, person: EntityIx, found: &Found) {
    if matches!(found.role.sort, RoleSort::Kin) {
        return;
    }
    let owner = (found.tokens.start..found.head)
        .filter(|i| draft.words.possessive(*i))
        .find_map(|i| draft.at(i.checked_sub(1)?));
    let Some(country) = owner.filter(|o| *o != person).and_then(|o| draft.get(o)?.country.clone()) else {
        return;
    };
    let span = draft.analysis().span(found.tokens.clone());
    let Some(entity) = draft.get_mut(person) else { return };
    if let Some(role) = entity.roles.iter_mut().find(|r| r.span == span && r.country.is_none()) {
        role.country = Some(country.clone());
        entity.country.get_or_insert(country);
    }
}

/// "Danish Foreign Minister Karen Holm", "Holm's senior adviser and brother Peter Holm".
fn before(draft: &Draft<'_>, name: &Range<u32>) -> Option<Found> {
    let words = draft.words;
    let start = words.0.sentence_of(name.start)?.tokens.start;
    let (tokens, role) = crate::names::title_before(words, name.start, start)?;
    let head = tokens.end - 1;
    if is_address(words.norm(head)) {
        return None;
    }
    let mut left = phrases::left(words, head);
    if left > start + 1 && words.norm(left - 1) == "and" && role_at(words, left - 2).is_some() {
        left = phrases::left(words, left - 2);
    }
    Some(Found { tokens: without_article(words, left, head + 1), head, role })
}

/// Forms of address say no role.
fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs" | "ms" | "miss" | "sir" | "dame" | "lord" | "lady" | "hon"
    )
}

/// "Holm's envoy for trade, Tomas Brandt, …": an apposition in front.
fn comma_before(draft: &Draft<'_>, name: &Range<u32>) -> Option<Found> {
    let words = draft.words;
    let start = words.0.sentence_of(name.start)?.tokens.start;
    let comma = name.start.checked_sub(1).filter(|i| words.norm(*i) == ",")?;
    let closes = matches!(words.norm(name.end), "," | "." | "" | "and" | "?" | "!" | ";" | "—" | "–")
        || words.possessive(name.end)
        || name.end >= words.0.sentence_of(name.start)?.tokens.end;
    if !closes {
        return None;
    }
    let head = (1..=8)
        .map_while(|n| comma.checked_sub(n))
        .take_while(|i| *i >= start && tail(words, *i))
        .find(|i| role_at(words, *i).is_some() && phrases::right(words, *i) == comma)?;
    let role = role_at(words, head)?;
    let left = phrases::left(words, head);
    let definite = (left..head)
        .any(|i| words.possessive(i) || matches!(words.0.tag(i), "PRP$") || words.norm(i) == "the")
        || left == start
        || words.capital(head);
    let first = words.norm(left);
    (definite && !matches!(first, "a" | "an")).then(|| Found {
        tokens: without_article(words, left, comma),
        head,
        role,
    })
}

/// Words that may stand between a role noun and the comma after it.
fn tail(words: Words<'_>, i: u32) -> bool {
    let tag = words.0.tag(i);
    tag.starts_with("NN")
        || tag.starts_with("JJ")
        || matches!(tag, "IN" | "DT" | "TO" | "POS" | "PRP$" | "CC" | "CD")
}

/// "Tomas Brandt, head of the Harlow Fund, …".
fn after(draft: &Draft<'_>, name: &Range<u32>) -> Option<Found> {
    let words = draft.words;
    let end = words.0.sentence_of(name.start)?.tokens.end;
    if words.norm(name.end) != "," {
        return None;
    }
    let from = name.end + 1;
    let limit = end.min(from + 9);
    let stop = (from..limit).find(|i| !before_head(words, *i)).unwrap_or(limit);
    let head = (from..stop).rev().find(|i| role_at(words, *i).is_some())?;
    let role = role_at(words, head)?;
    let right = phrases::right(words, head);
    let closes =
        right >= end || matches!(words.norm(right), "," | "." | ";" | "—" | "–" | "and" | ")" | "who" | "\"");
    // "Holm, President Ana Lopez and …" is a list, not an apposition.
    let list = right == head + 1 && words.norm(right) == "and" && words.capital(right + 1);
    (closes && !list).then(|| Found { tokens: without_article(words, from, right), head, role })
}

fn before_head(words: Words<'_>, i: u32) -> bool {
    let tag = words.0.tag(i);
    tag.starts_with("NN")
        || tag.starts_with("JJ")
        || matches!(tag, "DT" | "POS" | "PRP$" | "CD" | "CC" | "VBN")
}

/// A singular role noun at token `i` as the head of its phrase.
pub(super) fn role_at(words: Words<'_>, i: u32) -> Option<&'static Role> {
    let (role, plural) = facts::role(words.norm(i))?;
    let person = matches!(
        role.sort,
        RoleSort::Office | RoleSort::Role | RoleSort::Kin | RoleSort::Rank | RoleSort::Source
    );
    let noun = words.nominal(i) && !matches!(role.noun, "person" | "local" | "source");
    (person && !plural && noun).then(|| longer(words, i).unwrap_or(role))
}

/// "prime minister" where the noun stands for the last word of a longer title.
fn longer(words: Words<'_>, i: u32) -> Option<&'static Role> {
    let first = i.checked_sub(1)?;
    let two = format!("{} {}", words.norm(first), words.norm(i));
    facts::role(&two).filter(|(_, plural)| !plural).map(|(r, _)| r)
}

fn without_article(words: Words<'_>, mut start: u32, end: u32) -> Range<u32> {
    while start < end && phrases::is_determiner(words, start) && words.0.tag(start) != "PRP$" {
        start += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::tests::analysed;

    fn roles(text: &str, name: &str) -> Vec<(String, String, Option<String>)> {
        let a = analysed(text);
        let e = a.entities.iter().find(|e| e.name == name);
        let roles = e.map(|e| e.roles.clone()).unwrap_or_default();
        roles.into_iter().map(|r| (a.slice(r.span).to_owned(), r.head, r.country)).collect()
    }

    fn one(text: &str, head: &str, country: Option<&str>) -> Vec<(String, String, Option<String>)> {
        vec![(text.into(), head.into(), country.map(str::to_owned))]
    }

    #[test]
    fn titles_before_the_name() {
        let text = "Danish special envoy Tomas Brandt left.";
        assert_eq!(roles(text, "Tomas Brandt"), one("Danish special envoy", "envoy", Some("DK")));
    }

    #[test]
    fn appositions_after_the_name() {
        let text = "Tomas Brandt, head of the Harlow Fund, left.";
        assert_eq!(roles(text, "Tomas Brandt"), one("head of the Harlow Fund", "head", None));
    }

    #[test]
    fn appositions_before_the_name() {
        let text = "Karen Holm's son-in-law, Tomas Brandt, left.";
        assert_eq!(roles(text, "Tomas Brandt"), one("Karen Holm's son-in-law", "son-in-law", None));
        let text = "Danish President Karen Holm's envoy for trade, Tomas Brandt, left.";
        assert_eq!(roles(text, "Tomas Brandt")[0].2.as_deref(), Some("DK"));
    }

    #[test]
    fn a_list_is_no_apposition() {
        assert!(roles("They met Tomas Brandt, Minister Ana Lopez and others.", "Tomas Brandt").is_empty());
    }
}
