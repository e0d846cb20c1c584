//! A page as a stream of tags and text with their places: one pass, no tree, no recursion, nothing refused.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::{entities, tags::Tag};

/// A piece of a page; offsets are bytes of the decoded page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// `<name attrs>`.
    Open {
        /// As written.
        name: &'h str,
        /// What the name says.
        tag: Tag,
        /// All between name and `>`.
        attrs: &'h str,
    },
    /// `</name>`.
    Close {
        /// As written.
        name: &'h str,
        /// What the name says.
        tag: Tag,
    },
    /// Text between tags, entities and all, with its first byte.
    Text {
        /// As written.
        text: &'h str,
        /// First byte.
        at: usize,
    },
    /// The inside of an element whose text is not shown: a script, a style sheet.
    Hidden {
        /// The element.
        name: &'h str,
        /// Its attributes.
        attrs: &'h str,
        /// Its inside.
        text: &'h str,
    },
}

/// The pieces of `html` in order.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { html, at: 0, unclosed: false }
}

/// Iterator over a page's pieces.
#[derive(Clone, Debug)]
pub(super) struct Pieces<'h> {
    html: &'h str,
    at: usize,
    /// No `noscript` is closed from here on: its end is not looked for again.
    unclosed: bool,
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        loop {
            let rest = self.html.get(self.at..).filter(|r| !r.is_empty())?;
            if !rest.starts_with('<') {
                return Some(self.text(rest, 0));
            }
            let after = rest.as_bytes().get(1).copied().unwrap_or(b' ');
            if rest.starts_with("<!--") {
                self.skip(rest, b"-->", 4);
            } else if after == b'!' || after == b'?' {
                self.skip(rest, b">", 1);
            } else if after == b'/' && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) {
                return Some(self.close(rest));
            } else if after.is_ascii_alphabetic() {
                return Some(self.open(rest));
            } else {
                return Some(self.text(rest, 1));
            }
        }
    }
}

impl<'h> Pieces<'h> {
    fn text(&mut self, rest: &'h str, from: usize) -> Piece<'h> {
        let end = memchr(b'<', &rest.as_bytes()[from..]).map_or(rest.len(), |e| e + from);
        let at = self.at;
        self.at += end;
        Piece::Text { text: &rest[..end], at }
    }

    fn skip(&mut self, rest: &str, until: &[u8], from: usize) {
        let end = rest.as_bytes().get(from..).and_then(|r| memmem::find(r, until));
        self.at += end.map_or(rest.len(), |e| e + from + until.len());
    }

    fn close(&mut self, rest: &'h str) -> Piece<'h> {
        let name = name(&rest[2..]);
        self.at += memchr(b'>', rest.as_bytes()).map_or(rest.len(), |e| e + 1);
        Piece::Close { name, tag: Tag::of(name) }
    }

    fn open(&mut self, rest: &'h str) -> Piece<'h> {
        let name = name(&rest[1..]);
        let inner = 1 + name.len();
        let end = tag_end(rest, inner);
        let attrs = &rest[inner..end];
        let tag = Tag::of(name);
        self.at += (end + 1).min(rest.len());
        let noscript = !self.unclosed && name.eq_ignore_ascii_case("noscript");
        if !attrs.ends_with('/') && (tag.is_hidden() || noscript) {
            let inside = &self.html[self.at..];
            match closing(inside, name) {
                // All the rest of a page is not in a script that nobody closed, but that is how browsers read it.
                None if noscript => self.unclosed = true,
                length => {
                    let length = length.unwrap_or(inside.len());
                    self.at += length;
                    return Piece::Hidden { name, attrs, text: &inside[..length] };
                }
            }
        }
        Piece::Open { name, tag, attrs }
    }
}

fn name(rest: &str) -> &str {
    let ends = |b: &u8| b.is_ascii_whitespace() || *b == b'>' || *b == b'/';
    let ascii = rest.bytes().take_while(|b| b.is_ascii() && !ends(b)).count();
    if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return &rest[..ascii];
    }
    let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    &rest[..end]
}

/// The byte of the `>` that ends a tag; one inside a quoted value does not count.
fn tag_end(rest: &str, from: usize) -> usize {
    let bytes = rest.as_bytes();
    let mut value = false;
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' if value => {
                let Some(length) = memchr(byte, &bytes[at + 1..]) else { break };
                at += length + 1;
                value = false;
            }
            b'>' => return at,
            b'=' => value = true,
            _ => value = value && byte.is_ascii_whitespace(),
        }
        at += 1;
    }
    // A quote that never closes: the tag ends at the first bracket instead.
    memchr(b'>', &bytes[from..]).map_or(rest.len(), |e| e + from)
}

