//! What is at stake, by the profile's words and by frames.

use model::draft::Drafts;

use crate::Context;

/// Adds what it finds to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let _ = (context, drafts);
}
