//! `decide`: a person corrects the account, once and for all later runs.

use std::path::Path;

use anyhow::bail;
use model::Decision;
use model::decision::Target;
use store::{Access, Store};

use crate::args::{Decide, Verdict};
use crate::decisions::File;
use crate::end::End;
use crate::{output, stored};
use engine::decisions;

pub(crate) fn run(decide: &Decide) -> anyhow::Result<End> {
    match (&decide.store, &decide.decisions) {
        (Some(file), _) => in_store(file, &decide.verdict),
        (None, Some(file)) => in_file(file, &decide.verdict),
        (None, None) => bail!("name a store with --store FILE, or a file with --decisions FILE"),
    }
}

fn in_store(file: &Path, verdict: &Verdict) -> anyhow::Result<End> {
    let mut store = Store::open(file, Access::Write)?;
    match verdict {
        Verdict::List { toml: true } => print(&File { decisions: decisions(&store)? }.text()?)?,
        Verdict::List { toml: false } => {
            let all = store.decisions()?;
            let lines = all.iter().map(|d| {
                let shown = serde_json::from_str::<Decision>(&d.decision).map(|d| d.to_string());
                format!("{} · {} · {}\n", d.number, d.made, shown.unwrap_or_else(|_| d.decision.clone()))
            });
            print(&lines.collect::<String>())?;
        }
        Verdict::Undo { number } => {
            if !store.undo(i64::try_from(*number)?)? {
                bail!("no decision {number}: `throughline decide list --store FILE` numbers them");
            }
        }
        Verdict::Import { file } => {
            for decision in File::read(file)?.decisions {
                keep(&mut store, &decision)?;
            }
        }
        other => {
            let decision = made(other, |id| Ok(store.record(id)?))?;
            let number = keep(&mut store, &decision)?;
            output::say(&format!("decision {number}: {decision}"));
        }
    }
    drop(store);
    // What it changes is there at once, and a decision that fits nothing is told now.
    stored::refresh(file)?;
    Ok(End::Done)
}

fn keep(store: &mut Store, decision: &Decision) -> anyhow::Result<i64> {
    Ok(store.decide(decision.kind(), &serde_json::to_string(decision)?)?)
}

fn in_file(path: &Path, verdict: &Verdict) -> anyhow::Result<End> {
    let mut file = if path.exists() { File::read(path)? } else { File::default() };
    match verdict {
        Verdict::List { toml: true } => return print(&file.text()?).map(|()| End::Done),
        Verdict::List { toml: false } => {
            let lines = file.decisions.iter().enumerate().map(|(i, d)| format!("{} · {d}\n", i + 1));
            return print(&lines.collect::<String>()).map(|()| End::Done);
        }
        Verdict::Undo { number } => {
            if *number == 0 || *number > file.decisions.len() {
                bail!("no decision {number}: `throughline decide list --decisions FILE` numbers them");
            }
            file.decisions.remove(number - 1);
        }
        Verdict::Import { file: other } => file.decisions.extend(File::read(other)?.decisions),
        other => {
            let decision = made(other, |_| Ok(None))?;
            if !file.decisions.contains(&decision) {
                file.decisions.push(decision);
            }
        }
    }
    file.write(path)?;
    Ok(End::Done)
}

/// The decision of a verdict; `known` gives type and words of a record by its id.
fn made(
    verdict: &Verdict,
    known: impl Fn(&str) -> anyhow::Result<Option<(String, Option<String>)>>,
) -> anyhow::Result<Decision> {
    let target = |record: &String| -> anyhow::Result<Target> {
        let (kind, words) = known(record)?.unwrap_or_default();
        Ok(Target { record: record.clone(), kind, words: words.unwrap_or_default() })
    };
    Ok(match verdict.clone() {
        Verdict::Merge { one, other } => Decision::Merge { one, other },
        Verdict::Forbid { one, other } => Decision::Forbid { one, other },
        Verdict::Split { name, article } => Decision::Split { name, article },
        Verdict::Rename { name, to } => Decision::Rename { name, to },
        Verdict::Family { outlet, family } => Decision::Family { outlet, family },
        Verdict::Role { name, role } => Decision::Role { name, role },
        Verdict::Reject { record } => Decision::Reject { target: target(&record)? },
        Verdict::Set { record, field, value } => Decision::Set { target: target(&record)?, field, value },
        Verdict::List { .. } | Verdict::Undo { .. } | Verdict::Import { .. } => bail!("nothing to decide"),
    })
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = output::open(None)?;
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
