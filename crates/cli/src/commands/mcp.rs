//! `mcp`: the account for agents, on standard input and output.

use crate::args::Mcp;
use crate::commands::serve::Shown;
use crate::end::End;

pub(crate) fn run(mcp: &Mcp) -> anyhow::Result<End> {
    let shown = Shown::of(mcp.store.clone(), &mcp.paths, &mcp.reading)?;
    server::mcp(&shown.store)?;
    Ok(shown.end)
}
