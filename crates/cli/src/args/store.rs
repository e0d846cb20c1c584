//! What works on a store: taking in, taking out, looking for.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::Reading;

/// What to take into a store.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Files, folders and archives of articles; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The store; it is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What to take out of a store.
#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// Ids, paths or addresses of articles
    #[arg(required = true, value_name = "ID|PATH|URL")]
    pub(crate) wanted: Vec<String>,
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
}

/// What to look for.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words, "a phrase", begin*; all must be there
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    /// Only articles that name this person or body, under whatever name
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Only articles of this outlet
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    /// Only articles that may be from this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) since: Option<Date>,
    /// Only articles that may be from this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Date>,
    /// The most to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// A store, and nothing else.
#[derive(Debug, Args)]
pub(crate) struct StoreOnly {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
}
