//! Agreement: what independent origins say alike, what outlets and what parties tell differently, what is overtaken.

use model::record::{Relation, RelationKind};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Mark, Piece, Section};
use crate::words;

/// The kinds in the order shown, each with its heading and status.
const KINDS: [(RelationKind, &str, Mark); 5] = [
    (RelationKind::Contradicted, "Told differently by outlets", Mark { shape: '≠', word: "contradicted" }),
    (RelationKind::Disputed, "Disputed between the parties", Mark { shape: '⇄', word: "disputed" }),
    (RelationKind::Corroborated, "Said by independent origins", Mark { shape: '=', word: "corroborated" }),
    (RelationKind::Superseded, "Overtaken", Mark { shape: '→', word: "superseded" }),
    (RelationKind::Finer, "Told more precisely", Mark { shape: '⊃', word: "finer" }),
];

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut blocks = Vec::new();
    for (kind, heading, mark) in KINDS {
        let of_kind = desk.dossier.relations.iter().filter(|r| r.kind == kind);
        let items: Vec<Item> = of_kind.map(|r| relation(desk, r, mark)).collect();
        if !items.is_empty() {
            blocks.push(Block::Group(Group {
                heading: vec![Piece::strong(heading)],
                items,
                ..Group::default()
            }));
        }
    }
    Section { id: "agreement", title: "Agreement", blocks }
}

fn relation(desk: &Desk<'_>, r: &Relation, mark: Mark) -> Item {
    let notes = r
        .evidence
        .iter()
        .map(|e| {
            let source = desk.source(e);
            vec![Piece::quote(words::cited(&e.exact, 160)), Piece::faint(format!(" {}", source.text()))]
        })
        .collect();
    Item {
        record: r.id.clone(),
        mark: Some(mark),
        body: vec![Piece::plain(words::clip(&r.reason, 160))],
        notes,
        sources: desk.sources(&r.evidence),
        origins: desk.origins(&r.origins),
        ..Item::default()
    }
}
