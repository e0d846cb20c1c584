//! Gerunds whose doer the sentence leaves open: "lifting the ban can be a start", "goals, including expelling the crews".

use super::{Force, force};
use crate::lexis::View;

/// True for a gerund at `at` that no subject governs.
pub(crate) fn unbound(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |b| view.norm(b));
    view.tag(at) == "VBG" && BEFORE.contains(&before) && matches!(force(view, at), Force::Participle { .. })
}

/// What stands before such a gerund; nothing at the start of a sentence.
const BEFORE: &[&str] =
    &["", "of", "for", "from", "including", "without", "about", "like", "on", "—", "–", "-", "--"];
