//! A body by the last word of its name: "the union" for the Harlow Dockers' Union, "the ministry", "the Board". Only
//! where one body of the article has that word.

use std::collections::BTreeMap;

use model::{draft::EntityIx, record::EntityKind};

use super::{
    draft::{Draft, anaphor},
    printed::Printed,
};

/// Nouns that name a body and stand for it.
const NOUNS: &[&str] = &[
    "union",
    "ministry",
    "agency",
    "bank",
    "board",
    "party",
    "commission",
    "council",
    "court",
    "office",
    "association",
    "federation",
    "authority",
    "department",
    "committee",
    "fund",
    "institute",
    "university",
    "club",
    "airline",
    "corporation",
    "organisation",
    "organization",
    "alliance",
    "coalition",
    "movement",
    "league",
    "society",
    "foundation",
    "centre",
    "center",
    "network",
    "newspaper",
    "trust",
    "bureau",
    "tribunal",
    "company",
    "group",
    "service",
    "secretariat",
    "chamber",
    "academy",
    "museum",
    "hospital",
];

/// Links "the union" to the one union of the article.
pub(super) fn link(draft: &mut Draft<'_>) {
    let mut named = by_noun(draft);
    let printed = Printed::of(draft.words.0, |i| draft.at(i));
    named.retain(|noun, bodies| !printed.besides(noun, bodies));
    if named.is_empty() {
        return;
    }
    for i in 1..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        let words = draft.words;
        let Some([one]) = named.get(words.norm(i)).map(Vec::as_slice) else { continue };
        let next = words.0.tag(i + 1);
        let alone = words.norm(i - 1) == "the" && !next.starts_with("NN") && words.norm(i + 1) != "of";
        if alone && draft.at(i).is_none() {
            draft.mention(*one, i..i + 1, anaphor("body-by-its-noun"));
        }
    }
}

/// Bodies by the noun of their name.
fn by_noun(draft: &Draft<'_>) -> BTreeMap<&'static str, Vec<EntityIx>> {
    let mut found: BTreeMap<&'static str, Vec<EntityIx>> = BTreeMap::new();
    for (ix, entity) in (0u32..).zip(&draft.entities) {
        let body = matches!(entity.kind(), EntityKind::Organisation | EntityKind::Group);
        if !body || entity.key.contains(':') && entity.known.is_none() {
            continue;
        }
        let name = facts::fold(&entity.name);
        let head = name.split(" of ").next().unwrap_or(&name).split(" for ").next().unwrap_or(&name);
        let Some((_, last)) = head.rsplit_once(' ').or(Some(("", head)).filter(|_| name.len() > head.len()))
        else {
            continue;
        };
        if let Some(noun) = NOUNS.iter().find(|n| **n == last) {
            found.entry(noun).or_default().push(ix);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::mentions;

    #[test]
    fn the_only_agency_is_meant() {
        let text = "The Harlow Relief Agency closed. The agency gave no reason. An agency left.";
        assert_eq!(mentions(text, "Harlow Relief Agency"), ["Harlow Relief Agency", "agency"]);
    }

    #[test]
    fn of_two_agencies_neither() {
        let text = "The Harlow Relief Agency closed. The Vello Space Agency stayed. The agency said no.";
        assert_eq!(mentions(text, "Harlow Relief Agency"), ["Harlow Relief Agency"]);
    }
}
