//! RSS, Atom, OPML and sitemaps, in one pass over the XML; what stands before a damage is kept.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Entry, Feed};

/// Elements may not stand deeper than this.
const DEPTH: usize = 200;

#[derive(Default)]
struct Pass {
    feed: Feed,
    /// Names of the open elements.
    path: Vec<String>,
    /// Words of the innermost open element.
    words: String,
    entry: Option<Entry>,
    /// What one `source` or `link` element says in its attributes.
    href: Option<String>,
    /// Markup inside an element whose content is markup, and the depth at which that began.
    markup: Option<(usize, String)>,
}

/// Reads XML; `None` where no element of a feed or list comes.
pub(super) fn read(text: &str) -> Option<Feed> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut pass = Pass::default();
    let mut known = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => {
                known |= pass.open(&e);
                if pass.path.len() > DEPTH {
                    pass.feed.broken = true;
                    break;
                }
            }
            Ok(Event::Empty(e)) => {
                known |= pass.open(&e);
                pass.close();
            }
            Ok(Event::End(_)) => pass.close(),
            Ok(Event::Text(t)) => {
                let t = t.decode().unwrap_or_default();
                pass.say(&t, true);
            }
            Ok(Event::CData(t)) => {
                let t = t.decode().unwrap_or_default();
                pass.say(&t, false);
            }
            Ok(Event::GeneralRef(r)) => {
                let c = reference(&r);
                pass.say(&c, true);
            }
            Ok(Event::Eof) => {
                pass.feed.broken |= !pass.path.is_empty();
                break;
            }
            Ok(_) => {}
            Err(_) => {
                pass.feed.broken = true;
                break;
            }
        }
    }
    known.then_some(pass.feed)
}

pub(crate) fn reference(r: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = r.resolve_char_ref() {
        return c.to_string();
    }
    match r.decode().unwrap_or_default().as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => "\u{A0}".to_owned(),
        other => format!("&{other};"),
    }
}

fn name(e: &BytesStart<'_>) -> String {
    let name = String::from_utf8_lossy(e.name().as_ref()).to_ascii_lowercase();
    name.strip_prefix("atom:").map_or_else(|| name.clone(), str::to_owned)
}

fn attribute(e: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = e.attributes();
    let all = attributes.with_checks(false).filter_map(Result::ok);
    let mut found = all.filter(|a| a.key.as_ref().eq_ignore_ascii_case(wanted.as_bytes()));
    let found = found.next()?;
    let plain = || String::from_utf8_lossy(&found.value).into_owned();
    Some(found.unescape_value().map_or_else(|_| plain(), |v| v.trim().to_owned()))
}

impl Pass {
    /// An element begins; true where it is one of a feed or list.
    fn open(&mut self, e: &BytesStart<'_>) -> bool {
        let name = name(e);
        if let Some((_, markup)) = &mut self.markup {
            markup.push_str(&format!("<{name}>"));
            self.path.push(name);
            return false;
        }
        self.words.clear();
        self.href = None;
        let known = match name.as_str() {
            "item" | "entry" => {
                self.entry = Some(Entry::default());
                true
            }
            "url" if self.path.last().is_some_and(|p| p == "urlset") => {
                self.entry = Some(Entry::default());
                true
            }
            "rss" | "feed" | "rdf:rdf" => true,
            "urlset" | "sitemapindex" | "opml" => {
                self.feed.list = true;
                true
            }
            _ => false,
        };
        match name.as_str() {
            "outline" => self.feed.feeds.extend(attribute(e, "xmlUrl").filter(|u| !u.is_empty())),
            "link" => {
                let rel = attribute(e, "rel").unwrap_or_else(|| "alternate".to_owned());
                self.href = attribute(e, "href").filter(|_| rel == "alternate");
            }
            "content" | "summary" if attribute(e, "type").as_deref() == Some("xhtml") => {
                self.markup = Some((self.path.len(), String::new()));
            }
            _ => {}
        }
        self.path.push(name);
        known
    }

    fn say(&mut self, words: &str, escape: bool) {
        match &mut self.markup {
            Some((_, markup)) if escape => {
                markup.push_str(&words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            }
            Some((_, markup)) => markup.push_str(words),
            None => self.words.push_str(words),
        }
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else { return };
        if let Some((depth, markup)) = &mut self.markup {
            if self.path.len() > *depth {
                markup.push_str(&format!("</{name}>"));
                return;
            }
            self.words = std::mem::take(markup);
            self.markup = None;
        }
        let words = std::mem::take(&mut self.words).trim().to_owned();
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        match (&name[..], &mut self.entry) {
            ("item" | "entry", entry) => self.feed.entries.extend(entry.take()),
            ("url", entry) if parent == "urlset" => self.feed.entries.extend(entry.take()),
            ("loc", None) if parent == "sitemap" => self.feed.feeds.push(words),
            ("title", None) if matches!(parent, "channel" | "feed") => {
                self.feed.title = Some(flat(&words)).filter(|t| !t.is_empty());
            }
            (field, Some(entry)) => fill(entry, field, parent, words, self.href.take()),
            _ => {}
        }
    }
}

/// Puts an element of an entry where it belongs.
fn fill(entry: &mut Entry, field: &str, parent: &str, words: String, href: Option<String>) {
    let inside = matches!(parent, "item" | "entry" | "url");
    let filled = Some(words.clone()).filter(|w| !w.is_empty());
    let first = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    match field {
        "title" if inside => first(&mut entry.title, filled.map(|t| flat(&t))),
        "news:title" => first(&mut entry.title, filled.map(|t| flat(&t))),
        "link" if inside => first(&mut entry.url, href.or(filled)),
        "loc" if inside => first(&mut entry.url, filled),
        "guid" if inside && words.starts_with("http") => first(&mut entry.url, filled),
        // The first publication goes before a later change.
        "pubdate" | "published" | "dc:date" | "news:publication_date" | "issued" => entry.date = filled,
        "updated" | "modified" | "lastmod" if inside => first(&mut entry.date, filled),
        "source" if inside => first(&mut entry.outlet, filled.map(|t| flat(&t))),
        "title" if parent == "source" => first(&mut entry.outlet, filled.map(|t| flat(&t))),
        "news:name" => first(&mut entry.outlet, filled),
        "dc:creator" => first(&mut entry.byline, filled),
        "name" if parent == "author" => first(&mut entry.byline, filled),
        "author" if inside => first(&mut entry.byline, filled.filter(|w| !w.contains('@'))),
        "description" | "summary" | "content" | "content:encoded"
            if inside && words.len() > entry.text.len() =>
        {
            entry.text = words;
        }
        _ => {}
    }
}

/// A headline without markup.
fn flat(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut inside = false;
    for c in words.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}
