//! The figures of the story, by what they measure, with their spread over origins.

use std::collections::BTreeMap;

use model::record::{Approx, Figure, RelationKind};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Piece, Section};
use crate::{dates, words};

use super::pressure;

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut by_measure: BTreeMap<String, Vec<&Figure>> = BTreeMap::new();
    for f in &desk.dossier.figures {
        by_measure.entry(words::line(&f.measure).to_lowercase()).or_default().push(f);
    }
    let mut blocks = Vec::new();
    let mut single = Vec::new();
    let mut loose = Vec::new();
    for figures in by_measure.into_values() {
        if figures.len() == 1 {
            single.extend(figures.iter().map(|f| figure(desk, f, true)));
        } else if figures.iter().any(|f| is_bare(f)) {
            loose.push(Block::Group(group(desk, &figures)));
        } else {
            blocks.push(Block::Group(group(desk, &figures)));
        }
    }
    if !single.is_empty() {
        // Under a heading of their own: without one they would read as the last measure's.
        let heading = vec![Piece::strong(if blocks.is_empty() {
            "Figures told of one thing each"
        } else {
            "Other figures"
        })];
        blocks.push(Block::Group(Group { heading, items: single, ..Group::default() }));
    }
    blocks.extend(loose);
    Section { id: "figures", title: "Figures", blocks }
}

fn group(desk: &Desk<'_>, figures: &[&Figure]) -> Group {
    let note = if differ(desk, figures) { vec![Piece::flag("several values")] } else { Vec::new() };
    let name = figures.first().map(|f| words::clip(&f.measure, 80)).unwrap_or_default();
    Group {
        heading: vec![Piece::strong(name)],
        note,
        items: figures.iter().map(|f| figure(desk, f, false)).collect(),
        ..Group::default()
    }
}

/// True for a measure that does not say what is measured: two such figures are of different things until shown otherwise.
fn is_bare(figure: &Figure) -> bool {
    matches!(figure.measure.to_lowercase().as_str(), "share" | "change" | "sum" | "length")
}

/// True where some two of the figures are known to be of one thing and differ: "58 migrants" and "71 migrants" may be those
/// of two ships.
fn differ(desk: &Desk<'_>, figures: &[&Figure]) -> bool {
    let here = |id: &String| figures.iter().any(|f| f.id == *id);
    desk.dossier.relations.iter().any(|r| {
        matches!(r.kind, RelationKind::Contradicted | RelationKind::Superseded)
            && r.records.iter().filter(|id| here(id)).count() >= 2
    })
}

fn figure(desk: &Desk<'_>, f: &Figure, named: bool) -> Item {
    let softened = match f.approx {
        Some(Approx::About) => "about ",
        Some(Approx::AtLeast) => "at least ",
        Some(Approx::AtMost) => "at most ",
        Some(Approx::Nearly) => "nearly ",
        None => "",
    };
    let value = pressure::value(Some(&f.value), f.unit.as_deref()).unwrap_or_default();
    let mut body = Vec::new();
    if named {
        body.push(Piece::plain(format!("{}: ", words::clip(&f.measure, 80))));
    }
    body.push(Piece::strong(format!("{softened}{value}")));
    if let Some(by) = &f.by {
        body.push(Piece::plain(format!(" (says {})", desk.name(by))));
    }
    if let Some(first) = f.evidence.first() {
        body.push(Piece::plain(" · "));
        body.push(desk.cited(first, 140));
    }
    Item {
        record: f.id.clone(),
        lead: dates::short(&f.when).unwrap_or_default(),
        body,
        sources: desk.sources(&f.evidence),
        origins: desk.origins(&f.origins),
        ..Item::default()
    }
}
