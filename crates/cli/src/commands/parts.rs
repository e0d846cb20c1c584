//! Parts of a long export as they lie on the disk until all are there: a folder each, with a packed file of lines or
//! rows for every record type. A part is there whole or not at all.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use model::record::Record;
use rayon::prelude::*;
use render::format::Columns;
use snap::{read::FrameDecoder, write::FrameEncoder};

/// The file that says which columns the records of each type have.
const COLUMNS: &str = "columns.json";

/// Records of one type: lines of JSON, or rows of a table.
#[derive(Debug)]
pub(super) enum Lot {
    Lines(String),
    Rows(render::format::Lot),
}

impl Lot {
    /// None yet.
    pub(super) fn empty(rows: bool) -> Self {
        if rows { Self::Rows(render::format::Lot::default()) } else { Self::Lines(String::new()) }
    }

    /// Adds a record of a story.
    pub(super) fn add(&mut self, story: &str, record: &Record<'_>) -> anyhow::Result<()> {
        match self {
            Self::Rows(rows) => rows.add(Some(story), record)?,
            Self::Lines(lines) => {
                let fields = serde_json::to_string(record)?;
                let fields = fields.strip_prefix('{').context("a record without fields")?;
                lines.push_str("{\"story\":");
                lines.push_str(&serde_json::to_string(story)?);
                lines.push(',');
                lines.push_str(fields);
                lines.push('\n');
            }
        }
        Ok(())
    }
}

/// Lots of one type one after another, packed: their columns.
fn pack(lots: Vec<Lot>, file: File) -> std::io::Result<Columns> {
    let mut packer = FrameEncoder::new(file);
    let mut all = render::format::Lot::default();
    for lot in lots {
        match lot {
            Lot::Lines(lines) => packer.write_all(lines.as_bytes())?,
            Lot::Rows(rows) => all.join(rows),
        }
    }
    let (columns, rows) = all.parts();
    packer.write_all(rows)?;
    packer.into_inner().map_err(snap::write::IntoInnerError::into_error)?;
    Ok(columns.clone())
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
                let file = File::create(half.join(format!("{kind}.sz")))?;
                Ok((kind, pack(lots, file)?))
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

    /// The lines or rows of one type; none where it has no such records.
    pub(super) fn read(&self, kind: &str) -> anyhow::Result<Option<impl Read + use<>>> {
        let path = self.folder.join(format!("{kind}.sz"));
        if !path.exists() {
            return Ok(None);
        }
        let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Some(FrameDecoder::new(file)))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use model::record::{Change, ChangeKind};
    use serde_json::{Map, Value};

    use super::*;

    #[test]
    fn a_part_that_was_half_written_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let part = Part::at(folder.path(), 3);
        let half = folder.path().join("000003.half");
        std::fs::create_dir_all(&half).unwrap();
        std::fs::write(half.join("change.sz"), "cut").unwrap();
        assert!(!part.is_whole());
        let lot = |n: u32| {
            let mut lot = Lot::empty(false);
            let change = Change {
                id: format!("c{n}"),
                kind: ChangeKind::New,
                record: "r".to_owned(),
                before: None,
                after: None,
                since: None,
                evidence: Vec::new(),
                rules: Vec::new(),
            };
            lot.add("a \"story\"", &Record::Change(Cow::Owned(change))).unwrap();
            BTreeMap::from([("change".to_owned(), lot)])
        };
        part.write(vec![lot(1), lot(2)]).unwrap();
        assert!(part.is_whole() && !half.exists());
        let mut text = String::new();
        part.read("change").unwrap().unwrap().read_to_string(&mut text).unwrap();
        let written: Vec<Map<String, Value>> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(written.len(), 2);
        assert_eq!(written[0]["story"], "a \"story\"");
        assert_eq!(written[1]["id"], "c2");
        assert!(part.read("meeting").unwrap().is_none());
        assert_eq!(part.kinds().unwrap(), ["change"]);
    }
}
