//! A hostile corpus: inputs made to hurt go from bytes to an account, each within bounded time and memory.
//!
//! A sample runs with every test; `THROUGHLINE_CORPUS=10000` makes so many, `THROUGHLINE_CORPUS_FROM` starts further on
//! (`just corpus`). Each input is a function of its number, so that a number is all that a report has to name.

#![allow(clippy::print_stdout, reason = "what was measured is shown with `--nocapture`")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

mod binary;
mod clock;
mod dice;
mod pages;
mod squares;
mod texts;

use std::io::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use dice::Dice;
use intake::Beside;
use throughline_engine as engine;

/// One input: the name that its file bears, its bytes, and how many bytes a reader may come to hold for it.
struct Hostile {
    name: &'static str,
    bytes: Vec<u8>,
    weight: usize,
}

impl Hostile {
    fn new(name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { name, weight: bytes.len(), bytes }
    }
}

/// Bytes above which an input is refused here, so that what unpacks without end is cut off soon.
const LIMIT: u64 = 16 << 20;

/// A kind of hostile input, made from dice and a size between 1 (small) and a million (large).
type Kind = fn(&mut Dice, usize) -> Hostile;

/// The input of this number: the kinds take turns, and one in forty is large.
fn hostile(number: usize) -> (usize, Hostile) {
    let kinds: Vec<Kind> =
        texts::KINDS.iter().chain(pages::KINDS).chain(binary::KINDS).chain(clock::KINDS).copied().collect();
    let (kind, turn) = (number % kinds.len(), number / kinds.len());
    let size = match turn % 40 {
        39 => 1_000_000,
        n if n % 8 == 7 => 60_000,
        n => 200 + 150 * n,
    };
    let mut dice = Dice::new(number as u64);
    (kind, kinds[kind](&mut dice, size))
}

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// What one input cost.
struct Cost {
    time: Duration,
    megabytes: f64,
}

/// Processor time of this process, which a busy machine does not lengthen; by the wall where the system does not tell it.
fn processor_time() -> Duration {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        let part = |n: i64| u64::try_from(n).unwrap_or(0);
        Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
    }
    #[cfg(not(unix))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed()
    }
}

/// Reads one input as a file, and takes what it gives to its account.
fn run(folder: &Path, input: &Hostile) -> Cost {
    let path = folder.join(input.name);
    std::fs::File::create(&path).and_then(|mut f| f.write_all(&input.bytes)).unwrap();
    // One at a time, so that each is measured alone.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    memory::forget();
    let (before, start) = (memory::now(), processor_time());
    let (inputs, _) = intake::gather_within(std::slice::from_ref(&path), &Beside::default(), LIMIT);
    let articles = inputs.iter().flat_map(|i| reading::read(&i.given, &i.bytes).0).collect();
    let account = engine::run(articles, &engine::Options { threads: Some(1), ..engine::Options::default() });
    drop(account);
    let cost =
        Cost { time: processor_time().saturating_sub(start), megabytes: (memory::peak() - before).max(0.0) };
    std::fs::remove_file(&path).unwrap();
    cost
}

/// A few microseconds a byte are common; debug builds take ten times that.
fn allowed(weight: usize) -> (Duration, f64) {
    let slower = if cfg!(debug_assertions) { 15 } else { 1 };
    let micros = u64::try_from(weight).unwrap_or(u64::MAX).saturating_mul(20 * slower);
    (
        Duration::from_millis(2_000 * slower) + Duration::from_micros(micros),
        64.0 + 400.0 * weight as f64 / 1e6,
    )
}

#[test]
fn every_hostile_input_ends_in_time_and_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (from, count) = (number("THROUGHLINE_CORPUS_FROM", 0), number("THROUGHLINE_CORPUS", 120));
    // The tables are read once.
    run(folder.path(), &Hostile::new("first.txt", "The envoys met in Oslo on Monday, Anna Holm said."));
    let mut bad = Vec::new();
    let (mut slowest, mut largest) = ((0.0, 0), (0.0, 0));
    for n in from..from + count {
        let (kind, input) = hostile(n);
        let cost = run(folder.path(), &input);
        let (time, megabytes) = allowed(input.weight.max(input.bytes.len()));
        let seconds = cost.time.as_secs_f64();
        if cost.time > time || cost.megabytes > megabytes {
            bad.push(format!(
                "{n}, kind {kind}, {}: {} bytes, {seconds:.2} s, {:.0} MB",
                input.name,
                input.bytes.len(),
                cost.megabytes
            ));
        }
        slowest = if seconds > slowest.0 { (seconds, n) } else { slowest };
        largest = if cost.megabytes > largest.0 { (cost.megabytes, n) } else { largest };
    }
    let seen = format!(
        "{count} inputs; slowest {:.2} s (number {}), most memory {:.0} MB (number {})",
        slowest.0, slowest.1, largest.0, largest.1
    );
    assert!(bad.is_empty(), "{seen}\n{}", bad.join("\n"));
    println!("{seen}");
}

/// The memory of this process, where the system tells it; nothing is bounded elsewhere.
mod memory {
    fn megabytes(line: &str) -> f64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let found = status.lines().find_map(|l| l.strip_prefix(line));
        found.and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }

    /// Held now.
    pub(super) fn now() -> f64 {
        megabytes("VmRSS:")
    }

    /// The most held since [`forget`].
    pub(super) fn peak() -> f64 {
        megabytes("VmHWM:")
    }

    /// Lets the peak begin anew.
    pub(super) fn forget() {
        std::fs::write("/proc/self/clear_refs", "5").ok();
    }
}
