//! What is newly told goes out: as lines, as a feed, as a calendar, to a command.

use std::borrow::Cow;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context;
use engine::Round;
use model::Dossier;
use model::record::{ChangeKind, Record};
use render::{Desk, View};
use store::Store;

use super::atom;
use crate::args::Watch;
use crate::{inputs, output};

/// Tells what came of a round, in every way that is asked for.
pub(super) fn all(watch: &Watch, store: &Store, round: &Round) -> anyhow::Result<()> {
    inputs::tell(&round.adding.warnings, &watch.reading);
    if !watch.reading.quiet {
        for note in &round.notes {
            output::say(&format!("note: {note}"));
        }
        let a = round.adding.added;
        output::say(&format!(
            "{} new articles, {} changed, {} changes told",
            a.new,
            a.changed,
            round.changes.len()
        ));
    }
    let mut lines = Vec::new();
    for change in round.changes.iter().filter(|c| c.kind != ChangeKind::Dropped) {
        serde_json::to_writer(&mut lines, &Record::Change(Cow::Borrowed(change)))?;
        lines.push(b'\n');
    }
    if lines.is_empty() {
        return Ok(());
    }
    match &watch.jsonl {
        Some(path) => OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .and_then(|mut f| f.write_all(&lines))
            .with_context(|| format!("cannot write {}", path.display()))?,
        None => {
            let mut out = output::open(None)?;
            out.write_all(&lines)?;
            out.flush()?;
        }
    }
    if let Some(path) = &watch.atom {
        atom::add(path, store, &round.changes)?;
    }
    if let Some(path) = &watch.ics {
        calendar(path, &store.meetings()?)?;
    }
    if let Some(command) = &watch.exec {
        hook(command, &lines);
    }
    Ok(())
}

/// The meetings of the store for a calendar; the file is replaced as a whole.
fn calendar(path: &Path, dossier: &Dossier) -> anyhow::Result<()> {
    let desk = Desk::new(dossier, std::iter::empty());
    let page = render::page(&desk, View::Sources, false);
    let mut text = Vec::new();
    render::by_name("ics", 0).context("no such format")?.write(&desk, &page, &mut text)?;
    let fresh = path.with_extension("ics.new");
    std::fs::write(&fresh, text)
        .and_then(|()| std::fs::rename(&fresh, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Gives the lines to a command of the user's; its failure is told and stops nothing.
fn hook(command: &str, lines: &[u8]) {
    let run = || -> std::io::Result<std::process::ExitStatus> {
        let mut child = Command::new("sh").arg("-c").arg(command).stdin(Stdio::piped()).spawn()?;
        if let Some(mut into) = child.stdin.take() {
            // A command that does not read its input is no failure.
            let _ = into.write_all(lines);
        }
        child.wait()
    };
    match run() {
        Ok(status) if status.success() => {}
        Ok(status) => output::say(&format!("note: the command ended with {status}")),
        Err(error) => output::say(&format!("note: the command did not run: {error}")),
    }
}
