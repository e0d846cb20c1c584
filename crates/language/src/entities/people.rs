//! People: full names first, then surnames and first names alone where one person fits.

use std::collections::BTreeMap;

use model::{draft::EntityIx, record::EntityKind};

use super::draft::{Draft, plain};

/// People of one surname that a name is compared with: no text has so many, but a list of made-up names may.
const NAMESAKES: usize = 256;

/// Joins all names of people.
pub(super) fn join(draft: &mut Draft<'_>) {
    let names = &draft.analysis().names;
    let state = |n: &crate::names::Name| {
        n.tokens.len() == 1
            && (super::states::at(&draft.states, draft.words, n.tokens.start).is_some()
                || super::firms::at(&draft.firms, draft, n.tokens.start).is_some())
    };
    let person = |i: &usize| names[*i].kind() == Some(EntityKind::Person) && !state(&names[*i]);
    let (full, short): (Vec<usize>, Vec<usize>) =
        (0..names.len()).filter(person).partition(|i| names[*i].tokens.len() > 1);
    let mut by_surname: BTreeMap<String, Vec<EntityIx>> = BTreeMap::new();
    let mut by_first: BTreeMap<String, Vec<EntityIx>> = BTreeMap::new();
    for i in full {
        let tokens = names[i].tokens.clone();
        let parts = parts(draft.text(tokens.clone()));
        let Some((first, last)) = parts.first().zip(parts.last()) else { continue };
        let namesakes = by_surname.get(last).into_iter().flatten().take(NAMESAKES);
        let same = namesakes.into_iter().find(|e| compatible(draft, **e, &parts));
        let ix = match same.copied() {
            Some(ix) => ix,
            None => {
                let kinds = names[i].kinds.clone();
                let ix = draft.entity(&parts.join(" "), draft.text(tokens.clone()), &kinds);
                add(&mut by_surname, last, ix);
                add(&mut by_first, first, ix);
                ix
            }
        };
        lengthen(draft, ix, &parts, tokens.clone());
        draft.mention(ix, tokens, plain("full-name"));
        draft.settled[i] = true;
    }
    for i in short {
        let tokens = names[i].tokens.clone();
        let key = facts::fold(draft.text(tokens.clone()));
        let (ix, rule) = match (by_surname.get(&key), by_first.get(&key)) {
            (Some(all), _) if all.len() == 1 => (all[0], "surname-alone"),
            (Some(all), _) => match by_title(draft, all, tokens.start) {
                Some(ix) => (ix, "surname-and-title"),
                None => {
                    (draft.entity(&key, draft.text(tokens.clone()), &names[i].kinds), "surname-of-several")
                }
            },
            (None, Some(all)) if all.len() == 1 && names[i].kinds[0].1 < 1.0 => (all[0], "first-name-alone"),
            _ => (draft.entity(&key, draft.text(tokens.clone()), &names[i].kinds), "name"),
        };
        draft.mention(ix, tokens, plain(rule));
        draft.settled[i] = true;
    }
    named_like_places(draft, &by_surname);
}

/// "Jeffrey Holland spoke. Holland said …": a place or a state by its name, but a person's where the article has one of this
/// surname and nobody is in, from or of the place.
fn named_like_places(draft: &mut Draft<'_>, by_surname: &BTreeMap<String, Vec<EntityIx>>) {
    let names = &draft.analysis().names;
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        let place = matches!(name.kind(), Some(EntityKind::Place | EntityKind::Government));
        if place && name.tokens.len() == 1 && !draft.settled[i] {
            places.entry(facts::fold(draft.text(name.tokens.clone()))).or_default().push(i);
        }
    }
    for (key, all) in places {
        let Some([person]) = by_surname.get(&key).map(Vec::as_slice) else { continue };
        let starts: Vec<u32> = all.iter().map(|i| draft.analysis().names[*i].tokens.start).collect();
        let first = draft.seen.iter().filter(|s| s.entity == *person).map(|s| s.tokens.start).min();
        let of_place = |at: u32| at.checked_sub(1).is_some_and(|b| LEADS.contains(&draft.words.norm(b)));
        let owner = |at: u32| draft.words.0.tag(at + 1) == "POS";
        if starts.iter().any(|at| of_place(*at) || owner(*at) || first.is_none_or(|f| *at < f)) {
            continue;
        }
        for i in all {
            draft.mention(*person, draft.analysis().names[i].tokens.clone(), plain("surname-like-a-place"));
            draft.settled[i] = true;
        }
    }
}

