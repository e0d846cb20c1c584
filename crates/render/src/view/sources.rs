//! Sources: who takes from whom, the article that takes as the heading.

use std::collections::BTreeMap;

use model::record::{EdgeKind, SourceEdge};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Mark, Piece, Section};
use crate::words;

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut by_article: BTreeMap<_, Vec<&SourceEdge>> = BTreeMap::new();
    let (chance, taken): (Vec<_>, Vec<_>) =
        desk.dossier.source_edges.iter().partition(|e| e.kind == EdgeKind::Coincidence);
    for edge in taken {
        by_article.entry((desk.age(&edge.to), edge.to.as_str())).or_default().push(edge);
    }
    let blocks = by_article.into_iter().map(|((_, id), edges)| {
        Block::Group(Group {
            heading: vec![Piece::strong(desk.outlet(id))],
            note: vec![Piece::faint(format!("{} takes from", desk.date(id)))],
            items: edges.iter().map(|e| edge(desk, e)).collect(),
            ..Group::default()
        })
    });
    let likeness = (!chance.is_empty()).then(|| {
        Block::Group(Group {
            heading: vec![Piece::strong("Alike by chance")],
            note: vec![Piece::faint("the same few words, from no common source that is known".to_owned())],
            items: chance.into_iter().map(|e| alike(desk, e)).collect(),
            ..Group::default()
        })
    });
    Section { id: "sources", title: "Sources", blocks: blocks.chain(likeness).collect() }
}

/// Two articles and the words that they share.
fn alike(desk: &Desk<'_>, e: &SourceEdge) -> Item {
    let both = format!("{} and {}", desk.outlet(&e.from), desk.outlet(&e.to));
    Item { body: [vec![Piece::strong(both)], words_of(desk, e)].concat(), ..edge(desk, e) }
}

fn edge(desk: &Desk<'_>, e: &SourceEdge) -> Item {
    let from = if desk.article(&e.from).is_some() { desk.outlet(&e.from) } else { desk.name(&e.from) };
    let body = [vec![Piece::strong(from)], words_of(desk, e)].concat();
    Item {
        record: e.id.clone(),
        mark: Some(mark(e.kind)),
        body,
        sources: desk.sources(&e.evidence),
        ..Item::default()
    }
}

/// How much is taken, and the words.
fn words_of(desk: &Desk<'_>, e: &SourceEdge) -> Vec<Piece> {
    let mut body = Vec::new();
    if let Some(share) = e.share {
        body.push(Piece::plain(format!(" · {:.0}% of the article", f64::from(share) * 100.0)));
    }
    if let Some(run) = e.longest_run {
        body.push(Piece::plain(format!(" · longest run {}", words::count(run as usize, "word", "words"))));
    }
    if let Some(first) = e.evidence.first() {
        body.push(Piece::plain(": "));
        body.push(desk.cited(first, 120));
    }
    body
}

fn mark(kind: EdgeKind) -> Mark {
    match kind {
        EdgeKind::WireCopy => Mark { shape: '■', word: "wire copy" },
        EdgeKind::PressRelease => Mark { shape: '■', word: "press release" },
        EdgeKind::OutletToOutlet => Mark { shape: '←', word: "names" },
        EdgeKind::CommonSource => Mark { shape: '≡', word: "same source" },
        EdgeKind::Coincidence => Mark { shape: '·', word: "coincidence" },
    }
}
