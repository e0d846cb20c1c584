//! How many articles a second the whole article-local phase takes in, on all cores as a user runs it.

use std::time::Instant;

use anyhow::Result;
use model::Article;
use reading::Given;

use super::{Row, scorer::Desk};
use crate::data::{rows, text};

/// At most this many articles are timed.
const MOST: usize = 2000;

/// Reading, analysis and records of real articles of all lengths.
pub(super) fn articles(desk: &Desk) -> Result<Vec<Row>> {
    let rows = rows(&desk.data("eval/stories/neardup_dev.jsonl.gz")?)?;
    let profiles = engine::Profiles::shipped();
    let start = Instant::now();
    let articles: Vec<Article> = rows
        .iter()
        .take(MOST)
        .filter_map(|row| {
            let given = Given { path: text(row, "id").to_owned(), ..Given::default() };
            reading::read(&given, text(row, "text").as_bytes()).0.into_iter().next()
        })
        .collect();
    let read = start.elapsed().as_secs_f64();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let count = articles.len() as f64;
    let start = Instant::now();
    let statements: usize =
        articles.into_iter().map(|a| engine::read_article(a, &profiles).drafts.statements.len()).sum();
    let whole = start.elapsed().as_secs_f64();
    let figures = format!(
        "reading {:.0} articles/s; analysis and records {:.0} articles/s on one core ({:.1} kB an article, {statements} statements)",
        count / read.max(1e-9),
        count / whole.max(1e-9),
        bytes as f64 / 1000.0 / count.max(1.0)
    );
    Ok(vec![Row::new("rate, US news", figures)])
}
