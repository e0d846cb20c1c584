//! Markup that is ours: elements, attributes and addresses of a short list, and no character that steers.

use throughline_render::words::is_hostile;

const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "nav",
    "section",
    "article",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "p",
    "div",
    "span",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "a",
    "strong",
    "em",
    "q",
    "mark",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "g",
    "text",
    "line",
    "circle",
    "path",
    "rect",
    "br",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "role",
    "tabindex",
    "scope",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "data-record",
    "data-kinds",
    "data-column",
    "title",
    "viewBox",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "d",
    "width",
    "height",
    "text-anchor",
    "stroke-width",
    "stroke-dasharray",
];

/// Asserts that every tag of a page is one that we write, whole and with nothing but our attributes.
pub(crate) fn is_ours(html: &str) {
    steers(html, "\n\t");
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "a tag ends that never began: {}", tail(text));
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!DOCTYPE html>") {
            rest = after;
            continue;
        }
        let end = tag(rest);
        if rest.starts_with("<style>") {
            let close = rest.find("</style>").unwrap();
            rest = &rest[close..];
            continue;
        }
        rest = &rest[end..];
    }
    assert!(!rest.contains('>'), "{}", tail(rest));
}

/// Reads one tag and gives its length.
fn tag(text: &str) -> usize {
    let inside = text.trim_start_matches('<').trim_start_matches('/');
    let name: &str = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
    assert!(ELEMENTS.contains(&name), "no element of ours: {}", head(text));
    let mut at = text.find(name).unwrap() + name.len();
    loop {
        let rest = &text[at..];
        if rest.starts_with('>') {
            return at + 1;
        }
        if rest.starts_with("/>") {
            return at + 2;
        }
        let field = rest.strip_prefix(' ').unwrap_or_else(|| panic!("no end of a tag: {}", head(text)));
        let (key, value) = field.split_once("=\"").unwrap_or_else(|| panic!("no attribute: {}", head(text)));
        assert!(ATTRIBUTES.contains(&key), "no attribute of ours: {key}: {}", head(text));
        let value = value.split('"').next().unwrap();
        assert!(!value.contains(['<', '>']), "{}", head(text));
        if key == "href" {
            assert!(value.starts_with('#') || value.starts_with("/story/"), "leads elsewhere: {value}");
        }
        at += 1 + key.len() + 2 + value.len() + 1;
    }
}

/// Asserts that a text for a terminal or an editor has no character that steers it but our own colours.
pub(crate) fn is_plain(text: &str, coloured: bool) {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[").filter(|_| coloured) {
        bare.push_str(&rest[..at]);
        rest = rest[at + 2..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        rest =
            rest.strip_prefix('m').unwrap_or_else(|| panic!("a sequence that is no colour: {}", head(rest)));
    }
    bare.push_str(rest);
    steers(&bare, "\n");
}

fn steers(text: &str, may: &str) {
    let found = text.char_indices().find(|(_, c)| is_hostile(*c) && !may.contains(*c));
    if let Some((at, c)) = found {
        panic!("{c:?} in {}", tail(&text[..at]));
    }
}

/// Asserts that Markdown has no markup of HTML but our `small`, and no link of an article's own.
pub(crate) fn is_no_html(md: &str) {
    let md = md.replace("<small>", "").replace("</small>", "");
    let mut before = ' ';
    for (at, c) in md.char_indices() {
        if matches!(c, '<' | '[' | ']' | '`' | '|') && before != '\\' {
            panic!("{c:?} stands unescaped: {} | {}", tail(&md[..at]), head(&md[at..]));
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
    }
}

fn head(text: &str) -> String {
    text.chars().take(160).collect()
}

fn tail(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    all[all.len().saturating_sub(160)..].iter().collect()
}
