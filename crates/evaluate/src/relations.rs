//! `throughline-evaluate relations`: relations and source edges against marks by hand (`training/labels/stories`).
//!
//! A marked relation is found when a relation of its kind stands on two of its spans (on words that overlap them, or
//! are in the same sentence's reach). The marks do not claim to be complete, so what no mark confirms may be right all
//! the same: precision here is a lower bound.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result};
use model::{Dossier, Evidence};
use serde_json::Value;

use crate::{
    data::{rows, text},
    labels::Half,
};

/// Code points that a record's words may lie beside a marked span and still tell of it.
const REACH: u32 = 60;

/// Found, asked for and given, of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    found: usize,
    asked: usize,
    confirmed: usize,
    given: usize,
}

/// A span of a marked article.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    doc: String,
    start: u32,
    end: u32,
}

/// Scores the stories of `marks` and writes a line a kind.
///
/// # Errors
/// When marks or data cannot be read.
pub fn run(data: &Path, marks: &Path, half: Half, misses: bool, mut out: impl Write) -> Result<()> {
    let mut texts: BTreeMap<String, Value> = BTreeMap::new();
    for set in ["neardup_dev", "t17_dev_articles"] {
        for row in rows(&data.join(format!("eval/stories/{set}.jsonl.gz")))? {
            texts.insert(text(&row, "id").to_owned(), row);
        }
    }
    let mut files: Vec<_> = fs::read_dir(marks)?.filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")) {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if half.takes(&name) {
            let lines = fs::read_to_string(path).with_context(|| name.clone())?;
            story(&name, &lines, &texts, &mut tallies, misses, &mut out)?;
        }
    }
    writeln!(
        out,
        "| kind | marked | found | recall | given | confirmed by a mark |\n|---|---|---|---|---|---|"
    )?;
    for (kind, t) in tallies {
        let recall = 100.0 * t.found as f64 / t.asked.max(1) as f64;
        writeln!(
            out,
            "| {kind} | {} | {} | {recall:.0} | {} | {} |",
            t.asked, t.found, t.given, t.confirmed
        )?;
    }
    Ok(())
}

fn story(
    name: &str,
    lines: &str,
    texts: &BTreeMap<String, Value>,
    tallies: &mut BTreeMap<String, Tally>,
    misses: bool,
    out: &mut impl Write,
) -> Result<()> {
    let fields: Vec<Vec<&str>> = lines.lines().map(|l| l.split('\t').collect()).collect();
    let docs: BTreeMap<&str, &Value> = fields
        .iter()
        .filter(|f| f.first() == Some(&"doc") && f.len() > 3)
        .map(|f| Ok((f[1], texts.get(f[3]).with_context(|| format!("{name}: no article {}", f[3]))?)))
        .collect::<Result<_>>()?;
    let dossier = account(name, docs.values().copied())?;
    let at = Places::of(&dossier, &docs);
    let mut confirmed = vec![false; dossier.relations.len()];
    let mut confirmed_edges = vec![false; dossier.source_edges.len()];
    for f in &fields {
        match **f {
            ["relation", kind, spans] if kind != "single_source" => {
                let marks = spans_of(spans);
                let mut found = false;
                for (i, r) in dossier.relations.iter().enumerate().filter(|(_, r)| word(&r.kind) == kind) {
                    let hit = at.touched(&r.evidence, &marks) >= 2.min(marks.len());
                    found |= hit;
                    confirmed[i] |= hit;
                }
                count(tallies, kind, found);
                if misses && !found {
                    writeln!(out, "{name} {kind}: {}", at.show(&marks, &docs))?;
                }
            }
            ["edge", to, from, kind, spans] => {
                let kind = if kind == "outlet" { "outlet_to_outlet" } else { kind };
                let marks = spans_of(spans);
                let mut found = false;
                for (i, e) in dossier.source_edges.iter().enumerate().filter(|(_, e)| word(&e.kind) == kind) {
                    let reaches = to.split(',').any(|l| at.doc.get(&e.to).is_some_and(|d| d == l));
                    let hit = reaches && (named(&e.from, from) || at.touched(&e.evidence, &marks) > 0);
                    found |= hit;
                    confirmed_edges[i] |= hit;
                }
                count(tallies, &format!("edge {kind}"), found);
                if misses && !found {
                    writeln!(out, "{name} edge {kind} {from}: {}", at.show(&marks, &docs))?;
                }
            }
            _ => {}
        }
    }
    for (r, yes) in dossier.relations.iter().zip(confirmed) {
        give(tallies, &word(&r.kind), yes);
        if misses && !yes {
            let words: Vec<&str> = r.evidence.iter().map(|e| e.exact.as_str()).collect();
            writeln!(out, "{name} unconfirmed {}: {} {words:?}", word(&r.kind), r.reason)?;
        }
    }
    for (e, yes) in dossier.source_edges.iter().zip(confirmed_edges) {
        give(tallies, &format!("edge {}", word(&e.kind)), yes);
    }
    Ok(())
}

