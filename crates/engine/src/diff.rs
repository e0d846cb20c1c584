//! What changed between two accounts of one story. Records are matched by what they are about, not by id, because
//! the two accounts may rest on different articles.

use std::collections::BTreeMap;

use model::record::{
    Change, ChangeKind, Figure, FigureValue, Meeting, Position, Record, Relation, RelationKind,
};
use model::{Dossier, Evidence, Interval};

/// What is new, changed or no longer told in `new` against `old`, in the order of the records.
#[must_use]
pub fn diff(old: &Dossier, new: &Dossier) -> Vec<Change> {
    let met = same_meetings(old, new);
    let (contested_then, contested_now) = (contested(old), contested(new));
    let before = facts(old, &BTreeMap::new());
    let after = facts(new, &met);
    let mut changes = Vec::new();
    for (key, now) in &after {
        match before.get(key) {
            None => changes.push(change(ChangeKind::New, None, Some(now))),
            Some(then) => {
                if then.value != now.value {
                    changes.push(change(ChangeKind::Changed, Some(then), Some(now)));
                }
                changes.extend(agreement(then, now));
                let reason = contested_now.get(now.id.as_str());
                let news = reason.filter(|_| !contested_then.contains_key(then.id.as_str()));
                changes.extend(news.map(|reason| Change {
                    after: Some((*reason).to_owned()),
                    ..change(ChangeKind::Contested, Some(then), Some(now))
                }));
            }
        }
    }
    let gone = before.iter().filter(|(key, _)| !after.contains_key(*key));
    changes.extend(gone.map(|(_, then)| change(ChangeKind::Dropped, Some(then), None)));
    changes
}

/// The records that outlets contradict or parties dispute, with the first reason told; only what is surely so.
fn contested(d: &Dossier) -> BTreeMap<&str, &str> {
    let against = |r: &&Relation| {
        matches!(r.kind, RelationKind::Contradicted | RelationKind::Disputed)
            && model::record::is_sure(&r.rules)
    };
    let mut found = BTreeMap::new();
    for relation in d.relations.iter().filter(against) {
        for record in &relation.records {
            found.entry(record.as_str()).or_insert(relation.reason.as_str());
        }
    }
    found
}

/// Now told by more origins than one, where it was one.
fn agreement(then: &Fact, now: &Fact) -> Option<Change> {
    (then.origins <= 1 && now.origins > 1)
        .then(|| change(ChangeKind::Corroborated, Some(then), Some(now)))
        .map(|c| Change {
            before: Some(format!("origins: {}", then.origins)),
            after: Some(format!("origins: {}", now.origins)),
            ..c
        })
}

/// A record as something that can be told again: what it is about is its key, what it says of that its value.
#[derive(Clone, Debug)]
struct Fact {
    id: String,
    value: String,
    origins: usize,
    evidence: Vec<Evidence>,
}

fn change(kind: ChangeKind, then: Option<&Fact>, now: Option<&Fact>) -> Change {
    let record = now.or(then).map(|f| f.id.clone()).unwrap_or_default();
    let word = match kind {
        ChangeKind::New => "new",
        ChangeKind::Changed => "changed",
        ChangeKind::Dropped => "dropped",
        ChangeKind::Contested => "contested",
        ChangeKind::Corroborated => "corroborated",
    };
    Change {
        id: format!("change-{word}-{record}"),
        kind,
        before: then.map(|f| f.value.clone()),
        after: now.map(|f| f.value.clone()),
        since: None,
        evidence: now.or(then).map(|f| f.evidence.clone()).unwrap_or_default(),
        record,
        rules: vec!["same-subject".to_owned()],
    }
}

/// Every record that can be told again, by what it is about. Two of one key keep the first, a stable one.
fn facts(d: &Dossier, met: &BTreeMap<&str, &str>) -> BTreeMap<String, Fact> {
    let mut facts = BTreeMap::new();
    for record in d.records() {
        let Some((key, value, origins)) = fact(d, &record, met) else { continue };
        let fact = Fact { id: record.id().to_owned(), value, origins, evidence: record.evidence().to_vec() };
        facts.entry(key).or_insert(fact);
    }
    facts
}

