//! Lists of articles and exports.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Input, Part};

/// A list of articles.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Terminal)]
    pub(crate) format: ListFormat,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// An export.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) part: Part,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ExportFormat::Jsonl)]
    pub(crate) format: ExportFormat,
    /// Write to this file (for csv and parquet: to this folder, one table a record type)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A format of a list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Lines for a terminal
    Terminal,
    /// One JSON object a line
    Jsonl,
}

/// A format of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One JSON object a line
    Jsonl,
    /// One JSON object
    Json,
    /// One wide table a record type
    Csv,
    /// The same tables with typed columns, a Parquet file each (needs -o FOLDER)
    Parquet,
    /// W3C Web Annotations on the articles
    Annotations,
    /// The meetings that have a day, for a calendar
    Ics,
    /// The dated happenings as slides of TimelineJS
    #[value(name = "timelinejs")]
    TimelineJs,
    /// FollowTheMoney entities, one JSON object a line
    Ftm,
    /// The graph of who meets, stands, presses and passes on, for networkx, igraph, yEd
    #[value(name = "graphml")]
    GraphMl,
    /// The same graph for Gephi
    Gexf,
    /// What is newly told (with --since), else every dated happening, as an Atom feed
    Atom,
    /// The same as a JSON Feed
    #[value(name = "jsonfeed")]
    JsonFeed,
    /// Markdown
    Md,
}
