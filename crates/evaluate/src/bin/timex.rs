//! `timex FILE`: predicted times of every row of FILE, one JSON line each, on standard output.
//! `timex --rate FILE|FOLDER`: articles a second of processor time of the time layer alone, over rows or plain texts.
//! `timex --hide FILE`: the dates of the rows hidden and found again from their content.
#![allow(clippy::print_stdout, reason = "a program's output")]

use anyhow::{Context as _, Result};
use throughline_evaluate::timex;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let hide = args.iter().any(|a| a == "--hide");
    let path =
        args.iter().find(|a| !a.starts_with("--")).context("usage: timex [--hide|--rate] FILE.jsonl")?;
    if args.iter().any(|a| a == "--rate") {
        let texts = timex::texts(std::path::Path::new(path))?;
        println!("{:.0} articles a second", timex::rate(texts, 20)?);
        return Ok(());
    }
    let data = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    for line in data.lines().filter(|l| !l.trim().is_empty()) {
        let answer = if hide { timex::date_hidden(line)? } else { timex::predict(line)? };
        println!("{answer}");
    }
    Ok(())
}
