//! Articles into events, and copies among articles.

use std::{
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