fn fact(d: &Dossier, record: &Record, met: &BTreeMap<&str, &str>) -> Option<(String, String, usize)> {
    Some(match record {
        Record::Meeting(m) => {
            let key = met
                .get(m.id.as_str())
                .map_or_else(|| format!("meeting {}", m.id), |old| format!("meeting {old}"));
            (key, meeting_value(m), m.origins.len())
        }
        Record::Position(p) => (position_key(d, p)?, word(&p.stance), p.origins.len()),
        Record::Issue(i) => (format!("issue {}", i.key), word(&i.state), 1),
        Record::Figure(f) => (figure_key(d, f), figure_value(f), f.origins.len()),
        Record::Utterance(u) => {
            let words = u.evidence.first().map(|e| fold(&e.exact)).unwrap_or_default();
            (format!("utterance {} {words}", name(d, u.speaker.as_deref())), String::new(), u.origins.len())
        }
        Record::Proposal(p) => (format!("proposal {}", fold(&p.words)), word(&p.status), p.origins.len()),
        Record::Lever(l) => {
            let key = format!("lever {} {}", name(d, l.actor.as_deref()), fold(&l.what));
            (key, l.status.clone(), l.origins.len())
        }
        Record::Progress(p) => {
            let words = p.evidence.first().map(|e| fold(&e.exact)).unwrap_or_default();
            (format!("progress {} {words}", name(d, p.by.as_deref())), word(&p.direction), p.origins.len())
        }
        _ => return None,
    })
}

/// Which old meeting each new one is, by ids: told in the same words, or the same people at one place within days.
/// A new one that only bears an old one's id is given a key of its own.
fn same_meetings<'a>(old: &'a Dossier, new: &'a Dossier) -> BTreeMap<&'a str, &'a str> {
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (n, now) in new.meetings.iter().enumerate() {
        let likely = old.meetings.iter().enumerate();
        pairs.extend(likely.filter_map(|(o, then)| Some((likeness(old, then, new, now)?, n, o))));
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut met) = (vec![false; old.meetings.len()], BTreeMap::new());
    for (_, n, o) in pairs {
        let id = new.meetings[n].id.as_str();
        if !taken[o] && !met.contains_key(id) {
            taken[o] = true;
            met.insert(id, old.meetings[o].id.as_str());
        }
    }
    met
}

/// How much speaks for one meeting; nothing where people, place or days are against it.
fn likeness(old: &Dossier, then: &Meeting, new: &Dossier, now: &Meeting) -> Option<u32> {
    let words = then.evidence.iter().filter(|e| now.evidence.contains(e)).count();
    if words > 0 {
        return Some(100 + u32::try_from(words).unwrap_or(0));
    }
    let people = |d: &Dossier, m: &Meeting| -> Vec<String> {
        m.participants.iter().map(|id| fold(d.name(id))).collect()
    };
    let (a, b) = (people(old, then), people(new, now));
    let shared = a.iter().filter(|p| b.contains(p)).count();
    let nested = shared == a.len() || shared == b.len();
    let places = match (&then.place, &now.place) {
        (Some(x), Some(y)) => fold(x) == fold(y),
        _ => true,
    };
    let apart = match (then.when.earliest, now.when.earliest) {
        (Some(x), Some(y)) => (x - y).get_days().abs(),
        _ => 0,
    };
    let one = shared > 0 && nested && places && apart <= 7;
    one.then(|| 10 * u32::try_from(shared).unwrap_or(0) + 8 - apart.unsigned_abs())
}

fn meeting_value(m: &Meeting) -> String {
    format!("{} {}", word(&m.status).replace('_', " "), day(&m.when)).trim().to_owned()
}

fn position_key(d: &Dossier, p: &Position) -> Option<String> {
    let issue = d.issue(&p.issue).map_or(p.issue.as_str(), |i| i.key.as_str());
    let told = name(d, p.as_told_by.as_deref());
    Some(format!("position {} {issue} {told}", fold(d.name(p.party.as_deref()?))))
}

