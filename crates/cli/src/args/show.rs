//! The views: which part of the account, a record to explain, two sets to compare.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Input, Reading, Since};

/// Which part of the account.
#[derive(Debug, Args)]
pub(crate) struct Part {
    /// Only what no article from before this day tells; "last", with a store: what is new since you looked last
    #[arg(long, value_name = "YYYY-MM-DD|last")]
    pub(crate) since: Option<Since>,
    /// Only what this person or body has to do with
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Only what touches issues with these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) issue: Option<String>,
}

/// A view to show.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) part: Part,
    /// How to write it [default: by the ending of -o, else terminal]
    #[arg(long, value_enum)]
    pub(crate) format: Option<PageFormat>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Every line, not only the first of each part
    #[arg(long)]
    pub(crate) full: bool,
    /// Also the relations and positions whose rules are right less than nine times in ten
    #[arg(long)]
    pub(crate) all: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A record to explain.
#[derive(Debug, Args)]
pub(crate) struct Why {
    /// Id of a record (`data-record` on a page, `id` in an export), or words that a record rests on
    #[arg(value_name = "ID|WORDS")]
    pub(crate) wanted: String,
    #[command(flatten)]
    pub(crate) input: Input,
    /// The records as JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

/// Two sets to compare.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// A file or folder: the story as it was
    pub(crate) old: PathBuf,
    /// A file or folder: the story as it is
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The changes as JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A format of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// Lines for a terminal
    Terminal,
    /// Markdown
    Md,
    /// One HTML file with the articles inside; loads nothing
    Html,
    /// The records as one JSON object
    Json,
    /// The records, one JSON object a line
    Jsonl,
}

impl PageFormat {
    /// The format that was asked for, or that the output's ending says; an ending of none of them is the error.
    pub(crate) fn of(show: &Show) -> Result<Self, String> {
        let ending = show.output.as_deref().and_then(|p| p.extension()).and_then(|e| e.to_str());
        Ok(match (show.format, show.json, ending.map(str::to_ascii_lowercase).as_deref()) {
            (Some(format), _, _) => format,
            (None, true, _) => Self::Json,
            (None, false, Some("html" | "htm")) => Self::Html,
            (None, false, Some("md" | "markdown")) => Self::Md,
            (None, false, Some("json")) => Self::Json,
            (None, false, Some("jsonl" | "ndjson")) => Self::Jsonl,
            (None, false, None | Some("txt" | "text" | "log" | "out")) => Self::Terminal,
            (None, false, Some(other)) => return Err(other.to_owned()),
        })
    }

    /// Its name in the render room.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }
}
