//! "Where it stands" is chosen, never written: at most seven records that say most about now.
//!
//! Each candidate has a weight made of its kind, of how many independent origins stand behind it and of how
//! late it is. One speaker gets two lines at most, one kind three, and no two lines rest on the same words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use model::record::{IssueState, MeetingStatus, Record, RelationKind};
use model::{Evidence, Interval};

use crate::desk::Desk;
use crate::sentence;

/// The most lines that are chosen.
pub const MOST: usize = 7;

/// A record that could stand in the short account.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// The record.
    pub record: Record<'a>,
    /// What it tells, for the balance of kinds.
    pub kind: Kind,
    /// Whose word it is, for the balance of voices.
    pub voice: Option<String>,
    /// When, for the order shown.
    pub when: Interval,
    weight: i64,
}

/// What a candidate tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the kinds are their own names")]
pub enum Kind {
    Meeting,
    Issue,
    Progress,
    Position,
    Proposal,
    Lever,
    Dispute,
}

impl Kind {
    fn most(self) -> usize {
        match self {
            Self::Meeting => 3,
            Self::Position => 2,
            Self::Issue | Self::Proposal | Self::Lever | Self::Dispute => 1,
            Self::Progress => 2,
        }
    }
}

/// The records that tell where the story stands, oldest first.
#[must_use]
pub fn where_it_stands<'a>(desk: &Desk<'a>) -> Vec<Candidate<'a>> {
    let mut pool = candidates(desk);
    pool.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.record.id().cmp(b.record.id())));
    let mut chosen: Vec<Candidate<'_>> = Vec::new();
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut voices: BTreeMap<String, usize> = BTreeMap::new();
    for candidate in pool {
        let kind = kinds.entry(candidate.kind).or_default();
        let spoken = candidate.voice.as_ref().and_then(|v| voices.get(v)).copied().unwrap_or(0);
        let told = chosen.iter().any(|c| tells_the_same(desk, &c.record, &candidate.record));
        if chosen.len() == MOST || *kind == candidate.kind.most() || spoken == 2 || told {
            continue;
        }
        *kind += 1;
        if let Some(voice) = &candidate.voice {
            *voices.entry(voice.clone()).or_default() += 1;
        }
        chosen.push(candidate);
    }
    chosen.sort_by(|a, b| order(a).cmp(&order(b)));
    chosen
}

fn order<'c>(c: &'c Candidate<'_>) -> (bool, Interval, &'c str) {
    (c.when.earliest.is_none(), c.when, c.record.id())
}

fn candidates<'a>(desk: &Desk<'a>) -> Vec<Candidate<'a>> {
    let d = desk.dossier;
    let mut pool = Vec::new();
    for m in &d.meetings {
        let base = match m.status {
            MeetingStatus::Held | MeetingStatus::UnderWay => 60,
            MeetingStatus::Planned | MeetingStatus::Confirmed => 65,
            MeetingStatus::Cancelled | MeetingStatus::Postponed => 60,
            _ => 25,
        };
        let dated = if m.when.is_unknown() { -30 } else { 0 };
        let named = if m.participants.len() > 1 { 0 } else { -20 };
        pool.push(candidate(
            desk,
            Record::Meeting(Cow::Borrowed(m)),
            Kind::Meeting,
            None,
            m.when,
            base + dated + named,
        ));
    }
    for i in d.issues.iter().filter(|i| i.state != IssueState::Unknown) {
        pool.push(candidate(desk, Record::Issue(Cow::Borrowed(i)), Kind::Issue, None, Interval::UNKNOWN, 55));
    }
    for p in &d.progress {
        let base = if p.by.is_some() { 50 } else { 35 } + if p.value.is_some() { 15 } else { 0 };
        pool.push(candidate(
            desk,
            Record::Progress(Cow::Borrowed(p)),
            Kind::Progress,
            p.by.clone(),
            p.when,
            base,
        ));
    }
    for p in d.positions.iter().filter(|p| p.party.is_some()) {
        let told = if p.as_told_by.is_some() { -15 } else { 0 };
        let voice = p.party.clone();
        pool.push(candidate(
            desk,
            Record::Position(Cow::Borrowed(p)),
            Kind::Position,
            voice,
            p.when,
            45 + told,
        ));
    }
    for p in &d.proposals {
        pool.push(candidate(
            desk,
            Record::Proposal(Cow::Borrowed(p)),
            Kind::Proposal,
            None,
            Interval::UNKNOWN,
            45,
        ));
    }
    let open = |k: RelationKind| matches!(k, RelationKind::Disputed | RelationKind::Contradicted);
    for r in d.relations.iter().filter(|r| open(r.kind) && !r.evidence.is_empty()) {
        let base = if r.kind == RelationKind::Disputed { 55 } else { 50 };
        pool.push(candidate(
            desk,
            Record::Relation(Cow::Borrowed(r)),
            Kind::Dispute,
            None,
            Interval::UNKNOWN,
            base,
        ));
    }
    for l in &d.levers {
        pool.push(candidate(desk, Record::Lever(Cow::Borrowed(l)), Kind::Lever, None, Interval::UNKNOWN, 40));
    }
    pool
}

