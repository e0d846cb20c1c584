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
    for (kind, heading, _) in KINDS {
        let mut of_kind: Vec<&Relation> = desk.dossier.relations.iter().filter(|r| r.kind == kind).collect();
        of_kind.sort_by_key(|r| (std::cmp::Reverse(r.origins.len()), r.id.clone()));
        let items: Vec<Item> = of_kind.into_iter().map(|r| relation(desk, r)).collect();
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
const WORDINGS: usize = 3;

pub(super) fn relation(desk: &Desk<'_>, r: &Relation) -> Item {
    let mark = KINDS.iter().find(|(kind, ..)| *kind == r.kind).map(|(.., mark)| *mark);
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
    let mut reason = reason(desk, &r.reason);
    let mut subjects: Vec<String> = r.records.iter().filter_map(|id| subject(desk, id)).collect();
    subjects.dedup();
    let mut body = Vec::new();
    if let Some(subject) = subjects.first() {
        body.push(Piece::strong(words::clip(subject, 80)));
        // A reason may begin with what it is about.
        let rest = reason.strip_prefix(subject.as_str()).map(|r| r.trim_start_matches([':', ' ']).to_owned());
        reason = rest.unwrap_or(reason);
        body.push(Piece::plain(": "));
    }
    body.push(Piece::plain(words::clip(&reason, 160)));
    Item {
        record: r.id.clone(),
        mark,
        body,
        notes,
        sources: desk.sources(&r.evidence),
        origins: desk.origins(&r.origins),
        ..Item::default()
    }
}

/// The reason with its sides by name ("US: offers" becomes "United States: offers") and its origins without a label.
fn reason(desk: &Desk<'_>, text: &str) -> String {
    let named = |part: &str| match part.split_once(": ") {
        Some((code, rest)) => {
            desk.side(code).map_or_else(|| part.to_owned(), |name| format!("{name}: {rest}"))
        }
        None => part.to_owned(),
    };
    let parts: Vec<String> = text.trim_start_matches("origins: ").split(" against ").map(named).collect();
    words::line(&parts.join(" against "))
}

/// What a record is about, in a few words of its fields.
fn subject(desk: &Desk<'_>, id: &str) -> Option<String> {
    Some(match desk.record(id)? {
        Record::Issue(i) => words::label(&i.label, 80),
        Record::Meeting(m) if m.participants.is_empty() => return None,
        Record::Meeting(m) => desk.names(&m.participants),
        Record::Event(e) => {
            let who = [e.actor.as_deref(), Some(&*e.action), e.recipient.as_deref()];
            who.into_iter().flatten().map(|w| desk.name(w)).collect::<Vec<_>>().join(" → ")
        }
        Record::Figure(f) => words::line(&f.measure),
        Record::Position(p) => desk.name(p.party.as_deref()?),
        Record::Progress(p) => desk.name(p.by.as_deref()?),
        Record::Utterance(u) => desk.name(u.speaker.as_deref()?),
        _ => return None,
    })
}
