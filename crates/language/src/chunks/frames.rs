//! What may stand around a verb: a subject after it, a clause without "that", an object that does what follows.

use std::sync::OnceLock;

use facts::hash::Map;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/verb_frames.tsv"));

/// The frames of a verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames {
    /// ", said Oto".
    pub(super) inverts: bool,
    /// "said Oto left".
    pub(super) clause: bool,
    /// "urged Oto to leave".
    pub(super) control: bool,
}

/// The frames of `lemma`.
pub(super) fn of(lemma: &str) -> Frames {
    static FOUND: OnceLock<Map<&'static str, Frames>> = OnceLock::new();
    FOUND.get_or_init(|| TABLE.lines().filter_map(row).collect()).get(lemma).copied().unwrap_or_default()
}

fn row(line: &'static str) -> Option<(&'static str, Frames)> {
    let (lemma, frames) = line.split_once('\t').filter(|_| !line.starts_with('#'))?;
    let has = |frame: &str| frames.split(',').any(|f| f == frame);
    Some((lemma, Frames { inverts: has("inverts"), clause: has("clause"), control: has("control") }))
}
