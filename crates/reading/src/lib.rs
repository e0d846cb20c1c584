//! Bytes become [`Article`]s: plain text, HTML pages, rows of JSON and tables, feeds, mail, Word documents, exports; encodings; blocks; page metadata.
//! Nothing is altered: boilerplate is a block role, and every problem is a [`Warning`] beside what was read.
//!
//! [`read`] reads one input. [`read_all`] reads many and settles their ids, so that exact twins are told apart
//! by what they say and never by the order they came in.

mod blocks;
mod date;
mod encoding;
mod exports;
mod feeds;
mod fields;
mod given;
mod html;
mod identity;
mod language;
mod mail;
mod ninjs;
mod outlet;
mod plain;
mod rows;
mod sniff;
mod word;

pub use feeds::{Entry, Feed, feed};
pub use fields::{FieldMap, has_words};
pub use given::Given;
pub use identity::settle_ids;

use model::{Article, Warning};
use sniff::Kind;

/// Inputs above this many bytes are refused with a warning unless the caller sets another limit.
pub const DEFAULT_LIMIT: usize = 64 << 20;

/// Reads all articles of one input. Their ids are not yet told apart from twins elsewhere: see [`settle_ids`].
#[must_use]
pub fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    if bytes.len() > DEFAULT_LIMIT {
        let mib = bytes.len() >> 20;
        let message = format!(
            "{mib} MiB is over the limit of {} MiB; split it, or give it as JSONL with one article a line",
            DEFAULT_LIMIT >> 20
        );
        return (Vec::new(), vec![Warning::unread(&given.path, message)]);
    }
    if let Some(number) = given.line {
        return rows::read_line(given, number, bytes);
    }
    match sniff::kind(given, bytes) {
        Kind::Foreign(what) => (Vec::new(), vec![Warning::unread(&given.path, what)]),
        Kind::Rows => rows::read_lines(given, bytes),
        Kind::Json => rows::read_json(given, bytes),
        Kind::Feed => feeds::read(given, bytes),
        Kind::Mail => mail::read(given, bytes),
        Kind::Mailbox => mail::read_box(given, bytes),
        Kind::Word => word::read(given, bytes),
        Kind::Html => html::read(given, bytes),
        Kind::Text => plain::read(given, bytes),
    }
}

/// The bytes as UTF-8, their encoding found out as for any other input.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes, None).text
}

/// Reads many inputs and settles their ids.
#[must_use]
pub fn read_all<'i>(inputs: impl IntoIterator<Item = (&'i Given, &'i [u8])>) -> (Vec<Article>, Vec<Warning>) {
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    for (given, bytes) in inputs {
        let (more, notes) = read(given, bytes);
        articles.extend(more);
        warnings.extend(notes);
    }
    settle_ids(&mut articles);
    (articles, warnings)
}
