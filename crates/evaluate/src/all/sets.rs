//! Sets with a scorer of their own: times, attributions, events in single sentences, pages.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter},
    path::Path,
};

use anyhow::Result;

use super::{
    Row,
    scorer::{Desk, plain},
};
use crate::{data, pages as page_rows, plover, quotes as attributions, timex};

const TIME_SETS: &[(&str, &str)] = &[
    ("TimeBank", "timex_timebank_te3"),
    ("AQUAINT", "timex_aquaint_te3"),
    ("MEANTIME", "timex_meantime"),
    ("WikiWars", "wikiwars_dev"),
    ("tweets", "timex_tweets_train"),
    ("the seeds", "timex_seeds"),
];

/// Times of every set.
pub(super) fn times(desk: &Desk) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (name, file) in TIME_SETS {
        let gold = desk.data(&format!("eval/timex/{file}.jsonl"))?;
        let mut predicted = String::new();
        for line in fs::read_to_string(&gold)?.lines().filter(|l| !l.trim().is_empty()) {
            predicted.push_str(&timex::predict(line)?);
            predicted.push('\n');
        }
        let path = desk.work("timex.jsonl");
        fs::write(&path, predicted)?;
        let said = desk.score("score_timex.py", &[&gold, &path])?;
        rows.extend(said.last().map(|l| Row::new(format!("times, {name}"), after_name(l))));
    }
    Ok(rows)
}

/// The line without the file name that it begins with.
fn after_name(line: &str) -> String {
    plain(line.find("gold").and_then(|at| line.get(at..)).unwrap_or(line))
}

/// Attributions: all, with a speech cue, direct.
pub(super) fn quotes(desk: &Desk) -> Result<Vec<Row>> {
    let gold = desk.data("eval/quotes/polnear_dev.jsonl")?;
    let path = desk.work("quotes.jsonl");
    attributions::run(BufReader::new(File::open(&gold)?), BufWriter::new(File::create(&path)?))?;
    let mut rows = Vec::new();
    let mut title = String::new();
    for line in desk.score("score_quotes.py", &[&gold, &path])? {
        if line.starts_with(' ') {
            let line = plain(&line);
            let (measure, figures) = line.split_once(' ').unwrap_or((line.as_str(), ""));
            rows.push(Row::new(format!("PolNeAR, {title}, {measure}"), figures));
        } else {
            title = line;
        }
    }
    Ok(rows)
}

/// PLOVER categories of single-event sentences.
pub(super) fn events(desk: &Desk) -> Result<Vec<Row>> {
    let gold = File::open(desk.data("eval/events/plover_gsr_dev.jsonl")?)?;
    let mut out = Vec::new();
    plover::run(BufReader::new(gold), &mut out)?;
    let text = String::from_utf8_lossy(&out);
    let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap_or("{}"))?;
    Ok(vec![Row::new("PLOVER, main category", format!("{} of {}", last["right"], last["of"]))])
}

/// Article text, date and title of pages.
pub(super) fn pages(desk: &Desk) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for name in ["scrapinghub", "wcxb_articles_dev"] {
        let gold = desk.data(&format!("eval/extraction/{name}.jsonl.gz"))?;
        let path = desk.work("pages.jsonl");
        let summary = page_rows::run(&gold, false, BufWriter::new(File::create(&path)?))?;
        let said = desk.score("score_extraction.py", &[&gold, &path])?;
        rows.extend(said.last().map(|l| Row::new(format!("pages, {name}"), plain(l))));
        rows.push(Row::new(format!("pages, {name}, run"), summary.to_string()));
        rows.extend(frame(name, &gold, &path)?);
    }
    Ok(rows)
}

/// Dates and titles, where the set has them.
fn frame(name: &str, gold: &Path, predicted: &Path) -> Result<Vec<Row>> {
    let (gold, predicted) = (data::rows(gold)?, data::rows(predicted)?);
    let (mut asked, mut same, mut none) = (0, 0, 0);
    for want in gold.iter().filter(|r| data::text(r, "date").len() >= 10) {
        asked += 1;
        let id = data::text(want, "id");
        let got = predicted.iter().find(|r| data::text(r, "id") == id).map_or("", |r| data::text(r, "date"));
        same += usize::from(data::text(want, "date").starts_with(got) && !got.is_empty());
        none += usize::from(got.is_empty());
    }
    let figures = format!("same day {same} of {asked}, none given {none}");
    Ok((asked > 0).then(|| Row::new(format!("page dates, {name}"), figures)).into_iter().collect())
}
