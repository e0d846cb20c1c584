//! Markup to paragraphs: the text of an article's markup in order, with what its elements say of its role.

use model::BlockRole;

use super::{
    entities, junk,
    scan::{self, Piece},
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
}

const BREAKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "caption",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "form",
    "fieldset",
    "address",
    "details",
    "summary",
    "body",
    "html",
    "head",
    "title",
    "option",
    "select",
    "button",
    "label",
    "legend",
    "center",
    "noscript",
    "video",
    "audio",
    "picture",
];
/// Elements that hold no report.
const ASIDE: &[&str] = &["nav", "aside", "footer", "form", "button", "select", "label", "legend"];
/// Elements whose text is not shown.
const UNSEEN: &[&str] = &["head", "title", "noscript", "video", "audio", "object"];
/// A closing tag looks for its element this far up.
const REACH: usize = 48;

struct Element {
    name: String,
    role: Option<BlockRole>,
    link: bool,
    list: bool,
    unseen: bool,
    region: bool,
    /// A name or class that marks what stands beside the report, and the chunk it begins with.
    junk: Option<usize>,
    /// What is inside is no report however long it is.
    comments: bool,
}

#[derive(Default)]
struct Walk {
    chunks: Vec<Chunk>,
    open: Chunk,
    stack: Vec<Element>,
    /// Ranges of chunks that elements mark as no report, weighed when the whole is known.
    asides: Vec<(std::ops::Range<usize>, bool)>,
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
    for piece in scan::pieces(html) {
        match piece {
            Piece::Open { name, attrs } => walk.enter(name, attrs),
            Piece::Close { name } => walk.leave(name),
            Piece::Text { text, .. } => walk.text(text),
            Piece::Hidden { .. } => {}
        }
    }
    while !walk.stack.is_empty() {
        walk.pop();
    }
    walk.flush();
    walk.settle()
}

impl Walk {
    fn enter(&mut self, name: &str, attrs: &str) {
        let name = name.to_ascii_lowercase();
        if name == "br" {
            if !self.open.text.is_empty() && !self.open.text.ends_with('\n') {
                self.open.text.truncate(self.open.text.trim_end().len());
                self.open.text.push('\n');
            }
            return;
        }
        if scan::is_void(&name) {
            return;
        }
        if BREAKS.contains(&name.as_str()) {
            self.flush();
            // A paragraph, a list item or a cell that nobody closed ends where the next one begins.
            if matches!(name.as_str(), "p" | "li" | "td" | "tr" | "dd" | "dt")
                && self.stack.last().is_some_and(|e| e.name == name)
            {
                self.pop();
            }
        }
        let labels = junk::labels(attrs);
        let aside = ASIDE.contains(&name.as_str()) || labels.aside || labels.comments;
        let element = Element {
            role: role(&name, &labels),
            link: name == "a",
            list: matches!(name.as_str(), "ul" | "ol" | "table"),
            unseen: UNSEEN.contains(&name.as_str()),
            region: matches!(name.as_str(), "article" | "main"),
            junk: aside.then_some(self.chunks.len()),
            comments: labels.comments && !matches!(name.as_str(), "body" | "html" | "main" | "article"),
            name,
        };
        self.links += usize::from(element.link);
        self.lists += usize::from(element.list);
        self.unseen += usize::from(element.unseen);
        self.regions += usize::from(element.region && self.inside == 0);
        self.inside += usize::from(element.region);
        self.stack.push(element);
    }

    fn leave(&mut self, name: &str) {
        let depth = self.stack.iter().rev().take(REACH).position(|e| e.name.eq_ignore_ascii_case(name));
        if let Some(depth) = depth {
            for _ in 0..=depth {
                self.pop();
            }
        } else if BREAKS.iter().any(|b| b.eq_ignore_ascii_case(name)) {
            self.flush();
        }
    }

    fn pop(&mut self) {
        let Some(element) = self.stack.last() else { return };
        if BREAKS.contains(&element.name.as_str()) {
            self.flush();
        }
        if let Some(element) = self.stack.pop() {
            self.links -= usize::from(element.link);
            self.lists -= usize::from(element.list);
            self.unseen -= usize::from(element.unseen);
            self.inside -= usize::from(element.region);
            if let Some(from) = element.junk {
                self.flush();
                self.asides.push((from..self.chunks.len(), element.comments));
            }
        }
    }

    fn text(&mut self, raw: &str) {
        if self.unseen > 0 {
            return;
        }
        let decoded = if raw.contains('&') { entities::decode(raw) } else { raw.to_owned() };
        let before = self.open.text.len();
        for c in decoded.chars() {
            if c.is_whitespace() {
                if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
                    self.open.text.push(' ');
                }
            } else {
                self.open.text.push(c);
            }
        }
        if self.links > 0 {
            self.open.linked += self.open.text.len() - before;
        }
        if self.open.role.is_none() {
            self.open.role = self.stack.iter().rev().take(REACH).find_map(|e| e.role);
        }
        self.open.listed = self.lists > 0;
        self.open.region = (self.inside > 0).then_some(self.regions);
    }

    fn flush(&mut self) {
        let mut chunk = std::mem::take(&mut self.open);
        chunk.text.truncate(chunk.text.trim_end().len());
        if !chunk.text.is_empty() {
            self.chunks.push(chunk);
        }
    }

    /// What an element's name marks as standing beside the report is believed only of a small part of the whole.
    fn settle(mut self) -> Vec<Chunk> {
        let length = |chunks: &[Chunk]| chunks.iter().map(|c| c.text.len()).sum::<usize>();
        let mut upto = Vec::with_capacity(self.chunks.len() + 1);
        upto.push(0usize);
        for chunk in &self.chunks {
            upto.push(upto.last().copied().unwrap_or(0) + chunk.text.len());
        }
        let whole = length(&self.chunks);
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

fn role(name: &str, labels: &junk::Labels) -> Option<BlockRole> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockRole::Heading),
        "figcaption" => Some(BlockRole::Caption),
        _ if labels.caption => Some(BlockRole::Caption),
        _ if labels.byline => Some(BlockRole::Byline),
        _ => None,
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
    fn a_small_part_with_a_telling_class_is_boilerplate() {
        let body = "<p>A long paragraph of the report that goes on and on.</p>".repeat(5);
        let html =
            format!("<div class=share-wide>{body}<div class='related-posts'><p>Other talks</p></div></div>");
        let chunks = chunks(&html);
        assert_eq!(chunks[0].role, None);
        assert_eq!(chunks[5].role, Some(BlockRole::Boilerplate));
    }
}