fn figure_key(d: &Dossier, f: &Figure) -> String {
    format!("figure {} {}", fold(&f.measure), name(d, f.by.as_deref()))
}

fn figure_value(f: &Figure) -> String {
    let value = match &f.value {
        FigureValue::Number(n) => n.to_string(),
        FigureValue::Words(w) => w.clone(),
    };
    format!("{value} {}", f.unit.as_deref().unwrap_or("")).trim().to_owned()
}

fn day(when: &Interval) -> String {
    match (when.earliest, when.latest) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}/{b}"),
        (Some(a), None) => format!("{a}/.."),
        (None, Some(b)) => format!("../{b}"),
        (None, None) => String::new(),
    }
}

fn name(d: &Dossier, id: Option<&str>) -> String {
    id.map(|id| fold(d.name(id))).unwrap_or_default()
}

/// Words without case, marks and spacing.
fn fold(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    text.to_lowercase()
        .chars()
        .map(letters)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The word that a status is written as.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::record::{MeetingFormat, MeetingStatus};

    use super::*;

    fn meeting(id: &str, place: &str, day: i8, status: MeetingStatus) -> Meeting {
        Meeting {
            id: id.into(),
            format: MeetingFormat::Talks,
            participants: vec!["Ada Voss".into(), "Tomas Brandt".into()],
            place: Some(place.into()),
            place_entity: None,
            when: Interval::day(date(2031, 3, day)),
            status,
            history: Vec::new(),
            duration: None,
            purpose: None,
            outcome: None,
            origins: Vec::new(),
            evidence: vec![Evidence { article: id.into(), start: 0, end: 1, exact: "x".into() }],
            rules: Vec::new(),
        }
    }

    #[test]
    fn a_meeting_that_moves_is_changed_and_another_trip_is_new() {
        let old = Dossier {
            meetings: vec![meeting("a", "Lindhaven", 4, MeetingStatus::Planned)],
            ..Dossier::default()
        };
        let new = Dossier {
            meetings: vec![
                meeting("b", "Lindhaven", 5, MeetingStatus::Held),
                meeting("c", "Lindhaven", 20, MeetingStatus::Planned),
            ],
            ..Dossier::default()
        };
        let seen: Vec<_> = diff(&old, &new)
            .into_iter()
            .map(|c| (c.kind, c.before.unwrap_or_default(), c.after.unwrap_or_default()))
            .collect();
        assert_eq!(
            seen,
            [
                (ChangeKind::Changed, "planned 2031-03-04".into(), "held 2031-03-05".into()),
                (ChangeKind::New, String::new(), "planned 2031-03-20".into()),
            ]
        );
    }

    #[test]
    fn what_another_now_denies_is_now_contested() {
        let one = Dossier {
            meetings: vec![meeting("a", "Lindhaven", 4, MeetingStatus::Planned)],
            ..Dossier::default()
        };
        let against = Relation {
            id: "r".into(),
            kind: RelationKind::Disputed,
            records: vec!["a".into(), "s".into()],
            origins: Vec::new(),
            reason: "claims against denies".into(),
            evidence: Vec::new(),
            rules: vec!["opposite-progress".into()],
        };
        let unsure = Relation { rules: vec!["opposite-stances-unsure".into()], ..against.clone() };
        let with = |relation| Dossier { relations: vec![relation], ..one.clone() };
        let seen = diff(&one, &with(against.clone()));
        assert_eq!((seen.len(), seen[0].kind), (1, ChangeKind::Contested));
        assert_eq!(seen[0].after.as_deref(), Some("claims against denies"));
        assert!(diff(&with(against.clone()), &with(against)).is_empty());
        assert!(diff(&one, &with(unsure)).is_empty());
    }

    #[test]
    fn the_same_account_has_not_changed_and_a_lost_record_is_dropped() {
        let one = Dossier {
            meetings: vec![meeting("a", "Lindhaven", 4, MeetingStatus::Planned)],
            ..Dossier::default()
        };
        assert!(diff(&one, &one).is_empty());
        let gone = diff(&one, &Dossier::default());
        assert_eq!(gone.len(), 1);
        assert_eq!(gone[0].kind, ChangeKind::Dropped);
    }
}
