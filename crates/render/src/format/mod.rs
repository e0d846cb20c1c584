//! The formats, one file each, behind one trait.

mod annotations;
mod columns;
mod csv;
mod feed;
mod flat;
mod ftm;
mod gexf;
mod graphml;
pub mod html;
mod ics;
mod json;
mod jsonl;
mod lot;
mod markdown;
mod parquet;
mod table;
mod terminal;
mod timelinejs;
mod xml;

use std::io::{self, Write};

use crate::desk::Desk;
use crate::graph::Value;
use crate::page::{Page, Piece, Source};
use crate::words;

pub use annotations::Annotations;
pub use columns::Columns;
pub use feed::{Atom, JsonFeed};
pub use ftm::FollowTheMoney;
pub use gexf::Gexf;
pub use graphml::GraphMl;
pub use html::Html;
pub use ics::Calendar;
pub use json::Json;
pub use jsonl::JsonLines;
pub use lot::Lot;
pub use markdown::Markdown;
pub use parquet::Rows;
pub use table::{Table, tables};
pub use terminal::Terminal;
pub use timelinejs::TimelineJs;

/// Writes a page. Formats made for programs write the desk's records and leave the layout alone.
pub trait Format {
    /// Writes `page`, which shows the dossier of `desk`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn write(&self, desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()>;
}

/// The format of this name; `width` is the terminal's, in columns.
#[must_use]
pub fn by_name(name: &str, width: usize) -> Option<Box<dyn Format>> {
    Some(match name {
        "terminal" => Box::new(Terminal { width }),
        "md" => Box::new(Markdown),
        "html" => Box::new(Html),
        "json" => Box::new(Json),
        "jsonl" => Box::new(JsonLines),
        "ics" => Box::new(Calendar),
        "annotations" => Box::new(Annotations),
        "timelinejs" => Box::new(TimelineJs),
        "ftm" => Box::new(FollowTheMoney),
        "graphml" => Box::new(GraphMl),
        "gexf" => Box::new(Gexf),
        "atom" => Box::new(Atom),
        "jsonfeed" => Box::new(JsonFeed),
        _ => return None,
    })
}

/// An attribute's value as the graph formats write it.
fn graph_value(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Share(share) => share.to_string(),
        Value::Count(count) => count.to_string(),
    }
}

/// How a line ends: its sources, and how many independent origins stand behind it.
fn ends(sources: &[Source], origins: usize) -> Option<Piece> {
    if sources.is_empty() {
        return None;
    }
    let mut text = sources.iter().map(Source::text).collect::<Vec<_>>().join("; ");
    if origins > 0 {
        text.push_str(&format!(" · {}", words::count(origins, "origin", "origins")));
    }
    Some(Piece::faint(text))
}
