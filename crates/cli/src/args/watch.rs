//! What to watch, and where to tell it.

use std::path::PathBuf;

use clap::Args;

use super::{Every, Reading};

/// What to watch, and where to tell it.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Addresses of feeds; OPML files; files with one address a line
    #[arg(required = true, value_name = "FEED|FILE")]
    pub(crate) feeds: Vec<String>,
    /// The store; it is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    /// How long to wait between two rounds: 90s, 15m, 2h
    #[arg(long, value_name = "TIME", default_value = "15m")]
    pub(crate) every: Every,
    /// One round, and done
    #[arg(long)]
    pub(crate) once: bool,
    /// Append what is newly told to this file, one JSON object a line [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) jsonl: Option<PathBuf>,
    /// Keep what was newly told last in this Atom file, the newest first
    #[arg(long, value_name = "FILE")]
    pub(crate) atom: Option<PathBuf>,
    /// Keep the meetings of the store in this calendar
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Give what is newly told to this command, on its standard input
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Option<String>,
    /// Ask this machine though it is inside a private network; may be given again
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Vec<String>,
    /// Ask all machines inside private networks too, without pause
    #[arg(long)]
    pub(crate) allow_private: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}
