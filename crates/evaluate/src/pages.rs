//! `throughline-evaluate pages --data FILE > pred.jsonl`: articles out of pages, for a scorer of extraction.

use std::{io::Write, path::Path, time::Instant};

use anyhow::Result;
use model::{Article, BlockRole};
use reading::Given;
use serde_json::json;

use crate::data;

/// Reads every page and writes a row for each.
///
/// # Errors
/// When the data cannot be read or the rows not be written.
pub fn run(path: &Path, blocks: bool, mut out: impl Write) -> Result<Summary> {
    let rows = data::rows(path)?;
    let (mut letters, mut aligned) = (0usize, 0usize);
    let mut spent = 0.0;
    for row in &rows {
        let id = data::text(row, "id");
        let url = Some(data::text(row, "url").to_owned()).filter(|u| !u.is_empty());
        let given = Given { path: format!("{id}.html"), url, ..Given::default() };
        let start = Instant::now();
        let (articles, _) = reading::read(&given, data::text(row, "html").as_bytes());
        spent += start.elapsed().as_secs_f64();
        let Some(article) = articles.first() else {
            writeln!(out, "{}", json!({"id": id, "text": ""}))?;
            continue;
        };
        for block in &article.blocks {
            letters += block.span.len() as usize;
            aligned += if block.source.is_some() { block.span.len() as usize } else { 0 };
        }
        let day = article.published.interval.single_day().map(|d| d.to_string());
        let mut line = json!({"id": id, "text": clean(article), "title": article.title, "author": article.byline, "date": day});
        if blocks {
            line["blocks"] = article
                .blocks
                .iter()
                .map(|b| json!([format!("{:?}", b.role), article.slice(b.span), b.source.is_some()]))
                .collect();
        }
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Summary { pages: rows.len(), seconds: spent, aligned: aligned as f64 / letters.max(1) as f64 })
}

/// How a run over pages went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Pages read.
    pub pages: usize,
    /// Seconds spent reading them.
    pub seconds: f64,
    /// Share of the bytes of all blocks that point into their page.
    pub aligned: f64,
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rate = self.pages as f64 / self.seconds.max(1e-9);
        write!(
            f,
            "{} pages, {rate:.0} pages/s on one core, {:.2} % aligned",
            self.pages,
            100.0 * self.aligned
        )
    }
}

/// Headings, summary and body, a blank line between.
fn clean(article: &Article) -> String {
    let kept = |role| matches!(role, BlockRole::Heading | BlockRole::Summary | BlockRole::Body);
    let words: Vec<&str> =
        article.blocks.iter().filter(|b| kept(b.role)).map(|b| article.slice(b.span)).collect();
    words.join("\n\n")
}
