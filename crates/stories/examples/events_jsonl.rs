//! Groups the articles of a JSONL file of `{id, text, title?, date?}` rows into events and stories and prints
//! `{id, cluster, story}` a line: `cargo run --release -p throughline-stories --example events_jsonl -- articles.jsonl`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its reader")]

use std::{
    io::{BufRead, Write},
    time::Instant,
};

use throughline_stories::events::{EventInput, Terms, Weights, find};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: events_jsonl FILE.jsonl [--to ARTICLES]")?;
    let mut inputs: Vec<EventInput> = Vec::new();
    // Only the keys of an article are kept, not its text.
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        inputs.push(input(&serde_json::from_str(&line?)?));
    }
    if std::env::args().nth(2).as_deref() == Some("--to") {
        let most = std::env::args().nth(3).and_then(|n| n.parse().ok()).ok_or("--to wants a number")?;
        repeat(&mut inputs, most);
    }
    let (start, before) = (Instant::now(), processor());
    let found = find(&inputs, &Weights::default());
    let (taken, used) = (start.elapsed().as_secs_f64(), processor() - before);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (i, input) in inputs.iter().enumerate() {
        let (event, story) = (found.event[i] as usize, found.story[i] as usize);
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": input.id, "cluster": inputs[event].id, "story": inputs[story].id})
        )?;
    }
    let kept: usize = inputs.iter().map(|i| i.terms.count()).sum();
    let count = inputs.len().max(1) as f64;
    eprintln!(
        "{count} articles of {:.0} terms: read in {before:.1} CPU s, grouped in {taken:.1} s, {used:.1} CPU s \
         ({:.0} articles a CPU second)",
        kept as f64 / count,
        count / used.max(1e-9)
    );
    Ok(())
}

/// Processor seconds of this process so far, where the system tells them.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn input(row: &serde_json::Value) -> EventInput {
    let text = format!("{}\n\n{}", row["title"].as_str().unwrap_or(""), row["text"].as_str().unwrap_or(""));
    let day = row["date"].as_str().and_then(days);
    EventInput {
        id: row["id"].as_str().unwrap_or_default().into(),
        terms: Terms::of(&text),
        days: day.map(|d| (d, d)),
    }
}

/// Repeats the stream until it has `most` articles, with other names and a year later each time.
fn repeat(inputs: &mut Vec<EventInput>, most: usize) {
    let once = inputs.len().max(1);
    for n in inputs.len()..most {
        let turn = u32::try_from(n / once).unwrap_or(0);
        let mut next = inputs[n % once].clone();
        next.id = format!("{}-{turn}", next.id);
        next.terms = next.terms.renamed(turn.wrapping_mul(0x9e37_79b9) >> 8);
        let later = 365 * i32::try_from(turn).unwrap_or(0);
        next.days = next.days.map(|(a, b)| (a + later, b + later));
        inputs.push(next);
    }
}

/// Days since 0000-03-01 of an ISO date (civil-from-days arithmetic), enough for differences.
fn days(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-').map(|p| p.parse::<i32>().ok());
    let (y, m, d) = (parts.next()??, parts.next()??, parts.next()??);
    let (y, m) = if m > 2 { (y, m - 3) } else { (y - 1, m + 9) };
    Some(y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d)
}
