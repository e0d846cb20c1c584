//! A line that says in one who printed a text, when, and who wrote it: "Harrow Courier, May 13, 2025", "By Jane Doe, Harrow
//! Courier", "Harrow Courier | 13 May 2025 | By Jane Doe".

use model::Interval;

use super::byline::{self, Byline};
use crate::{
    date::{self, Label},
    outlet,
};

/// What such a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imprint {
    pub(super) outlet: Option<String>,
    pub(super) date: Option<(Label, Interval)>,
    pub(super) byline: Option<String>,
}

/// Longer lines are sentences.
const LONGEST: usize = 140;

/// What stands between the parts.
const STROKES: [char; 5] = ['|', '•', '·', '–', '—'];

/// More parts than this are a menu.
const PARTS: usize = 4;

/// Reads a line of at least two such parts and nothing else; an outlet must be among them.
pub(super) fn read(line: &str) -> Option<Imprint> {
    if line.len() > LONGEST || line.ends_with(['?', '!']) {
        return None;
    }
    let parts: Vec<&str> = line.split(STROKES).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > PARTS {
        return None;
    }
    let mut found = Imprint::default();
    for part in parts {
        found.add(of(part)?);
    }
    let said = [found.outlet.is_some(), found.date.is_some(), found.byline.is_some()];
    (found.outlet.is_some() && said.iter().filter(|s| **s).count() >= 2).then_some(found)
}

impl Imprint {
    /// What is said first stands.
    fn add(&mut self, part: Self) {
        self.outlet = self.outlet.take().or(part.outlet);
        self.date = self.date.take().or(part.date);
        self.byline = self.byline.take().or(part.byline);
    }
}

/// One part between strokes: a name, a date, an author, or two of them with a comma between.
fn of(part: &str) -> Option<Imprint> {
    if let Some(date) = date::line(part) {
        return Some(Imprint { date: Some(date), ..Imprint::default() });
    }
    if let Some(Byline::Name(author)) = byline::read(part) {
        let (name, press) = match author.rsplit_once(", ") {
            Some((name, press)) if outlet::is_press(press) => (name, Some(named(press))),
            _ => (author.as_str(), None),
        };
        return Some(Imprint { byline: Some(name.to_owned()), outlet: press, date: None });
    }
    if outlet::is_press(part) {
        return Some(Imprint { outlet: Some(named(part)), ..Imprint::default() });
    }
    let (press, rest) = part.split_once(", ")?;
    let date = date::line(rest).filter(|_| outlet::is_press(press))?;
    Some(Imprint { outlet: Some(named(press)), date: Some(date), byline: None })
}

fn named(press: &str) -> String {
    outlet::agency(press).unwrap_or(press).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<(Option<String>, Option<String>, Option<String>)> {
        read(line)
            .map(|i| (i.outlet, i.date.map(|(_, d)| d.earliest.unwrap_or_default().to_string()), i.byline))
    }

    #[test]
    fn outlet_date_and_author_in_one_line() {
        let some = |s: &str| Some(s.to_owned());
        let day = || some("2025-05-13");
        assert_eq!(told("Harrow Courier, May 13, 2025"), Some((some("Harrow Courier"), day(), None)));
        assert_eq!(told("Courier, 13 May 2025"), Some((some("Courier"), day(), None)));
        assert_eq!(
            told("The Dalmar Ledger | Tuesday 13 May 2025 | By Ana Ruiz"),
            Some((some("The Dalmar Ledger"), day(), some("Ana Ruiz")))
        );
        assert_eq!(told("By Jan Holm, Daily Ledger"), Some((some("Daily Ledger"), None, some("Jan Holm"))));
        assert_eq!(told("Reuters — May 13, 2025"), Some((some("Reuters"), day(), None)));
    }

    #[test]
    fn a_headline_a_place_and_a_sentence_are_none() {
        for line in [
            "Talks stall | Harrow Courier",
            "Vienna, May 13, 2025",
            "By Jane Doe",
            "Harrow Courier",
            "May 13, 2025",
            "The Courier, on May 13, 2025, printed a list of names",
            "",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
