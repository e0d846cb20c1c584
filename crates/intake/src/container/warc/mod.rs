//! WARC: the pages of an archive, one after another.
//!
//! A record is its version line, header fields, a blank line, so many bytes, two line ends. Where the lengths do not
//! fit, the next version line is looked for; an archive that ends in the middle gives all its whole records. However
//! much is broken, one warning says so.

mod back;
mod header;
#[cfg(test)]
mod tests;

use std::io::Read;

use flate2::read::GzDecoder;
use model::Warning;
use reading::Given;

use super::http;
use crate::{Input, stream::Piece};
use back::Source;
use header::Header;

/// The pages of one archive.
pub(super) struct Warc {
    given: Given,
    source: Source,
    limit: u64,
    /// Records begun, pages or not.
    number: usize,
    /// What was broken first, and how often something was.
    first: Option<String>,
    faults: usize,
    ended: bool,
}

enum Step {
    Page(Box<Input>),
    Other,
    End,
}

impl Warc {
    pub(super) fn new(given: Given, reader: Box<dyn Read + Send>, limit: u64) -> Self {
        Self { given, source: Source::new(reader), limit, number: 0, first: None, faults: 0, ended: false }
    }

    fn fault(&mut self, what: &str) {
        self.faults += 1;
        let number = self.number;
        self.first.get_or_insert_with(|| format!("record {number}: {what}"));
    }

    /// One record.
    fn step(&mut self) -> std::io::Result<Step> {
        if !self.version()? {
            return Ok(Step::End);
        }
        self.number += 1;
        let Some(header) = header::read(&mut self.source)? else {
            self.fault("no length");
            return Ok(Step::Other);
        };
        let wanted = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
        if !wanted || header.length > self.limit {
            if wanted {
                self.fault("larger than one article may be");
            }
            if self.source.pass(header.length)? < header.length {
                self.fault("cut off");
            }
            return Ok(Step::Other);
        }
        let mut block = self.source.block(header.length)?;
        let whole = block.len() as u64 == header.length;
        if !whole || !self.source.closed()? {
            self.fault(if whole { "its length is wrong" } else { "cut off" });
            // Too short a length leaves a part of the page behind, too long a one has eaten the next record.
            if let Some(at) = header::next_version(&block) {
                let rest = block.split_off(at);
                self.source.put_back(rest);
            }
            return Ok(Step::Other);
        }
        Ok(self.page(header, block).map_or(Step::Other, |page| Step::Page(Box::new(page))))
    }

    /// Goes to the next version line; false at the end.
    fn version(&mut self) -> std::io::Result<bool> {
        let mut lost = false;
        loop {
            let Some(line) = self.source.line()? else { return Ok(false) };
            if line.starts_with(b"WARC/") {
                return Ok(true);
            }
            if !line.trim_ascii().is_empty() && !lost {
                lost = true;
                // The record before has said so already where its length was wrong.
                if self.faults == 0 {
                    self.fault("bytes that belong to no record");
                }
            }
        }
    }

    fn page(&self, header: Header, block: Vec<u8>) -> Option<Input> {
        let response = header.content_type.to_ascii_lowercase().contains("application/http");
        let (content_type, bytes) = if response {
            let answer = http::answer(&block, self.limit)?;
            if answer.status != 200 {
                return None;
            }
            (answer.content_type, answer.body)
        } else {
            (header.content_type, block)
        };
        let kind = content_type.to_ascii_lowercase();
        let readable = kind.is_empty() || kind.contains("html") || kind.starts_with("text/plain");
        let robots = header.url.as_deref().is_some_and(|u| u.ends_with("/robots.txt"));
        if !readable || robots || header.url.as_deref().is_some_and(|u| u.starts_with("dns:")) {
            return None;
        }
        let given = Given {
            path: format!("{}#{}", self.given.path, self.number),
            url: header.url,
            content_type: Some(content_type).filter(|t| !t.is_empty()),
            not_after: header.date.or(self.given.not_after),
            ..self.given.clone()
        };
        Some(Input { given, bytes })
    }

    fn report(&mut self) -> Option<Piece> {
        let first = self.first.take()?;
        let more = if self.faults > 1 { format!(" and {} more", self.faults - 1) } else { String::new() };
        let message =
            format!("broken in places ({first}{more}): every whole record was read; fetch it again");
        Some(Err(Warning::unread(&self.given.path, message)))
    }
}

impl Iterator for Warc {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            match self.step() {
                Ok(Step::Page(page)) => return Some(Ok(*page)),
                Ok(Step::Other) => {}
                Ok(Step::End) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    self.fault(&format!("cut off or damaged ({error})"));
                }
            }
        }
        self.report()
    }
}

/// Unpacks gzip as far as `limit`.
pub(super) fn gunzip(bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let read = GzDecoder::new(bytes).take(limit + 1).read_to_end(&mut whole);
    (read.is_ok() || !whole.is_empty()).then_some(whole).filter(|w| w.len() as u64 <= limit)
}