fn candidate<'a>(
    desk: &Desk<'a>,
    record: Record<'a>,
    kind: Kind,
    voice: Option<String>,
    when: Interval,
    base: i64,
) -> Candidate<'a> {
    let origins = i64::try_from(origins(&record).clamp(1, 6)).unwrap_or(1);
    let weight = base + 10 * origins + freshness(desk, record.evidence());
    Candidate { record, kind, voice, when, weight }
}

fn origins(record: &Record<'_>) -> usize {
    match record {
        Record::Meeting(r) => r.origins.len(),
        Record::Progress(r) => r.origins.len(),
        Record::Position(r) => r.origins.len(),
        Record::Proposal(r) => r.origins.len(),
        Record::Lever(r) => r.origins.len(),
        Record::Relation(r) => r.origins.len(),
        _ => articles(record.evidence()),
    }
}

fn articles(evidence: &[Evidence]) -> usize {
    let mut ids: Vec<&str> = evidence.iter().map(|e| e.article.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// 0 to 40 points: 40 for a record that the newest articles carry, 4 fewer for each day before.
fn freshness(desk: &Desk<'_>, evidence: &[Evidence]) -> i64 {
    let newest = evidence.iter().filter_map(|e| desk.published(&e.article).latest).max();
    let Some((newest, last)) = newest.zip(desk.last_day()) else { return 0 };
    let age = i64::from((last - newest).get_days());
    (40 - 4 * age).clamp(0, 40)
}

/// True when a reader would take two lines for one: they rest on the same words, are told by the same sentence, or are
/// one encounter told twice.
fn tells_the_same(desk: &Desk<'_>, a: &Record<'_>, b: &Record<'_>) -> bool {
    if let (Record::Meeting(a), Record::Meeting(b)) = (a, b) {
        let shared = a.participants.iter().filter(|p| b.participants.contains(p)).count();
        if shared > 1 && a.place == b.place && a.when.meets(&b.when) {
            return true;
        }
    }
    if let (Record::Progress(a), Record::Progress(b)) = (a, b)
        && a.by == b.by
        && (&a.measure, &a.value) == (&b.measure, &b.value)
    {
        return true;
    }
    let first = [a, b].map(|r| r.evidence().first().map(|e| sentence(desk, e)));
    same_words(a.evidence(), b.evidence()) || (first[0].is_some() && first[0] == first[1])
}

/// Article and first byte of the sentence that words stand in.
fn sentence<'e>(desk: &Desk<'_>, e: &'e Evidence) -> (&'e str, usize) {
    let Some((article, span)) = desk.bytes(e) else { return (&e.article, e.start as usize) };
    (&e.article, sentence::around(&article.text, span.start, span.end).0)
}

/// True when two records rest on overlapping words.
fn same_words(a: &[Evidence], b: &[Evidence]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.article == y.article && x.start < y.end && y.start < x.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn at_most_seven_and_no_voice_more_than_twice() {
        let (mut dossier, articles) = fixture::dossier();
        let progress = dossier.progress[0].clone();
        for n in 0..12 {
            let mut copy = progress.clone();
            copy.id = format!("progress-{n}");
            copy.measure = format!("way {n}");
            copy.evidence[0].start = 1000 + n * 10;
            copy.evidence[0].end = 1005 + n * 10;
            dossier.progress.push(copy);
        }
        let chosen = where_it_stands(&Desk::new(&dossier, &articles));
        assert!(chosen.len() <= MOST);
        let same = chosen.iter().filter(|c| c.voice.is_some() && c.voice == progress.by).count();
        assert!(same <= 2, "{same}");
    }

    #[test]
    fn the_newest_word_beats_an_older_one_of_the_same_kind() {
        let (dossier, articles) = fixture::dossier();
        let chosen = where_it_stands(&Desk::new(&dossier, &articles));
        assert!(chosen.iter().any(|c| c.record.id() == "meeting-planned"), "{chosen:#?}");
    }

    #[test]
    fn no_two_lines_rest_on_the_same_words() {
        let (mut dossier, articles) = fixture::dossier();
        let mut twin = dossier.progress[0].clone();
        twin.id = "progress-twin".into();
        twin.by = None;
        dossier.progress.push(twin);
        let chosen = where_it_stands(&Desk::new(&dossier, &articles));
        let told = chosen.iter().filter(|c| c.record.id().starts_with("progress")).count();
        assert_eq!(told, 1);
    }
}
