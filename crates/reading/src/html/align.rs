//! Where a page's extracted text stands in its bytes. Most paragraphs bring their place with them; what does not is
//! looked for in one forward scan over the letters that the page shows.

use std::ops::Range;

use model::Span;

use super::{
    entities,
    scan::{self, Piece},
};

/// The letters of a page or a part of it, white space left out, and where each stands.
#[derive(Debug, Default)]
pub(super) struct Letters {
    text: String,
    /// Runs of letters that stand as they are in the page, and references.
    runs: Vec<Run>,
    /// Where the next paragraph is looked for.
    cursor: usize,
    /// Bytes that may still be searched: keeps the whole linear.
    budget: usize,
}

/// Letters in a row.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Their first byte among the letters.
    at: u32,
    /// Their bytes in the page.
    from: u32,
    to: u32,
}

/// A place beyond this is not kept; pages are refused long before.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Letters {
    /// The letters of these bytes of `html`.
    pub(super) fn of(html: &str, part: Range<usize>) -> Self {
        let mut letters = Self::default();
        let first = part.start;
        for piece in scan::pieces(html.get(part).unwrap_or_default()) {
            if let Piece::Text { text, at } = piece {
                letters.push(text, first + at);
            }
        }
        letters.budget = letters.text.len().saturating_mul(40);
        letters
    }

    fn push(&mut self, text: &str, at: usize) {
        let mut from = 0;
        while let Some(rest) = text.get(from..).filter(|r| !r.is_empty()) {
            let plain = rest.find(|c: char| c == '&' || c.is_whitespace()).unwrap_or(rest.len());
            if plain > 0 {
                self.run(&rest[..plain], at + from, plain);
                from += plain;
                continue;
            }
            let (letter, length) = match rest.chars().next() {
                Some('&') => entities::reference(rest).unwrap_or(('&', 1)),
                c => (' ', c.map_or(1, char::len_utf8)),
            };
            if !letter.is_whitespace() {
                self.run(letter.encode_utf8(&mut [0; 4]), at + from, length);
            }
            from += length;
        }
    }

    fn run(&mut self, letters: &str, from: usize, length: usize) {
        self.runs.push(Run { at: small(self.text.len()), from: small(from), to: small(from + length) });
        self.text.push_str(letters);
    }

    /// What comes next is looked for from this byte of the page on.
    pub(super) fn seek(&mut self, byte: usize) {
        let next = self.runs.partition_point(|r| (r.to as usize) <= byte);
        self.cursor = self.runs.get(next).map_or(self.text.len(), |r| r.at as usize);
    }

    /// The bytes of the page under `words`: looked for after the last find first, then from the start.
    pub(super) fn find(&mut self, words: &str) -> Option<Span> {
        let wanted: String = words.split_whitespace().collect();
        if wanted.is_empty() {
            return None;
        }
        let (at, length) = self.search(&wanted, self.cursor).or_else(|| self.search(&wanted, 0))?;
        self.cursor = at + length;
        self.source(at, at + length)
    }

    fn search(&mut self, wanted: &str, from: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(from..)?;
        self.budget = self.budget.checked_sub(wanted.len())?;
        if let Some(found) = memchr::memmem::find(rest.as_bytes(), wanted.as_bytes()) {
            self.budget = self.budget.saturating_sub(found);
            return Some((from + found, wanted.len()));
        }
        self.budget = self.budget.saturating_sub(rest.len());
        ends(rest, wanted).map(|(at, length)| (from + at, length))
    }

    fn source(&self, from: usize, to: usize) -> Option<Span> {
        let (start, _) = self.byte(from)?;
        let (_, end) = self.byte(to.checked_sub(1)?)?;
        (start < end).then(|| Span::new(small(start), small(end)))
    }

    /// The byte of the page under a byte of the letters, and one past it where it belongs to a reference.
    fn byte(&self, at: usize) -> Option<(usize, usize)> {
        let number = self.runs.partition_point(|r| (r.at as usize) <= at).checked_sub(1)?;
        let run = self.runs.get(number)?;
        let next = self.runs.get(number + 1).map_or(self.text.len(), |r| r.at as usize);
        let (length, taken) = (next - run.at as usize, (run.to - run.from) as usize);
        if length == taken {
            let byte = run.from as usize + (at - run.at as usize);
            Some((byte, byte + 1))
        } else {
            Some((run.from as usize, run.to as usize))
        }
    }
}

/// A paragraph that the page shows with a few words between: its beginning and, not far behind, its end.
fn ends(rest: &str, wanted: &str) -> Option<(usize, usize)> {
    const END: usize = 24;
    let boundary = |mut i: usize| {
        while !wanted.is_char_boundary(i) {
            i += 1;
        }
        i
    };
    if wanted.len() < END * 3 {
        return None;
    }
    let head = &wanted[..boundary(END)];
    let tail = &wanted[boundary(wanted.len() - END)..];
    let at = rest.find(head)?;
    let mut reach = rest.len().min(at + wanted.len() * 2);
    while !rest.is_char_boundary(reach) {
        reach -= 1;
    }
    let end = rest[at..reach].find(tail)? + tail.len();
    Some((at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_through_tags_and_entities() {
        let html = "<title>Talks open</title><h1>Talks  open</h1><p>It&rsquo;s <b>on</b>,\n she said.</p><script>on</script>";
        let mut letters = Letters::of(html, 0..html.len());
        let span = letters.find("It’s on, she said.").unwrap();
        assert_eq!(span.slice(html), "It&rsquo;s <b>on</b>,\n she said.");
        letters.seek(20);
        assert_eq!(letters.find("Talks open").unwrap().slice(html), "Talks  open");
        assert_eq!(letters.find("Nobody wrote this"), None);
    }

    #[test]
    fn letters_of_several_bytes_and_references_end_where_they_end() {
        let html = "<p>caf\u{e9} &eacute;t\u{e9}&nbsp;&amp;</p>";
        let mut letters = Letters::of(html, 0..html.len());
        assert_eq!(letters.find("caf\u{e9}").unwrap().slice(html), "caf\u{e9}");
        assert_eq!(letters.find("\u{e9}t\u{e9}").unwrap().slice(html), "&eacute;t\u{e9}");
        assert_eq!(letters.find("&").unwrap().slice(html), "&amp;");
    }

    #[test]
    fn the_second_of_two_equal_lines_is_found_second() {
        let html = "<p>Yes.</p><p>No.</p><p>Yes.</p>";
        let mut letters = Letters::of(html, 0..html.len());
        let starts: Vec<u32> =
            ["Yes.", "No.", "Yes."].iter().map(|w| letters.find(w).unwrap().start).collect();
        assert_eq!(starts, [3, 14, 24]);
    }
}
