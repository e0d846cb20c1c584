//! JSON Lines: each line is an input of its own, known by its number.

use std::io::{BufRead, BufReader, Read};

use model::Warning;
use reading::Given;

use crate::{Input, stream::Piece, walk};

/// The lines of a file.
pub(super) struct Lines {
    given: Given,
    reader: BufReader<Box<dyn Read + Send>>,
    limit: u64,
    number: usize,
    ended: bool,
}

impl Lines {
    pub(super) fn new(given: Given, reader: Box<dyn Read + Send>, limit: u64) -> Self {
        Self { given, reader: BufReader::with_capacity(1 << 16, reader), limit, number: 0, ended: false }
    }

    fn lost(&self, message: String) -> Warning {
        Warning { place: format!("line {}", self.number), ..Warning::unread(&self.given.path, message) }
    }

    /// Passes over what is left of a line that is too long.
    fn skip(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let (used, found) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            self.reader.consume(used);
            if found {
                return Ok(());
            }
        }
    }
}

impl Iterator for Lines {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while !self.ended {
            self.number += 1;
            let mut bytes = Vec::new();
            let read = self.reader.by_ref().take(self.limit + 1).read_until(b'\n', &mut bytes);
            if let Err(error) = read {
                self.ended = true;
                return Some(Err(
                    self.lost(format!("{}; the lines before it were read", walk::reason(&error)))
                ));
            }
            if bytes.is_empty() {
                self.ended = true;
                return None;
            }
            if bytes.len() as u64 > self.limit {
                self.ended = self.skip().is_err();
                let message = format!("over the limit of {} MiB for one article", self.limit >> 20);
                return Some(Err(self.lost(message)));
            }
            let start = if self.number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
            let line = bytes.get(start..).unwrap_or_default().trim_ascii();
            if !line.is_empty() {
                let given = Given { line: Some(self.number), ..self.given.clone() };
                return Some(Ok(Input { given, bytes: line.to_vec() }));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &'static str, limit: u64) -> Vec<Result<(usize, String), String>> {
        let given = Given { path: "a.jsonl".into(), ..Given::default() };
        Lines::new(given, Box::new(text.as_bytes()), limit)
            .map(|p| match p {
                Ok(i) => Ok((i.given.line.unwrap(), String::from_utf8(i.bytes).unwrap())),
                Err(w) => Err(w.place),
            })
            .collect()
    }

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        assert_eq!(of("{}\r\n\n[1]", 99), [Ok((1, "{}".into())), Ok((3, "[1]".into()))]);
    }

    #[test]
    fn a_line_that_is_too_long_is_named_and_the_next_is_read() {
        let seen = of("{\"a\": \"aaaaaaaaaaaaaaa\"}\n{}\n", 8);
        assert_eq!(seen, [Err("line 1".into()), Ok((2, "{}".into()))]);
    }
}
