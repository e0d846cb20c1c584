//! Where bytes come from: files, folders, standard input, `--meta` tables.
//!
//! [`gather`] turns what the user named into inputs in a fixed order; whatever cannot be read is a named
//! [`Warning`](model::Warning) and stops nothing else.

mod container;
pub mod http;
mod meta;
mod stream;
mod walk;

use std::path::{Path, PathBuf};

use model::Warning;
use reading::Given;

pub use meta::Meta;
pub use stream::{Stream, stream, stream_within};

/// Bytes above which an input is refused.
pub const DEFAULT_LIMIT: u64 = 64 << 20;

/// One input: its bytes and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What is known before it is read.
    pub given: Given,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Opens everything that `paths` name: files, folders (recursively, sorted, hidden entries skipped), `-` for
/// standard input. `meta` is a CSV or JSONL table of what the files do not say.
#[must_use]
pub fn gather(paths: &[PathBuf], meta: Option<&Path>) -> (Vec<Input>, Vec<Warning>) {
    gather_within(paths, meta, DEFAULT_LIMIT)
}

/// As [`gather`], refusing single inputs above `limit` bytes.
#[must_use]
pub fn gather_within(paths: &[PathBuf], meta: Option<&Path>, limit: u64) -> (Vec<Input>, Vec<Warning>) {
    let mut stream = stream_within(paths, meta, limit);
    let inputs: Vec<Input> = stream.by_ref().collect();
    (inputs, stream.warnings())
}

/// The last day that any time zone may already have; `None` where the clock is unset.
pub(crate) fn tomorrow() -> Option<jiff::civil::Date> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let days = i32::try_from(now.as_secs() / 86_400).ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    let day = epoch.checked_add(jiff::Span::new().try_days(days + 1).ok()?).ok()?;
    (day.year() >= 2025).then_some(day)
}
