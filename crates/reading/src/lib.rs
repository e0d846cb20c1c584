//! Bytes become [`Article`]s: plain text, HTML pages, JSONL rows; encodings; blocks; page metadata.
//! Nothing is altered: boilerplate is a block role, and every problem is a [`Warning`] beside what was read.

use model::{Article, Warning};

/// What is known of an input before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// As the user named it.
    pub path: String,
    /// From `--meta`, or a container's field.
    pub id: Option<String>,
    /// From `--meta`.
    pub url: Option<String>,
    /// From `--meta`.
    pub outlet: Option<String>,
    /// From `--meta`: ISO 8601.
    pub date: Option<String>,
    /// From `--meta`.
    pub title: Option<String>,
    /// MIME type or charset that a container says.
    pub content_type: Option<String>,
}

/// Reads all articles of one input.
#[must_use]
pub fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let _ = (given, bytes);
    (Vec::new(), Vec::new())
}
