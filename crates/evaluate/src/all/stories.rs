//! Whole stories against a gold standard: every kind of record.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Result;

use super::{
    Row,
    scorer::{Desk, plain},
};

/// The story with hand-made gold in the data folder, without dates and with.
pub(super) fn seeds(desk: &Desk) -> Result<Vec<Row>> {
    let gold = desk.data("gold/seeds-gold.json")?;
    let mut rows = story(desk, "seeds", &gold, &desk.data("seeds")?)?;
    rows.extend(story(desk, "seeds, dates supplied", &gold, &desk.data("seeds-dated.jsonl")?)?);
    Ok(rows)
}

/// The example stories of the project.
pub(super) fn examples(desk: &Desk) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for name in ["border", "strike", "merger"] {
        let gold = desk.examples.join("gold").join(format!("{name}.json"));
        rows.extend(story(desk, &format!("example {name}"), &gold, &desk.examples.join(name))?);
    }
    Ok(rows)
}

fn story(desk: &Desk, name: &str, gold: &Path, articles: &Path) -> Result<Vec<Row>> {
    let (articles, _) = engine::open(&[articles.to_path_buf()], &engine::Beside::default());
    let account = engine::run(articles, &engine::Options::default());
    let path = desk.work("records.jsonl");
    let mut out = BufWriter::new(File::create(&path)?);
    for record in account.dossier.records() {
        serde_json::to_writer(&mut out, &record)?;
        out.write_all(b"\n")?;
    }
    out.into_inner()?.sync_all()?;
    let said = desk.score("score_gold.py", &[gold, &path])?;
    // Lines that begin with a blank are details of the line above.
    let lines = said.iter().filter(|l| !l.starts_with(' ') && !l.starts_with('{'));
    Ok(lines
        .map(|line| {
            let (what, figures) = line.split_at(line.len().min(15));
            Row::new(format!("{name}: {}", plain(what)), plain(figures))
        })
        .collect())
}
