//! Inputs one after another, never all at once: an archive of any size passes through in the memory of one article.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;
use model::Warning;
use reading::{FieldMap, Given};

use crate::{Beside, DEFAULT_LIMIT, Input, Meta, container, tomorrow, walk};

/// One thing out of a container: an input, or what went wrong in its place.
pub(crate) type Piece = Result<Input, Warning>;

/// Bytes of a file that tell what it is.
const HEAD: usize = 4096;

/// The inputs that some paths name, in a fixed order.
pub struct Stream {
    files: std::vec::IntoIter<PathBuf>,
    table: Meta,
    fields: Option<Arc<FieldMap>>,
    seen: Vec<String>,
    not_after: Option<Date>,
    limit: u64,
    open: Option<Box<dyn Iterator<Item = Piece> + Send>>,
    warnings: Vec<Warning>,
    done: Arc<AtomicU64>,
    total: u64,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream")
            .field("files", &self.files)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// Opens everything that `paths` name, one input at a time: see [`crate::gather`]. Archives and lists of articles
/// give each article as an input of its own.
#[must_use]
pub fn stream(paths: &[PathBuf], beside: &Beside<'_>) -> Stream {
    stream_within(paths, beside, beside.largest.unwrap_or(DEFAULT_LIMIT))
}

/// As [`stream`], refusing single inputs above `limit` bytes.
#[must_use]
pub fn stream_within(paths: &[PathBuf], beside: &Beside<'_>, limit: u64) -> Stream {
    let mut warnings = Vec::new();
    let table = beside.meta.map(|path| Meta::load(path, &mut warnings)).unwrap_or_default();
    let files = walk::files(paths, &mut warnings);
    let total = files.iter().filter_map(|f| std::fs::metadata(f).ok()).map(|m| m.len()).sum();
    Stream {
        files: files.into_iter(),
        table,
        fields: beside.fields.clone(),
        seen: Vec::new(),
        not_after: tomorrow(),
        limit,
        open: None,
        warnings,
        done: Arc::new(AtomicU64::new(0)),
        total,
    }
}

impl Stream {
    /// What could not be read so far; the list is empty afterwards. At the end it has a note for each row of the table
    /// that named no input.
    pub fn warnings(&mut self) -> Vec<Warning> {
        let mut warnings = std::mem::take(&mut self.warnings);
        if self.files.as_slice().is_empty() && self.open.is_none() {
            warnings.extend(self.table.unused(self.seen.iter().map(String::as_str)));
        }
        warnings
    }

    /// Bytes of files read, and bytes in all: packed ones count as they lie on the disk.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total)
    }

    fn start(&mut self, path: &Path) -> Result<Box<dyn Iterator<Item = Piece> + Send>, Warning> {
        let name = path.to_string_lossy().into_owned();
        let given =
            Given { fields: self.fields.clone(), not_after: self.not_after, ..self.table.given(&name) };
        self.seen.push(name.clone());
        let unread = |e: std::io::Error| Warning::unread(&name, walk::reason(&e));
        let raw: Box<dyn Read + Send> = if path == Path::new("-") {
            Box::new(std::io::stdin())
        } else {
            Box::new(std::fs::File::open(path).map_err(unread)?)
        };
        let counted = Counted { inner: raw, done: Arc::clone(&self.done) };
        let (head, reader) = peek(counted).map_err(unread)?;
        Ok(container::open(given, &head, reader, self.limit))
    }
}

impl Iterator for Stream {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(open) = &mut self.open {
                match open.next() {
                    Some(Ok(input)) => return Some(input),
                    Some(Err(warning)) => self.warnings.push(warning),
                    None => self.open = None,
                }
                continue;
            }
            let path = self.files.next()?;
            match self.start(&path) {
                Ok(open) => self.open = Some(open),
                Err(warning) => self.warnings.push(warning),
            }
        }
    }
}

/// A reader that says how far it has come.
struct Counted<R> {
    inner: R,
    done: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The first bytes of a reader, and the reader with them still in it.
pub(crate) fn peek(
    mut reader: impl Read + Send + 'static,
) -> std::io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut head = Vec::with_capacity(HEAD);
    reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(reader);
    Ok((head, Box::new(whole)))
}
