//! WARC: the pages of an archive, one after another.
//!
//! A record is its version line, header fields, a blank line, so many bytes, two line ends. Where the lengths do not
//! fit, the next version line is looked for; an archive that ends in the middle gives all its whole records. However
//! much is broken, one warning says so.

use std::io::{BufRead, BufReader, Read};

use flate2::read::GzDecoder;
use jiff::civil::Date;
use model::Warning;
use reading::Given;

use super::http;
use crate::{Input, stream::Piece};

/// Header lines above this many bytes are not those of a record.
const LINE: u64 = 64 << 10;
/// No more bytes than these are gone over a second time.
const RETURNED: u64 = 1 << 30;
/// A record has no more header lines than this.
const FIELDS: usize = 200;

/// The pages of one archive.
pub(super) struct Warc {
    given: Given,
    reader: BufReader<Back>,
    /// Bytes that were gone over a second time.
    returned: u64,
    limit: u64,
    /// Records begun, pages or not.
    number: usize,
    broken: Vec<String>,
    ended: bool,
}

/// A reader into which bytes can be put back.
struct Back {
    bytes: Vec<u8>,
    at: usize,
    inner: Box<dyn Read>,
}

impl Read for Back {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut left = self.bytes.get(self.at..).unwrap_or_default();
        if left.is_empty() {
            return self.inner.read(buffer);
        }
        let read = left.read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

#[derive(Debug, Default)]
struct Header {
    kind: String,
    url: Option<String>,
    date: Option<Date>,
    content_type: String,
    length: u64,
}

enum Step {
    Page(Box<Input>),
    Other,
    End,
}

impl Warc {
    pub(super) fn new(given: Given, reader: Box<dyn Read>, limit: u64) -> Self {
        let back = Back { bytes: Vec::new(), at: 0, inner: reader };
        let reader = BufReader::with_capacity(1 << 17, back);
        Self { given, reader, returned: 0, limit, number: 0, broken: Vec::new(), ended: false }
    }

    fn fault(&mut self, what: &str) {
        self.broken.push(format!("record {}: {what}", self.number));
    }

    /// One record.
    fn step(&mut self) -> std::io::Result<Step> {
        if !self.version()? {
            return Ok(Step::End);
        }
        self.number += 1;
        let Some(header) = self.header()? else {
            self.fault("no length");
            return Ok(Step::Other);
        };
        let wanted = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
        if !wanted || header.length > self.limit {
            if wanted {
                self.fault("larger than one article may be");
            }
            let mut rest = self.reader.by_ref().take(header.length);
            let passed = std::io::copy(&mut rest, &mut std::io::sink())?;
            if passed < header.length {
                self.fault("cut off");
            }
            return Ok(Step::Other);
        }
        let mut block = Vec::new();
        self.reader.by_ref().take(header.length).read_to_end(&mut block)?;
        if (block.len() as u64) < header.length {
            self.fault("cut off");
            return Ok(Step::Other);
        }
        if !self.closed()? {
            self.fault("its length is wrong");
            // Too short a length leaves a part of the page behind, too long a one has eaten the next record.
            if let Some(at) = next_version(&block) {
                let rest = block.split_off(at);
                self.put_back(rest);
            }
            return Ok(Step::Other);
        }
        Ok(self.page(header, block).map_or(Step::Other, |page| Step::Page(Box::new(page))))
    }

    /// Bytes that belong to what comes next; an archive that is broken all through is not gone over for ever.
    fn put_back(&mut self, mut bytes: Vec<u8>) {
        self.returned += bytes.len() as u64;
        if self.returned > RETURNED {
            return;
        }
        bytes.extend_from_slice(self.reader.buffer());
        self.reader.consume(self.reader.buffer().len());
        let back = self.reader.get_mut();
        bytes.extend_from_slice(back.bytes.get(back.at..).unwrap_or_default());
        (back.bytes, back.at) = (bytes, 0);
    }

    /// Goes to the next version line; false at the end.
    fn version(&mut self) -> std::io::Result<bool> {
        let mut lost = false;
        loop {
            let Some(line) = self.line()? else { return Ok(false) };
            if line.starts_with(b"WARC/") {
                return Ok(true);
            }
            if !line.trim_ascii().is_empty() && !lost {
                lost = true;
                // The record before has said so already where its length was wrong.
                if self.broken.is_empty() {
                    self.fault("bytes that belong to no record");
                }
            }
        }
    }

