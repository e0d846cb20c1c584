//! `export`: every record, for other programs.

use std::path::Path;

use anyhow::{Context, bail};
use model::Dossier;
use render::{Desk, View};

use super::{every, pile};
use crate::args::{Export, ExportFormat};
use crate::end::End;
use crate::told::Told;
use crate::{inputs, output};

/// In place of a story's id: every story of the store, or of a pile.
const ALL: &str = "all";

pub(crate) fn run(export: &Export) -> anyhow::Result<End> {
    if export.input.story.as_deref() == Some(ALL) {
        return match &export.input.store {
            Some(store) => every::run(store, export),
            None => pile::run(export),
        };
    }
    let mut account = inputs::told(&export.input)?;
    inputs::narrow(&mut account, &export.part);
    let path = export.output.as_deref();
    match export.format {
        ExportFormat::Jsonl => records("jsonl", &account, path)?,
        ExportFormat::Json => records("json", &account, path)?,
        ExportFormat::Annotations => records("annotations", &account, path)?,
        ExportFormat::Ics => records("ics", &account, path)?,
        ExportFormat::TimelineJs => records("timelinejs", &account, path)?,
        ExportFormat::Ftm => records("ftm", &account, path)?,
        ExportFormat::GraphMl => records("graphml", &account, path)?,
        ExportFormat::Gexf => records("gexf", &account, path)?,
        ExportFormat::Atom => records("atom", &account, path)?,
        ExportFormat::JsonFeed => records("jsonfeed", &account, path)?,
        ExportFormat::Md => records("md", &account, path)?,
        ExportFormat::Csv => tables(&account.dossier, path)?,
        ExportFormat::Parquet => parquet(&account.dossier, path)?,
    }
    Ok(End::of(!account.articles.is_empty(), &account.warnings))
}

fn records(format: &str, account: &Told, path: Option<&Path>) -> anyhow::Result<()> {
    let desk = Desk::new(&account.dossier, &account.articles);
    let page = render::page(&desk, View::Brief, false);
    let mut out = output::open(path)?;
    render::by_name(format, 0).context("no such format")?.write(&desk, &page, &mut out)?;
    out.flush()?;
    Ok(())
}

/// One table a record type: files in the folder asked for, or one after another on stdout.
fn tables(dossier: &Dossier, folder: Option<&Path>) -> anyhow::Result<()> {
    let tables = render::format::tables(dossier);
    let Some(folder) = folder else {
        let mut out = output::open(None)?;
        for (i, table) in tables.iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            writeln!(out, "# {}", table.name)?;
            table.write_csv(&mut out)?;
        }
        out.flush()?;
        return Ok(());
    };
    make(folder)?;
    for table in &tables {
        let mut out = output::open(Some(&folder.join(format!("{}.csv", table.name))))?;
        table.write_csv(&mut out)?;
        out.flush()?;
    }
    Ok(())
}

/// One Parquet file a record type.
fn parquet(dossier: &Dossier, folder: Option<&Path>) -> anyhow::Result<()> {
    let Some(folder) = folder else { bail!("Parquet files go into a folder: name one with -o") };
    make(folder)?;
    for table in &render::format::tables(dossier) {
        let path = folder.join(format!("{}.parquet", table.name));
        table
            .write_parquet(output::create(&path)?)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

pub(super) fn make(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}: name another with -o", folder.display()))
}
