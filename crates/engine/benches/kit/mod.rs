//! What the measuring binaries share: articles from the command line, values in order, memory.
#![allow(dead_code, reason = "each binary uses its part")]
#![allow(unreachable_pub, reason = "a module of binaries")]
#![allow(clippy::print_stdout, reason = "measuring binaries print")]

use std::{path::PathBuf, time::Duration};

use model::Article;

/// The paths on the command line; says what to do where there is none.
pub fn paths() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            Some("bench") => {}
            Some(_) => _ = words.next(),
            None => paths.push(PathBuf::from(word)),
        }
    }
    if paths.is_empty() {
        println!("nothing to measure: name files, folders or JSON Lines, as in `just bench PATH`");
    }
    paths
}

/// The number behind `--name`, if it is given.
pub fn number(name: &str) -> Option<usize> {
    let mut words = std::env::args().skip_while(|a| a.strip_prefix("--") != Some(name));
    words.nth(1)?.parse().ok()
}

/// The articles of the paths on the command line, in a stable order.
pub fn articles() -> Vec<Article> {
    let (mut articles, warnings) = throughline_engine::open(&paths(), &throughline_engine::Beside::default());
    if let Some(first) = warnings.first() {
        println!("{} warnings, the first: {first:?}", warnings.len());
    }
    if let Some(most) = number("articles") {
        articles.truncate(most);
    }
    articles
}

/// A number as `f64`, exact far beyond what is counted here.
pub fn float(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value at a share (0 to 1) of the way from the least to the greatest; sorts the values.
pub fn at_share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = float(values.len().saturating_sub(1));
    values.iter().zip(0..).find(|(_, n)| f64::from(*n) >= (last * share).round()).map_or(0.0, |(v, _)| *v)
}

/// The most memory this process has held, in MB; 0 where the system does not tell.
pub fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// Seconds of processor time that this process has taken, on all cores; 0 where the system does not tell.
pub fn processor_seconds() -> f64 {
    #[cfg(unix)]
    {
        let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        let rest = f64::from(u32::try_from(spent.tv_nsec).unwrap_or(0));
        float(usize::try_from(spent.tv_sec).unwrap_or(0)) + rest / 1e9
    }
    #[cfg(not(unix))]
    0.0
}

/// A moment in the processor time of this thread: what else runs on the machine does not count.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Duration);

impl Clock {
    /// This moment.
    #[cfg(unix)]
    pub fn now() -> Self {
        let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        let (seconds, rest) = (u64::try_from(spent.tv_sec), u32::try_from(spent.tv_nsec));
        Self(Duration::new(seconds.unwrap_or(0), rest.unwrap_or(0)))
    }

    /// This moment; the wall's, where a thread's is not to be had.
    #[cfg(not(unix))]
    pub fn now() -> Self {
        use std::{sync::LazyLock, time::Instant};
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        Self(START.elapsed())
    }

    /// The time from `earlier` to this moment.
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}
