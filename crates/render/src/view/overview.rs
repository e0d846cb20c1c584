//! The overview: a chosen headline, counts, where it stands, open issues, what comes next, who meets whom.

use std::collections::{BTreeMap, BTreeSet};

use model::BlockRole;
use model::record::{Issue, IssueState, Meeting, MeetingStatus, Record};

use crate::choose;
use crate::dates;
use crate::desk::Desk;
use crate::page::{Block, Fact, Group, Item, Piece, Section, Source};
use crate::words::{self, count};

use super::{agreement, positions, pressure, timeline};

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut blocks = vec![Block::Facts(facts(desk))];
    let mut part = |heading: &str, items: Vec<Item>| {
        if !items.is_empty() {
            blocks.push(Block::Group(Group {
                heading: vec![Piece::strong(heading)],
                items,
                ..Group::default()
            }));
        }
    };
    part(
        "Where it stands",
        choose::where_it_stands(desk).iter().filter_map(|c| line(desk, &c.record)).collect(),
    );
    part("Open issues", open_issues(desk));
    part("Next", next(desk));
    part("Who meets whom", who_meets_whom(desk));
    Section { id: "overview", title: "Overview", blocks }
}

/// The story's headline, chosen from the articles; where no story record says which, the newest article's.
pub(super) fn headline(desk: &Desk<'_>) -> Option<(String, Source)> {
    let story = desk.dossier.story.as_ref();
    let chosen = story.and_then(|s| s.title_from.as_deref()).and_then(|id| desk.article(id));
    let newest = || {
        let mut titled: Vec<_> = desk.dossier.articles.iter().filter(|a| a.title.is_some()).collect();
        titled.sort_by_key(|a| (a.published.interval.latest, &a.id));
        titled.last().copied()
    };
    let article = chosen.filter(|a| a.title.is_some()).or_else(newest)?;
    let block = article.blocks.iter().find(|b| b.role == BlockRole::Title);
    let source = Source {
        outlet: desk.outlet(&article.id),
        date: desk.date(&article.id),
        place: "headline".to_owned(),
        article: article.id.clone(),
        start: block.map_or(0, |b| b.start),
        end: block.map_or(0, |b| b.end),
    };
    Some((words::line(article.title.as_ref()?), source))
}

fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    let d = desk.dossier;
    let outlets: BTreeSet<&str> = d.articles.iter().filter_map(|a| a.outlet.as_deref()).collect();
    let copies = d.articles.iter().filter(|a| a.copy_of.is_some()).count();
    let mut articles = count(d.articles.len(), "article", "articles");
    if !outlets.is_empty() {
        articles.push_str(&format!(" from {}", count(outlets.len(), "named outlet", "named outlets")));
    }
    match copies {
        0 => {}
        1 => articles.push_str(", one a copy of another"),
        n => articles.push_str(&format!(", {n} copies of others")),
    }
    let mut facts = vec![Fact { label: "Read", value: vec![Piece::plain(articles)] }];
    let roots = roots(desk);
    if roots > 0 {
        let origins = count(roots, "independent origin", "independent origins");
        let value = format!("{origins}: the people, bodies and outlets that it all goes back to");
        facts.push(Fact { label: "Behind it", value: vec![Piece::plain(value)] });
    }
    facts.push(Fact { label: "Dates", value: vec![Piece::plain(span(desk))] });
    facts
}

/// Distinct knowers behind all records.
fn roots(desk: &Desk<'_>) -> usize {
    let d = desk.dossier;
    let all = d.meetings.iter().map(|r| &r.origins).chain(d.utterances.iter().map(|r| &r.origins));
    let all = all.chain(d.positions.iter().map(|r| &r.origins)).chain(d.progress.iter().map(|r| &r.origins));
    let all = all.chain(d.figures.iter().map(|r| &r.origins)).chain(d.levers.iter().map(|r| &r.origins));
    all.flatten().map(|o| o.root.as_str()).collect::<BTreeSet<_>>().len()
}

