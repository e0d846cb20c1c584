//! JSON: the dossier as one object.

use std::io::{self, Write};

use super::Format;
use crate::desk::Desk;
use crate::page::Page;

/// The whole dossier.
#[derive(Clone, Copy, Debug)]
pub struct Json;

impl Format for Json {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, desk.dossier)?;
        out.write_all(b"\n")
    }
}
