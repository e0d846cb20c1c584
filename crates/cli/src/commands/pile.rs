//! `export PATH… --story all`: the records of every story of a pile, streamed. Killed anywhere, the same command goes on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use engine::{Gathering, Pile};
use rayon::prelude::*;
use render::format::Columns;

use super::every::whole_stories;
use super::export::make;
use super::parts::{Lot, Part};
use crate::args::{Export, ExportFormat};
use crate::end::End;
use crate::{inputs, output, progress};

pub(crate) fn run(export: &Export) -> anyhow::Result<End> {
    whole_stories(export)?;
    let Some(out) = export.output.as_deref() else {
        bail!("--story all of paths keeps what it has read beside what it writes: name a place with -o")
    };
    let folder = beside(out);
    let gathered = gather(&folder, export)?;
    let end = End::of(gathered.inputs > 0, &gathered.warnings);
    let parts = records(&folder, &Pile::of(gathered)?, export)?;
    match export.format {
        ExportFormat::Parquet => parquet(&parts, out)?,
        _ => lines(&parts, out)?,
    }
    std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    Ok(end)
}

/// Where what is unfinished lies: beside what is written.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    out.with_file_name(name)
}

/// Reads every article.
fn gather(folder: &Path, export: &Export) -> anyhow::Result<Gathering> {
    engine::prepare();
    let reading = &export.input.reading;
    let bar = progress::bar(0, reading.quiet, progress::BYTES);
    let options = inputs::options(reading)?;
    let gathered =
        engine::gather(folder, &export.input.paths, &inputs::beside(reading)?, &options, &mut |at| {
            bar.set_length(at.1);
            bar.set_position(at.0);
        })?;
    bar.finish_and_clear();
    inputs::tell(&gathered.warnings, reading);
    if gathered.passed > 0 && !reading.quiet {
        output::say(&format!("{} inputs had been read before", gathered.passed));
    }
    Ok(gathered)
}

/// Puts every story together; parts that lie there already are not made again.
fn records(folder: &Path, pile: &Pile, export: &Export) -> anyhow::Result<Vec<Part>> {
    let reading = &export.input.reading;
    let options = inputs::options(reading)?;
    let bar = progress::bar(pile.stories() as u64, reading.quiet, progress::STORIES);
    let format = if export.format == ExportFormat::Parquet { "parquet" } else { "jsonl" };
    let folder = folder.join(format!("records-{format}"));
    make(&folder)?;
    let mut parts = Vec::with_capacity(pile.parts());
    for n in 0..pile.parts() {
        let part = Part::at(&folder, n);
        if !part.is_whole() {
            let stories =
                pile.part(n, &options, |story, dossier| -> anyhow::Result<BTreeMap<String, Lot>> {
                    let mut lots: BTreeMap<String, Lot> = BTreeMap::new();
                    for record in dossier.records() {
                        let lot = lots.entry(record.kind().to_owned());
                        lot.or_insert_with(|| Lot::empty(format == "parquet")).add(story, &record)?;
                    }
                    Ok(lots)
                })?;
            part.write(stories.into_iter().collect::<anyhow::Result<_>>()?)?;
        }
        bar.set_position(pile.stories_up_to(n) as u64);
        parts.push(part);
    }
    bar.finish_and_clear();
    Ok(parts)
}

/// Record types of all parts.
fn kinds(parts: &[Part]) -> anyhow::Result<Vec<String>> {
    let mut kinds = Vec::new();
    for part in parts {
        kinds.extend(part.kinds()?);
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

/// One record a line, type by type, each with its story.
fn lines(parts: &[Part], path: &Path) -> anyhow::Result<()> {
    let failed = || format!("cannot write {}", path.display());
    let mut out = BufWriter::with_capacity(1 << 20, output::create(path)?);
    for kind in kinds(parts)? {
        for part in parts {
            if let Some(mut lines) = part.read(&kind)? {
                std::io::copy(&mut lines, &mut out).with_context(failed)?;
            }
        }
    }
    out.flush().with_context(failed)
}

/// One file a record type, all of them at once.
fn parquet(parts: &[Part], folder: &Path) -> anyhow::Result<()> {
    make(folder)?;
    let mut columns: BTreeMap<String, Columns> = BTreeMap::new();
    for part in parts {
        for (kind, more) in part.columns()? {
            columns.entry(kind).or_default().join(&more);
        }
    }
    columns.into_par_iter().try_for_each(|(kind, columns)| {
        let path = folder.join(format!("{kind}.parquet"));
        table(parts, &kind, &columns, output::create(&path)?)
            .with_context(|| format!("cannot write {}", path.display()))
    })
}

fn table(parts: &[Part], kind: &str, columns: &Columns, out: File) -> anyhow::Result<()> {
    let mut rows = columns.file(kind, BufWriter::with_capacity(1 << 20, out))?;
    for part in parts {
        let Some(mut packed) = part.read(kind)? else { continue };
        let mut unpacked = Vec::new();
        packed.read_to_end(&mut unpacked)?;
        let own = part.columns()?.remove(kind).unwrap_or_default();
        rows.lay(&own, unpacked)?;
    }
    Ok(rows.end()?)
}
