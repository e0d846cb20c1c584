//! The timeline: what happened and is to happen, by day; an uncertain day is its range, with the reason.

use std::collections::BTreeMap;

use model::record::{Entity, EntityKind, Event, Meeting, Utterance};
use model::{Evidence, Interval};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Piece, Section, text_of};
use crate::{dates, marks, words};

use super::quotes;

/// Which lanes to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lanes {
    /// Meetings and events.
    Happenings,
    /// And what was said.
    All,
}

pub(super) fn section(desk: &Desk<'_>, lanes: Lanes) -> Section {
    let mut days: BTreeMap<(u8, Interval), Vec<Item>> = BTreeMap::new();
    let mut put = |when: Interval, item: Item| {
        days.entry((known(&when), order(when))).or_default().push(item);
    };
    for m in &desk.dossier.meetings {
        put(m.when, undated(meeting(desk, m)));
    }
    for e in happenings(desk) {
        put(e.when, Item { lead: "event".to_owned(), ..undated(event(desk, e)) });
    }
    if lanes == Lanes::All {
        for u in &desk.dossier.utterances {
            put(u.said, Item { lead: "said".to_owned(), ..undated(said(desk, u)) });
        }
    }
    let blocks = days
        .into_iter()
        .map(|((rank, when), items)| Block::Group(Group { rank, ..day(desk, &when, items) }))
        .collect();
    Section { id: "timeline", title: "Timeline", blocks }
}

/// The events that say who, and that are no meeting told as a verb: those are in the meetings already.
pub(crate) fn happenings<'d>(desk: &Desk<'d>) -> Vec<&'d Event> {
    let dossier = desk.dossier;
    let told = |e: &Evidence| {
        let mut words = dossier.meetings.iter().flat_map(|m| &m.evidence);
        words.any(|m| m.article == e.article && m.start < e.end && e.start < m.end)
    };
    let events = dossier.events.iter().filter(|e| e.actor.is_some() || e.recipient.is_some());
    events.filter(|e| !e.evidence.iter().any(told)).collect()
}

/// 0 for what has its place in time, 1 for what is bounded on one side only, 2 for what has no date.
fn known(when: &Interval) -> u8 {
    match (when.earliest, when.latest) {
        (Some(_), Some(_)) => 0,
        (None, None) => 2,
        _ => 1,
    }
}

/// The interval without its precision, so that one day reached by two ways is one heading.
fn order(when: Interval) -> Interval {
    match when.single_day() {
        Some(day) => Interval::day(day),
        None => when,
    }
}

fn undated(mut item: Item) -> Item {
    item.lead.clear();
    item
}

fn day(desk: &Desk<'_>, when: &Interval, items: Vec<Item>) -> Group {
    let heading = dates::heading(when).unwrap_or_else(|| format!("Day {}", words::NOT_STATED));
    let sure = when.single_day().is_some() || when.is_unknown();
    let note = if sure { Vec::new() } else { vec![Piece::faint(why_range(desk, when, &items))] };
    Group { heading: vec![Piece::strong(heading)], note, items, ..Group::default() }
}

