//! Times the whole on more and more articles, taken as one story: reading on all cores, copies, dossier:
//! `cargo bench -p throughline-engine --bench growth -- PATH… [--articles N]`.
#![allow(clippy::print_stdout, reason = "a measuring binary prints")]

mod kit;

use std::time::{Duration, Instant};

use dossier::Read;
use kit::{articles, float, peak_megabytes};
use rayon::prelude::*;
use records::profile::Profiles;
use throughline_engine as engine;

/// How many articles to take, one run after the other.
const LADDER: [usize; 6] = [100, 300, 1_000, 3_000, 10_000, 30_000];

fn main() {
    let articles = articles();
    let profiles = Profiles::shipped();
    println!(
        "| articles | read, articles/s | copies, articles/s | dossier, articles/s | records | whole | peak |"
    );
    println!("|---|---|---|---|---|---|---|");
    let steps = LADDER.iter().copied().filter(|n| *n < articles.len());
    for n in steps.chain([articles.len()]).filter(|n| *n > 0) {
        let given = articles[..n].to_vec();
        let start = Instant::now();
        let mut reads: Vec<Read> =
            given.into_par_iter().map(|a| engine::read_article(a, &profiles)).collect();
        let read = start.elapsed();
        let copied = engine::copies(&reads.iter().map(|r| &r.article).collect::<Vec<_>>());
        for (read, copied) in reads.iter_mut().zip(copied) {
            read.copied = copied;
        }
        let copies = start.elapsed() - read;
        let dossier = engine::account(&reads);
        let whole = start.elapsed();
        let rate = |time: Duration| float(n) / time.as_secs_f64().max(1e-9);
        println!(
            "| {n} | {:.0} | {:.0} | {:.0} | {} | {:.1} s | {:.0} MB |",
            rate(read),
            rate(copies),
            rate(whole - read - copies),
            dossier.records().count(),
            whole.as_secs_f64(),
            peak_megabytes()
        );
    }
}
