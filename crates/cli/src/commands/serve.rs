//! `serve`: pages and a JSON API, on this machine.

use std::path::PathBuf;

use anyhow::Context;
use server::bind;
use tempfile::TempDir;

use crate::args::{Add, Reading, Serve};
use crate::commands::add;
use crate::end::End;
use crate::{output, stored};

pub(crate) fn run(serve: &Serve) -> anyhow::Result<End> {
    let shown = Shown::of(serve.store.clone(), &serve.paths, &serve.reading)?;
    let store = shown.store.clone();
    let bound = bind(&server::Serve { store, listen: serve.listen, token: serve.token.clone() })?;
    let address = bound.address();
    if !serve.reading.quiet {
        output::say(&format!("http://{address}/ shows it; Ctrl-C stops"));
    }
    bound.run()?;
    Ok(shown.end)
}

/// A store to show: the user's own, or one of paths for as long as this lives.
pub(crate) struct Shown {
    pub(crate) store: PathBuf,
    /// How reading the paths ended.
    pub(crate) end: End,
    _folder: Option<TempDir>,
}

impl Shown {
    pub(crate) fn of(store: Option<PathBuf>, paths: &[PathBuf], reading: &Reading) -> anyhow::Result<Self> {
        if let Some(store) = store {
            // Here, where it can be told, and not at the first question.
            stored::open(&store, &mut engine::Options::default())?;
            return Ok(Self { store, end: End::Done, _folder: None });
        }
        let folder = tempfile::tempdir().context("cannot make a folder for the articles: set TMPDIR")?;
        let store = folder.path().join("paths.db");
        let end = add::run(&Add { paths: paths.to_vec(), store: store.clone(), reading: reading.clone() })?;
        Ok(Self { store, end, _folder: Some(folder) })
    }
}
