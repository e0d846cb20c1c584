//! How far along it is, and whose word that is.

use model::draft::Drafts;

use crate::Context;

/// Adds what it finds to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let _ = (context, drafts);
}
