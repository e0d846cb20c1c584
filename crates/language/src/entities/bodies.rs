//! Organisations, with acronyms, and places that the tables do not know.

use std::collections::BTreeMap;

use facts::{Fact, Organisation, Outlet};
use model::{draft::EntityIx, record::EntityKind};

use super::{
    draft::{Draft, plain},
    usage::{self, Use},
};

/// Joins organisations and the places that are left.
pub(super) fn join(draft: &mut Draft<'_>) {
    let names = &draft.analysis().names;
    let mut acronyms: BTreeMap<String, EntityIx> = BTreeMap::new();
    let mut later = Vec::new();
    for (n, name) in names.iter().enumerate().filter(|(_, n)| n.kind().is_some()) {
        if draft.settled[n] {
            continue;
        }
        let tokens = name.tokens.clone();
        let text = draft.text(tokens.clone());
        let ix = match name.fact {
            Some(Fact::Organisation(o)) => organisation(draft, o),
            Some(Fact::Outlet(o)) => outlet(draft, o),
            _ if firm(draft, &tokens).is_some() => {
                let full = firm(draft, &tokens).unwrap_or_default();
                let ix = draft.entity(&facts::fold(&full), &full, &[(EntityKind::Organisation, 0.9)]);
                draft.mention(ix, tokens, plain("first-word-of-body"));
                continue;
            }
            _ if tokens.len() == 1 && draft.words.acronym(tokens.start) => {
                later.push(n);
                continue;
            }
            _ => {
                let key = facts::fold(text);
                let ix = draft.entity(key.strip_prefix("the ").unwrap_or(&key), text, &name.kinds);
                if tokens.len() > 1 {
                    acronyms.entry(initials(text)).or_insert(ix);
                }
                ix
            }
        };
        let rule = if name.fact.is_some() { "known-body" } else { name.rule };
        draft.mention(ix, tokens, plain(rule));
    }
    for n in later {
        let tokens = names[n].tokens.clone();
        let text = draft.text(tokens.clone());
        let key = facts::fold(text);
        match acronyms.get(&key) {
            Some(ix) => draft.mention(*ix, tokens, plain("acronym-of-name")),
            None => {
                let ix = draft.entity(&key, text, &names[n].kinds);
                draft.mention(ix, tokens, plain("acronym"));
            }
        }
    }
}

/// The body whose first word stands here, unless it is used as a place.
fn firm(draft: &Draft<'_>, tokens: &std::ops::Range<u32>) -> Option<String> {
    let full = super::firms::at(&draft.firms, draft, tokens.start).filter(|_| tokens.len() == 1)?;
    (usage::of(draft.words, tokens) != Use::Place).then(|| full.to_owned())
}

fn organisation(draft: &mut Draft<'_>, o: &Organisation) -> EntityIx {
    let known = format!("org:{}", facts::fold(o.name).replace(' ', "-"));
    let ix = draft.entity(&known, o.name, &[(EntityKind::Organisation, 1.0)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = o.country.map(str::to_owned);
        entity.known = Some(known);
    }
    ix
}

fn outlet(draft: &mut Draft<'_>, o: &Outlet) -> EntityIx {
    let known = o.id();
    let ix = draft.entity(&known, o.name, &[(EntityKind::Organisation, 1.0)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.known = Some(known);
    }
    ix
}

/// First letters of the capitalised words, folded.
fn initials(name: &str) -> String {
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let first = |w: &str| w.chars().next().map(|c| c.to_lowercase().to_string());
    name.split([' ', '-']).filter(capital).filter_map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{analysed, mentions};

    #[test]
    fn an_acronym_is_the_name_it_is_made_of() {
        let text = "The Harlow Relief Agency (HRA) closed. The HRA gave no reason.";
        assert_eq!(mentions(text, "Harlow Relief Agency"), ["Harlow Relief Agency", "HRA", "HRA"]);
    }

    #[test]
    fn known_bodies_join_by_the_tables() {
        let a = analysed("The United Nations spoke. The UN left, the Associated Press said. He told AP so.");
        let known: Vec<_> = a.entities.iter().filter_map(|e| e.known.as_deref()).collect();
        assert_eq!(known, ["org:united-nations", "outlet:associated-press"]);
        assert!(a.entities.iter().all(|e| e.mentions.len() == 2));
    }
}
