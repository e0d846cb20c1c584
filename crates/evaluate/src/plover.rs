//! PLOVER categories of single-event sentences (`{id, sentence, events: [{event}]}` a line): what is found, and how
//! many are right.

use std::{
    collections::BTreeMap,
    io::{BufRead, Write},
};

use anyhow::{Context as _, Result};
use model::{Article, Block, BlockRole, Span};
use serde_json::{Value, json};

/// Reads the sentences, writes one line each, and the score as the last line.
///
/// # Errors
/// When the data cannot be read or the output cannot be written.
pub fn run(data: impl BufRead, mut out: impl Write) -> Result<()> {
    let mut tally: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (n, line) in data.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Value = serde_json::from_str(&line).with_context(|| format!("line {}", n + 1))?;
        let sentence = row["sentence"].as_str().unwrap_or_default();
        let want = row["events"][0]["event"].as_str().unwrap_or_default();
        let got = category(sentence);
        let count = tally.entry(want.to_owned()).or_default();
        count.1 += 1;
        count.0 += u32::from(got == Some(want));
        writeln!(out, "{}", json!({"id": row["id"], "want": want, "got": got, "sentence": sentence}))?;
    }
    let (right, all) = tally.values().fold((0, 0), |(r, a), (x, y)| (r + x, a + y));
    let each: Vec<String> = tally.iter().map(|(k, (r, a))| format!("{k} {r}/{a}")).collect();
    writeln!(out, "{}", json!({"right": right, "of": all, "each": each.join(", ")}))?;
    Ok(())
}

/// The category of the main event of a sentence.
fn category(sentence: &str) -> Option<&'static str> {
    let span = Span::of(0..sentence.len()).trimmed(sentence);
    let block = Block { role: BlockRole::Body, span, source: None, repeats: None };
    let article = Article { text: sentence.to_owned(), blocks: vec![block], ..Article::default() };
    records::events::main_category(&language::analyse(&article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_what_is_right() {
        let mut out = Vec::new();
        run(r#"{"id":"a","sentence":"","events":[{"event":"AID"}]}"#.as_bytes(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().last().is_some_and(|l| l.starts_with(r#"{"right":0,"of":1"#)), "{text}");
    }
}
