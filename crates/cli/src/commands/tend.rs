//! `remove`, `check` and `vacuum`: a store looked after.

use std::path::Path;

use engine::Options;
use store::{Access, Store, StoreError};

use crate::args::Remove;
use crate::end::End;
use crate::output;
use engine::decisions;

/// Takes articles out.
pub(crate) fn remove(remove: &Remove) -> anyhow::Result<End> {
    let mut store = Store::open(&remove.store, Access::Write)?;
    let mut missing = 0;
    for wanted in &remove.wanted {
        match store.resolve(wanted)? {
            Some(id) => {
                store.remove(&id)?;
                output::say(&format!("removed {id}"));
            }
            None => {
                missing += 1;
                output::say(&format!(
                    "no article \"{wanted}\" in this store: `throughline search` finds ids"
                ));
            }
        }
    }
    let options = Options { decisions: decisions(&store)?, ..Options::default() };
    engine::settle(&mut store, &options, &mut |_, _| ())?;
    Ok(if missing == 0 { End::Done } else { End::Difference })
}

/// Looks the file through.
pub(crate) fn check(file: &Path) -> anyhow::Result<End> {
    let store = match Store::open(file, Access::Write) {
        Err(StoreError::ReadOnly(_)) => Store::open(file, Access::Read)?,
        other => other?,
    };
    let health = store.check()?;
    let mut out = output::open(None)?;
    writeln!(
        out,
        "{} articles, {} revisions, {} stories, {} records",
        health.articles, health.revisions, health.stories, health.records
    )?;
    for fault in &health.faults {
        writeln!(out, "fault: {fault}")?;
    }
    if health.faults.is_empty() {
        writeln!(out, "whole")?;
    }
    out.flush()?;
    Ok(if health.faults.is_empty() { End::Done } else { End::Difference })
}

/// Gives room back.
pub(crate) fn vacuum(file: &Path) -> anyhow::Result<End> {
    let (before, after) = Store::open(file, Access::Write)?.vacuum()?;
    output::say(&format!("{} KiB before, {} KiB now", before >> 10, after >> 10));
    Ok(End::Done)
}
