//! A page as a stream of tags and text with their places: one pass, no tree, no recursion, nothing refused.

/// A piece of a page; offsets are bytes of the decoded page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// `<name attrs>`.
    Open {
        /// As written.
        name: &'h str,
        /// All between name and `>`.
        attrs: &'h str,
    },
    /// `</name>`.
    Close {
        /// As written.
        name: &'h str,
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

/// Elements whose inside is not markup and not shown.
const HIDDEN: &[&str] =
    &["script", "style", "textarea", "iframe", "noembed", "xmp", "svg", "template", "math"];

/// Elements that never have an inside.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// True for elements without an inside.
pub(super) fn is_void(name: &str) -> bool {
    VOID.iter().any(|v| v.eq_ignore_ascii_case(name))
}

/// The pieces of `html` in order.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { html, at: 0 }
}

/// Iterator over a page's pieces.
#[derive(Clone, Debug)]
pub(super) struct Pieces<'h> {
    html: &'h str,
    at: usize,
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
                self.skip(rest, "-->", 4);
            } else if after == b'!' || after == b'?' {
                self.skip(rest, ">", 1);
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
        let end = rest[from..].find('<').map_or(rest.len(), |e| e + from);
        let at = self.at;
        self.at += end;
        Piece::Text { text: &rest[..end], at }
    }

    fn skip(&mut self, rest: &str, until: &str, from: usize) {
        self.at +=
            rest.get(from..).and_then(|r| r.find(until)).map_or(rest.len(), |e| e + from + until.len());
    }

    fn close(&mut self, rest: &'h str) -> Piece<'h> {
        let name = name(&rest[2..]);
        self.at += rest.find('>').map_or(rest.len(), |e| e + 1);
        Piece::Close { name }
    }

    fn open(&mut self, rest: &'h str) -> Piece<'h> {
        let name = name(&rest[1..]);
        let inner = 1 + name.len();
        let end = tag_end(rest, inner);
        let attrs = &rest[inner..end];
        self.at += (end + 1).min(rest.len());
        let closed = attrs.ends_with('/');
        if !closed && HIDDEN.iter().any(|h| h.eq_ignore_ascii_case(name)) {
            let inside = &self.html[self.at..];
            let length = closing(inside, name);
            self.at += length;
            return Piece::Hidden { name, attrs, text: &inside[..length] };
        }
        Piece::Open { name, attrs }
    }
}

fn name(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    &rest[..end]
}

/// The byte of the `>` that ends a tag; one inside a quoted value does not count.
fn tag_end(rest: &str, from: usize) -> usize {
    let mut quote = None;
    let mut value = false;
    for (i, b) in rest.bytes().enumerate().skip(from) {
        match (quote, b) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if value => quote = Some(b),
            (None, b'>') => return i,
            (None, b'=') => value = true,
            (None, b) => value = value && b.is_ascii_whitespace(),
        }
    }
    // A quote that never closes: the tag ends at the first bracket instead.
    rest[from..].find('>').map_or(rest.len(), |e| e + from)
}

/// The bytes before `</name`, or all there is.
fn closing(inside: &str, name: &str) -> usize {
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(found) = inside[at..].find("</") {
        let start = at + found;
        let tail = bytes.get(start + 2..start + 2 + name.len()).unwrap_or_default();
        if tail.eq_ignore_ascii_case(name.as_bytes()) {
            return start;
        }
        at = start + 2;
    }
    inside.len()
}

/// The value of attribute `wanted`, entities decoded.
pub(super) fn attr(attrs: &str, wanted: &str) -> Option<String> {
    let mut rest = attrs;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(1);
        let end = if rest.is_char_boundary(end) { end } else { rest.len() };
        let key = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            if key.eq_ignore_ascii_case(wanted) {
                return Some(String::new());
            }
            continue;
        };
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(q @ ('"' | '\'')) => {
                let inner = &after[1..];
                let close = inner.find(q).unwrap_or(inner.len());
                (&inner[..close], inner.get(close + 1..).unwrap_or(""))
            }
            _ => {
                let close = after.find(char::is_whitespace).unwrap_or(after.len());
                (&after[..close], &after[close..])
            }
        };
        if key.eq_ignore_ascii_case(wanted) {
            return Some(super::entities::decode(value));
        }
        rest = next;
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
                Piece::Open { name, attrs } => format!("+{name}{attrs}"),
                Piece::Close { name } => format!("-{name}"),
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
        assert_eq!(attr(attrs, "content").as_deref(), Some("A & B"));
        assert_eq!(attr(attrs, "hidden").as_deref(), Some(""));
        assert_eq!(attr(attrs, "data-x").as_deref(), Some("1"));
        assert_eq!(attr(attrs, "title"), None);
    }

    #[test]
    fn damage_ends() {
        for html in ["<", "<p", "<p a=\"", "</", "<!--", "<script>", "<é", "<a =é>", "&#;&", "<p ='>"] {
            assert!(pieces(html).count() < 5);
            assert_eq!(attr(html, "zz"), None);
        }
    }
}
