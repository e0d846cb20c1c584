//! Attributions of a corpus (`{id, text}` a line) as `{id, quotes: [{parts, speaker_parts, cue}]}`, code points.

use std::io::{BufRead, Write};

use anyhow::{Context as _, Result};
use model::{Article, Block, BlockRole, CodePoints, Span};
use records::{Context, profile::Profiles, statements::mark};
use serde_json::{Value, json};

/// Reads a corpus and writes what is found in it, line by line.
///
/// # Errors
/// When the corpus cannot be read or the output cannot be written.
pub fn run(corpus: impl BufRead, mut out: impl Write) -> Result<()> {
    let profiles = Profiles::shipped();
    for (n, line) in corpus.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Value = serde_json::from_str(&line).with_context(|| format!("line {}", n + 1))?;
        let text = row["text"].as_str().unwrap_or_default();
        let quotes = predict(text, &profiles);
        writeln!(out, "{}", json!({"id": row["id"], "quotes": quotes}))?;
    }
    Ok(())
}

/// The attributions of one text.
fn predict(text: &str, profiles: &Profiles) -> Vec<Value> {
    let article = article(text);
    let analysis = language::analyse(&article);
    let context = Context { article: &article, analysis: &analysis, profiles };
    let points = CodePoints::new(text);
    let pair = |s: &Span| {
        let (start, end) = points.span(*s);
        json!([start, end])
    };
    mark(&context)
        .iter()
        .map(|m| {
            json!({
                "parts": m.content.iter().map(pair).collect::<Vec<_>>(),
                "speaker_parts": m.source.iter().map(pair).collect::<Vec<_>>(),
                "cue": m.cue.map(|c| c.slice(text)),
                "lemma": m.lemma,
                "rules": m.rules,
            })
        })
        .collect()
}

/// A plain text as an article: the first paragraph its title when it has no full stop, the rest its body.
fn article(text: &str) -> Article {
    let span = Span::of(0..text.len()).trimmed(text);
    let block = Block { role: BlockRole::Body, span, source: None, repeats: None };
    Article { text: text.to_owned(), blocks: vec![block], ..Article::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_in_is_a_row_out() {
        let mut out = Vec::new();
        run("{\"id\":\"a\",\"text\":\"\"}\n\n".as_bytes(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\"id\":\"a\",\"quotes\":[]}\n");
    }
}
