//! Lanes over days: what every picture of time shares. A shape says how it stands, a bar the range of days in which it
//! lies, and each leads to its line in the list beside it.

use jiff::civil::Date;
use model::Interval;

use super::escape;
use crate::{dates, words};

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
pub(super) struct Entry {
    pub(super) lane: &'static str,
    when: (Date, Date),
    shape: Shape,
    label: String,
    title: String,
    /// How it stands, and when.
    word: String,
    line: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Filled,
    Hollow,
    Crossed,
    Up,
    Down,
}

/// What a chart is called and how its shapes are read.
pub(super) struct About {
    /// Its name.
    pub(super) name: &'static str,
    /// Its lanes, from the top.
    pub(super) lanes: &'static [&'static str],
    /// What the shapes mean.
    pub(super) legend: &'static str,
}

/// The picture, or nothing where fewer than two entries have a day.
pub(super) fn chart(mut entries: Vec<Entry>, about: &About) -> String {
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
    for lane in about.lanes {
        let of_lane: Vec<&Entry> = entries.iter().filter(|e| e.lane == *lane).collect();
        if of_lane.is_empty() {
            continue;
        }
        body.push_str(&format!("<text class=\"lane\" x=\"0\" y=\"{:.0}\">{lane}</text>\n", y + 4.0));
        y = draw(&of_lane, &scale, y, &mut body) + 10.0;
    }
    let (from, to) = (dates::day_short(first), dates::day_short(last));
    let About { name, legend, .. } = about;
    format!(
        "<figure>\n<div class=\"wide\" role=\"region\" aria-label=\"{name}: picture\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH:.0} {y:.0}\" role=\"group\" aria-label=\"{name} from {from} to {to}; the list below \
         says the same\">\n{}{body}</svg>\n</div>\n<figcaption class=\"faint\">{legend} · a bar is the range of \
         days in which it lies. Each shape leads to its line below.</figcaption>\n</figure>\n",
        scale.axis(y)
    )
}

/// An entry, where its days are known well enough to draw.
pub(super) fn entry(
    lane: &'static str,
    when: &Interval,
    shape: Shape,
    label: &str,
    word: &str,
    line: Option<usize>,
) -> Option<Entry> {
    let days = when.earliest.zip(when.latest)?;
    let shown = when.days().is_some_and(|n| n <= RANGE);
    let word = format!("{word}, {}", dates::short(when)?);
    let title = format!("{word}: {label}");
    shown.then(|| Entry { lane, when: days, shape, label: words::clip(label, 44), title, word, line })
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
        let wide = words::columns(&entry.label) as f64 * LETTER;
        let side = Side::of(from, to, wide);
        let (start, end) = match side {
            Side::After => (from - 8.0, to + 12.0 + wide),
            Side::Before => (from - 12.0 - wide, to + 8.0),
            // It takes two rows that nothing stands in.
            Side::Under => (f64::NEG_INFINITY, to + 8.0),
        };
        let row = rows.iter().position(|used| *used <= start).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(end);
        } else {
            rows[row] = end;
        }
        let y = top + row as f64 * ROW;
        let (x, text, anchor) = match side {
            Side::After => (to + 12.0, y, "start"),
            Side::Before => (from - 12.0, y, "end"),
            Side::Under => {
                rows.push(WIDTH);
                (from.min(WIDTH - wide).max(LEFT), y + ROW, "start")
            }
        };
        out.push_str(&shape(entry, (from, to), y, (x, text + 4.0), anchor));
    }
    top + rows.len() as f64 * ROW
}

/// Where a label stands beside its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    After,
    Before,
    Under,
}

impl Side {
    /// A label that would leave the picture on the right stands before its shape, and where that has no room, under it.
    fn of(from: f64, to: f64, wide: f64) -> Self {
        if to + 12.0 + wide <= WIDTH {
            Self::After
        } else if from - 12.0 - wide > LEFT {
            Self::Before
        } else {
            Self::Under
        }
    }
}

fn shape(entry: &Entry, (from, to): (f64, f64), y: f64, label: (f64, f64), anchor: &str) -> String {
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
        Shape::Up | Shape::Down => {
            let (l, r) = (middle - 6.0, middle + 6.0);
            let (tip, base) = if entry.shape == Shape::Up { (y - 6.0, y + 5.0) } else { (y + 6.0, y - 5.0) };
            format!(
                "<path class=\"filled\" d=\"M{l:.1} {base:.1} L{r:.1} {base:.1} L{middle:.1} {tip:.1} Z\"/>"
            )
        }
        Shape::Crossed => {
            let (l, r, t, b) = (middle - 5.0, middle + 5.0, y - 5.0, y + 5.0);
            format!(
                "<path class=\"crossed\" d=\"M{l:.1} {t:.1} L{r:.1} {b:.1} M{l:.1} {b:.1} L{r:.1} {t:.1}\"/>"
            )
        }
    });
    let (title, text) = (escape(&entry.title), escape(&entry.label));
    // What is read aloud begins with what is seen.
    let name = escape(&format!("{}, {}", entry.label, entry.word));
    let (x, below) = label;
    let text = format!("<text x=\"{x:.1}\" y=\"{below:.0}\" text-anchor=\"{anchor}\">{text}</text>");
    match entry.line {
        Some(n) => {
            format!("<a href=\"#r{n}\" aria-label=\"{name}\"><title>{title}</title>{html}{text}</a>\n")
        }
        None => format!("<g><title>{title}</title>{html}{text}</g>\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_with_room_on_neither_side_stands_under_its_bar() {
        assert_eq!(Side::of(100.0, 200.0, 200.0), Side::After);
        assert_eq!(Side::of(700.0, 800.0, 250.0), Side::Before);
        assert_eq!(Side::of(150.0, 850.0, 250.0), Side::Under);
        let day = |d| jiff::civil::date(2031, 3, d);
        let bar = Interval::between(day(1), day(30), model::Precision::Range);
        let label = "a side of the talks: words of some length";
        let of = |when: &Interval| entry("lane", when, Shape::Filled, label, "closer", None).unwrap();
        let (wide, late) = (of(&bar), of(&Interval::day(day(30))));
        let mut out = String::new();
        let lower = draw(&[&wide, &late], &Scale::new(day(1), day(30)), 0.0, &mut out);
        assert_eq!(lower, 3.0 * ROW, "{out}");
        for text in out.split("<text ").skip(1) {
            let x: f64 = text.split('"').nth(1).unwrap().parse().unwrap();
            let ends = if text.contains("anchor=\"end\"") { x } else { x + label.len() as f64 * LETTER };
            assert!(ends <= WIDTH, "{text}");
        }
    }
}
