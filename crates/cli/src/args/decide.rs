//! What people decide.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// A decision, and where it is kept.
#[derive(Debug, Args)]
pub(crate) struct Decide {
    #[command(subcommand)]
    pub(crate) verdict: Verdict,
    /// Keep it in this store
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) store: Option<PathBuf>,
    /// Keep it in this file, for `--decisions` of every view
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "store")]
    pub(crate) decisions: Option<PathBuf>,
}

/// What is decided.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Verdict {
    /// Two names are one
    Merge { one: String, other: String },
    /// Two names are never one
    Forbid { one: String, other: String },
    /// In this article (id, path or address) the name is somebody else
    Split { name: String, article: String },
    /// Show a name as another
    Rename { name: String, to: String },
    /// An outlet belongs to a family: their articles are one origin
    Family { outlet: String, family: String },
    /// A name has a role
    Role { name: String, role: String },
    /// A record is wrong: do not show it, nor what stands on it alone
    Reject { record: String },
    /// A field of a record is something else; of an article: outlet, title, url, byline, published
    Set { record: String, field: String, value: String },
    /// Every decision, with its number
    List {
        /// As a file for `--decisions` and `decide import`
        #[arg(long)]
        toml: bool,
    },
    /// Take a decision back
    Undo { number: usize },
    /// Take in the decisions of a file
    Import { file: PathBuf },
}
