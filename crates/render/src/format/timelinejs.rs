//! TimelineJS: the dated happenings as slides; an uncertain day keeps its range, and `display_date` says it.

use std::io::{self, Write};

use jiff::civil::Date;
use model::record::Origin;
use model::{Evidence, Interval};
use serde_json::{Value, json};

use super::{Format, html::safe};
use crate::desk::Desk;
use crate::page::Page;
use crate::{dates, marks, words};

/// The account for TimelineJS 3.
#[derive(Clone, Copy, Debug)]
pub struct TimelineJs;

impl Format for TimelineJs {
    fn write(&self, desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let mut slides: Vec<(Date, String, Value)> = meetings(desk);
        slides.extend(utterances(desk));
        slides.extend(events(desk));
        slides.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let title = page
            .title
            .as_ref()
            .map(|(words, source)| json!({"text": {"headline": html(words), "text": html(&source.text())}}));
        let events: Vec<Value> = slides.into_iter().map(|(_, _, slide)| slide).collect();
        let mut timeline = json!({"events": events});
        if let Some(title) = title {
            timeline["title"] = title;
        }
        serde_json::to_writer_pretty(&mut *out, &timeline)?;
        out.write_all(b"\n")
    }
}

fn meetings(desk: &Desk<'_>) -> Vec<(Date, String, Value)> {
    let one = |m: &model::record::Meeting| {
        let mark = marks::meeting(m.status);
        let who = if m.participants.is_empty() {
            words::NOT_STATED.to_owned()
        } else {
            desk.names(&m.participants)
        };
        let mut headline = format!("{} {}: {who}", mark.shape, mark.word);
        if let Some(place) = &m.place {
            headline.push_str(&format!(", {}", words::line(place)));
        }
        slide(desk, &m.id, "meetings", &headline, &m.when, &m.evidence, &m.origins)
    };
    desk.dossier.meetings.iter().filter_map(one).collect()
}

fn utterances(desk: &Desk<'_>) -> Vec<(Date, String, Value)> {
    let one = |u: &model::record::Utterance| {
        let speaker = u.speaker.as_deref()?;
        slide(desk, &u.id, "statements", &desk.name(speaker), &u.said, &u.evidence, &u.origins)
    };
    desk.dossier.utterances.iter().filter_map(one).collect()
}

fn events(desk: &Desk<'_>) -> Vec<(Date, String, Value)> {
    let one = |e: &model::record::Event| {
        let ends: Vec<String> = e.actor.iter().chain(&e.recipient).map(|id| desk.name(id)).collect();
        let mark = marks::event(e.status);
        let headline = format!("{} {}: {}", mark.shape, words::line(&e.action), ends.join(" → "));
        slide(desk, &e.id, "events", &headline, &e.when, &e.evidence, &e.origins)
    };
    desk.dossier.events.iter().filter_map(one).collect()
}

/// A slide, where the day is known from both sides.
fn slide(
    desk: &Desk<'_>,
    id: &str,
    group: &str,
    headline: &str,
    when: &Interval,
    evidence: &[Evidence],
    origins: &[Origin],
) -> Option<(Date, String, Value)> {
    let (first, last) = (when.earliest?, when.latest?);
    let told: String = desk
        .sources(evidence)
        .iter()
        .filter_map(|s| {
            let e = evidence.iter().find(|e| e.article == s.article && e.start == s.start)?;
            Some(format!(
                "<blockquote>{}</blockquote><p>{}</p>",
                html(&desk.cited(e, 300).text),
                html(&s.text())
            ))
        })
        .collect();
    let mut text = told;
    if !origins.is_empty() {
        text.push_str(&format!("<p>{}</p>", words::count(origins.len(), "origin", "origins")));
    }
    let mut slide = json!({
        "unique_id": id,
        "group": group,
        "start_date": day(first),
        "text": {"headline": html(headline), "text": text},
    });
    if last != first {
        slide["end_date"] = day(last);
    }
    if let Some(shown) = dates::short(when) {
        slide["display_date"] = shown.into();
    }
    Some((first, id.to_owned(), slide))
}

fn day(day: Date) -> Value {
    json!({"year": day.year(), "month": day.month(), "day": day.day()})
}

/// TimelineJS takes its texts as HTML: words of articles stay words.
fn html(text: &str) -> String {
    safe(&words::line(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn an_uncertain_day_has_both_ends_and_says_so() {
        let (mut dossier, articles) = fixture::dossier();
        dossier.meetings[0].place = Some("<b>Luss</b>".into());
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        TimelineJs.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let timeline: Value = serde_json::from_slice(&out).unwrap();
        let events = timeline["events"].as_array().unwrap();
        let range = events.iter().find(|e| e["group"] == "meetings" && e.get("end_date").is_some()).unwrap();
        assert_eq!(range["start_date"], json!({"year": 2031, "month": 3, "day": 4}));
        assert!(range["display_date"].as_str().unwrap().contains('–'), "{range}");
        assert!(!String::from_utf8(out).unwrap().contains("<b>"));
    }
}
