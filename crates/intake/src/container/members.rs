//! Gzip of many members, one after another, as archives are packed. Where one is damaged the next is looked for, so
//! that a spoilt byte costs what was packed with it and not the rest of the archive.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read};

use flate2::bufread::GzDecoder;

/// How a member begins.
const MAGIC: [u8; 3] = [0x1F, 0x8B, 8];

/// The unpacked bytes of all members.
pub(super) struct Members<R: Read> {
    /// The member that is being read; `None` at the end.
    open: Option<GzDecoder<BufReader<R>>>,
    /// The last one is damaged: said at every further call, as a caller may pass over it once.
    lost: bool,
}

impl<R: Read> Members<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { open: Some(GzDecoder::new(BufReader::with_capacity(1 << 16, inner))), lost: false }
    }

    /// Goes to the next member; an error says that none follows a damaged one.
    fn next_member(&mut self, damage: Option<Error>) -> std::io::Result<bool> {
        let Some(member) = self.open.take() else { return Ok(false) };
        let mut inner = member.into_inner();
        let found = match damage {
            None => !inner.fill_buf()?.is_empty(),
            Some(error) => match find(&mut inner) {
                Ok(true) => true,
                _ => {
                    self.lost = true;
                    return Err(error);
                }
            },
        };
        self.open = found.then(|| GzDecoder::new(inner));
        Ok(found)
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if self.lost && self.open.is_none() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            let Some(open) = &mut self.open else { return Ok(0) };
            let more = match open.read(buffer) {
                Ok(0) => self.next_member(None)?,
                Ok(read) => return Ok(read),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => self.next_member(Some(error))?,
            };
            if !more {
                return Ok(0);
            }
        }
    }
}

/// Passes over bytes until a member begins. One whose first bytes lie on the border of two buffers is missed: that
/// costs a record more and no second buffer.
fn find(inner: &mut impl BufRead) -> std::io::Result<bool> {
    loop {
        let buffer = inner.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        let at = buffer.windows(MAGIC.len()).position(|w| w == MAGIC);
        let used = at.unwrap_or(buffer.len());
        inner.consume(used);
        if at.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn pack(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_spoilt_byte_costs_its_own_member() {
        let lines: Vec<String> = (0..20_u64)
            .map(|i| {
                format!(
                    "{i}: {}\n",
                    (0..200).map(|j| char::from(b'a' + ((i * j * 7 + j) % 23) as u8)).collect::<String>()
                )
            })
            .collect();
        let packed: Vec<Vec<u8>> = lines.iter().map(|l| pack(l.as_bytes())).collect();
        let whole = packed.concat();
        let mut text = String::new();
        Members::new(whole.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, lines.concat());
        let from: usize = packed[..8].iter().map(Vec::len).sum();
        for at in from..from + packed[8].len() {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0x55;
            let mut bytes = Vec::new();
            let _ = Members::new(spoilt.as_slice()).read_to_end(&mut bytes);
            let read = String::from_utf8_lossy(&bytes);
            let there = lines.iter().filter(|l| read.contains(l.as_str())).count();
            assert!(there >= 18, "{at}: {there}");
            assert!(read.contains(&lines[0]) && read.contains(&lines[19]), "{at}");
        }
    }

    #[test]
    fn what_is_cut_off_is_an_error_at_its_end() {
        let whole = [pack(b"One met two.\n"), pack(b"Two met three.\n")].concat();
        let mut text = Vec::new();
        let end = Members::new(&whole[..whole.len() - 9]).read_to_end(&mut text);
        assert!(end.is_err() && text.starts_with(b"One met two.\n"));
    }
}
