//! `timex FILE`: predicted times of every row of FILE, one JSON line each, on standard output.
#![allow(clippy::print_stdout, reason = "a program's output")]

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("usage: timex FILE.jsonl")?;
    let data = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    for line in data.lines().filter(|l| !l.trim().is_empty()) {
        println!("{}", throughline_evaluate::timex::predict(line)?);
    }
    Ok(())
}
