//! Who said what: quotations, indirect speech, chains.

mod marks;

use model::draft::Drafts;

use crate::Context;

/// Adds what it finds to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let _ = (context, drafts);
}
