//! The page reader beside `dom_smoothie` alone, over the same pages in one run, one core:
//! `cargo run --profile quick -p throughline-reading --example peers -- PAGES.jsonl.gz [TEXTS.jsonl [OWN.jsonl]]`
//! (rows of `id`, `html`).
//!
//! Prints rates, their ratio and the slowest page; writes what `dom_smoothie` alone takes for the text, and what the page
//! reader takes, for a scorer.
#![allow(clippy::print_stdout, reason = "a measuring binary prints")]
#![allow(clippy::unwrap_used, reason = "a measuring binary stops where it fails")]

use std::io::{Read, Write};
use std::time::Instant;

use dom_smoothie::{Config, Readability, TextMode};
use model::{Article, Block, BlockRole};
use serde_json::{Value, json};
use throughline_reading::{Given, read};

/// A page as the page reader takes it: the report's words, its frame, and every block with its place.
fn line(id: &str, article: &Article) -> Value {
    let kept = |b: &&Block| matches!(b.role, BlockRole::Heading | BlockRole::Summary | BlockRole::Body);
    let text: Vec<&str> = article.blocks.iter().filter(kept).map(|b| article.slice(b.span)).collect();
    let place = |b: &Block| b.source.map(|s| (s.start, s.end));
    let block = |b: &Block| json!([format!("{:?}", b.role), article.slice(b.span), place(b)]);
    json!({
        "id": id,
        "text": text.join("\n\n"),
        "title": article.title,
        "author": article.byline,
        "date": article.published.interval.single_day().map(|d| d.to_string()),
        "blocks": article.blocks.iter().map(block).collect::<Vec<_>>(),
    })
}

/// Processor time of this thread where the system tells it (Linux), else the clock.
struct Lap(Option<f64>, Instant);

impl Lap {
    fn start() -> Self {
        Self(Self::spent(), Instant::now())
    }

    fn seconds(&self) -> f64 {
        let spent = self.0.zip(Self::spent()).map(|(from, to)| to - from);
        spent.unwrap_or_else(|| self.1.elapsed().as_secs_f64())
    }

    fn spent() -> Option<f64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
    }
}

fn main() {
    let mut words = std::env::args().skip(1);
    let Some(path) = words.next() else { return println!("peers PAGES.jsonl.gz [TEXTS.jsonl [OWN.jsonl]]") };
    let bytes = std::fs::read(&path).unwrap();
    let mut text = String::new();
    if bytes.starts_with(b"\x1F\x8B") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    let rows: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let mut out = words.next().map(|p| std::fs::File::create(p).unwrap());
    let mut mine = words.next().map(|p| std::fs::File::create(p).unwrap());
    let field = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let (mut own, mut alone, mut slowest) = (0.0_f64, 0.0_f64, 0.0_f64);
    // Page by page, turn about, so that what else the machine does falls on both alike.
    for row in &rows {
        let (id, html) = (field(row, "id"), field(row, "html"));
        let lap = Lap::start();
        let url = Some(field(row, "url")).filter(|u| !u.is_empty());
        let given = Given { path: format!("{id}.html"), url, ..Given::default() };
        let (articles, _) = read(&given, html.as_bytes());
        let time = lap.seconds();
        own += time;
        slowest = slowest.max(time);
        if let Some(mine) = &mut mine {
            writeln!(
                mine,
                "{}",
                articles.first().map_or_else(|| json!({"id": id, "text": ""}), |a| line(&id, a))
            )
            .unwrap();
        }
        let lap = Lap::start();
        let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
        let article = Readability::new(html.as_str(), None, Some(config)).and_then(|mut r| r.parse());
        alone += lap.seconds();
        if let Some(out) = &mut out {
            let text = article.map(|a| a.text_content.to_string()).unwrap_or_default();
            writeln!(out, "{}", json!({"id": id, "text": text})).unwrap();
        }
    }
    let pages = f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    println!(
        "{} pages: {:.0} pages/s, dom_smoothie alone {:.0}, ratio {:.2}; slowest page {:.0} ms",
        rows.len(),
        pages / own,
        pages / alone,
        alone / own,
        slowest * 1e3
    );
}
