//! Who is who across the articles of a story: aliases merged, types by majority, vetoes kept.
//!
//! Rules go from sure to less sure: ids of the shipped facts, equal keys, full names in two spellings, surnames
//! that one person of the story bears, acronyms, governments by their holder. A veto is final: two names of one
//! article that it keeps apart, first names, genders or countries that clash.

mod bodies;
pub(crate) mod clusters;
mod governments;
mod people;
mod posts;
mod record;

use model::{Dossier, draft::EntityIx, record::EntityKind};

use crate::{Story, decided::Decided};
use clusters::Clusters;

pub use clusters::Veto;
pub use people::{Person, same_person};

/// Who is who.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// For each article (in story order) and local entity, the entity of the story: an index into `ids`.
    pub of: Vec<Vec<u32>>,
    /// Record id of each entity of the story.
    pub ids: Vec<String>,
    /// Names of the rules that merged each entity, sorted.
    pub rules: Vec<Vec<String>>,
    /// Country of each entity, by majority.
    pub countries: Vec<Option<String>>,
    /// Kind of each entity, by majority.
    pub kinds: Vec<EntityKind>,
    /// Pairs that looked alike and were kept apart, with the reason.
    pub vetoes: Vec<Veto>,
}

impl Names {
    /// The record id of local entity `local` of article `article`.
    #[must_use]
    pub fn id(&self, article: usize, local: EntityIx) -> Option<&str> {
        let global = self.of.get(article)?.get(local as usize)?;
        self.ids.get(*global as usize).map(String::as_str)
    }
}

/// Merges the local entities of all articles.
#[must_use]
pub fn resolve(story: &Story<'_>) -> Names {
    resolve_as_decided(story, &mut Decided::default())
}

/// The same, where people have decided about names.
pub(crate) fn resolve_as_decided(story: &Story<'_>, decided: &mut Decided<'_>) -> Names {
    let mut clusters = Clusters::new(story);
    decided.keep_apart(story, &mut clusters);
    bodies::by_facts(&mut clusters);
    bodies::by_key(&mut clusters);
    bodies::by_state(&mut clusters);
    bodies::by_first_word(&mut clusters);
    people::merge(&mut clusters);
    bodies::by_acronym(&mut clusters);
    governments::by_holder(&mut clusters);
    posts::by_post(story, &mut clusters);
    decided.join(&mut clusters);
    record::names(story, clusters)
}

/// Writes the entity records.
pub fn write(story: &Story<'_>, names: &Names, dossier: &mut Dossier) {
    record::write(story, names, dossier);
}
