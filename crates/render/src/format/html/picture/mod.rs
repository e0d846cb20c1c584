//! Pictures, drawn by hand as SVG; beside each stands the list that says the same.

mod chart;
mod progress;
mod sources;
mod timeline;

pub(super) use progress::progress;
pub(super) use sources::sources;
pub(super) use timeline::timeline;

use super::escape;
