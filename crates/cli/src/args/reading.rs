//! What to read, and how.

use std::path::PathBuf;

use clap::Args;

/// What to read, and how.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files and folders of articles (text, HTML, JSON, CSV, feeds, mail, Word, archives); `-` reads standard input
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read what this store holds, in place of paths (`throughline add` fills it)
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    /// Of a store, this story [default: the largest; `throughline stories --store FILE` lists them]; "all" exports every
    /// story of a store or of paths for itself
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// How to read.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reading {
    /// A CSV or JSONL table of what the files do not say: path, date, outlet, url
    #[arg(long, value_name = "FILE")]
    pub(crate) meta: Option<PathBuf>,
    /// The names that rows of CSV and JSONL have for their fields (id, url, outlet, title, date, byline, text, html), as
    /// "title=hed,text=lead+body" or a TOML file
    #[arg(long, value_name = "PAIRS|FILE")]
    pub(crate) map: Option<String>,
    /// The kind of story to read by: a shipped name ("negotiation") or a TOML file of your own
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) profile: Option<String>,
    /// Decisions of people to apply: a TOML file, see `throughline decide`
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Threads to use [default: all cores]; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Refuse a single input above so many MiB, packed or not [default: 64, which is also the most]
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) largest: Option<u32>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}
