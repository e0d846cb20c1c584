//! `export`: every record, for other programs.

use crate::args::{ExportFormat, Input};
use crate::{inputs, output};

use super::End;

pub(crate) fn run(input: &Input, format: ExportFormat) -> anyhow::Result<End> {
    let account = inputs::account(input);
    let mut out = output::open(input.output.as_deref())?;
    match format {
        ExportFormat::Jsonl => render::jsonl(&account.dossier, &mut out)?,
    }
    out.flush()?;
    Ok(End::of(&account))
}