/// The bytes before `</name`.
fn closing(inside: &str, name: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    memmem::find_iter(bytes, b"</").find(|start| {
        let tail = bytes.get(start + 2..start + 2 + name.len()).unwrap_or_default();
        tail.eq_ignore_ascii_case(name.as_bytes())
    })
}

/// A tag's attributes, taken apart once; values as written.
#[derive(Debug, Default)]
pub(super) struct Attrs<'h> {
    pairs: Vec<(&'h str, &'h str)>,
}

impl<'h> Attrs<'h> {
    /// Of one tag.
    pub(super) fn of(raw: &'h str) -> Self {
        let mut attrs = Self::default();
        attrs.read(raw);
        attrs
    }

    /// Takes the attributes of another tag.
    pub(super) fn read(&mut self, raw: &'h str) {
        self.pairs.clear();
        let mut rest = raw;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return;
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            // An equals sign with nothing before it begins a name.
            let end = if end == 0 { 1 } else { end };
            let key = &rest[..end];
            rest = rest[end..].trim_start();
            let Some(after) = rest.strip_prefix('=') else {
                self.pairs.push((key, ""));
                continue;
            };
            let after = after.trim_start();
            let (value, next) = match after.as_bytes().first() {
                Some(q @ (b'"' | b'\'')) => {
                    let inner = &after[1..];
                    let close = memchr(*q, inner.as_bytes()).unwrap_or(inner.len());
                    (&inner[..close], inner.get(close + 1..).unwrap_or(""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            self.pairs.push((key, value));
            rest = next;
        }
    }

    /// Names and values as written.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'h str, &'h str)> + '_ {
        self.pairs.iter().copied()
    }

    /// The value of `key` as written.
    pub(super) fn raw(&self, key: &str) -> Option<&'h str> {
        self.pairs.iter().find(|(k, _)| k.eq_ignore_ascii_case(key)).map(|(_, value)| *value)
    }

    /// The value of `key`, references decoded.
    pub(super) fn get(&self, key: &str) -> Option<Cow<'h, str>> {
        self.raw(key).map(entities::decoded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_text_and_scripts() {
        let html = "<p class='a>b'>One <b>two</b></p><!-- no <p> --><script>if (a</b) {}</script>3 < 4";
        let seen: Vec<String> = pieces(html)
            .map(|p| match p {
                Piece::Open { name, attrs, .. } => format!("+{name}{attrs}"),
                Piece::Close { name, .. } => format!("-{name}"),
                Piece::Text { text, .. } => text.to_owned(),
                Piece::Hidden { name, text, .. } => format!("!{name}:{text}"),
            })
            .collect();
        assert_eq!(
            seen,
            [
                "+p class='a>b'",
                "One ",
                "+b",
                "two",
                "-b",
                "-p",
                "!script:if (a</b) {}",
                "-script",
                "3 ",
                "< 4"
            ]
        );
    }

    #[test]
    fn attributes() {
        let attrs = r#" property = "og:title" CONTENT='A &amp; B' hidden data-x=1"#;
        let attrs = Attrs::of(attrs);
        assert_eq!(attrs.get("content").as_deref(), Some("A & B"));
        assert_eq!(attrs.raw("hidden"), Some(""));
        assert_eq!(attrs.raw("data-x"), Some("1"));
        assert_eq!(attrs.raw("title"), None);
    }

    #[test]
    fn what_is_shown_without_scripts_is_hidden_where_it_is_closed() {
        let count = |html| pieces(html).filter(|p| matches!(p, Piece::Hidden { .. })).count();
        assert_eq!(count("<noscript><p>On</p></noscript><p>x</p>"), 1);
        assert_eq!(count("<noscript><p>On<p>x</p>"), 0);
    }

    #[test]
    fn a_quote_after_a_value_opens_nothing() {
        let html = "<a href=\"x\" \">One</a>";
        assert_eq!(pieces(html).count(), 3);
    }

    #[test]
    fn damage_ends() {
        for html in ["<", "<p", "<p a=\"", "</", "<!--", "<script>", "<é", "<a =é>", "&#;&", "<p ='>"] {
            assert!(pieces(html).count() < 5);
            assert_eq!(Attrs::of(html).raw("zz"), None);
        }
    }
}
