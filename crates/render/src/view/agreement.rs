//! Agreement: what independent origins say alike, what outlets and what parties tell differently, what is overtaken.

use model::Evidence;
use model::record::{Record, Relation, RelationKind};

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

/// The most wordings shown side by side.
const WORDINGS: usize = 4;

fn relation(desk: &Desk<'_>, r: &Relation, mark: Mark) -> Item {
    // One wording an article: the rest are its repetitions.
    let mut told: Vec<&Evidence> = Vec::new();
    for e in &r.evidence {
        if !told.iter().any(|t| t.article == e.article) {
            told.push(e);
        }
    }
    told.sort_by_key(|e| (desk.age(&e.article), e.start));
    let mut notes: Vec<Vec<Piece>> = told
        .iter()
        .take(WORDINGS)
        .map(|e| vec![Piece::plain(format!("{}: ", desk.outlet(&e.article))), desk.cited(e, 160)])
        .collect();
    if told.len() > WORDINGS {
        notes.push(vec![Piece::faint(format!("and {} more", told.len() - WORDINGS))]);
    }
    let mut subjects: Vec<String> = r.records.iter().filter_map(|id| subject(desk, id)).collect();
    subjects.dedup();
    let mut body = Vec::new();
    if let Some(subject) = subjects.first() {
        body.push(Piece::strong(words::clip(subject, 80)));
        body.push(Piece::plain(" · "));
    }
    body.push(Piece::plain(words::clip(&r.reason, 160)));
    Item {
        record: r.id.clone(),
        mark: Some(mark),
        body,
        notes,
        sources: desk.sources(&r.evidence),
        origins: desk.origins(&r.origins),
        ..Item::default()
    }
}

/// What a record is about, in a few words of its fields.
fn subject(desk: &Desk<'_>, id: &str) -> Option<String> {
    Some(match desk.record(id)? {
        Record::Issue(i) => i.label,
        Record::Meeting(m) => desk.names(&m.participants),
        Record::Figure(f) => f.measure,
        Record::Position(p) => desk.name(p.party.as_deref()?),
        Record::Progress(p) => desk.name(p.by.as_deref()?),
        Record::Utterance(u) => desk.name(u.speaker.as_deref()?),
        _ => return None,
    })
}
