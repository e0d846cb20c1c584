//! Names of people, bodies and places against a column file (`word<TAB>label`), on the words joined by blanks:
//! splitter, tokeniser and all. Facilities count as places; every other type is none.

use std::{collections::BTreeMap, io::BufRead};

use anyhow::Result;
use language::names::Name;
use model::{Article, record::EntityKind};

/// A name by its bytes and its kind.
type Found = (u32, u32, &'static str);

/// Scores a file and gives the figures as lines.
///
/// # Errors
/// When the file cannot be read.
pub fn run(file: impl BufRead, show: bool) -> Result<String> {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut wrong = String::new();
    let mut document = Document::default();
    for line in file.lines() {
        let line = line?;
        let ends = line.trim().is_empty();
        if line.starts_with("-DOCSTART-") || ends && document.sentences >= 40 {
            document.score(&mut counts, show.then_some(&mut wrong));
            document = Document::default();
        } else if ends {
            document.end();
        } else {
            document.push(&line);
        }
    }
    document.score(&mut counts, show.then_some(&mut wrong));
    Ok(wrong + &figures(&counts))
}

fn figures(counts: &BTreeMap<&str, [usize; 3]>) -> String {
    let line = |(key, [right, found, gold]): (&&str, &[usize; 3])| {
        let (p, r) = (share(*right, *found), share(*right, *gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!("{key}: P {p:.1} R {r:.1} F {f:.1} of {gold}")
    };
    counts.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn share(part: usize, all: usize) -> f64 {
    let float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { 100.0 * float(part) / float(all) }
}

/// Some sentences, one a line.
#[derive(Debug, Default)]
struct Document {
    text: String,
    gold: Vec<Found>,
    sentences: usize,
    open: bool,
}

impl Document {
    fn push(&mut self, line: &str) {
        let mut fields = line.split(['\t', ' ']);
        let (Some(word), Some(label)) = (fields.next(), fields.next_back()) else { return };
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let (place, kind) = label.split_once('-').unwrap_or(("O", ""));
        let Some(kind) = kind_of(kind) else { return self.open = false };
        match self.gold.last_mut() {
            Some(last) if place == "I" && self.open && last.2 == kind => last.1 = end,
            _ => self.gold.push((start, end, kind)),
        }
        self.open = true;
    }

    fn end(&mut self) {
        self.text.push('\n');
        self.sentences += 1;
        self.open = false;
    }

    fn score(&self, counts: &mut BTreeMap<&str, [usize; 3]>, wrong: Option<&mut String>) {
        let article = Article { text: self.text.clone(), ..Article::default() };
        let analysis = language::analyse(&article);
        let found: Vec<Found> = analysis
            .names
            .iter()
            .filter_map(|n| {
                let span = analysis.span(n.tokens.clone());
                Some((span.start, span.end, kind(n)?))
            })
            .collect();
        for (list, slot) in [(&found, 1), (&self.gold, 2)] {
            for name in list {
                for key in [name.2, "all"] {
                    let count = counts.entry(key).or_default();
                    count[slot] += 1;
                    count[0] += usize::from(slot == 1 && self.gold.contains(name));
                }
            }
        }
        let Some(wrong) = wrong else { return };
        let words = |n: &Found| self.text.get(n.0 as usize..n.1 as usize).unwrap_or("");
        for n in found.iter().filter(|n| !self.gold.contains(n)) {
            let rule = |m: &&Name| analysis.span(m.tokens.clone()).start == n.0;
            let rule = analysis.names.iter().find(rule).map_or("", |m| m.rule);
            *wrong += &format!("+ {} {} [{rule}]\n", n.2, words(n));
        }
        for n in self.gold.iter().filter(|n| !found.contains(n)) {
            *wrong += &format!("- {} {}\n", n.2, words(n));
        }
    }
}

fn kind_of(label: &str) -> Option<&'static str> {
    match label {
        "PER" | "Person" => Some("PER"),
        "ORG" | "Organization" => Some("ORG"),
        "LOC" | "Location" | "Facility" => Some("LOC"),
        _ => None,
    }
}

/// The kind of a name in the terms of the data sets: a country is a place whatever it does.
fn kind(name: &Name) -> Option<&'static str> {
    use facts::Fact;
    match (name.fact, name.kind()?) {
        (Some(Fact::Country(_) | Fact::Capital(_)), _) | (_, EntityKind::Place) => Some("LOC"),
        (_, EntityKind::Person) => Some("PER"),
        (Some(Fact::Seat(_)), _) | (_, EntityKind::Organisation) => Some("ORG"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file() {
        let file = "Karen\tB-PER\nHolm\tI-PER\nleft\tO\nLima\tB-LOC\n.\tO\n\nGo\tO\n";
        let figures = run(file.as_bytes(), false).unwrap();
        assert!(figures.contains("all: P 100.0 R 100.0 F 100.0 of 2"), "{figures}");
    }
}
