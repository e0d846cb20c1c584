//! The timeline as a picture: lanes over days, each shape linked to its line in the list beside it. Filled is done,
//! hollow is to come, crossed is off, a bar is a range of days in which it lies.

use jiff::civil::Date;
use model::Interval;
use model::record::{EventStatus, MeetingStatus};

use super::escape;
use crate::desk::Desk;
use crate::view::happenings;
use crate::{dates, marks, words};

/// Days shown: older entries are in the list alone, so that years of background do not squeeze the news together.
const DAYS: i32 = 60;
/// A range of more days than this says too little to draw.
const RANGE: i64 = 31;
const WIDTH: f64 = 960.0;
const LEFT: f64 = 84.0;
const ROW: f64 = 22.0;
/// Width of a letter of a label.
const LETTER: f64 = 6.2;

/// One thing to draw.
struct Entry {
    lane: &'static str,
    when: (Date, Date),
    shape: Shape,
    label: String,
    title: String,
    line: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Filled,
    Hollow,
    Crossed,
}

/// The picture, or nothing where fewer than two entries have a day. `line` gives the line of a record in the list.
pub(super) fn timeline(desk: &Desk<'_>, line: &dyn Fn(&str) -> Option<usize>) -> String {
    let mut entries = entries(desk, line);
    let Some(last) = entries.iter().map(|e| e.when.1).max() else { return String::new() };
    let earliest = last.saturating_sub(jiff::Span::new().days(DAYS));
    entries.retain(|e| e.when.0 >= earliest);
    let Some(first) = entries.iter().map(|e| e.when.0).min().filter(|_| entries.len() > 1) else {
        return String::new();
    };
    let scale = Scale::new(first, last);
    entries.sort_by(|a, b| (a.lane, a.when, &a.title).cmp(&(b.lane, b.when, &b.title)));
    let mut body = String::new();
    let mut y = 34.0;
    for lane in ["meetings", "events"] {
        let of_lane: Vec<&Entry> = entries.iter().filter(|e| e.lane == lane).collect();
        if of_lane.is_empty() {
            continue;
        }
        body.push_str(&format!("<text class=\"lane\" x=\"0\" y=\"{:.0}\">{lane}</text>\n", y + 4.0));
        y = draw(&of_lane, &scale, y, &mut body) + 10.0;
    }
    let (from, to) = (dates::day_short(first), dates::day_short(last));
    format!(
        "<figure class=\"wide\" role=\"region\" aria-label=\"Timeline\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH:.0} {y:.0}\" role=\"group\" aria-label=\"Timeline from {from} to {to}; the list below \
         says the same\">\n{}{body}</svg>\n<figcaption class=\"faint\">● done · ○ to come · ✕ off · a bar is the range of \
         days in which it lies. Each shape leads to its line below.</figcaption>\n</figure>\n",
        scale.axis(y)
    )
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

fn entry(
    lane: &'static str,
    when: &Interval,
    shape: Shape,
    label: &str,
    word: &str,
    line: Option<usize>,
) -> Option<Entry> {
    let days = when.earliest.zip(when.latest)?;
    let shown = when.days().is_some_and(|n| n <= RANGE);
    let title = format!("{word}, {}: {label}", dates::short(when)?);
    shown.then(|| Entry { lane, when: days, shape, label: words::clip(label, 44), title, line })
}

/// Days to columns of the picture.
struct Scale {
    first: Date,
    last: Date,
    step: f64,
}

impl Scale {
    fn new(first: Date, last: Date) -> Self {
        let days = (last - first).get_days().max(1);
        Self { first, last, step: (WIDTH - LEFT - 150.0) / f64::from(days) }
    }

    fn x(&self, day: Date) -> f64 {
        LEFT + f64::from((day - self.first).get_days()) * self.step
    }

    /// Days along the top, as many as have room, each with a line down the picture.
    fn axis(&self, height: f64) -> String {
        let days = (self.last - self.first).get_days();
        let every = ((76.0 / self.step).ceil() as i32).max(1);
        let mut html = String::new();
        // Counted back from the last day, which is what a reader looks for.
        for n in (0..=days).rev().step_by(usize::try_from(every).unwrap_or(1)) {
            let Ok(day) = self.first.checked_add(jiff::Span::new().days(n)) else { continue };
            let (x, name) = (self.x(day), dates::day_short(day));
            html.push_str(&format!(
                "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"16\" y2=\"{height:.0}\"/>\
                 <text class=\"day\" x=\"{x:.1}\" y=\"11\">{name}</text>\n"
            ));
        }
        html
    }
}

/// Draws a lane from `top` and gives its lower edge. An entry goes into the first row where its label has room.
fn draw(entries: &[&Entry], scale: &Scale, top: f64, out: &mut String) -> f64 {
    let mut rows: Vec<f64> = Vec::new();
    for entry in entries {
        let (from, to) = (scale.x(entry.when.0), scale.x(entry.when.1));
        let label = to + 12.0;
        let wide = words::columns(&entry.label) as f64 * LETTER;
        // A label that would leave the picture stands before its shape.
        let before = label + wide > WIDTH && from - 12.0 - wide > LEFT;
        let (start, end) = if before { (from - 12.0 - wide, to + 8.0) } else { (from - 8.0, label + wide) };
        let row = rows.iter().position(|used| *used <= start).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(end);
        } else {
            rows[row] = end;
        }
        let y = top + row as f64 * ROW;
        let (at, anchor) = if before { (from - 12.0, "end") } else { (label, "start") };
        out.push_str(&shape(entry, from, to, y, at, anchor));
    }
    top + rows.len() as f64 * ROW
}

fn shape(entry: &Entry, from: f64, to: f64, y: f64, label: f64, anchor: &str) -> String {
    let middle = f64::midpoint(from, to);
    let mut html = String::new();
    if entry.when.0 != entry.when.1 {
        html.push_str(&format!(
            "<line class=\"range\" x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{y:.0}\" y2=\"{y:.0}\"/>"
        ));
    }
    html.push_str(&match entry.shape {
        Shape::Filled => format!("<circle class=\"filled\" cx=\"{middle:.1}\" cy=\"{y:.0}\" r=\"5\"/>"),
        Shape::Hollow => format!("<circle class=\"hollow\" cx=\"{middle:.1}\" cy=\"{y:.0}\" r=\"5\"/>"),
        Shape::Crossed => {
            let (l, r, t, b) = (middle - 5.0, middle + 5.0, y - 5.0, y + 5.0);
            format!(
                "<path class=\"crossed\" d=\"M{l:.1} {t:.1} L{r:.1} {b:.1} M{l:.1} {b:.1} L{r:.1} {t:.1}\"/>"
            )
        }
    });
    let (title, text) = (escape(&entry.title), escape(&entry.label));
    let text = format!("<text x=\"{label:.1}\" y=\"{:.0}\" text-anchor=\"{anchor}\">{text}</text>", y + 4.0);
    match entry.line {
        Some(n) => {
            format!("<a href=\"#r{n}\" aria-label=\"{title}\"><title>{title}</title>{html}{text}</a>\n")
        }
        None => format!("<g><title>{title}</title>{html}{text}</g>\n"),
    }
}

#[cfg(test)]
mod tests {
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
