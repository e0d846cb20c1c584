//! Data to stdout or the file asked for, talk to stderr; a reader who has gone away is no error.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::Context;

/// Columns where the terminal does not say.
const WIDTH: usize = 100;

/// Says something to the person at the terminal.
pub(crate) fn say(words: &str) {
    let _ = writeln!(anstream::stderr(), "{words}");
}

/// Where data goes: the file, or stdout.
pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Box<dyn Write>> {
    Ok(match path {
        None => Box::new(BufWriter::new(io::stdout())),
        Some(path) => Box::new(BufWriter::new(create(path)?)),
    })
}

/// A new file, or an error that says the way out.
pub(crate) fn create(path: &Path) -> anyhow::Result<File> {
    File::create(path)
        .with_context(|| format!("cannot write {}: choose another place with -o", path.display()))
}

/// Writes a text that may be coloured: colour stays only where it is seen and wanted (NO_COLOR).
pub(crate) fn coloured(path: Option<&Path>, text: &[u8]) -> anyhow::Result<()> {
    match path {
        None => {
            let mut out = anstream::stdout().lock();
            out.write_all(text)?;
            out.flush()?;
        }
        Some(path) => anstream::StripStream::new(create(path)?).write_all(text)?,
    }
    Ok(())
}

/// Columns to wrap at: the terminal's, COLUMNS, else a hundred.
pub(crate) fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    asked.or_else(seen).filter(|w| *w > 0).unwrap_or(WIDTH)
}

/// True when stdout was closed by its reader (`| head`).
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
