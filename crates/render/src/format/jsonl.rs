//! JSON Lines: every record one object a line, in the dossier's own stable order.

use std::io::{self, Write};

use super::Format;
use crate::desk::Desk;
use crate::page::Page;

/// One record a line.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl Format for JsonLines {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        for record in desk.dossier.records() {
            serde_json::to_writer(&mut *out, &record)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
