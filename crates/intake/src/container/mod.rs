//! What a file holds: one input, or many.

mod http;
mod lines;
mod members;
mod table;
mod warc;
mod whole;

use std::io::Read;

use reading::Given;

use crate::stream::{Piece, peek};

/// The pieces of a file, by its first bytes and its name. Gzip is unpacked on the way.
pub(crate) fn open(
    given: Given,
    head: &[u8],
    reader: Box<dyn Read + Send>,
    limit: u64,
) -> Box<dyn Iterator<Item = Piece> + Send> {
    if head.starts_with(b"\x1F\x8B") {
        let name = given.path.clone();
        return match peek(members::Members::new(reader)) {
            Ok((head, reader)) => plain(given, &head, reader, limit),
            Err(_) => Box::new(std::iter::once(Err(model::Warning::unread(
                name,
                "broken gzip: nothing in it could be unpacked",
            )))),
        };
    }
    plain(given, head, reader, limit)
}

fn plain(
    given: Given,
    head: &[u8],
    reader: Box<dyn Read + Send>,
    limit: u64,
) -> Box<dyn Iterator<Item = Piece> + Send> {
    let name = given.path.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || head.contains(&0);
    if !wide && (name.ends_with(".jsonl") || name.ends_with(".ndjson")) {
        return Box::new(lines::Lines::new(given, reader, limit));
    }
    if name.ends_with(".csv") || name.ends_with(".tsv") {
        return if wide {
            unpacked(given, reader, limit)
        } else {
            Box::new(table::Table::new(given, reader, limit))
        };
    }
    if head.starts_with(b"WARC/") {
        return Box::new(warc::Warc::new(given, reader, limit));
    }
    Box::new(std::iter::once(whole::read(given, reader, limit)))
}

/// A table in UTF-16, as spreadsheets save it: read as a whole, within the limit of one input.
fn unpacked(
    given: Given,
    reader: Box<dyn Read + Send>,
    limit: u64,
) -> Box<dyn Iterator<Item = Piece> + Send> {
    match whole::read(given, reader, limit) {
        Ok(input) => {
            let text = reading::decoded(&input.bytes);
            Box::new(table::Table::new(input.given, Box::new(std::io::Cursor::new(text)), limit))
        }
        lost => Box::new(std::iter::once(lost)),
    }
}
