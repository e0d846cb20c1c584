//! The bodies of an article by the noun that describes each, gathered once: "the union", "the rebels".

use std::collections::BTreeMap;

use language::{Analysis, entities::Printed};
use model::{
    draft::{EntityIx, LocalEntity},
    record::EntityKind,
};

/// Bodies by noun; `None` where several share it.
#[derive(Clone, Debug)]
pub(crate) struct Bodies<'a> {
    /// What is printed as a body, found or not.
    pub(super) printed: Printed<'a>,
    named: BTreeMap<String, Option<EntityIx>>,
    called: BTreeMap<&'a str, Option<EntityIx>>,
}

impl<'a> Bodies<'a> {
    /// Reads an article's entities once.
    pub(crate) fn of(analysis: &'a Analysis) -> Self {
        let printed = Printed::of(analysis, |i| analysis.tokens.get(i as usize)?.entity);
        let mut bodies = Self { printed, named: BTreeMap::new(), called: BTreeMap::new() };
        for (ix, entity) in (0u32..).zip(&analysis.entities).filter(|(_, e)| is_body(e)) {
            enter(&mut bodies.named, last_word(entity), ix);
            for noun in entity.mentions.iter().filter_map(|m| noun_after(analysis, m.span.end)) {
                enter(&mut bodies.called, noun, ix);
            }
        }
        bodies
    }

    /// The one body whose name ends in `noun`.
    pub(super) fn named(&self, noun: &str) -> Option<EntityIx> {
        self.named.get(noun).copied().flatten()
    }

    /// The one body that `noun` follows somewhere.
    pub(super) fn called(&self, noun: &str) -> Option<EntityIx> {
        self.called.get(noun).copied().flatten()
    }
}

fn enter<K: Ord>(table: &mut BTreeMap<K, Option<EntityIx>>, noun: K, ix: EntityIx) {
    table.entry(noun).and_modify(|one| *one = one.filter(|o| *o == ix)).or_insert(Some(ix));
}

pub(super) fn is_body(entity: &LocalEntity) -> bool {
    matches!(entity.kind(), EntityKind::Organisation | EntityKind::Group) && !entity.is_outlet()
}

fn last_word(entity: &LocalEntity) -> String {
    let last = entity.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    language::lemmas::singular(&last).into_string()
}

/// The noun right after a name: "Northern Front rebels".
fn noun_after(analysis: &Analysis, end: u32) -> Option<&str> {
    let rest = analysis.text.get(end as usize..)?.strip_prefix(' ')?;
    let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
    Some(word.strip_suffix('s').unwrap_or(word)).filter(|w| w.len() > 3)
}
