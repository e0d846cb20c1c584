//! Groups the articles of a JSONL file of `{id, text, title?, date?}` rows into events and stories and prints
//! `{id, cluster, story}` a line: `cargo run --release -p throughline-stories --example events_jsonl -- articles.jsonl`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its reader")]

use std::{io::Write, time::Instant};

use throughline_stories::events::{EventInput, Terms, Weights, find};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: events_jsonl FILE.jsonl")?;
    let rows: Vec<serde_json::Value> =
        std::fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let inputs: Vec<EventInput> = rows
        .iter()
        .map(|r| {
            let text =
                format!("{}\n\n{}", r["title"].as_str().unwrap_or(""), r["text"].as_str().unwrap_or(""));
            let day = r["date"].as_str().and_then(days);
            EventInput {
                id: r["id"].as_str().unwrap_or_default().into(),
                terms: Terms::of(&text),
                days: day.map(|d| (d, d)),
            }
        })
        .collect();
    let taken = start.elapsed();
    // Other weights of stories may be tried as further arguments.
    let mut weights = Weights::default();
    let tried = |n: usize, or: f32| std::env::args().nth(n).and_then(|w| w.parse().ok()).unwrap_or(or);
    weights.story = tried(2, weights.story);
    weights.story_names = tried(3, weights.story_names);
    weights.story_days = tried(4, weights.story_days);
    let found = find(&inputs, &weights);
    let all = start.elapsed();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (i, input) in inputs.iter().enumerate() {
        let (event, story) = (found.event[i] as usize, found.story[i] as usize);
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": input.id, "cluster": inputs[event].id, "story": inputs[story].id})
        )?;
    }
    let kept: usize =
        inputs.iter().map(|i| i.terms.names.len() + i.terms.words.len() + i.terms.numbers.len()).sum();
    let mean = kept as f64 / inputs.len().max(1) as f64;
    eprintln!("{} articles, terms {taken:.2?}, all {all:.2?}; {mean:.0} terms an article", inputs.len());
    Ok(())
}

/// Days since 0000-03-01 of an ISO date (civil-from-days arithmetic), enough for differences.
fn days(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-').map(|p| p.parse::<i32>().ok());
    let (y, m, d) = (parts.next()??, parts.next()??, parts.next()??);
    let (y, m) = if m > 2 { (y, m - 3) } else { (y - 1, m + 9) };
    Some(y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d)
}
