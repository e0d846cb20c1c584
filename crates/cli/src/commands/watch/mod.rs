//! `watch`: feeds are asked again and again; what is newly told goes out as lines, as a calendar, to a command.

mod atom;
mod tell;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use engine::Options;
use intake::http::{Bounds, Fetcher};
use store::{Access, Store};

use crate::args::Watch;
use crate::end::End;
use crate::inputs;
use engine::decisions;

pub(crate) fn run(watch: &Watch) -> anyhow::Result<End> {
    let feeds = feeds(&watch.feeds)?;
    let mut store = Store::open(&watch.store, Access::Create)?;
    let options = inputs::options(&watch.reading)?;
    let options = Options { decisions: decisions(&store)?, ..options };
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
        tell::all(watch, &store, &round)?;
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
