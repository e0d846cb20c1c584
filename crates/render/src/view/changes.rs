//! What changed between two accounts: new, changed (old → new), no longer told, now corroborated.

use model::record::{Change, ChangeKind, Record};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Mark, Piece, Section};
use crate::words;

const KINDS: [(ChangeKind, &str, Mark); 5] = [
    (ChangeKind::Changed, "Changed", Mark { shape: '→', word: "changed" }),
    (ChangeKind::New, "New", Mark { shape: '+', word: "new" }),
    (ChangeKind::Contested, "Now contested", Mark { shape: '≠', word: "contested" }),
    (ChangeKind::Corroborated, "Now corroborated", Mark { shape: '=', word: "corroborated" }),
    (ChangeKind::Dropped, "No longer told", Mark { shape: '-', word: "dropped" }),
];

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut blocks = Vec::new();
    for (kind, heading, mark) in KINDS {
        let of_kind = desk.dossier.changes.iter().filter(|c| c.kind == kind);
        let items: Vec<Item> = of_kind.map(|c| change(desk, c, mark)).collect();
        if !items.is_empty() {
            let heading = vec![Piece::strong(heading)];
            blocks.push(Block::Group(Group { heading, items, ..Group::default() }));
        }
    }
    Section { id: "changes", title: "What changed", blocks }
}

fn change(desk: &Desk<'_>, c: &Change, mark: Mark) -> Item {
    let shown = desk.record(&c.record).map(label).unwrap_or_default();
    let mut body = vec![Piece::plain(shown)];
    match (c.kind, &c.before, &c.after) {
        (ChangeKind::Changed | ChangeKind::Corroborated, Some(before), Some(after)) => {
            body.push(Piece::strong(format!(" {} → {}", words::line(before), words::line(after))));
        }
        (_, before, after) => {
            let value = after.as_ref().or(before.as_ref()).map(|v| words::line(v)).unwrap_or_default();
            if !value.is_empty() {
                body.push(Piece::strong(format!(" {value}")));
            }
        }
    }
    if let Some(first) = c.evidence.first() {
        body.push(Piece::plain(": "));
        body.push(desk.cited(first, 160));
    }
    Item {
        record: c.id.clone(),
        mark: Some(mark),
        body,
        sources: desk.sources(&c.evidence),
        ..Item::default()
    }
}

/// What sort of record changed.
fn label(record: &Record) -> &'static str {
    match record {
        Record::Meeting(_) => "meeting",
        Record::Position(_) => "position",
        Record::Issue(_) => "issue",
        Record::Figure(_) => "figure",
        Record::Utterance(_) => "said",
        Record::Proposal(_) => "proposal",
        Record::Lever(_) => "lever",
        Record::Progress(_) => "progress",
        _ => "",
    }
}
