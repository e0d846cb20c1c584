//! Markup to paragraphs: the text of an article's markup in order, with what its elements say of its role.

use std::ops::Range;

use model::BlockRole;

use super::{
    entities,
    junk::{self, Labels},
    scan::{self, Attrs, Piece},
    tags::Tag,
};

/// A paragraph of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its words; white space collapsed, a line break kept as one.
    pub text: String,
    /// The role that its elements give it.
    pub role: Option<BlockRole>,
    /// Bytes of its words that are links.
    pub linked: usize,
    /// True inside a list.
    pub listed: bool,
    /// The number of the outermost `article` or `main` element around it.
    pub region: Option<usize>,
    /// Its bytes in the markup, from its first letter to its last, where they are known.
    pub place: Option<Range<usize>>,
}

/// A closing tag looks for its element this far up.
const REACH: usize = 48;

struct Element<'h> {
    name: &'h str,
    tag: Tag,
    /// Its role, else that of what it stands in.
    role: Option<BlockRole>,
    link: bool,
    /// A name or class that marks what stands beside the report, and the chunk it begins with.
    junk: Option<usize>,
    /// What is inside is no report however long it is.
    comments: bool,
}

/// A walk through markup, a piece at a time.
#[derive(Default)]
pub(super) struct Walk<'h> {
    chunks: Vec<Chunk>,
    open: Chunk,
    stack: Vec<Element<'h>>,
    labels: junk::Reader<'h>,
    /// Ranges of chunks that elements mark as no report, weighed when the whole is known.
    asides: Vec<(Range<usize>, bool)>,
    /// Regions begun so far, and how many elements of the present one are open.
    regions: usize,
    inside: usize,
    links: usize,
    lists: usize,
    unseen: usize,
}

/// The paragraphs of `html`.
pub(super) fn chunks(html: &str) -> Vec<Chunk> {
    let mut walk = Walk::default();
    let mut attrs = Attrs::default();
    for piece in scan::pieces(html) {
        match piece {
            Piece::Open { name, tag, attrs: raw } => {
                attrs.read(raw);
                walk.enter(name, tag, &attrs, raw.len());
            }
            Piece::Close { name, tag } => walk.leave(name, tag),
            Piece::Text { text, at } => walk.text(text, at),
            Piece::Hidden { .. } => {}
        }
    }
    walk.end()
}

impl<'h> Walk<'h> {
    /// An element begins; its attributes take `length` bytes.
    pub(super) fn enter(&mut self, name: &'h str, tag: Tag, attrs: &Attrs<'h>, length: usize) {
        if tag.is_void() {
            if name.eq_ignore_ascii_case("br") {
                self.line_ends();
            } else if tag.breaks() {
                self.flush();
            }
            return;
        }
        if tag.breaks() {
            self.flush();
            // A paragraph, a list item or a cell that nobody closed ends where the next one begins.
            if tag.ends_itself() && self.stack.last().is_some_and(|e| e.name.eq_ignore_ascii_case(name)) {
                self.pop();
            }
        }
        let labels = self.labels.labels(attrs, length);
        let aside = tag.is_aside() || labels.aside() || labels.comments();
        let element = Element {
            name,
            tag,
            role: role(name, tag, labels).or_else(|| self.stack.last().and_then(|e| e.role)),
            link: name.eq_ignore_ascii_case("a"),
            junk: aside.then_some(self.chunks.len()),
            comments: labels.comments() && !tag.is_frame(),
        };
        self.links += usize::from(element.link);
        self.lists += usize::from(tag.is_list());
        self.unseen += usize::from(tag.is_unseen());
        self.regions += usize::from(tag.is_region() && self.inside == 0);
        self.inside += usize::from(tag.is_region());
        self.stack.push(element);
    }

    fn line_ends(&mut self) {
        if !self.open.text.is_empty() && !self.open.text.ends_with('\n') {
            self.open.text.truncate(self.open.text.trim_end().len());
            self.open.text.push('\n');
        }
    }

    /// An element ends.
    pub(super) fn leave(&mut self, name: &str, tag: Tag) {
        let depth = self.stack.iter().rev().take(REACH).position(|e| e.name.eq_ignore_ascii_case(name));
        if let Some(depth) = depth {
            for _ in 0..=depth {
                self.pop();
            }
        } else if tag.breaks() {
            self.flush();
        }
    }

    fn pop(&mut self) {
        let Some(element) = self.stack.pop() else { return };
        if element.tag.breaks() {
            self.flush();
        }
        self.links -= usize::from(element.link);
        self.lists -= usize::from(element.tag.is_list());
        self.unseen -= usize::from(element.tag.is_unseen());
        self.inside -= usize::from(element.tag.is_region());
        if let Some(from) = element.junk {
            self.flush();
            self.asides.push((from..self.chunks.len(), element.comments));
        }
    }

