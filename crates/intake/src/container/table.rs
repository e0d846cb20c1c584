//! CSV: each row is an input of its own, known by the line it begins on, handed on as the JSON object that it says.
//!
//! Rows are cut by their quotes (RFC 4180: a quoted field may hold line ends), one at a time, so that a table of any
//! size passes through in the memory of one row. A row that does not fit the header is named, and reading goes on in
//! its second line: a quote that is never closed costs its own line alone.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

use model::Warning;
use reading::Given;

use crate::{Input, meta::separator, stream::Piece, walk};

/// Bytes that are gone over a second time, at the most: a table that is broken all through ends.
const RETURNED: usize = 1 << 28;
/// A row has no more lines than this.
const LINES: usize = 20_000;

/// The rows of a table.
pub(super) struct Table {
    given: Given,
    reader: BufReader<Box<dyn Read + Send>>,
    limit: u64,
    separator: u8,
    header: Vec<String>,
    /// Lines put back, and the number of the next line.
    back: VecDeque<Vec<u8>>,
    line: usize,
    returned: usize,
    ended: bool,
}

impl Table {
    pub(super) fn new(given: Given, reader: Box<dyn Read + Send>, limit: u64) -> Self {
        let reader = BufReader::with_capacity(1 << 16, reader);
        let (header, back) = (Vec::new(), VecDeque::new());
        Self { given, reader, limit, separator: b',', header, back, line: 1, returned: 0, ended: false }
    }

    fn lost(&self, line: usize, message: impl Into<String>) -> Warning {
        let place = format!("line {line}");
        Warning { place, ..Warning::unread(&self.given.path, message.into()) }
    }

    /// The next line with its end; empty at the end of the table.
    fn next_line(&mut self) -> std::io::Result<Vec<u8>> {
        if let Some(line) = self.back.pop_front() {
            return Ok(line);
        }
        let mut line = Vec::new();
        self.reader.by_ref().take(self.limit + 1).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// The lines of the next row; `None` where the last quote in them is never closed.
    fn row(&mut self) -> std::io::Result<(Vec<Vec<u8>>, bool)> {
        let (mut lines, mut size, mut quotes) = (Vec::new(), 0_usize, 0_usize);
        loop {
            let line = self.next_line()?;
            if line.is_empty() {
                return Ok((lines, quotes.is_multiple_of(2)));
            }
            size += line.len();
            quotes += line.iter().filter(|b| **b == b'"').count();
            lines.push(line);
            if quotes.is_multiple_of(2) {
                return Ok((lines, true));
            }
            if size as u64 > self.limit || lines.len() > LINES {
                return Ok((lines, false));
            }
        }
    }

    /// All lines of a row but the first are read again.
    fn put_back(&mut self, lines: Vec<Vec<u8>>) {
        for line in lines.into_iter().skip(1).rev() {
            self.returned += line.len();
            self.back.push_front(line);
        }
        if self.returned > RETURNED {
            (self.ended, self.back) = (true, VecDeque::new());
        }
    }

    fn fields(&self, lines: &[Vec<u8>]) -> Option<csv::ByteRecord> {
        let whole = lines.concat();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .buffer_capacity(whole.len().clamp(64, 1 << 16))
            .from_reader(whole.as_slice());
        let mut record = csv::ByteRecord::new();
        reader.read_byte_record(&mut record).ok()?.then_some(record)
    }

    /// Reads the first row; a warning where it does not say which column holds the words.
    fn head(&mut self) -> std::io::Result<Option<Warning>> {
        let (mut lines, _) = self.row()?;
        let Some(first) = lines.first_mut() else { return Ok(None) };
        if first.starts_with(b"\xEF\xBB\xBF") {
            first.drain(..3);
        }
        self.separator = separator(first);
        self.line += lines.len();
        let fields = self.fields(&lines).unwrap_or_default();
        self.header = fields.iter().map(|f| String::from_utf8_lossy(f).trim().to_owned()).collect();
        if reading::has_words(&self.header, self.given.fields.as_deref()) {
            return Ok(None);
        }
        self.ended = true;
        let columns =
            self.header.iter().take(12).map(|c| c.chars().take(30).collect()).collect::<Vec<String>>();
        let message = format!(
            "no column of this table holds the words of articles: name it with --map text=COLUMN (columns: {})",
            columns.join(", ")
        );
        Ok(Some(Warning::unread(&self.given.path, message)))
    }

    fn step(&mut self) -> std::io::Result<Option<Piece>> {
        if self.header.is_empty() {
            if let Some(warning) = self.head()? {
                return Ok(Some(Err(warning)));
            }
            if self.header.is_empty() {
                return Ok(None);
            }
        }
        while !self.ended {
            let (lines, closed) = self.row()?;
            let Some(first) = lines.first() else { return Ok(None) };
            let at = self.line;
            let blank = lines.len() == 1 && first.trim_ascii().is_empty();
            if blank {
                self.line += 1;
                continue;
            }
            let record = if closed { self.fields(&lines) } else { None };
            let found = record.as_ref().map(csv::ByteRecord::len);
            if let (Some(record), true) = (record, found == Some(self.header.len())) {
                self.line += lines.len();
                let given = Given { line: Some(at), ..self.given.clone() };
                return Ok(Some(Ok(Input { given, bytes: object(&self.header, &record) })));
            }
            self.line += 1;
            self.put_back(lines);
            let message = match found {
                Some(found) => {
                    format!(
                        "{found} fields where the header has {}: this row is passed over",
                        self.header.len()
                    )
                }
                None => "a quote that is never closed: this row is passed over".to_owned(),
            };
            return Ok(Some(Err(self.lost(at, message))));
        }
        Ok(None)
    }
}

impl Iterator for Table {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.ended {
            return None;
        }
        match self.step() {
            Ok(Some(piece)) => Some(piece),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                let message = format!("{}; the rows before it were read", walk::reason(&error));
                Some(Err(self.lost(self.line, message)))
            }
        }
    }
}