    fn header(&mut self) -> std::io::Result<Option<Header>> {
        let mut header = Header::default();
        let mut length = None;
        for _ in 0..FIELDS {
            let Some(line) = self.line()? else { return Ok(None) };
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

    /// Two line ends, or the end of the archive, stand after a record.
    fn closed(&mut self) -> std::io::Result<bool> {
        let mut ends = 0;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                // What follows is broken: this record is not.
                Err(_) => return Ok(true),
            };
            match buffer.first() {
                None => return Ok(true),
                Some(b'\r' | b'\n') => {
                    ends += usize::from(buffer.first() == Some(&b'\n'));
                    self.reader.consume(1);
                }
                Some(b'W') if ends > 0 => return Ok(true),
                Some(_) => return Ok(false),
            }
        }
    }

    fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(LINE).read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
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
        let all = std::mem::take(&mut self.broken);
        let first = all.first()?;
        let more = if all.len() > 1 { format!(" and {} more", all.len() - 1) } else { String::new() };
        let message =
            format!("broken in places ({first}{more}): every whole record was read; fetch it again");
        Some(Err(Warning::unread(&self.given.path, message)))
    }
}

/// Where the next record begins inside bytes that were taken for a block, even where they end within its first word.
fn next_version(block: &[u8]) -> Option<usize> {
    const BEGIN: &[u8] = b"\r\nWARC/";
    let whole = block.windows(BEGIN.len()).position(|w| w == BEGIN);
    let part = || (3..BEGIN.len()).rev().find(|n| block.ends_with(&BEGIN[..*n])).map(|n| block.len() - n);
    whole.or_else(part).map(|at| at + 2)
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn record(url: &str, body: &str, error: i64) -> Vec<u8> {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
        let length = i64::try_from(http.len()).unwrap() + error;
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
        )
        .into_bytes()
    }

    fn read(bytes: Vec<u8>, gzip: bool) -> (Vec<String>, usize) {
        let given = Given { path: "a.warc".into(), ..Given::default() };
        let raw: Box<dyn Read> = Box::new(std::io::Cursor::new(bytes));
        let reader: Box<dyn Read> = if gzip { Box::new(flate2::read::MultiGzDecoder::new(raw)) } else { raw };
        let (mut urls, mut warnings) = (Vec::new(), 0);
        for piece in Warc::new(given, reader, 1 << 20) {
            match piece {
                Ok(input) => urls.push(input.given.url.unwrap()),
                Err(_) => warnings += 1,
            }
        }
        (urls, warnings)
    }

    fn three(errors: [i64; 3]) -> Vec<u8> {
        let bodies = ["<p>One met two.</p>", "<p>Two met three.</p>", "<p>Three met four.</p>"];
        (0..3).flat_map(|i| record(&format!("https://x.example/{i}"), bodies[i], errors[i])).collect()
    }

    #[test]
    fn every_page_has_its_address() {
        let (urls, warnings) = read(three([0; 3]), false);
        assert_eq!((urls.len(), warnings), (3, 0));
        assert_eq!(urls[2], "https://x.example/2");
    }

    #[test]
    fn wrong_lengths_cost_their_record_and_one_warning() {
        for error in [-7, 9, 120] {
            let (urls, warnings) = read(three([0, error, 0]), false);
            assert_eq!(
                (urls.first().map(String::as_str), warnings),
                (Some("https://x.example/0"), 1),
                "{error}"
            );
            assert_eq!(urls.last().map(String::as_str), Some("https://x.example/2"), "{error}");
        }
    }

    #[test]
    fn an_archive_cut_anywhere_gives_its_whole_records_and_one_warning() {
        let pack = |record: Vec<u8>| {
            let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
            packer.write_all(&record).unwrap();
            packer.finish().unwrap()
        };
        let parts: Vec<Vec<u8>> = (0..5)
            .map(|i| pack(record(&format!("https://x.example/{i}"), "<p>One met two.</p>", 0)))
            .collect();
        let ends: Vec<usize> = parts
            .iter()
            .scan(0, |at, p| {
                *at += p.len();
                Some(*at)
            })
            .collect();
        let whole: Vec<u8> = parts.concat();
        for cut in 1..whole.len() {
            let (urls, warnings) = read(whole[..cut].to_vec(), true);
            let complete = ends.iter().filter(|e| **e <= cut).count();
            let at_end = ends.contains(&cut);
            // A record whose words all came through counts even where the packer's last bytes are gone.
            assert!(
                urls.len() == complete || urls.len() == complete + 1,
                "{cut}: {} of {complete}",
                urls.len()
            );
            assert_eq!(warnings, usize::from(!at_end), "{cut}");
        }
    }
}
