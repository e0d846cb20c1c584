//! Where bytes come from: files, folders, standard input, `--meta` tables.
//!
//! [`gather`] turns what the user named into inputs in a fixed order; whatever cannot be read is a named
//! [`Warning`](model::Warning) and stops nothing else.

mod meta;
mod walk;

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use model::Warning;
use reading::Given;

pub use meta::Meta;

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

/// As [`gather`], refusing inputs above `limit` bytes.
#[must_use]
pub fn gather_within(paths: &[PathBuf], meta: Option<&Path>, limit: u64) -> (Vec<Input>, Vec<Warning>) {
    let (mut inputs, mut warnings) = (Vec::new(), Vec::new());
    let table = meta.map(|path| Meta::load(path, &mut warnings)).unwrap_or_default();
    let not_after = tomorrow();
    for found in walk::files(paths, &mut warnings) {
        let name = found.to_string_lossy().into_owned();
        match open(&found, limit) {
            Ok(bytes) => {
                let given = Given { not_after, ..table.given(&name) };
                inputs.push(Input { given, bytes });
            }
            Err(message) => warnings.push(Warning::unread(name, message)),
        }
    }
    warnings.extend(table.unused(inputs.iter().map(|i| i.given.path.as_str())));
    (inputs, warnings)
}

fn open(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|f| f.take(limit + 1).read_to_end(&mut bytes))
    };
    read.map_err(|e| walk::reason(&e))?;
    if bytes.len() as u64 > limit {
        return Err(format!(
            "over the limit of {} MiB; split it, or give one article a line as JSONL",
            limit >> 20
        ));
    }
    Ok(bytes)
}

/// The last day that any time zone may already have; `None` where the clock is unset.
fn tomorrow() -> Option<jiff::civil::Date> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let days = i32::try_from(now.as_secs() / 86_400).ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    let day = epoch.checked_add(jiff::Span::new().try_days(days + 1).ok()?).ok()?;
    (day.year() >= 2025).then_some(day)
}
