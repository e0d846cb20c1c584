//! `export --story all`: the records of every story of a store, streamed.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use render::format::Columns;
use serde_json::{Map, Value};
use store::Store;

use super::export::make;
use crate::args::{Export, ExportFormat};
use crate::end::End;
use crate::{inputs, output, stored};

pub(super) fn run(file: &Path, export: &Export) -> anyhow::Result<End> {
    whole_stories(export)?;
    let store = stored::open(file, &mut inputs::options(&export.input.reading)?)?;
    match export.format {
        ExportFormat::Jsonl => lines(&store, export.output.as_deref())?,
        _ => parquet(&store, export.output.as_deref())?,
    }
    Ok(End::of(store.count()? > 0, &[]))
}

/// An error for what whole stories cannot be asked for.
pub(super) fn whole_stories(export: &Export) -> anyhow::Result<()> {
    let part = &export.part;
    if part.since.is_some() || part.who.is_some() || part.issue.is_some() {
        bail!("--story all writes whole stories: leave --since, --who and --issue away");
    }
    if !matches!(export.format, ExportFormat::Jsonl | ExportFormat::Parquet) {
        bail!("--story all is written as --format jsonl or parquet: name one story for the others");
    }
    Ok(())
}

/// One record a line, each with its story.
fn lines(store: &Store, path: Option<&Path>) -> anyhow::Result<()> {
    let mut out = output::open(path)?;
    for kind in store.record_types()? {
        let mut written = Ok(());
        store.each_record(&kind, &mut |story, json| {
            written = (|| writeln!(out, "{}", Value::Object(fields(story, json)?)).context("cannot write"))();
            written.is_ok()
        })?;
        written?;
    }
    Ok(out.flush()?)
}

/// One file a record type, gone through twice: for its columns, and for its rows.
fn parquet(store: &Store, folder: Option<&Path>) -> anyhow::Result<()> {
    let Some(folder) = folder else { bail!("Parquet files go into a folder: name one with -o") };
    make(folder)?;
    for kind in store.record_types()? {
        let mut columns = Columns::default();
        let mut seen = Ok(());
        store.each_record(&kind, &mut |story, json| {
            seen = fields(story, json).and_then(|f| Ok(columns.see(&f)?));
            seen.is_ok()
        })?;
        seen?;
        let path = folder.join(format!("{kind}.parquet"));
        let failed = || format!("cannot write {}", path.display());
        let mut rows = columns.file(&kind, output::create(&path)?).with_context(failed)?;
        let mut written = Ok(());
        store.each_record(&kind, &mut |story, json| {
            written = fields(story, json).and_then(|f| rows.push(&f).with_context(failed));
            written.is_ok()
        })?;
        written?;
        rows.end().with_context(failed)?;
    }
    Ok(())
}

/// The fields of a record, after its story.
pub(super) fn fields(story: &str, json: &str) -> anyhow::Result<Map<String, Value>> {
    let record: Map<String, Value> =
        serde_json::from_str(json).context("a record of the store is damaged: `throughline check`")?;
    Ok(std::iter::once(("story".to_owned(), Value::from(story))).chain(record).collect())
}
