//! Bytes to text: byte order marks, evident UTF-16, UTF-8, else the legacy encoding that fits best.
//! Line ends stay, a byte order mark goes, and a byte that fits nothing becomes U+FFFD with a warning.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use model::Span;

/// Text, and what had to be done to get it.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// A remark for the user (place, message) when the bytes were not plain UTF-8.
    pub note: Option<(String, String)>,
    /// How places in the text become places in the bytes.
    pub source: Source,
}

/// How places in a decoded text become places in the bytes it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The same, after this many bytes of a byte order mark.
    Same(usize),
    /// One byte a character.
    Bytes,
    /// Two bytes a UTF-16 unit, after a byte order mark.
    Units(usize),
    /// Damaged UTF-8: from each of these bytes of the text on, so many bytes less (a bad byte became three).
    Damaged(Vec<(usize, isize)>),
    /// Not known.
    Unknown,
}

/// Turns places in a text into places in its bytes, quickest in ascending order.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    source: &'t Source,
    text: &'t str,
    /// The last place asked for, and the characters or units before it.
    last: (usize, usize),
}

impl<'t> Places<'t> {
    /// For a decoded `text`.
    pub(crate) fn new(source: &'t Source, text: &'t str) -> Self {
        Self { source, text, last: (0, 0) }
    }

    /// The bytes under `span` of the text.
    pub(crate) fn bytes(&mut self, span: Span) -> Option<Span> {
        Some(Span::of(self.byte(span.start as usize)?..self.byte(span.end as usize)?))
    }

    fn byte(&mut self, at: usize) -> Option<usize> {
        match self.source {
            Source::Same(bom) => Some(at + bom),
            Source::Bytes => self.count(at, |_| 1),
            Source::Units(bom) => self.count(at, char::len_utf16).map(|units| bom + 2 * units),
            Source::Damaged(shifts) => {
                let passed = shifts.partition_point(|(from, _)| *from <= at);
                let shift = passed.checked_sub(1).and_then(|i| shifts.get(i)).map_or(0, |s| s.1);
                at.checked_add_signed(shift)
            }
            Source::Unknown => None,
        }
    }

    fn count(&mut self, at: usize, weight: fn(char) -> usize) -> Option<usize> {
        if at < self.last.0 {
            self.last = (0, 0);
        }
        let more: usize = self.text.get(self.last.0..at)?.chars().map(weight).sum();
        self.last = (at, self.last.1 + more);
        Some(self.last.1)
    }
}

/// Decodes `bytes`. `label` is the name that a header, a container or a page gives, if any.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, bom, None);
    }
    if let Some(encoding) = evident_utf16(bytes) {
        return with(encoding, bytes, 0, Some("UTF-16 without a byte order mark"));
    }
    let Err(error) = std::str::from_utf8(bytes) else { return with(UTF_8, bytes, 0, None) };
    let said = label.and_then(|l| Encoding::for_label(l.trim().as_bytes())).filter(|e| *e != UTF_8);
    if let Some(encoding) = said.filter(|e| !matches!(e.name(), "UTF-16LE" | "UTF-16BE" | "replacement")) {
        return with(encoding, bytes, 0, None);
    }
    if mostly_utf8(bytes) {
        return lossy(bytes, error.valid_up_to());
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 18)], true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    with(encoding, bytes, 0, Some(encoding.name()))
}

fn with(encoding: &'static Encoding, bytes: &[u8], bom: usize, guessed: Option<&str>) -> Decoded {
    let rest = bytes.get(bom..).unwrap_or_default();
    let (text, bad) = encoding.decode_without_bom_handling(rest);
    let text = text.into_owned();
    let note = if bad {
        let at = text.find('\u{FFFD}').unwrap_or(0);
        Some((format!("byte {at}"), format!("not valid {}: odd bytes are shown as U+FFFD", encoding.name())))
    } else {
        guessed.map(|g| (String::new(), format!("not UTF-8; read as {g}, judged by its bytes")))
    };
    let source = if encoding == UTF_8 && !bad {
        Source::Same(bom)
    } else if encoding.is_single_byte() {
        Source::Bytes
    } else if (encoding == UTF_16LE || encoding == UTF_16BE) && !bad {
        Source::Units(bom)
    } else {
        Source::Unknown
    };
    Decoded { text, note, source }
}

fn lossy(bytes: &[u8], first: usize) -> Decoded {
    let (mut text, mut shifts, mut taken) = (String::with_capacity(bytes.len()), Vec::new(), 0usize);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        taken += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push('\u{FFFD}');
            taken += chunk.invalid().len();
            shifts.push((text.len(), taken.cast_signed() - text.len().cast_signed()));
        }
    }
    let message = "not valid UTF-8: odd bytes are shown as U+FFFD".to_owned();
    Decoded { text, note: Some((format!("byte {first}"), message)), source: Source::Damaged(shifts) }
}

/// Every other byte zero, as Western text has it in UTF-16.
fn evident_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let often = |n: usize| n * 10 >= pairs * 6;
    let seldom = |n: usize| n * 20 <= pairs;
    if often(odd) && seldom(even) {
        Some(UTF_16LE)
    } else if often(even) && seldom(odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// True when the bytes read better as damaged UTF-8 than as a legacy encoding: they hold as many good sequences
/// as bad bytes, or the bad bytes stand where no letter or mark of a legacy encoding would.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut plausible) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
        let before = chunk.valid().as_bytes().last().copied();
        for (i, byte) in chunk.invalid().iter().enumerate() {
            bad += 1;
            let beside = if i == 0 { before } else { chunk.invalid().get(i - 1).copied() };
            plausible += usize::from(legacy_letter_or_mark(*byte, beside));
        }
    }
    let control = bytes.iter().filter(|b| **b < 9 || (14..32).contains(*b)).count();
    good >= bad || plausible * 10 < bad * 7 || control * 20 > bytes.len()
}

fn legacy_letter_or_mark(byte: u8, beside: Option<u8>) -> bool {
    let near_letter = beside.is_some_and(|b| b.is_ascii_alphabetic() || b >= 0xC0);
    match byte {
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D => false,
        0xC0..=0xDE => near_letter || beside.is_none_or(|b| b.is_ascii_whitespace() || b"('\"".contains(&b)),
        0xDF..=0xFE => near_letter || beside.is_some_and(|b| b == b' '),
        0xFF => near_letter,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let read = decode(b"\xEF\xBB\xBFTalks open", None);
        assert_eq!((read.text.as_str(), read.note), ("Talks open", None));
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let plain: Vec<u8> = "Talks open in Vienna".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&plain, None).text, "Talks open in Vienna");
        let marked: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain("Talks".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(decode(&marked, None).text, "Talks");
    }

    #[test]
    fn latin_1_words_and_windows_quotes_keep_their_letters() {
        let read = decode(b"The caf\xe9 owner said \x93we wait\x94.", None);
        assert_eq!(read.text, "The café owner said “we wait”.");
        assert!(read.note.is_some());
    }

    #[test]
    fn one_stray_byte_becomes_the_replacement_character() {
        let read = decode(b"The minister \xff said so", None);
        assert_eq!(read.text, "The minister \u{FFFD} said so");
        assert_eq!(read.note.unwrap().0, "byte 13");
    }

    #[test]
    fn a_broken_sequence_among_good_ones_stays_utf8() {
        let read = decode("“Yes” – “no”\u{2019}".as_bytes().split_last().unwrap().1, None);
        assert!(read.text.starts_with("“Yes” – “no”"));
    }
}
