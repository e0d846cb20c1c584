//! The states of one meeting: planned here, held there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::record::{Meeting, MeetingStatus, Relation, RelationKind::Followed};

use super::{Look, articles, relation};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    same_place_and_day(look, found);
    for meeting in &look.dossier.meetings {
        let mut states: Vec<_> = meeting.history.iter().map(|h| h.status).collect();
        states.dedup();
        // A meeting that is held before it is planned is two meetings, or undated articles in the wrong order.
        let forward = states.windows(2).all(|w| rank(w[0]) <= rank(w[1]));
        if states.len() < 2 || !forward || articles(&meeting.evidence).len() < 2 {
            continue;
        }
        let words: Vec<String> = states.iter().map(|s| format!("{s:?}").to_lowercase()).collect();
        let evidence = meeting.history.iter().flat_map(|h| h.evidence.clone()).collect();
        found.push(relation(
            Followed,
            vec![meeting.id.clone()],
            words.join(" → "),
            evidence,
            "states-of-one-meeting",
        ));
    }
}

/// How far along a meeting is.
fn rank(status: MeetingStatus) -> u8 {
    use MeetingStatus::{Confirmed, Planned, Ready, Rumoured};
    match status {
        Rumoured => 0,
        Ready => 1,
        Planned => 2,
        Confirmed => 3,
        _ => 4,
    }
}

/// A meeting planned for one place and day, and one held there on that day, in another article: the plan came about,
/// whoever was named as taking part.
fn same_place_and_day(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut at: BTreeMap<(&str, Date), [Vec<&Meeting>; 2]> = BTreeMap::new();
    for m in &look.dossier.meetings {
        let Some(place) = m.place.as_deref() else { continue };
        let side = match m.status {
            MeetingStatus::Planned | MeetingStatus::Confirmed | MeetingStatus::Ready => 0,
            MeetingStatus::Held | MeetingStatus::UnderWay => 1,
            _ => continue,
        };
        if let Some(day) = m.when.single_day() {
            at.entry((place, day)).or_default()[side].push(m);
        }
    }
    for [planned, held] in at.into_values() {
        // More than one of either on one day is a day of several meetings: which came of which is not told.
        let ([plan], [done]) = (&planned[..], &held[..]) else { continue };
        let apart = articles(&plan.evidence).is_disjoint(&articles(&done.evidence));
        if apart {
            let evidence = [plan.evidence.clone(), done.evidence.clone()].concat();
            let records = vec![plan.id.clone(), done.id.clone()];
            found.push(relation(
                Followed,
                records,
                "planned → held".to_owned(),
                evidence,
                "same-place-and-day",
            ));
        }
    }
}
