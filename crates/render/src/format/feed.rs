//! Atom and JSON Feed: what is newly told, one entry a change, or one a dated record where nothing is compared.

use std::io::{self, Write};

use jiff::civil::Date;
use model::Evidence;
use serde_json::{Value, json};

use super::{Format, xml::Xml};
use crate::desk::Desk;
use crate::page::{Block, Item, Page, text_of};
use crate::{view, words};

/// An Atom feed (RFC 4287).
#[derive(Clone, Copy, Debug)]
pub struct Atom;

/// A JSON Feed 1.1.
#[derive(Clone, Copy, Debug)]
pub struct JsonFeed;

/// One entry.
struct Entry {
    id: String,
    title: String,
    body: String,
    day: Date,
}

impl Format for Atom {
    fn write(&self, desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let entries = entries(desk);
        let updated =
            entries.iter().map(|e| e.day).max().unwrap_or(Date::new(1970, 1, 1).unwrap_or_default());
        let mut xml = Xml::new(out)?;
        xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom")])?;
        xml.text("id", &[], &urn(&feed_id(desk)))?;
        xml.text("title", &[], &title(page))?;
        xml.text("updated", &[], &stamp(updated))?;
        xml.text("generator", &[], "Throughline")?;
        for entry in &entries {
            xml.open("entry", &[])?;
            xml.text("id", &[], &urn(&entry.id))?;
            xml.text("title", &[], &entry.title)?;
            xml.text("updated", &[], &stamp(entry.day))?;
            xml.open("author", &[])?;
            xml.text("name", &[], "Throughline")?;
            xml.close("author")?;
            xml.text("content", &[("type", "text")], &entry.body)?;
            xml.close("entry")?;
        }
        xml.close("feed")?;
        xml.end()
    }
}

impl Format for JsonFeed {
    fn write(&self, desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let items: Vec<Value> = entries(desk)
            .iter()
            .map(|e| {
                json!({
                    "id": urn(&e.id),
                    "title": e.title,
                    "content_text": e.body,
                    "date_published": stamp(e.day),
                })
            })
            .collect();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": title(page),
            "authors": [{"name": "Throughline"}],
            "items": items,
        });
        serde_json::to_writer_pretty(&mut *out, &feed)?;
        out.write_all(b"\n")
    }
}

fn title(page: &Page) -> String {
    page.title.as_ref().map_or_else(|| "Throughline".to_owned(), |(words, _)| words.clone())
}

fn feed_id(desk: &Desk<'_>) -> String {
    desk.dossier.story.as_ref().map_or_else(|| "account".to_owned(), |s| s.id.clone())
}

fn urn(id: &str) -> String {
    format!("urn:throughline:{id}")
}

/// A day as the moment at which it begins in UTC: the same articles give the same bytes.
fn stamp(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// The changes where there are any, else every dated happening; the newest first.
fn entries(desk: &Desk<'_>) -> Vec<Entry> {
    let page = if desk.dossier.changes.is_empty() {
        view::page(desk, view::View::Timeline, false)
    } else {
        view::changes(desk)
    };
    let mut entries = Vec::new();
    for section in &page.sections {
        for block in &section.blocks {
            let items = match block {
                Block::Group(group) => &group.items,
                Block::Items(items) => items,
                Block::Facts(_) | Block::Matrix(_) | Block::Note(_) => continue,
            };
            entries.extend(items.iter().filter_map(|item| entry(desk, item)));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    entries.retain(|e: &Entry| seen.insert(e.id.clone()));
    entries.sort_by(|a, b| (b.day, &a.id).cmp(&(a.day, &b.id)));
    entries
}

/// A line as an entry: its day is that of the newest article which tells it.
fn entry(desk: &Desk<'_>, item: &Item) -> Option<Entry> {
    let record = desk.record(&item.record)?;
    let told = |e: &Evidence| desk.published(&e.article).earliest;
    let day = record.evidence().iter().filter_map(told).max().or_else(|| desk.last_day())?;
    let word = item.mark.map_or("", |m| m.word);
    let line = text_of(&item.body);
    let title = words::clip(&format!("{word} {line}"), 140);
    let mut body = line;
    for note in &item.notes {
        body.push('\n');
        body.push_str(&text_of(note));
    }
    for source in &item.sources {
        body.push_str(&format!("\n{}", source.text()));
    }
    if item.origins > 0 {
        body.push_str(&format!("\n{}", words::count(item.origins, "origin", "origins")));
    }
    Some(Entry { id: item.record.clone(), title: title.trim().to_owned(), body, day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{View, fixture};

    #[test]
    fn entries_stand_once_newest_first_with_their_sources() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        JsonFeed.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let feed: Value = serde_json::from_slice(&out).unwrap();
        let items = feed["items"].as_array().unwrap();
        assert!(items.len() > 1);
        let days: Vec<&str> = items.iter().map(|i| i["date_published"].as_str().unwrap()).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
        assert!(items.iter().all(|i| i["content_text"].as_str().unwrap().contains(" · ")));
    }

    #[test]
    fn an_atom_entry_has_what_the_standard_asks() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        Atom.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let count = text.matches("<entry>").count();
        assert!(count > 0);
        for name in ["<name>", "<content type=\"text\">"] {
            assert_eq!(text.matches(name).count(), count, "{name}");
        }
        assert_eq!(text.matches("<updated>").count(), count + 1);
    }
}
