//! Where bytes come from: files, folders, archives, tables, standard input, with what `--meta` and `--map` say beside them.
//!
//! [`gather`] turns what the user named into inputs in a fixed order; whatever cannot be read is a named
//! [`Warning`](model::Warning) and stops nothing else.

mod container;
pub mod http;
mod meta;
mod stream;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use model::Warning;
use reading::{FieldMap, Given};

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

/// What is said beside the files.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// A CSV or JSONL table of what the files do not say.
    pub meta: Option<&'a Path>,
    /// The names that rows have for their fields, where they are not the usual ones.
    pub fields: Option<Arc<FieldMap>>,
    /// Bytes above which an input is refused, where it is not [`DEFAULT_LIMIT`].
    pub largest: Option<u64>,
}

/// Opens everything that `paths` name: files, folders (recursively, sorted, hidden entries skipped), `-` for
/// standard input.
#[must_use]
pub fn gather(paths: &[PathBuf], beside: &Beside<'_>) -> (Vec<Input>, Vec<Warning>) {
    gather_within(paths, beside, beside.largest.unwrap_or(DEFAULT_LIMIT))
}

/// As [`gather`], refusing single inputs above `limit` bytes.
#[must_use]
pub fn gather_within(paths: &[PathBuf], beside: &Beside<'_>, limit: u64) -> (Vec<Input>, Vec<Warning>) {
    let mut stream = stream_within(paths, beside, limit);
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
