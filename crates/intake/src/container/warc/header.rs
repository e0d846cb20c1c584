//! The header of a record: what it is, of which address, from which day, and how long its block is.

use jiff::civil::Date;

use super::back::Source;

/// A record has no more header lines than this.
const FIELDS: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) kind: String,
    pub(super) url: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) content_type: String,
    pub(super) length: u64,
}

/// Reads the fields behind a version line; `None` where they give no length.
pub(super) fn read(source: &mut Source) -> std::io::Result<Option<Header>> {
    let mut header = Header::default();
    let mut length = None;
    for _ in 0..FIELDS {
        let Some(line) = source.line()? else { return Ok(None) };
        let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        if line.is_empty() {
            header.length = length.unwrap_or(0);
            return Ok(length.map(|_| header));
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => header.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => header.url = Some(value.trim_matches(['<', '>']).to_owned()),
            "warc-date" => header.date = value.get(..10).and_then(|d| d.parse().ok()),
            "content-type" => header.content_type = value.to_owned(),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    Ok(None)
}

/// Where the next record begins inside bytes that were taken for a block, even where they end within its first word.
pub(super) fn next_version(block: &[u8]) -> Option<usize> {
    const BEGIN: &[u8] = b"\r\nWARC/";
    let whole = block.windows(BEGIN.len()).position(|w| w == BEGIN);
    let part = || (3..BEGIN.len()).rev().find(|n| block.ends_with(&BEGIN[..*n])).map(|n| block.len() - n);
    whole.or_else(part).map(|at| at + 2)
}
