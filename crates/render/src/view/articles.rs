//! The articles read, oldest first, each with its date and why it has that date.

use model::record::ArticleRecord;

use crate::desk::Desk;
use crate::page::{Block, Item, Piece, Section, Source};
use crate::words;

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut articles: Vec<&ArticleRecord> = desk.dossier.articles.iter().collect();
    articles.sort_by_key(|a| (desk.age(&a.id), &a.id));
    let items: Vec<Item> = articles.into_iter().map(|a| article(desk, a)).collect();
    let blocks = if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] };
    Section { id: "articles", title: "Articles read", blocks }
}

fn article(desk: &Desk<'_>, a: &ArticleRecord) -> Item {
    let title = a.title.as_deref().map_or_else(
        || Piece::faint(format!("headline {}", words::NOT_STATED)),
        |t| Piece::strong(words::clip(t, 160)),
    );
    let mut notes = Vec::new();
    let clues: Vec<String> = a
        .published
        .basis
        .iter()
        .map(|b| match &b.evidence {
            Some(e) => format!("{} ({})", words::quoted(&e.exact, 60), words::line(&b.rule)),
            None => words::line(&b.rule),
        })
        .collect();
    if !clues.is_empty() {
        notes.push(vec![Piece::faint("dated by "), Piece::plain(clues.join("; "))]);
    }
    if let Some(of) = &a.copy_of {
        notes.push(vec![Piece::flag("a copy of "), Piece::plain(desk.outlet(of))]);
    }
    let source = Source {
        outlet: desk.outlet(&a.id),
        date: desk.date(&a.id),
        place: String::new(),
        article: a.id.clone(),
        start: 0,
        end: 0,
    };
    Item {
        record: a.id.clone(),
        lead: desk.date(&a.id),
        body: vec![title],
        notes,
        sources: vec![source],
        ..Item::default()
    }
}
