//! Issues that are counted and then named: "four questions were open: pay, shifts and pensions", "several points, among
//! them the seat".

use super::{Force, Frame, frame, list};
use crate::{issues::nouns::noun, lexis::View};

/// The list that begins after the mark or word at `at`, where a noun that counts issues stands before it.
pub(super) fn read(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let start = match (view.norm(at), view.norm(at + 1)) {
        (":", _) => at + 1,
        ("among", "them") | ("such", "as") => at + 2,
        ("including" | "namely", _) => at + 1,
        _ => return,
    };
    let counted = (at.saturating_sub(9)..at).any(|i| {
        let plural = matches!(
            view.norm(i),
            "points"
                | "demands"
                | "differences"
                | "hurdles"
                | "obstacles"
                | "disagreements"
                | "topics"
                | "conditions"
                | "concerns"
                | "gaps"
        );
        plural || noun(view.norm(i)).issue && view.tag(i) == "NNS"
    });
    if counted {
        for phrase in list(view, start) {
            found.push(frame(view, phrase.from, phrase, Force::Says, "frame-listed"));
        }
    }
}
