//! iCalendar: the meetings that have a day, for a calendar. A range of days spans them all; when a meeting moves, its
//! SEQUENCE grows under the same UID.

use std::io::{self, Write};

use jiff::civil::Date;
use model::record::{Meeting, MeetingStatus};

use super::Format;
use crate::desk::Desk;
use crate::page::Page;
use crate::{marks, words};

/// A range of more days than this is no date for a calendar.
const RANGE: i64 = 31;
/// Octets a line may have before it is folded (RFC 5545, 3.1).
const FOLD: usize = 75;

/// A calendar of the meetings.
#[derive(Clone, Copy, Debug)]
pub struct Calendar;

impl Format for Calendar {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//EN"] {
            fold(line, out)?;
        }
        let mut meetings: Vec<(&Meeting, Date, Date)> = desk
            .dossier
            .meetings
            .iter()
            .filter(|m| m.when.days().is_some_and(|n| n <= RANGE))
            .filter_map(|m| Some((m, m.when.earliest?, m.when.latest?)))
            .collect();
        meetings.sort_by(|a, b| (a.1, a.2, &a.0.id).cmp(&(b.1, b.2, &b.0.id)));
        for (meeting, first, last) in meetings {
            event(desk, meeting, first, last).iter().try_for_each(|line| fold(line, out))?;
        }
        fold("END:VCALENDAR", out)
    }
}

fn event(desk: &Desk<'_>, m: &Meeting, first: Date, last: Date) -> Vec<String> {
    let who =
        if m.participants.is_empty() { words::NOT_STATED.to_owned() } else { desk.names(&m.participants) };
    let status = match m.status {
        MeetingStatus::Cancelled | MeetingStatus::Denied => "CANCELLED",
        MeetingStatus::Held | MeetingStatus::UnderWay | MeetingStatus::Ongoing | MeetingStatus::Confirmed => {
            "CONFIRMED"
        }
        _ => "TENTATIVE",
    };
    let told: Vec<String> = m
        .evidence
        .iter()
        .map(|e| format!("{} {}", words::cited(&e.exact, 200), desk.source(e).text()))
        .collect();
    // The day of the newest report stands for the time of writing: the same articles give the same bytes.
    let stamp = m.evidence.iter().filter_map(|e| desk.published(&e.article).latest).max().unwrap_or(first);
    let after = last.saturating_add(jiff::Span::new().days(1));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@throughline", escape(&m.id)),
        format!("DTSTAMP:{}T000000Z", day(stamp)),
        format!("DTSTART;VALUE=DATE:{}", day(first)),
        format!("DTEND;VALUE=DATE:{}", day(after)),
        format!("SUMMARY:{}", escape(&format!("{}: {who}", marks::meeting(m.status).word))),
        format!("STATUS:{status}"),
        format!("SEQUENCE:{}", m.history.len().saturating_sub(1)),
        format!("DESCRIPTION:{}", told.iter().map(|t| escape(t)).collect::<Vec<_>>().join("\\n")),
    ];
    lines.extend(m.place.as_ref().map(|p| format!("LOCATION:{}", escape(&words::line(p)))));
    lines.push("END:VEVENT".to_owned());
    lines
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as a value: no line ends, and the marks of the format escaped.
fn escape(text: &str) -> String {
    words::line(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Writes a line in pieces of at most 75 octets, cut between characters.
fn fold(line: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > FOLD {
            out.write_all(b"\r\n ")?;
            used = 1;
        }
        write!(out, "{c}")?;
        used += c.len_utf8();
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn a_range_spans_its_days_and_a_plan_is_tentative() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        Calendar.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("DTSTART;VALUE=DATE:20310304\r\nDTEND;VALUE=DATE:20310307\r\n"), "{text}");
        assert!(text.contains("SEQUENCE:1") && text.contains("STATUS:TENTATIVE"));
        assert!(text.contains("SUMMARY:held: Ada Voss\\, Tomas Brandt"));
        assert!(text.split("\r\n").all(|l| l.len() <= FOLD));
    }
}
