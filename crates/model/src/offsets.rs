//! The one conversion between byte offsets (inside) and code point offsets (at the rim).

use crate::Span;

/// Bytes between two checkpoints; a look-up scans at most this many bytes.
const STRIDE: usize = 256;

/// An index over one text that turns byte offsets into code point offsets and back.
///
/// Building is one pass; each look-up scans at most 256 bytes. An ASCII text needs no table.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STRIDE`, counting a character at the byte where it starts.
    marks: Option<Vec<u32>>,
}

impl<'t> CodePoints<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: None };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += starts(chunk);
        }
        Self { text, marks: Some(marks) }
    }

    /// Code points before byte `byte`; a byte inside a character counts that character as before it.
    #[must_use]
    pub fn at_byte(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let Some(marks) = &self.marks else { return u32::try_from(byte).unwrap_or(u32::MAX) };
        let slot = (byte / STRIDE).min(marks.len().saturating_sub(1));
        let before = marks.get(slot).copied().unwrap_or(0);
        before + starts(&self.text.as_bytes()[slot * STRIDE..byte])
    }

    /// The byte at which code point `point` starts; the text's length for a point past the end.
    #[must_use]
    pub fn to_byte(&self, point: u32) -> u32 {
        let Some(marks) = &self.marks else {
            return point.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        };
        let slot = marks.partition_point(|&m| m <= point).saturating_sub(1);
        let from = slot * STRIDE;
        let mut left = point - marks.get(slot).copied().unwrap_or(0);
        for (i, b) in self.text.as_bytes()[from..].iter().enumerate() {
            if is_start(*b) {
                if left == 0 {
                    return Span::of(from + i..from + i).start;
                }
                left -= 1;
            }
        }
        Span::of(self.text.len()..self.text.len()).start
    }

    /// A byte span as code points `(start, end)`, half-open.
    #[must_use]
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at_byte(span.start), self.at_byte(span.end))
    }

    /// Code points `start..end` as a byte span.
    #[must_use]
    pub fn bytes(&self, start: u32, end: u32) -> Span {
        Span::new(self.to_byte(start), self.to_byte(end))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|b| is_start(**b)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn curly_quotes_emoji_and_combining_marks() {
        let text = "“No,” she said 🙂 cafe\u{301} — fin";
        let index = CodePoints::new(text);
        let span = Span::of(text.find("fin").unwrap()..text.len());
        let (start, end) = index.span(span);
        assert_eq!(text.chars().skip(start as usize).take((end - start) as usize).collect::<String>(), "fin");
        assert_eq!(index.bytes(start, end), span);
    }

    proptest! {
        #[test]
        fn both_ways_agree_on_any_text(text in "\\PC{0,700}") {
            let index = CodePoints::new(&text);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at_byte(byte as u32), point as u32);
                prop_assert_eq!(index.to_byte(point as u32), byte as u32);
            }
            prop_assert_eq!(index.at_byte(text.len() as u32) as usize, text.chars().count());
            prop_assert_eq!(index.to_byte(text.chars().count() as u32 + 3) as usize, text.len());
        }
    }
}
