//! Finds the copies in a JSONL file of `{id, text, source?, date?}` rows and prints `{id, copy_of}` a line, with the
//! rate on standard error: `cargo run --release -p throughline-stories --example copies_jsonl -- articles.jsonl`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its reader")]

use std::{io::Write, time::Instant};

use stories::copies::{CopyInput, Limits, Shingles, find_among};
use throughline_stories as stories;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: copies_jsonl FILE.jsonl")?;
    let rows: Vec<serde_json::Value> =
        std::fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let field = |row: &'_ serde_json::Value, name: &str| row[name].as_str().map(str::to_owned);
    let texts: Vec<(String, String, Option<String>, Option<String>)> = rows
        .iter()
        .map(|r| {
            (
                field(r, "id").unwrap_or_default(),
                field(r, "text").unwrap_or_default(),
                field(r, "source"),
                field(r, "date"),
            )
        })
        .collect();
    let inputs: Vec<CopyInput<'_>> = texts
        .iter()
        .map(|(id, text, outlet, date)| CopyInput {
            id,
            text,
            outlet: outlet.as_deref(),
            date: date.as_deref(),
            wire: text.contains("(Reuters)") || text.contains("(AP)"),
        })
        .collect();
    let (start, before) = (Instant::now(), cpu_seconds());
    let shingles: Vec<Shingles> = inputs.iter().map(|i| Shingles::of(i.text)).collect();
    let taken = start.elapsed();
    let sampled = cpu_seconds().map_or(0.0, |end| end - before.unwrap_or(0.0));
    let copies = find_among(&inputs, &shingles, &Limits::default());
    let all = start.elapsed();
    let cpu = cpu_seconds().map(|end| end - before.unwrap_or(0.0));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (i, input) in inputs.iter().enumerate() {
        let lead = copies.copy_of[i].map(|c| inputs[c as usize].id);
        writeln!(out, "{}", serde_json::json!({"id": input.id, "copy_of": lead}))?;
    }
    if std::env::args().any(|a| a == "--edges") {
        for e in &copies.edges {
            eprintln!(
                "{:.2} {:.2} run {} {} ~ {}",
                e.share_a, e.share_b, e.longest_run, inputs[e.a as usize].id, inputs[e.b as usize].id
            );
        }
    }
    eprintln!(
        "{} articles, {} edges, shingles {taken:.2?}, all {all:.2?}, {:.0} articles/s by the clock",
        inputs.len(),
        copies.edges.len(),
        inputs.len() as f64 / all.as_secs_f64()
    );
    if let Some(cpu) = cpu {
        eprintln!(
            "{cpu:.2} CPU seconds ({sampled:.2} for the shingles), {:.0} articles a CPU second",
            inputs.len() as f64 / cpu
        );
    }
    Ok(())
}

/// Processor time of this process so far, where the system tells (Linux): on a shared machine the clock says little.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
