//! What the engine has to say goes to standard error: warnings, and all of it where `THROUGHLINE_LOG=info`.

use log::{LevelFilter, Log, Metadata, Record};

struct Notes;

impl Log for Notes {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        eprintln!("{} {}: {}", record.level(), record.target(), record.args());
    }

    fn flush(&self) {}
}

/// Begins to listen.
pub(crate) fn listen() {
    let level = std::env::var("THROUGHLINE_LOG").ok().and_then(|l| l.parse().ok());
    if log::set_logger(&Notes).is_ok() {
        log::set_max_level(level.unwrap_or(LevelFilter::Warn));
    }
}
