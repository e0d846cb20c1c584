//! JSON Lines: every record one object a line, in the dossier's own stable order.

use std::io::{self, Write};

use model::Dossier;

/// Writes every record of `dossier`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn jsonl(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    for record in dossier.records() {
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
