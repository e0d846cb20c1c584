//! Positions: issues × parties, the latest stance with its words; what others tell of a side is marked.

use std::collections::BTreeMap;

use model::Evidence;
use model::record::{Issue, Position};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Matrix, Piece, Row, Section, text_of};
use crate::{dates, marks, words};

/// The most parties that are columns of their own.
const COLUMNS: usize = 6;

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let positions: Vec<&Position> = desk.dossier.positions.iter().filter(|p| p.party.is_some()).collect();
    if positions.is_empty() {
        return Section { id: "positions", title: "Positions", blocks: Vec::new() };
    }
    let parties = parties(&positions);
    let mut rows: Vec<Row> = Vec::new();
    for (issue, about) in by_issue(desk, &positions) {
        let cells = parties.iter().map(|party| cell(desk, &about, party)).collect::<Vec<_>>();
        if cells.iter().any(Option::is_some) {
            rows.push(Row { group: heading(desk, issue), cells });
        }
    }
    let columns = parties.iter().map(|p| desk.name(p)).collect();
    let mut blocks = vec![Block::Matrix(Matrix { corner: "Issue", columns, rows })];
    let others: Vec<Item> = positions
        .iter()
        .filter(|p| !parties.iter().any(|id| Some(*id) == p.party.as_deref()))
        .map(|p| position(desk, p))
        .collect();
    if !others.is_empty() {
        blocks.push(Block::Group(Group {
            heading: vec![Piece::strong("Others")],
            items: others,
            ..Group::default()
        }));
    }
    Section { id: "positions", title: "Positions", blocks }
}

/// The parties with the most positions.
fn parties<'p>(positions: &[&'p Position]) -> Vec<&'p str> {
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for party in positions.iter().filter_map(|p| p.party.as_deref()) {
        *tally.entry(party).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = tally.into_iter().collect();
    all.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    all.into_iter().take(COLUMNS).map(|(id, _)| id).collect()
}

/// Positions by issue: the issues that most is said of first, the process as a whole last.
fn by_issue<'d, 'p>(
    desk: &Desk<'d>,
    positions: &[&'p Position],
) -> Vec<(Option<&'d Issue>, Vec<&'p Position>)> {
    let mut groups: BTreeMap<&str, Vec<&Position>> = BTreeMap::new();
    for p in positions {
        groups.entry(&p.issue).or_default().push(p);
    }
    let mut groups: Vec<_> = groups.into_iter().map(|(id, about)| (desk.dossier.issue(id), about)).collect();
    groups.sort_by_key(|(issue, about)| {
        (issue.is_none(), std::cmp::Reverse(about.len()), issue.map(|i| i.id.clone()))
    });
    groups
}

fn heading(desk: &Desk<'_>, issue: Option<&Issue>) -> Group {
    let Some(issue) = issue else {
        return Group { heading: vec![Piece::strong("The process as a whole")], ..Group::default() };
    };
    let mark = marks::issue(issue.state);
    Group {
        heading: vec![Piece::strong(words::label(&issue.label, 80))],
        note: vec![Piece::faint(format!("{} {}", mark.shape, mark.word))],
        sources: desk.sources(issue.evidence.get(..1).unwrap_or(&[])),
        ..Group::default()
    }
}

/// The latest stance of a party on an issue, with an arrow where it moved.
fn cell(desk: &Desk<'_>, about: &[&Position], party: &str) -> Option<Item> {
    let mut own: Vec<&&Position> = about.iter().filter(|p| p.party.as_deref() == Some(party)).collect();
    own.sort_by_cached_key(|p| (p.as_told_by.is_none(), day(desk, p), p.id.clone()));
    let latest = own.last()?;
    let mut item = position(desk, latest);
    item.body = stated(desk, latest, false);
    let before = own.iter().rev().skip(1).find(|p| p.as_told_by == latest.as_told_by);
    if let Some(before) = before.filter(|b| b.stance != latest.stance && day(desk, b) < day(desk, latest)) {
        let mark = marks::stance(before.stance);
        let when = day(desk, before).map(|d| format!(" {}", dates::day_short(d))).unwrap_or_default();
        item.notes.push(vec![Piece::faint(format!("moved from {}{when}", mark.word))]);
    }
    let more = own.len() - 1;
    if more > 0 {
        item.notes.push(vec![Piece::faint(format!(
            "{} more on this issue",
            words::count(more, "record", "records")
        ))]);
    }
    Some(item)
}

/// The day a position is known from: its own, else its article's.
fn day(desk: &Desk<'_>, p: &Position) -> Option<jiff::civil::Date> {
    let told = p.evidence.iter().filter_map(|e| desk.published(&e.article).earliest).max();
    p.when.earliest.or(told)
}

/// One position as a line.
pub(super) fn position(desk: &Desk<'_>, p: &Position) -> Item {
    let body = stated(desk, p, true);
    let mut notes = Vec::new();
    if let Some(teller) = &p.as_told_by {
        notes.push(vec![Piece::flag("as told by "), Piece::plain(desk.name(teller))]);
    }
    if let Some(condition) = &p.condition {
        notes.push(vec![Piece::faint("if: "), Piece::quote(words::cited(condition, 140))]);
    }
    Item {
        record: p.id.clone(),
        mark: Some(marks::stance(p.stance)),
        lead: dates::short(&p.when).unwrap_or_default(),
        body,
        notes,
        sources: desk.sources(&p.evidence),
        origins: desk.origins(&p.origins),
    }
}

/// Who stands how in which words; the issue is left out where the line stands under it.
fn stated(desk: &Desk<'_>, p: &Position, with_issue: bool) -> Vec<Piece> {
    let mut body: Vec<Piece> = p.party.iter().map(|party| Piece::strong(desk.name(party))).collect();
    if with_issue {
        let issue = desk.dossier.issue(&p.issue).map(|i| words::label(&i.label, 60));
        body.push(Piece::plain(format!(" on {}", issue.as_deref().unwrap_or("the process"))));
    }
    if let Some(first) = p.evidence.first() {
        body.push(Piece::plain(": "));
        body.push(desk.cited(first, 200));
    }
    body
}

/// One issue as a line: its label and the words that say how it stands.
pub(super) fn issue(desk: &Desk<'_>, i: &Issue) -> Item {
    let told: &[Evidence] = if i.state_evidence.is_empty() { &i.evidence } else { &i.state_evidence };
    let mut body = vec![Piece::strong(words::label(&i.label, 80))];
    let about =
        told.iter().find(|e| text_of(&[desk.cited(e, 180)]).contains(i.label.as_str())).or(told.first());
    if let Some(words) = about.filter(|e| words::line(&e.exact) != words::line(&i.label)) {
        body.push(Piece::plain(": "));
        body.push(desk.cited(words, 180));
    }
    Item {
        record: i.id.clone(),
        mark: Some(marks::issue(i.state)),
        body,
        sources: desk.sources(told),
        ..Item::default()
    }
}
