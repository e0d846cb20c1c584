//! `serve`: pages and a JSON API, on this machine.

use std::path::PathBuf;

use anyhow::{Context, bail};
use server::bind;

use crate::args::{Add, Serve};
use crate::commands::add;
use crate::end::End;
use crate::output;

pub(crate) fn run(serve: &Serve) -> anyhow::Result<End> {
    // Dropped, and with it gone, when the server has stopped.
    let folder = tempfile::tempdir().context("cannot make a folder for the articles: set TMPDIR")?;
    let (store, end) = match &serve.store {
        Some(store) => (store.clone(), End::Done),
        None => of_paths(serve, folder.path().join("paths.db"))?,
    };
    let bound = bind(&server::Serve { store, listen: serve.listen, token: serve.token.clone() })?;
    let address = bound.address();
    if !serve.reading.quiet {
        output::say(&format!("http://{address}/ shows it; Ctrl-C stops"));
    }
    bound.run()?;
    Ok(end)
}

/// A store of the paths for as long as the server runs.
fn of_paths(serve: &Serve, store: PathBuf) -> anyhow::Result<(PathBuf, End)> {
    if serve.paths.is_empty() {
        bail!("name files or folders of articles, or a store with --store FILE");
    }
    let end =
        add::run(&Add { paths: serve.paths.clone(), store: store.clone(), reading: serve.reading.clone() })?;
    Ok((store, end))
}
