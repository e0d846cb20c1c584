//! `throughline-evaluate all --data FOLDER`: every figure on every set that is there, in one table. What a scorer in
//! the folder can score, it scores; the rest is scored here.

mod grouping;
mod layers;
mod rate;
mod rouge;
mod scorer;
mod sets;
mod stories;
mod timelines;

use std::{io::Write, path::Path};

use anyhow::{Context, Result};

use scorer::Desk;

/// A line of the table: what was measured, and the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What was measured, on which set.
    pub what: String,
    /// The figures as the scorer says them.
    pub figures: String,
}

impl Row {
    fn new(what: impl Into<String>, figures: impl Into<String>) -> Self {
        Self { what: what.into(), figures: figures.into() }
    }
}

/// One part of the whole: its name and what measures it.
type Part = (&'static str, fn(&Desk) -> Result<Vec<Row>>);

const PARTS: &[Part] = &[
    ("stories", stories::seeds),
    ("examples", stories::examples),
    ("times", sets::times),
    ("quotes", sets::quotes),
    ("events", sets::events),
    ("pages", sets::pages),
    ("sentences", layers::sentences),
    ("names", layers::names),
    ("groups", grouping::events),
    ("groups", grouping::stories),
    ("copies", grouping::copies),
    ("timelines", timelines::days),
    ("rate", rate::articles),
];

/// Measures every part, or those named in `only`, and writes a Markdown table line by line as figures come in. A part
/// whose set is missing or whose scorer fails says so in its line and stops nothing else.
///
/// # Errors
/// When the table cannot be written or no folder for intermediate files can be made.
pub fn run(data: &Path, examples: &Path, only: &[String], mut out: impl Write) -> Result<()> {
    let desk = Desk::new(data, examples).context("no folder for intermediate files")?;
    writeln!(out, "| what | figures |\n|---|---|")?;
    for (name, part) in PARTS {
        if !only.is_empty() && !only.iter().any(|o| o == name) {
            continue;
        }
        let rows =
            part(&desk).unwrap_or_else(|error| vec![Row::new(*name, format!("not measured: {error:#}"))]);
        for row in rows {
            writeln!(out, "| {} | {} |", row.what, row.figures.replace('|', "·"))?;
        }
        out.flush()?;
    }
    Ok(())
}
