//! A file that is one input.

use std::io::Read;

use model::Warning;
use reading::Given;

use crate::{Input, stream::Piece, walk};

/// Reads all of it.
pub(super) fn read(given: Given, reader: Box<dyn Read + Send>, limit: u64) -> Piece {
    let mut bytes = Vec::new();
    let unread = |message: String| Warning::unread(&given.path, message);
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|e| unread(walk::reason(&e)))?;
    if bytes.len() as u64 > limit {
        let mib = limit >> 20;
        let message = format!("over the limit of {mib} MiB; split it, or give one article a line as JSONL");
        return Err(unread(message));
    }
    Ok(Input { given, bytes })
}
