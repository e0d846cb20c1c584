//! Parts of a long export as they lie on the disk until all are there: a folder each, with a packed file of lines for
//! every record type. A part is there whole or not at all.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use rayon::prelude::*;
use render::format::Columns;
use serde_json::{Map, Value};

/// The file that says which columns the records of each type have.
const COLUMNS: &str = "columns.json";

/// Records of one type.
#[derive(Debug, Default)]
pub(super) struct Lot {
    columns: Columns,
    lines: String,
}

impl Lot {
    /// Adds a record; its columns are told where they are wanted.
    pub(super) fn add(&mut self, record: Map<String, Value>, columns: bool) {
        if columns {
            self.columns.see(&record);
        }
        self.lines.push_str(&Value::Object(record).to_string());
        self.lines.push('\n');
    }
}

/// A part of the records, in a folder of its own.
#[derive(Clone, Debug)]
pub(super) struct Part {
    folder: PathBuf,
}

impl Part {
    /// The part of this number.
    pub(super) fn at(folder: &Path, number: usize) -> Self {
        Self { folder: folder.join(format!("{number:06}")) }
    }

    /// True when it is there.
    pub(super) fn is_whole(&self) -> bool {
        self.folder.join(COLUMNS).exists()
    }

    /// Lays it down, story after story; the folder gets its name when all is in it.
    pub(super) fn write(&self, stories: Vec<BTreeMap<String, Lot>>) -> anyhow::Result<()> {
        let mut lots: BTreeMap<String, Vec<Lot>> = BTreeMap::new();
        for (kind, lot) in stories.into_iter().flatten() {
            lots.entry(kind).or_default().push(lot);
        }
        let half = self.folder.with_extension("half");
        let failed =
            || format!("cannot write {}: free some room, or name another place with -o", half.display());
        if half.exists() {
            std::fs::remove_dir_all(&half).with_context(failed)?;
        }
        std::fs::create_dir_all(&half).with_context(failed)?;
        let columns: Vec<(String, Columns)> = lots
            .into_par_iter()
            .map(|(kind, lots)| {
                let mut columns = Columns::default();
                let mut packer =
                    GzEncoder::new(File::create(half.join(format!("{kind}.gz")))?, Compression::fast());
                for lot in lots {
                    columns.join(&lot.columns);
                    packer.write_all(lot.lines.as_bytes())?;
                }
                packer.finish()?;
                Ok((kind, columns))
            })
            .collect::<std::io::Result<_>>()
            .with_context(failed)?;
        let columns: BTreeMap<String, Columns> = columns.into_iter().collect();
        std::fs::write(half.join(COLUMNS), serde_json::to_vec(&columns)?).with_context(failed)?;
        std::fs::rename(&half, &self.folder).with_context(failed)
    }

    /// Columns of its records by their type.
    pub(super) fn columns(&self) -> anyhow::Result<BTreeMap<String, Columns>> {
        let path = self.folder.join(COLUMNS);
        let damaged = || format!("{} is damaged: remove its folder and begin anew", path.display());
        serde_json::from_slice(&std::fs::read(&path).with_context(damaged)?).with_context(damaged)
    }

    /// Types of its records.
    pub(super) fn kinds(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.columns()?.into_keys().collect())
    }

    /// The lines of one type; none where it has no such records.
    pub(super) fn lines(&self, kind: &str) -> anyhow::Result<Option<impl Read + use<>>> {
        let path = self.folder.join(format!("{kind}.gz"));
        if !path.exists() {
            return Ok(None);
        }
        let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Some(GzDecoder::new(file)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_was_half_written_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let part = Part::at(folder.path(), 3);
        let half = folder.path().join("000003.half");
        std::fs::create_dir_all(&half).unwrap();
        std::fs::write(half.join("figure.gz"), "cut").unwrap();
        assert!(!part.is_whole());
        let lot = |n: u32| {
            let mut lot = Lot::default();
            lot.add(Map::from_iter([("n".to_owned(), Value::from(n))]), true);
            BTreeMap::from([("figure".to_owned(), lot)])
        };
        part.write(vec![lot(1), lot(2)]).unwrap();
        assert!(part.is_whole() && !half.exists());
        let mut text = String::new();
        part.lines("figure").unwrap().unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "{\"n\":1}\n{\"n\":2}\n");
        assert!(part.lines("meeting").unwrap().is_none());
        assert_eq!(part.kinds().unwrap(), ["figure"]);
    }
}
