//! The timeline as a picture: meetings and events. Filled is done, hollow is to come, crossed is off.

use model::record::{EventStatus, MeetingStatus};

use super::chart::{About, Entry, Shape, chart, entry};
use crate::desk::Desk;
use crate::view::happenings;
use crate::{marks, words};

/// The picture, or nothing where fewer than two entries have a day. `line` gives the line of a record in the list.
pub(in super::super) fn timeline(desk: &Desk<'_>, line: &dyn Fn(&str) -> Option<usize>) -> String {
    let about =
        About {
            name: "Timeline", lanes: &["meetings", "events"], legend: "● done · ○ to come · ✕ off"
        };
    chart(entries(desk, line), &about)
}

fn entries(desk: &Desk<'_>, line: &dyn Fn(&str) -> Option<usize>) -> Vec<Entry> {
    let d = desk.dossier;
    let meetings = d.meetings.iter().filter_map(|m| {
        let names = if m.participants.is_empty() {
            words::NOT_STATED.to_owned()
        } else {
            desk.names(&m.participants)
        };
        let place = m.place.as_deref().map(|p| format!(" · {}", words::line(p))).unwrap_or_default();
        let word = marks::meeting(m.status).word;
        let shape = match m.status {
            MeetingStatus::Held | MeetingStatus::UnderWay | MeetingStatus::Ongoing => Shape::Filled,
            MeetingStatus::Cancelled | MeetingStatus::Denied => Shape::Crossed,
            _ => Shape::Hollow,
        };
        let label = format!("{names}{place}");
        entry("meetings", &m.when, shape, &label, word, line(&m.id))
    });
    let events = happenings(desk).into_iter().filter_map(|e| {
        let who = [e.actor.as_deref(), e.recipient.as_deref()];
        let names: Vec<String> = who.into_iter().flatten().map(|id| desk.name(id)).collect();
        let shape = match e.status {
            EventStatus::Happened | EventStatus::Ongoing => Shape::Filled,
            EventStatus::Denied => Shape::Crossed,
            EventStatus::Planned | EventStatus::Possible => Shape::Hollow,
        };
        let label = format!("{}: {}", words::line(&e.action), names.join(", "));
        entry("events", &e.when, shape, &label, marks::event(e.status).word, line(&e.id))
    });
    meetings.chain(events).collect()
}

#[cfg(test)]
mod tests {
    use model::Interval;

    use super::*;
    use crate::view::fixture;

    #[test]
    fn a_range_is_a_bar_and_a_plan_is_hollow() {
        let (dossier, articles) = fixture::dossier();
        let svg = timeline(&Desk::new(&dossier, &articles), &|_| Some(3));
        assert_eq!(svg.matches("class=\"range\"").count(), 1, "{svg}");
        assert_eq!(svg.matches("class=\"hollow\"").count(), 1);
        assert_eq!(svg.matches("class=\"filled\"").count(), 1);
        assert!(svg.contains("href=\"#r3\""));
    }

    #[test]
    fn years_of_background_do_not_squeeze_the_news() {
        let (mut dossier, articles) = fixture::dossier();
        let mut old = dossier.meetings[0].clone();
        old.id = "meeting-old".into();
        old.when = Interval::day(jiff::civil::date(2029, 1, 1));
        dossier.meetings.push(old);
        let svg = timeline(&Desk::new(&dossier, &articles), &|_| None);
        assert!(!svg.contains("2029"), "{svg}");
    }
}
