//! Where a page's extracted text stands in its bytes: one forward scan over the letters that the page shows.

use model::Span;

use super::{
    entities,
    scan::{self, Piece},
};

/// The letters of a page, white space left out, and where each stands.
pub(super) struct Letters {
    text: String,
    /// For each letter: its byte in `text`, its first byte in the page, one past its last.
    places: Vec<(u32, u32, u32)>,
    /// Where the next paragraph is looked for.
    cursor: usize,
    /// Bytes that may still be searched: keeps the whole linear.
    budget: usize,
}

/// A place beyond this is not kept; pages are refused long before.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Letters {
    /// The letters of `html`.
    pub(super) fn of(html: &str) -> Self {
        let mut letters = Self { text: String::new(), places: Vec::new(), cursor: 0, budget: 0 };
        for piece in scan::pieces(html) {
            if let Piece::Text { text, at } = piece {
                letters.push(text, at);
            }
        }
        letters.budget = letters.text.len().saturating_mul(40);
        letters
    }

    fn push(&mut self, text: &str, at: usize) {
        let mut from = 0;
        while let Some(c) = text[from..].chars().next() {
            let (letter, length) = match c {
                '&' => entities::reference(&text[from..]).unwrap_or((c, 1)),
                _ => (c, c.len_utf8()),
            };
            if !letter.is_whitespace() {
                self.places.push((small(self.text.len()), small(at + from), small(at + from + length)));
                self.text.push(letter);
            }
            from += length;
        }
    }

    /// The bytes of the page under `words`: looked for after the last find first, then from the start.
    pub(super) fn find(&mut self, words: &str) -> Option<Span> {
        let wanted: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if wanted.is_empty() {
            return None;
        }
        let (at, length) = self.search(&wanted, self.cursor).or_else(|| self.search(&wanted, 0))?;
        self.cursor = at + length;
        self.source(at, at + length)
    }

    /// As [`Letters::find`], leaving the next search where it was: for a headline, which stands in several places.
    pub(super) fn find_title(&mut self, words: &str) -> Option<Span> {
        let wanted: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        // The first find is the `title` element, the second the headline that is shown.
        let (first, length) = self.search(&wanted, 0).filter(|_| !wanted.is_empty())?;
        let (at, length) = self.search(&wanted, first + length).unwrap_or((first, length));
        self.source(at, at + length)
    }

    fn search(&mut self, wanted: &str, from: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(from..)?;
        self.budget = self.budget.checked_sub(wanted.len())?;
        if let Some(found) = rest.find(wanted) {
            self.budget = self.budget.saturating_sub(found);
            return Some((from + found, wanted.len()));
        }
        self.budget = self.budget.saturating_sub(rest.len());
        ends(rest, wanted).map(|(at, length)| (from + at, length))
    }

    fn source(&self, from: usize, to: usize) -> Option<Span> {
        let (from, to) = (small(from), small(to));
        let first = self.places.partition_point(|p| p.0 < from);
        let last = self.places.partition_point(|p| p.0 < to).checked_sub(1)?;
        let (start, end) = (self.places.get(first)?.1, self.places.get(last)?.2);
        (start < end).then(|| Span::new(start, end))
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
        let mut letters = Letters::of(html);
        let span = letters.find("It’s on, she said.").unwrap();
        assert_eq!(span.slice(html), "It&rsquo;s <b>on</b>,\n she said.");
        assert_eq!(letters.find_title("Talks open").unwrap().slice(html), "Talks  open");
        assert_eq!(letters.find("Nobody wrote this"), None);
    }

    #[test]
    fn the_second_of_two_equal_lines_is_found_second() {
        let html = "<p>Yes.</p><p>No.</p><p>Yes.</p>";
        let mut letters = Letters::of(html);
        let starts: Vec<u32> =
            ["Yes.", "No.", "Yes."].iter().map(|w| letters.find(w).unwrap().start).collect();
        assert_eq!(starts, [3, 14, 24]);
    }
}
