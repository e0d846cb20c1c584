//! `watch`: feeds are asked again and again; what is newly told goes out as lines, as a calendar, to a command.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use engine::{Options, Round};
use intake::http::{Bounds, Fetcher};
use model::Dossier;
use model::record::{ChangeKind, Record};
use render::{Desk, View};
use store::{Access, Store};

use crate::args::Watch;
use crate::decisions::of_store;
use crate::end::End;
use crate::{inputs, output};

pub(crate) fn run(watch: &Watch) -> anyhow::Result<End> {
    let feeds = feeds(&watch.feeds)?;
    let mut store = Store::open(&watch.store, Access::Create)?;
    let options = inputs::options(&watch.reading)?;
    let options = Options { decisions: of_store(&store)?, ..options };
    let pause = Duration::from_millis(if watch.allow_private { 0 } else { 1000 });
    let bounds = Bounds { private: watch.allow_private, pause, ..Bounds::default() };
    let mut fetcher = Fetcher::knowing(bounds, watch.allow_host.clone());
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // The second signal ends the program at once.
        signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&stop))?;
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    let stopped = || stop.load(Ordering::Relaxed);
    loop {
        let began = Instant::now();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs().cast_signed());
        let round = engine::round(&mut store, &mut fetcher, &feeds, now, &options, &stopped)?;
        tell(watch, &store, &round)?;
        if watch.once || stopped() {
            return Ok(End::Done);
        }
        while began.elapsed() < watch.every.0 && !stopped() {
            std::thread::sleep(Duration::from_millis(200));
        }
        if stopped() {
            return Ok(End::Done);
        }
    }
}

/// Addresses as they stand, and those in files: OPML, or one a line.
fn feeds(named: &[String]) -> anyhow::Result<Vec<String>> {
    let mut all = Vec::new();
    for name in named {
        if name.starts_with("http://") || name.starts_with("https://") {
            all.push(name.clone());
            continue;
        }
        let bytes = std::fs::read(name)
            .with_context(|| format!("cannot read {name}: name a file or an http address"))?;
        let listed = engine::feed(&bytes).map(|f| f.feeds).unwrap_or_default();
        if listed.is_empty() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            all.extend(text.lines().map(str::trim).filter(|l| l.starts_with("http")).map(str::to_owned));
        } else {
            all.extend(listed);
        }
    }
    if all.is_empty() {
        bail!(
            "no feed in {}: name addresses, an OPML file, or a file with one address a line",
            named.join(", ")
        );
    }
    Ok(all)
}

fn tell(watch: &Watch, store: &Store, round: &Round) -> anyhow::Result<()> {
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
        serde_json::to_writer(&mut lines, &Record::Change(change.clone()))?;
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