fn count(tallies: &mut BTreeMap<String, Tally>, kind: &str, found: bool) {
    let tally = tallies.entry(kind.to_owned()).or_default();
    tally.asked += 1;
    tally.found += usize::from(found);
}

fn give(tallies: &mut BTreeMap<String, Tally>, kind: &str, confirmed: bool) {
    let tally = tallies.entry(kind.to_owned()).or_default();
    tally.given += 1;
    tally.confirmed += usize::from(confirmed);
}

/// The account of the story's articles, read as a user's file of rows would be.
fn account<'v>(name: &str, rows: impl Iterator<Item = &'v Value>) -> Result<Dossier> {
    let path =
        std::env::temp_dir().join(format!("throughline-relations-{}-{name}.jsonl", std::process::id()));
    let mut file = BufWriter::new(fs::File::create(&path)?);
    for row in rows {
        serde_json::to_writer(&mut file, row)?;
        file.write_all(b"\n")?;
    }
    file.into_inner()?.sync_all()?;
    let (articles, _) = engine::open(std::slice::from_ref(&path), &engine::Beside::default());
    fs::remove_file(&path)?;
    Ok(engine::run(articles, &engine::Options::default()).dossier)
}

/// Where the articles of the account are among the marked ones.
struct Places {
    /// Letter by article id.
    doc: BTreeMap<String, String>,
    /// Code points before the row's text, by article id.
    body: BTreeMap<String, u32>,
}

impl Places {
    fn of(dossier: &Dossier, docs: &BTreeMap<&str, &Value>) -> Self {
        let letter =
            |id: &str| docs.iter().find(|(_, row)| text(row, "id") == id).map(|(l, _)| (*l).to_owned());
        let doc = dossier.articles.iter().filter_map(|a| Some((a.id.clone(), letter(&a.id)?))).collect();
        let body = dossier.articles.iter().map(|a| (a.id.clone(), a.body_start.unwrap_or(0))).collect();
        Self { doc, body }
    }

    /// On how many of the marks some evidence stands.
    fn touched(&self, evidence: &[Evidence], marks: &[Mark]) -> usize {
        let on = |m: &&Mark| {
            evidence.iter().any(|e| {
                let body = self.body.get(&e.article).copied().unwrap_or(0);
                let (start, end) = (m.start + body, m.end + body);
                self.doc.get(&e.article) == Some(&m.doc) && e.start < end + REACH && start < e.end + REACH
            })
        };
        marks.iter().filter(on).count()
    }

    fn show(&self, marks: &[Mark], docs: &BTreeMap<&str, &Value>) -> String {
        let words = |m: &Mark| {
            let text = docs.get(m.doc.as_str()).map_or("", |row| text(row, "text"));
            let slice: String =
                text.chars().skip(m.start as usize).take((m.end - m.start) as usize).collect();
            format!("{} “{slice}”", m.doc)
        };
        marks.iter().map(words).collect::<Vec<_>>().join(" / ")
    }
}

/// `A:10-40;C:5-60`; what does not parse is left out.
fn spans_of(spans: &str) -> Vec<Mark> {
    let mark = |part: &str| {
        let (doc, range) = part.split_once(':')?;
        let (start, end) = range.split_once('-')?;
        Some(Mark { doc: doc.to_owned(), start: start.parse().ok()?, end: end.parse().ok()? })
    };
    spans.split(';').filter_map(mark).collect()
}

/// True when one of the two names holds the other.
fn named(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.contains(&b) || b.contains(&a)
}

/// A kind as it is written.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read() {
        let want = Mark { doc: "C".into(), start: 5, end: 60 };
        assert_eq!(spans_of("A:10-40;C:5-60").get(1), Some(&want));
        assert!(spans_of("nothing").is_empty());
    }
}
