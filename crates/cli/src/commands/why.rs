//! `why`: how a line came about.

use engine::Account;
use model::record::Record;
use render::Desk;

use crate::args::Why;
use crate::end::End;
use crate::{inputs, output, stored};

/// The most records that words alone are explained by.
const MOST: usize = 10;

pub(crate) fn run(why: &Why) -> anyhow::Result<End> {
    let account = match &why.input.store {
        Some(file) => stored::account_with(file, &why.input, &why.wanted)?,
        None => inputs::account(&why.input)?,
    };
    let ids = wanted(&account, &why.wanted);
    if ids.is_empty() {
        output::say(&format!(
            "no record has the id \"{0}\" or rests on these words: `throughline export` lists all ids",
            why.wanted
        ));
        return Ok(End::of(false, &account.warnings));
    }
    if why.json {
        json(&account, &ids)?;
    } else {
        explain(&account, &ids)?;
    }
    Ok(End::of(true, &account.warnings))
}

/// The record of this id, else those whose evidence has these words.
fn wanted(account: &Account, wanted: &str) -> Vec<String> {
    let records: Vec<Record> = account.dossier.records().collect();
    if let Some(record) = records.iter().find(|r| r.id() == wanted) {
        return vec![record.id().to_owned()];
    }
    let words = wanted.to_lowercase();
    let rests = |r: &&Record| r.evidence().iter().any(|e| e.exact.to_lowercase().contains(&words));
    let found: Vec<String> = records.iter().filter(rests).map(|r| r.id().to_owned()).collect();
    if found.len() > MOST {
        output::say(&format!("{} records rest on these words; the first {MOST} are shown", found.len()));
    }
    found.into_iter().take(MOST).collect()
}

fn explain(account: &Account, ids: &[String]) -> anyhow::Result<()> {
    let desk = Desk::new(&account.dossier, account.reads.iter().map(|r| &r.article));
    let mut text = Vec::new();
    for (i, id) in ids.iter().enumerate() {
        if i > 0 {
            text.extend_from_slice(b"\n\n");
        }
        render::why::explain(&desk, id, output::width().clamp(48, 120), &mut text)?;
        render::why::compared(&desk, &account.compared(id), &mut text)?;
    }
    output::coloured(None, &text)
}

fn json(account: &Account, ids: &[String]) -> anyhow::Result<()> {
    let mut out = output::open(None)?;
    for record in account.dossier.records().filter(|r| ids.iter().any(|id| id == r.id())) {
        serde_json::to_writer(&mut out, &record).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}
