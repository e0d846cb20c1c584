//! Inputs as they came, in Parquet: what a cluster reads.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use datafusion::arrow::array::{ArrayRef, BinaryArray, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use intake::{Beside, Input};

use crate::articles::COLUMNS;
use crate::keep::properties;

/// Bytes of inputs after which a file is full, whatever its rows.
const FULL: usize = 128 << 20;

/// Writes every input under `paths` as a row, so many rows a file.
pub(crate) fn run(paths: &[PathBuf], folder: &Path, rows: usize) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut stream = intake::stream(paths, &Beside::default());
    let mut number = 0;
    loop {
        let mut bytes = 0;
        let fits = |input: &Input| {
            bytes += input.bytes.len();
            bytes < FULL
        };
        let part = next(&mut stream, rows.max(1), fits);
        if part.is_empty() {
            break;
        }
        write(&folder.join(format!("part-{number:05}.parquet")), &part)?;
        number += 1;
    }
    for warning in stream.warnings() {
        eprintln!("not read: {warning}");
    }
    Ok(())
}

/// The next inputs, up to so many and as long as they fit; the one that does not comes along.
fn next(
    stream: &mut impl Iterator<Item = Input>,
    rows: usize,
    mut fits: impl FnMut(&Input) -> bool,
) -> Vec<Input> {
    let mut part = Vec::new();
    while part.len() < rows {
        let Some(input) = stream.next() else { break };
        let more = fits(&input);
        part.push(input);
        if !more {
            break;
        }
    }
    part
}

fn write(path: &Path, inputs: &[Input]) -> anyhow::Result<()> {
    let batch = batch(inputs)?;
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties()))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

fn batch(inputs: &[Input]) -> anyhow::Result<RecordBatch> {
    let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
    for (at, name) in COLUMNS.into_iter().enumerate() {
        let told: StringArray = inputs.iter().map(|i| told(i, at)).collect();
        columns.push((name, Arc::new(told)));
    }
    let bodies: BinaryArray = inputs.iter().map(|i| Some(i.bytes.as_slice())).collect();
    columns.push(("body", Arc::new(bodies)));
    Ok(RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, c)| (n, c, true)))?)
}

/// What is known of an input, by the place of its column.
fn told(input: &Input, column: usize) -> Option<String> {
    let given = &input.given;
    match COLUMNS[column] {
        "path" => Some(given.path.clone()),
        "id" => given.id.clone(),
        "url" => given.url.clone(),
        "outlet" => given.outlet.clone(),
        "title" => given.title.clone(),
        "date" => given.date.clone(),
        "content_type" => given.content_type.clone(),
        "line" => given.line.map(|n| n.to_string()),
        _ => given.not_after.map(|d| d.to_string()),
    }
}
