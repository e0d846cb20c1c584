//! A reader into which bytes can be put back: what was taken for one record may hold the next.

use std::io::{BufRead, BufReader, Read};

/// No more bytes than these are gone over a second time.
const RETURNED: u64 = 1 << 30;
/// Lines above this many bytes are cut.
const LINE: u64 = 64 << 10;

/// The bytes of an archive.
pub(super) struct Source {
    reader: BufReader<Back>,
    /// Bytes that were gone over a second time.
    returned: u64,
}

struct Back {
    bytes: Vec<u8>,
    at: usize,
    inner: Box<dyn Read + Send>,
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

impl Source {
    pub(super) fn new(inner: Box<dyn Read + Send>) -> Self {
        let back = Back { bytes: Vec::new(), at: 0, inner };
        Self { reader: BufReader::with_capacity(1 << 17, back), returned: 0 }
    }

    /// The next line with its end; `None` at the end of the archive.
    pub(super) fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(LINE).read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }

    /// So many bytes, or those that are left.
    pub(super) fn block(&mut self, length: u64) -> std::io::Result<Vec<u8>> {
        let mut block = Vec::new();
        self.reader.by_ref().take(length).read_to_end(&mut block)?;
        Ok(block)
    }

    /// Passes over so many bytes; gives how many there were.
    pub(super) fn pass(&mut self, length: u64) -> std::io::Result<u64> {
        std::io::copy(&mut self.reader.by_ref().take(length), &mut std::io::sink())
    }

    /// Bytes that belong to what comes next; an archive that is broken all through is not gone over for ever.
    pub(super) fn put_back(&mut self, mut bytes: Vec<u8>) {
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

    /// Two line ends, or the end of the archive, stand after a record.
    pub(super) fn closed(&mut self) -> std::io::Result<bool> {
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
                // Whatever follows, this record ended where it said.
                Some(_) => return Ok(ends >= 2),
            }
        }
    }
}
