//! Entities of a dossier by id: a story has as many look-ups as mentions, so none walks the list.

use std::collections::HashMap;

use model::{Dossier, record::Entity};

/// The entities of a dossier, by id.
#[derive(Debug)]
pub(crate) struct Known<'d>(HashMap<&'d str, &'d Entity>);

impl<'d> Known<'d> {
    /// Indexes the entities of `dossier`.
    pub(crate) fn of(dossier: &'d Dossier) -> Self {
        Self(dossier.entities.iter().map(|e| (e.id.as_str(), e)).collect())
    }

    /// The entity of this id.
    pub(crate) fn entity(&self, id: &str) -> Option<&'d Entity> {
        self.0.get(id).copied()
    }

    /// A name to show for an entity id, or the words themselves where it is none.
    pub(crate) fn name<'a>(&self, id: &'a str) -> &'a str
    where
        'd: 'a,
    {
        self.entity(id).map_or(id, |e| e.name.as_str())
    }
}
