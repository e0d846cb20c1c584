//! Articles into events, and copies among articles.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Write},
};

use anyhow::Result;
use serde_json::json;
use stories::{
    copies::{self, CopyInput, Limits},
    events::{self, EventInput, Terms, Weights},
};

use super::{
    Row,
    scorer::{Desk, plain},
};
use crate::data::{rows, text};

/// Events of ECB+, undated.
pub(super) fn events(desk: &Desk) -> Result<Vec<Row>> {
    let gold = desk.data("eval/stories/ecbplus_dev.jsonl")?;
    let inputs: Vec<EventInput> = rows(&gold)?
        .iter()
        .map(|r| EventInput {
            id: text(r, "id").to_owned(),
            terms: Terms::of(&format!("{}\n\n{}", text(r, "title"), text(r, "text"))),
            days: None,
        })
        .collect();
    let found = events::find(&inputs, &Weights::default());
    let path = desk.work("events.jsonl");
    let mut out = BufWriter::new(File::create(&path)?);
    for (input, event) in inputs.iter().zip(&found.event) {
        writeln!(out, "{}", json!({"id": input.id, "cluster": event}))?;
    }
    out.flush()?;
    let said = desk.score("score_stories.py", &[&gold, &path])?;
    Ok(said.iter().map(|l| Row::new("events, ECB+", plain(l))).collect())
}

/// Four long stories among other articles: BCubed over the articles of the four, strangers counted against them. The
/// collections of one story (`bpoil_bbc`, `bpoil_guardian`) are one.
pub(super) fn stories(desk: &Desk) -> Result<Vec<Row>> {
    let story = |r: &serde_json::Value| text(r, "cluster").split('_').next().unwrap_or("").to_owned();
    let mut articles: Vec<(Option<String>, serde_json::Value)> =
        rows(&desk.data("eval/stories/t17_dev_articles.jsonl.gz")?)?
            .into_iter()
            .map(|r| (Some(story(&r)), r))
            .collect();
    let others = rows(&desk.data("eval/stories/neardup_dev.jsonl.gz")?)?;
    articles.extend(others.into_iter().filter(|r| r["dup_of"].is_null()).take(OTHERS).map(|r| (None, r)));
    let inputs: Vec<EventInput> = articles
        .iter()
        .map(|(_, r)| {
            let day = text(r, "date").get(..10).and_then(|d| d.parse::<jiff::civil::Date>().ok());
            let day = day.map(|d| (d - jiff::civil::Date::constant(2000, 1, 1)).get_days());
            let title = text(r, "title");
            EventInput {
                id: text(r, "id").to_owned(),
                terms: Terms::of(&format!("{title}\n\n{}", text(r, "text"))),
                days: day.map(|d| (d, d)),
            }
        })
        .collect();
    let start = std::time::Instant::now();
    let found = events::find(&inputs, &Weights::default());
    let rate = inputs.len() as f64 / start.elapsed().as_secs_f64().max(1e-9);
    let gold: Vec<Option<&str>> = articles.iter().map(|(s, _)| s.as_deref()).collect();
    let (p, r) = bcubed(&gold, &found.story);
    let f = 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE);
    let figures = format!(
        "BCubed P {:.1} R {:.1} F1 {:.1}, {} articles, {rate:.0} articles/s once their terms are known",
        p * 100.0,
        r * 100.0,
        f * 100.0,
        inputs.len()
    );
    Ok(vec![Row::new("stories, T17 among others", figures)])
}

/// Articles of other stories that the long ones are mixed into.
const OTHERS: usize = 5000;

/// BCubed precision and recall over the items with a gold label; items without one count only as strangers.
fn bcubed(gold: &[Option<&str>], found: &[u32]) -> (f64, f64) {
    let mut clusters: BTreeMap<u32, f64> = BTreeMap::new();
    let mut labels: BTreeMap<&str, f64> = BTreeMap::new();
    let mut both: BTreeMap<(&str, u32), f64> = BTreeMap::new();
    for (label, cluster) in gold.iter().zip(found) {
        *clusters.entry(*cluster).or_default() += 1.0;
        if let Some(label) = label {
            *labels.entry(label).or_default() += 1.0;
            *both.entry((label, *cluster)).or_default() += 1.0;
        }
    }
    let all: f64 = labels.values().sum();
    let precision: f64 = both.iter().map(|((_, c), n)| n * n / clusters[c]).sum();
    let recall: f64 = both.iter().map(|((l, _), n)| n * n / labels[l]).sum();
    (precision / all.max(1.0), recall / all.max(1.0))
}

/// Made copies among real articles.
pub(super) fn copies(desk: &Desk) -> Result<Vec<Row>> {
    let gold = desk.data("eval/stories/neardup_dev.jsonl.gz")?;
    let articles = rows(&gold)?;
    let inputs: Vec<CopyInput<'_>> = articles
        .iter()
        .map(|r| CopyInput {
            id: text(r, "id"),
            text: text(r, "text"),
            outlet: Some(text(r, "source")).filter(|s| !s.is_empty()),
            date: Some(text(r, "date")).filter(|d| !d.is_empty()),
            wire: text(r, "text").contains("(Reuters)") || text(r, "text").contains("(AP)"),
        })
        .collect();
    let start = std::time::Instant::now();
    let found = copies::find(&inputs, &Limits::default());
    let rate = inputs.len() as f64 / start.elapsed().as_secs_f64().max(1e-9);
    let path = desk.work("copies.jsonl");
    let mut out = BufWriter::new(File::create(&path)?);
    for (input, lead) in inputs.iter().zip(&found.copy_of) {
        let lead = lead.and_then(|l| inputs.get(l as usize)).map(|l| l.id);
        writeln!(out, "{}", json!({"id": input.id, "copy_of": lead}))?;
    }
    out.flush()?;
    let said = desk.score("score_stories.py", &[&gold, &path])?;
    let mut rows: Vec<Row> = said.iter().map(|l| Row::new("copies", plain(l))).collect();
    rows.push(Row::new("copies, rate", format!("{rate:.0} articles/s on one core")));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_in_a_cluster_costs_precision_only() {
        let gold = [Some("a"), Some("a"), None, Some("b")];
        let (p, r) = bcubed(&gold, &[0, 0, 0, 3]);
        assert!((p - (2.0 * 2.0 / 3.0 + 1.0) / 3.0).abs() < 1e-9);
        assert!((r - 1.0).abs() < 1e-9);
    }
}
