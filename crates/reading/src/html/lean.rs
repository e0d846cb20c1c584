//! A page's markup without what no reader of its text needs: scripts, styles, comments, the attributes that neither
//! show nor name anything. A tree of it is built in a fraction of the time, and the same article is found in it.

use super::{scan::Attrs, tags::Tag};

/// Elements that are open at once, as far as tags tell.
const DEEPEST: usize = 700;
/// Elements in all.
pub(super) const MOST: usize = 150_000;
/// A lean page above this many bytes is not built into a tree.
const LARGEST: usize = 8 << 20;

/// Attributes that say what an element is and whether it is shown.
const KEPT: &[&str] = &[
    "class",
    "id",
    "itemprop",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "role",
    "colspan",
    "rowspan",
    "summary",
    "datatable",
];
/// Endings by which a picture is known.
const PICTURES: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];

/// A lean page in the making.
#[derive(Debug, Default)]
pub(super) struct Lean {
    html: String,
    /// Elements open now and begun so far; unclosed ones that a browser does not close by itself count as open.
    open: usize,
    count: usize,
    refused: bool,
}

impl Lean {
    /// For `html`; its document type decides how browsers nest, and is kept.
    pub(super) fn of(html: &str) -> Self {
        let mut lean = Self { html: String::with_capacity(html.len() / 2), ..Self::default() };
        let start = html.trim_start();
        let doctype = start.get(..9).is_some_and(|d| d.eq_ignore_ascii_case("<!doctype"));
        if let Some(end) = start.find('>').filter(|_| doctype) {
            lean.html.push_str(&start[..=end]);
        }
        lean
    }

    /// The markup; `None` where a tree of it would be too large or too deep to be walked.
    pub(super) fn end(self) -> Option<String> {
        (!self.refused && self.html.len() <= LARGEST).then_some(self.html)
    }

    /// An element begins; `closed` where its tag says that it has no inside.
    pub(super) fn enter(&mut self, name: &str, tag: Tag, attrs: &Attrs<'_>, closed: bool) {
        self.count += 1;
        self.open += usize::from(!tag.is_void() && !closed && !tag.ends_itself());
        self.refused |= self.open > DEEPEST || self.count > MOST;
        let is = |w: &str| name.eq_ignore_ascii_case(w);
        if self.refused || tag.is_hidden() || is("link") || is("base") {
            return;
        }
        if is("img") {
            if is_picture(attrs) {
                self.html.push_str("<img src=x");
            } else {
                return;
            }
        } else {
            self.html.push('<');
            self.html.push_str(name);
        }
        for (key, value) in attrs.iter() {
            self.attribute(name, key, value);
        }
        self.html.push('>');
    }

    fn attribute(&mut self, element: &str, key: &str, value: &str) {
        let among = |keys: &[&str]| keys.iter().any(|k| k.eq_ignore_ascii_case(key));
        if key.eq_ignore_ascii_case("href") {
            if element.eq_ignore_ascii_case("a") {
                self.write(key, target(value));
            }
        } else if among(KEPT) || element.eq_ignore_ascii_case("meta") {
            self.write(key, value);
        } else if key.eq_ignore_ascii_case("rel") {
            if value.contains("author") {
                self.write(key, value);
            }
        } else if key.eq_ignore_ascii_case("style") {
            let lower = value.to_ascii_lowercase();
            if lower.contains("display") || lower.contains("visibility") {
                self.write(key, value);
            }
        } else if among(&["src", "data"])
            && ["embed", "object"].iter().any(|e| element.eq_ignore_ascii_case(e))
        {
            self.write(key, value);
        }
    }

    fn write(&mut self, key: &str, value: &str) {
        let quote = if value.contains('"') { '\'' } else { '"' };
        if value.contains(quote) {
            return;
        }
        self.html.push(' ');
        self.html.push_str(key);
        self.html.push('=');
        self.html.push(quote);
        self.html.push_str(value);
        self.html.push(quote);
    }

    /// An element ends.
    pub(super) fn leave(&mut self, name: &str, tag: Tag) {
        if !tag.ends_itself() {
            self.open = self.open.saturating_sub(1);
        }
        // Where a `noscript` is closed, its opening was left out with its inside.
        if !self.refused && !tag.is_hidden() && !name.eq_ignore_ascii_case("noscript") {
            self.html.push_str("</");
            self.html.push_str(name);
            self.html.push('>');
        }
    }

    /// An element whose inside is not shown, from its opening tag to before its closing one.
    pub(super) fn hidden(&mut self, name: &str, attrs: &str) {
        self.count += 1;
        self.open += 1;
        if name.eq_ignore_ascii_case("iframe") && !self.refused {
            self.html.push_str("<iframe");
            for (key, value) in Attrs::of(attrs).iter().filter(|(k, _)| k.eq_ignore_ascii_case("src")) {
                self.write(key, value);
            }
            self.html.push_str("></iframe>");
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if self.refused {
        } else if !text.trim_start().is_empty() {
            self.html.push_str(text);
        } else if !self.html.ends_with([' ', '\n']) {
            self.html.push(if text.contains('\n') { '\n' } else { ' ' });
        }
    }
}

/// What kind of target a link has: a place on the page, a script, another page.
fn target(href: &str) -> &str {
    const SCRIPT: &str = "javascript:";
    match href {
        _ if href.starts_with('#') => href.get(..2).unwrap_or("#"),
        _ if href.starts_with(SCRIPT) => SCRIPT,
        _ => "x",
    }
}

fn is_picture(attrs: &Attrs<'_>) -> bool {
    attrs.iter().any(|(key, value)| {
        ["src", "data-src", "data-srcset", "srcset"].iter().any(|k| k.eq_ignore_ascii_case(key))
            || PICTURES.iter().any(|p| value.contains(p))
    })
}

#[cfg(test)]
mod tests {
    use super::super::skim::skim;

    #[test]
    fn what_no_reader_needs_is_left_out() {
        let html = "<!DOCTYPE html>\n<head><style>p { }</style><script>x()</script><link rel=icon></head>\n  <body \
            onload='x()' class=\"a b\"><!-- no --><p data-x=1 style='color: red'>One  <a href='https://x.example/y'>two</a>\
            </p><noscript><img src=p></noscript><div style='display:none' id=z>three</div><img data-x=y><img srcset=p.jpg>";
        let want = "<!DOCTYPE html>\n<head></head>\n<body class=\"a b\"><p>One  <a href=\"x\">two</a></p><div \
            style=\"display:none\" id=\"z\">three</div><img src=x>";
        assert_eq!(skim(html).lean.unwrap(), want);
    }

    #[test]
    fn unclosed_formatting_is_counted() {
        let html: String = (0..3000).map(|i| format!("<b id={i}><p>x")).collect();
        assert_eq!(skim(&html).lean, None);
    }
}