    /// Text between tags, from byte `at` on.
    pub(super) fn text(&mut self, raw: &str, at: usize) {
        if self.unseen > 0 {
            return;
        }
        let decoded = entities::decoded(raw);
        let before = self.open.text.len();
        if decoded.starts_with(char::is_whitespace) {
            self.space();
        }
        let mut words = decoded.split_whitespace();
        if let Some(first) = words.next() {
            self.open.text.push_str(first);
            for word in words {
                self.open.text.push(' ');
                self.open.text.push_str(word);
            }
            if decoded.ends_with(char::is_whitespace) {
                self.open.text.push(' ');
            }
            self.open.place = Some(self.placed(raw, at));
        }
        if self.links > 0 {
            self.open.linked += self.open.text.len() - before;
        }
        if self.open.role.is_none() {
            self.open.role = self.stack.last().and_then(|e| e.role);
        }
        self.open.listed = self.lists > 0;
        self.open.region = (self.inside > 0).then_some(self.regions);
    }

    fn space(&mut self) {
        if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
            self.open.text.push(' ');
        }
    }

    /// The place of the open paragraph with the letters of `raw`.
    fn placed(&self, raw: &str, at: usize) -> Range<usize> {
        let letters = entities::trimmed(raw);
        let from = self.open.place.as_ref().map_or(at + letters.start, |p| p.start);
        from..at + letters.end
    }

    fn flush(&mut self) {
        let mut chunk = std::mem::take(&mut self.open);
        chunk.text.truncate(chunk.text.trim_end().len());
        if !chunk.text.is_empty() {
            self.chunks.push(chunk);
        }
    }

    /// The paragraphs. What an element's name marks as standing beside the report is believed only of a small part of
    /// the whole.
    pub(super) fn end(mut self) -> Vec<Chunk> {
        while !self.stack.is_empty() {
            self.pop();
        }
        self.flush();
        let mut upto = Vec::with_capacity(self.chunks.len() + 1);
        let mut whole = 0usize;
        upto.push(whole);
        for chunk in &self.chunks {
            whole += chunk.text.len();
            upto.push(whole);
        }
        for (range, sure) in self.asides {
            let part = upto.get(range.end).zip(upto.get(range.start)).map_or(whole, |(b, a)| b - a);
            if part * 4 <= whole || (sure && part * 10 <= whole * 9) {
                for chunk in self.chunks.get_mut(range).into_iter().flatten() {
                    chunk.role = Some(BlockRole::Boilerplate);
                }
            }
        }
        self.chunks
    }
}

impl Chunk {
    /// Running text: a sentence of some length that is not all link.
    pub(super) fn is_prose(&self) -> bool {
        let report = matches!(self.role, None | Some(BlockRole::Summary));
        let words = self.text.split_whitespace().take(12).count();
        report && words >= 12 && self.linked * 2 < self.text.len()
    }
}

fn role(name: &str, tag: Tag, labels: Labels) -> Option<BlockRole> {
    if tag.is_heading() {
        Some(BlockRole::Heading)
    } else if labels.caption() || name.eq_ignore_ascii_case("figcaption") {
        Some(BlockRole::Caption)
    } else {
        labels.byline().then_some(BlockRole::Byline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_with_their_roles() {
        let html = "<div><h2>Where  it\n stands</h2><p>One <b>two</b><br>three.<p>Four &amp; five.</p><figure><img><figcaption>Port</figcaption></figure><ul><li><a href=x>Read this</a></li></ul></div>";
        let seen: Vec<_> = chunks(html).into_iter().map(|c| (c.text, c.role, c.listed, c.linked)).collect();
        assert_eq!(
            seen,
            [
                ("Where it stands".to_owned(), Some(BlockRole::Heading), false, 0),
                ("One two\nthree.".to_owned(), None, false, 0),
                ("Four & five.".to_owned(), None, false, 0),
                ("Port".to_owned(), Some(BlockRole::Caption), false, 0),
                ("Read this".to_owned(), None, true, 9),
            ]
        );
    }

    #[test]
    fn a_paragraph_knows_its_bytes() {
        let html = "<p>&nbsp; One <b>two</b>&nbsp;</p> <p>Three</p>";
        let places: Vec<&str> = chunks(html).into_iter().map(|c| &html[c.place.unwrap()]).collect();
        assert_eq!(places, ["One <b>two", "Three"]);
    }

    #[test]
    fn a_small_part_with_a_telling_class_is_boilerplate() {
        let body = "<p>A long paragraph of the report that goes on and on.</p>".repeat(5);
        let html =
            format!("<div class=share-wide>{body}<div class='related-posts'><p>Other talks</p></div></div>");
        let chunks = chunks(&html);
        assert_eq!(chunks[0].role, None);
        assert_eq!(chunks[5].role, Some(BlockRole::Boilerplate));
    }
}