/// Why a heading is a range: the words that give it, where the times tell.
fn why_range(desk: &Desk<'_>, when: &Interval, items: &[Item]) -> String {
    let spots = items.iter().flat_map(|i| &i.sources);
    let words = spots.filter_map(|s| {
        let whole = Evidence { article: s.article.clone(), start: s.start, end: s.end, exact: String::new() };
        desk.reason(when, &[whole])
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.dedup();
    match words.is_empty() {
        true => "no finer in the sources".to_owned(),
        false => format!("no finer than {}", words.join(", ")),
    }
}

fn format_word(meeting: &Meeting) -> &'static str {
    use model::record::MeetingFormat::*;
    match meeting.format {
        Meeting => "meeting",
        Talks => "talks",
        Summit => "summit",
        Call => "call",
        Visit => "visit",
        Trip => "trip",
        Process => "process",
    }
}

/// One meeting as a line.
pub(super) fn meeting(desk: &Desk<'_>, m: &Meeting) -> Item {
    let who = if m.participants.is_empty() {
        Piece::faint(format!("participants {}", words::NOT_STATED))
    } else {
        Piece::strong(desk.names(&m.participants))
    };
    let mut body = vec![Piece::plain(format!("{}: ", format_word(m))), who];
    if let Some(place) = &m.place {
        body.push(Piece::plain(format!(" · {}", words::line(place))));
    }
    if let Some(duration) = &m.duration {
        body.push(Piece::plain(format!(" · {}", dates::duration(duration))));
    }
    let mut notes = Vec::new();
    if let Some(evidence) = telling(desk, m) {
        notes.push(vec![desk.cited(evidence, 180)]);
    }
    for (label, field) in [("for", &m.purpose), ("outcome", &m.outcome)] {
        if let Some(text) = field {
            notes.push(vec![Piece::faint(format!("{label}: ")), Piece::quote(words::cited(text, 140))]);
        }
    }
    notes.extend(history(desk, m));
    notes.extend(left_out(desk, m));
    Item {
        record: m.id.clone(),
        mark: Some(marks::meeting(m.status)),
        lead: lead(desk, &m.when, &m.evidence),
        body,
        notes,
        sources: desk.sources(&m.evidence),
        origins: desk.origins(&m.origins),
    }
}

/// The words that tell its latest state most fully, else the newest article's.
fn telling<'m>(desk: &Desk<'_>, m: &'m Meeting) -> Option<&'m Evidence> {
    let told = m.history.iter().filter(|s| s.status == m.status).flat_map(|s| &s.evidence);
    let fullest = told.max_by_key(|e| (e.exact.len().min(180), std::cmp::Reverse(e.start)));
    fullest.or_else(|| {
        m.evidence.iter().max_by_key(|e| (desk.published(&e.article).latest, std::cmp::Reverse(e.start)))
    })
}

/// How it moved, when more than one state is told: "planned 22 Jan 2026 (Outlet) → held 22 Jan 2026 (Outlet)".
fn history(desk: &Desk<'_>, m: &Meeting) -> Option<Vec<Piece>> {
    let mut steps: Vec<String> = Vec::new();
    let mut before = None;
    for step in &m.history {
        let now = (step.status, step.when);
        if before == Some(now) {
            continue;
        }
        before = Some(now);
        let when = dates::short(&step.when).map(|w| format!(" {w}")).unwrap_or_default();
        let word = marks::meeting(step.status).word;
        steps.push(format!("{word}{when} ({})", desk.outlet(&step.article)));
    }
    (steps.len() > 1).then(|| vec![Piece::faint("told as: "), Piece::plain(steps.join(" → "))])
}

/// People whom some of the meeting's articles never name: an omission, not a contradiction.
fn left_out(desk: &Desk<'_>, m: &Meeting) -> Option<Vec<Piece>> {
    let mut articles: Vec<&str> = m.evidence.iter().map(|e| e.article.as_str()).collect();
    articles.dedup();
    let silent = |person: &Entity| -> Vec<String> {
        let names = |id: &&str| !person.mentions.iter().any(|at| at.at.article == **id);
        articles.iter().copied().filter(|id| names(id)).map(|id| desk.outlet(id)).collect()
    };
    let people = m.participants.iter().filter_map(|id| desk.entity(id));
    let missing: Vec<String> = people
        .filter(|e| e.kind == EntityKind::Person)
        .map(|e| (e, silent(e)))
        .filter(|(_, outlets)| !outlets.is_empty())
        .map(|(e, outlets)| format!("{} by {}", words::line(&e.name), outlets.join(", ")))
        .collect();
    (!missing.is_empty()).then(|| vec![Piece::faint("not named: "), Piece::plain(missing.join("; "))])
}

/// The date at a line's head: a day, or a range; "day not stated" where none is known.
pub(super) fn lead(desk: &Desk<'_>, when: &Interval, evidence: &[Evidence]) -> String {
    let _ = (desk, evidence);
    dates::short(when).unwrap_or_else(|| "no date stated".to_owned())
}

fn event(desk: &Desk<'_>, e: &Event) -> Item {
    let mut body = Vec::new();
    if let Some(actor) = &e.actor {
        body.push(Piece::strong(desk.name(actor)));
        body.push(Piece::plain(" → "));
    }
    body.push(Piece::plain(words::line(&e.action)));
    if let Some(recipient) = &e.recipient {
        body.push(Piece::plain(" → "));
        body.push(Piece::strong(desk.name(recipient)));
    }
    if let Some(place) = &e.place {
        body.push(Piece::plain(format!(" · {}", words::line(place))));
    }
    if let Some(code) = &e.plover {
        body.push(Piece::faint(format!(" · {}", words::line(code))));
    }
    Item {
        record: e.id.clone(),
        mark: Some(marks::event(e.status)),
        lead: lead(desk, &e.when, &e.evidence),
        body,
        notes: e.evidence.first().map(|x| vec![desk.cited(x, 180)]).into_iter().collect(),
        sources: desk.sources(&e.evidence),
        origins: desk.origins(&e.origins),
    }
}

/// An utterance as one line of the timeline: its first wording.
fn said(desk: &Desk<'_>, u: &Utterance) -> Item {
    let whole = quotes::utterance(desk, u);
    let mut body = vec![Piece::strong(text_of(&whole.heading)), Piece::plain(": ")];
    if let Some(first) = whole.items.first() {
        body.extend(first.body.iter().cloned());
    }
    Item {
        record: u.id.clone(),
        body,
        sources: desk.sources(&u.evidence),
        origins: desk.origins(&u.origins),
        ..Item::default()
    }
}
