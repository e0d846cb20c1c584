//! Rows of a data set: JSON Lines, plain or gzipped.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The text of a file. A gzipped one goes through the system's `gzip`.
///
/// # Errors
/// When the file cannot be opened.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let named = || path.display().to_string();
    let zipped = path.extension().is_some_and(|e| e == "gz");
    Ok(if zipped {
        let mut child = Command::new("gzip")
            .arg("-dc")
            .arg(path)
            .stdout(Stdio::piped())
            .spawn()
            .context("gzip is needed to read gzipped rows")?;
        let Some(out) = child.stdout.take() else { bail!("gzip gave no output for {}", named()) };
        Box::new(BufReader::new(out))
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).with_context(named)?))
    })
}

/// All rows of a file, as [`open`] reads it.
///
/// # Errors
/// When the file cannot be opened, or a row is not JSON.
pub fn rows(path: &Path) -> Result<Vec<Value>> {
    let named = || path.display().to_string();
    let mut rows = Vec::new();
    for (i, line) in open(path)?.lines().enumerate() {
        let line = line.with_context(named)?;
        if !line.trim().is_empty() {
            rows.push(serde_json::from_str(&line).with_context(|| format!("{} line {}", named(), i + 1))?);
        }
    }
    Ok(rows)
}

/// A text field of a row, empty where there is none.
#[must_use]
pub fn text<'r>(row: &'r Value, field: &str) -> &'r str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}