/// Words that lead to a place.
const LEADS: &[&str] = &[
    "in",
    "to",
    "from",
    "of",
    "near",
    "across",
    "outside",
    "inside",
    "into",
    "at",
    "via",
    "around",
    "throughout",
    "between",
    "toward",
    "towards",
    "and",
    "against",
    "for",
    "with",
    "the",
];

fn add(index: &mut BTreeMap<String, Vec<EntityIx>>, key: &str, ix: EntityIx) {
    let all = index.entry(key.to_owned()).or_default();
    if !all.contains(&ix) {
        all.push(ix);
    }
}

/// The folded words of a name, generation marks left out ("Jr.").
pub(super) fn parts(name: &str) -> Vec<String> {
    facts::fold(name).split(' ').filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// The same surname, and a first name that is the same or an initial of it; "Jr." and "Sr." divide.
fn compatible(draft: &Draft<'_>, ix: EntityIx, parts: &[String]) -> bool {
    let Some(entity) = draft.get(ix) else { return false };
    let other: Vec<&str> = entity.key.split(' ').collect();
    let (Some(a), Some(b)) = (parts.first(), other.first()) else { return false };
    let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    a == b || initial(a, b) || initial(b, a)
}

/// Keeps the fullest form as the entity's name.
fn lengthen(draft: &mut Draft<'_>, ix: EntityIx, parts: &[String], tokens: std::ops::Range<u32>) {
    let text = draft.text(tokens);
    let Some(entity) = draft.get_mut(ix) else { return };
    if entity.key.split(' ').count() < parts.len() && entity.name.len() < text.len() {
        entity.name = text.to_owned();
    }
}

/// Of several people of one surname, the one whose own mention bears the title that stands here.
fn by_title(draft: &Draft<'_>, all: &[EntityIx], start: u32) -> Option<EntityIx> {
    let words = draft.words;
    let title = |i: u32| i.checked_sub(1).map(|t| words.norm(t)).filter(|t| facts::is_title(t));
    let wanted = title(start)?;
    let mut found = None;
    for seen in draft.seen.iter().filter(|s| all.contains(&s.entity)) {
        if title(seen.tokens.start) == Some(wanted) {
            match found {
                Some(other) if other != seen.entity => return None,
                _ => found = Some(seen.entity),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{analysed, mentions};

    #[test]
    fn a_surname_alone_is_the_one_person_who_bears_it() {
        let text = "Karen Holm arrived. Minister Holm spoke. Holm's team left.";
        assert_eq!(mentions(text, "Karen Holm"), ["Karen Holm", "Holm", "Holm"]);
    }

    #[test]
    fn a_surname_of_two_people_is_neither() {
        let text = "Karen Holm met her brother Peter Holm. Holm smiled.";
        assert_eq!(mentions(text, "Karen Holm"), ["Karen Holm"]);
        assert_eq!(mentions(text, "Peter Holm"), ["Peter Holm"]);
    }

    #[test]
    fn a_surname_that_is_also_a_country_s_is_the_person_s() {
        let text = "Karen Holland arrived. Holland said no.";
        assert_eq!(mentions(text, "Karen Holland"), ["Karen Holland", "Holland"]);
        let text = "Karen Holland arrived in Holland. Holland said no.";
        assert_eq!(mentions(text, "Karen Holland"), ["Karen Holland"]);
        let text = "Holland said no. Karen Holland arrived.";
        assert_eq!(mentions(text, "Karen Holland"), ["Karen Holland"]);
    }

    #[test]
    fn an_initial_fits_its_first_name() {
        let a = analysed("Karen P. Holm spoke. K. Holm was pleased. Karen Holm left.");
        assert_eq!(a.entities.len(), 1);
        assert_eq!(a.entities[0].mentions.len(), 3);
        assert_eq!(a.entities[0].name, "Karen P. Holm");
    }
}
