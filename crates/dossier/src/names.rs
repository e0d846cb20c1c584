//! Who is who across the articles of a story: aliases merged, types by majority, vetoes kept.

use model::{Dossier, draft::EntityIx};

use crate::Story;

/// Who is who.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// For each article (in story order) and local entity, the entity of the story: an index into `ids`.
    pub of: Vec<Vec<u32>>,
    /// Record id of each entity of the story.
    pub ids: Vec<String>,
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
    let _ = story;
    Names::default()
}

/// Writes the entity records.
pub fn write(story: &Story<'_>, names: &Names, dossier: &mut Dossier) {
    let _ = (story, names, dossier);
}