/// The span of the articles' dates, and how many were dated by clues in their text.
fn span(desk: &Desk<'_>) -> String {
    let articles = &desk.dossier.articles;
    let closed: Vec<_> = articles
        .iter()
        .filter(|a| a.published.interval.earliest.is_some() && a.published.interval.latest.is_some())
        .collect();
    let whole = closed.iter().map(|a| a.published.interval).reduce(|a, b| a.hull(&b));
    let mut text = whole.and_then(|i| dates::short(&i)).unwrap_or_else(|| words::NOT_STATED.to_owned());
    let inferred = closed.iter().filter(|a| a.published.basis.iter().any(|b| b.evidence.is_some())).count();
    if inferred > 0 {
        text.push_str(&format!("; {} dated by words in the text", count(inferred, "article", "articles")));
    }
    let open = articles.len() - closed.len();
    if open > 0 {
        text.push_str(&format!("; {} could not be dated", count(open, "article", "articles")));
    }
    text
}

/// A record as one line of the short account.
fn line(desk: &Desk<'_>, record: &Record) -> Option<Item> {
    Some(match record {
        Record::Meeting(r) => timeline::meeting(desk, r),
        Record::Issue(r) => positions::issue(desk, r),
        Record::Progress(r) => pressure::progress(desk, r),
        Record::Position(r) => positions::position(desk, r),
        Record::Proposal(r) => pressure::proposal(desk, r),
        Record::Lever(r) => pressure::lever(desk, r),
        Record::Relation(r) => agreement::relation(desk, r),
        _ => return None,
    })
}

fn open_issues(desk: &Desk<'_>) -> Vec<Item> {
    let state = |i: &&Issue| matches!(i.state, IssueState::Open | IssueState::PartlyAgreed);
    let mut open: Vec<&Issue> = desk.dossier.issues.iter().filter(state).collect();
    open.sort_by_key(|i| (std::cmp::Reverse(i.evidence.len()), &i.id));
    open.into_iter().take(6).map(|i| positions::issue(desk, i)).collect()
}

/// Meetings announced for a day that is not before the newest article.
fn next(desk: &Desk<'_>) -> Vec<Item> {
    let last = desk.last_day();
    let ahead = |m: &&Meeting| {
        let announced = matches!(m.status, MeetingStatus::Planned | MeetingStatus::Confirmed);
        announced && matches!((m.when.latest, last), (Some(day), Some(last)) if day >= last)
    };
    let mut ahead: Vec<&Meeting> = desk.dossier.meetings.iter().filter(ahead).collect();
    ahead.sort_by_key(|m| (m.when, &m.id));
    // The words are in the timeline: here the day and the people are what is looked for.
    ahead.into_iter().take(5).map(|m| Item { notes: Vec::new(), ..timeline::meeting(desk, m) }).collect()
}

/// Each set of participants with how often they met or are to meet.
fn who_meets_whom(desk: &Desk<'_>) -> Vec<Item> {
    let mut sets: BTreeMap<Vec<String>, Vec<&Meeting>> = BTreeMap::new();
    for meeting in desk.dossier.meetings.iter().filter(|m| m.participants.len() > 1) {
        let mut who = meeting.participants.clone();
        who.sort();
        sets.entry(who).or_default().push(meeting);
    }
    let mut rows: Vec<_> = sets.into_values().collect();
    rows.sort_by_key(|meetings| (std::cmp::Reverse(meetings.len()), meetings[0].id.clone()));
    rows.into_iter().take(6).map(|meetings| encounter(desk, &meetings)).collect()
}

fn encounter(desk: &Desk<'_>, meetings: &[&Meeting]) -> Item {
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for m in meetings {
        *tally.entry(crate::marks::meeting(m.status).word).or_default() += 1;
    }
    let tally: Vec<String> = tally.into_iter().map(|(word, n)| format!("{n} {word}")).collect();
    let evidence: Vec<_> = meetings.iter().flat_map(|m| m.evidence.iter().take(1)).cloned().collect();
    Item {
        record: meetings.first().map(|m| m.id.clone()).unwrap_or_default(),
        body: vec![
            Piece::strong(meetings.first().map(|m| desk.names(&m.participants)).unwrap_or_default()),
            Piece::plain(format!(": {}", tally.join(", "))),
        ],
        sources: desk.sources(&evidence),
        ..Item::default()
    }
}
