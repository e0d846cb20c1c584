//! The states of one meeting: planned here, held there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Evidence,
    record::{HistoryStep, Meeting, MeetingFormat, MeetingStatus, Relation, RelationKind::Followed},
};

use super::{Look, around::around, articles, coming::says_coming, relation, subject};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    same_place_and_day(look, found);
    for meeting in &look.dossier.meetings {
        let history = &meeting.history;
        // A meeting that is held before it is planned is two meetings, or undated articles in the wrong order.
        let backward = history.iter().enumerate().any(|(i, a)| {
            history[i + 1..].iter().any(|b| {
                let (early, late) = if rank(a.status) <= rank(b.status) { (a, b) } else { (b, a) };
                rank(early.status) < rank(late.status) && look.order.before(&late.article, &early.article)
            })
        });
        let mut states: Vec<_> = history.iter().map(|h| h.status).collect();
        states.sort_by_key(|s| rank(*s));
        states.dedup();
        if states.len() < 2 || backward || articles(&meeting.evidence).len() < 2 {
            continue;
        }
        let words: Vec<String> = states.iter().map(|s| format!("{s:?}").to_lowercase()).collect();
        let evidence = meeting.history.iter().flat_map(|h| h.evidence.clone()).collect();
        let rule = subject::graded("states-of-one-meeting", came_about(look, meeting));
        found.push(relation(Followed, vec![meeting.id.clone()], words.join(" → "), evidence, rule));
    }
}

/// True where one article announced the meeting before it was to be, and a later one, not before its day, says that it was
/// held or called off: "before the call of July 25", written in autumn, announces nothing.
fn came_about(look: &Look<'_>, meeting: &Meeting) -> bool {
    let day = &meeting.when;
    let out = |article: &str| look.order.of_article(article);
    let ahead = |article: &str| !surely(day.latest, out(article).earliest);
    let past = |article: &str| !surely(out(article).latest, day.earliest);
    let coming = |evidence: &[Evidence]| {
        let mut sentences =
            evidence.iter().filter_map(|e| around(look.text(&e.article)?, e).map(|(sentence, ..)| sentence));
        sentences.any(says_coming)
    };
    let going = rank(MeetingStatus::UnderWay);
    let announced = |h: &&HistoryStep| rank(h.status) < going && ahead(&h.article) && coming(&h.evidence);
    meeting.history.iter().filter(announced).any(|plan| {
        meeting.history.iter().any(|done| {
            if done.status != MeetingStatus::Held {
                return rank(done.status) > going;
            }
            // "The proposed summit" is not over, whatever its day.
            let still = done.evidence.iter().all(|e| says_coming(&e.exact));
            past(&done.article) && !still && look.order.before(&plan.article, &done.article)
        })
    })
}

/// True for a day that is known to lie before another.
fn surely(day: Option<Date>, before: Option<Date>) -> bool {
    day.zip(before).is_some_and(|(day, other)| day < other)
}

/// How far along a meeting is.
fn rank(status: MeetingStatus) -> u8 {
    use MeetingStatus::{Confirmed, Planned, Ready, Rumoured, UnderWay};
    match status {
        Rumoured => 0,
        Ready => 1,
        Planned => 2,
        Confirmed => 3,
        UnderWay => 4,
        _ => 5,
    }
}

/// A meeting planned for a day, and one held or called off on that day in another article: the plan came about or did
/// not, whoever was named as taking part. Both say the place, or share a participant, or there is no other that day.
fn same_place_and_day(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut at: BTreeMap<Date, [Vec<&Meeting>; 2]> = BTreeMap::new();
    for m in &look.dossier.meetings {
        let side = match m.status {
            MeetingStatus::Planned | MeetingStatus::Confirmed | MeetingStatus::Ready => 0,
            MeetingStatus::Held
            | MeetingStatus::UnderWay
            | MeetingStatus::Cancelled
            | MeetingStatus::Postponed => 1,
            _ => continue,
        };
        if let Some(day) = m.when.single_day() {
            at.entry(day).or_default()[side].push(m);
        }
    }
    for [planned, held] in at.into_values() {
        // More than one plan on one day is a day of several meetings: which came of which is not told.
        let [plan] = &planned[..] else { continue };
        let fits = held
            .iter()
            .filter(|done| one_meeting(look, plan, done, held.len()))
            .max_by_key(|d| d.participants.len());
        if let Some(done) = fits {
            let evidence = [plan.evidence.clone(), done.evidence.clone()].concat();
            let records = vec![plan.id.clone(), done.id.clone()];
            let reason = format!("planned → {:?}", done.status).to_lowercase();
            // On a day of several meetings a hall or a guest in common is not enough.
            let shared = plan.participants.iter().filter(|p| done.participants.contains(p)).count();
            let place = plan.place.is_some() && plan.place == done.place;
            let rule = subject::graded("same-place-and-day", shared >= 2 || shared == 1 && place);
            found.push(relation(Followed, records, reason, evidence, rule));
        }
    }
}

fn one_meeting(look: &Look<'_>, plan: &Meeting, done: &Meeting, that_day: usize) -> bool {
    let apart = articles(&plan.evidence).is_disjoint(&articles(&done.evidence));
    let shared = plan.participants.iter().filter(|p| done.participants.contains(p)).count();
    let silent = plan.participants.is_empty() || done.participants.is_empty();
    let travel = |m: &Meeting| matches!(m.format, MeetingFormat::Trip | MeetingFormat::Visit);
    let place = match (&plan.place, &done.place) {
        (Some(a), Some(b)) if a == b => Some(true),
        (Some(_), Some(_)) => Some(false),
        _ => None,
    };
    let backward =
        plan.evidence.iter().any(|p| done.evidence.iter().any(|d| look.order.before(&d.article, &p.article)));
    let named = place == Some(true) || shared > 0 || silent && that_day == 1;
    apart
        && !backward
        && travel(plan) == travel(done)
        && place != Some(false)
        && (shared > 0 || silent || place == Some(true))
        && named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_further_along_than_what_goes_on() {
        assert!(rank(MeetingStatus::UnderWay) < rank(MeetingStatus::Held));
        assert!(rank(MeetingStatus::Confirmed) < rank(MeetingStatus::UnderWay));
        assert_eq!(rank(MeetingStatus::Held), rank(MeetingStatus::Cancelled));
    }
}