/// A row as a JSON object in the table's own encoding: what reads rows finds that out, and no byte is changed here.
fn object(header: &[String], record: &csv::ByteRecord) -> Vec<u8> {
    let mut json = vec![b'{'];
    for (name, value) in
        header.iter().zip(record).filter(|(name, value)| !name.is_empty() && !value.is_empty())
    {
        if json.len() > 1 {
            json.push(b',');
        }
        string(name.as_bytes(), &mut json);
        json.push(b':');
        string(value, &mut json);
    }
    json.push(b'}');
    json
}

fn string(bytes: &[u8], json: &mut Vec<u8>) {
    json.push(b'"');
    for byte in bytes {
        match byte {
            b'"' | b'\\' => json.extend_from_slice(&[b'\\', *byte]),
            b'\n' => json.extend_from_slice(b"\\n"),
            0..=31 => json.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => json.push(*byte),
        }
    }
    json.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &[u8]) -> (Vec<(usize, String)>, Vec<String>) {
        let given = Given { path: "a.csv".into(), ..Given::default() };
        let (mut rows, mut warnings) = (Vec::new(), Vec::new());
        for piece in Table::new(given, Box::new(std::io::Cursor::new(text.to_vec())), 1 << 20) {
            match piece {
                Ok(i) => rows.push((i.given.line.unwrap(), String::from_utf8_lossy(&i.bytes).into_owned())),
                Err(w) => warnings.push(format!("{} {}", w.place, w.message)),
            }
        }
        (rows, warnings)
    }

    #[test]
    fn rows_with_quotes_commas_and_line_ends() {
        let (rows, warnings) =
            of(b"title,text\r\n\"The \"\"last\"\" round, again\",\"One.\nTwo.\"\r\n\r\nB,Three\r\n");
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!(
            rows,
            [
                (2, r#"{"title":"The \"last\" round, again","text":"One.\nTwo."}"#.to_owned()),
                (5, r#"{"title":"B","text":"Three"}"#.to_owned())
            ]
        );
    }

    #[test]
    fn a_row_that_does_not_fit_is_named_and_the_rest_is_read() {
        let (rows, warnings) = of(b"title;text\nA;One\nonly one\nB;Two;too many\nC;Three\n");
        assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        assert!(warnings[0].starts_with("line 3 1 fields"), "{warnings:?}");
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row() {
        let (rows, warnings) = of(b"title,text\nA,\"One\nB,Two\nC,Three\n");
        assert_eq!(rows.iter().map(|r| r.0).collect::<Vec<_>>(), [3, 4]);
        assert_eq!(warnings.len(), 1, "{warnings:?}");
    }

    #[test]
    fn a_table_without_a_column_of_words_says_so_once() {
        let (rows, warnings) = of(b"name,score\nA,1\nB,2\n");
        assert!(rows.is_empty());
        assert!(warnings.len() == 1 && warnings[0].contains("--map text=COLUMN"), "{warnings:?}");
    }

    #[test]
    fn a_table_as_spreadsheets_save_it() {
        let text = "\u{FEFF}title\ttext\nTalks\tThe envoys met.\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let given = Given { path: "a.csv".into(), ..Given::default() };
        let reader = Box::new(std::io::Cursor::new(bytes.clone()));
        let rows: Vec<Piece> = super::super::open(given, &bytes, reader, 1 << 20).collect();
        assert!(
            matches!(&rows[..], [Ok(i)] if i.bytes == br#"{"title":"Talks","text":"The envoys met."}"#),
            "{rows:?}"
        );
    }

    #[test]
    fn an_old_encoding_passes_untouched() {
        let given = Given { path: "a.csv".into(), ..Given::default() };
        let bytes = b"title,text\nA,The minister\x92s word \x96 caf\xe9\n".to_vec();
        let input =
            Table::new(given, Box::new(std::io::Cursor::new(bytes)), 1 << 20).next().unwrap().unwrap();
        let (articles, _) = reading::read(&input.given, &input.bytes);
        assert!(articles[0].text.contains("minister’s word – café"), "{}", articles[0].text);
    }
}
