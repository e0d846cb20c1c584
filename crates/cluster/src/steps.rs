//! A step of a job and what it leaves behind. Executors write files aside; the client lists those whose tasks came to an
//! end, and moves them into the step's folder. A task that was done twice, or by a machine that was taken for dead, leaves
//! a file that is on no list. What is on a list is not done again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A step's folder, and what is noted of it.
pub(crate) struct Step {
    /// Where its files are in the end.
    pub(crate) folder: PathBuf,
    name: String,
    notes: PathBuf,
}

impl Step {
    /// A step of the job that writes to this folder.
    pub(crate) fn new(output: &Path, name: &str) -> anyhow::Result<Self> {
        let output = std::path::absolute(output)?;
        let notes = output.join("steps");
        std::fs::create_dir_all(&notes).with_context(|| notes.display().to_string())?;
        Ok(Self { folder: output.join(name), name: name.to_owned(), notes })
    }

    fn note(&self, part: usize) -> PathBuf {
        self.notes.join(format!("{}-{part:05}", self.name))
    }

    /// True when this part is done; a move that was interrupted is brought to its end.
    pub(crate) fn done(&self, part: usize) -> anyhow::Result<bool> {
        let note = self.note(part);
        if !note.exists() {
            return Ok(false);
        }
        let files: BTreeSet<String> = std::fs::read_to_string(&note)?.lines().map(str::to_owned).collect();
        self.take(part, &files)?;
        Ok(true)
    }

    /// An empty folder for the files of this part.
    pub(crate) fn aside(&self, part: usize) -> anyhow::Result<PathBuf> {
        let aside = self.aside_of(part);
        if aside.exists() {
            std::fs::remove_dir_all(&aside)?;
        }
        std::fs::create_dir_all(&aside).with_context(|| aside.display().to_string())?;
        Ok(aside)
    }

    fn aside_of(&self, part: usize) -> PathBuf {
        self.notes.join(format!("{}-{part:05}.aside", self.name))
    }

    /// Notes the files that count, and moves them into the folder.
    pub(crate) fn commit(&self, part: usize, files: &BTreeSet<String>) -> anyhow::Result<()> {
        let list: String = files.iter().flat_map(|f| [f.as_str(), "\n"]).collect();
        let (note, half) = (self.note(part), self.note(part).with_extension("half"));
        std::fs::write(&half, list)?;
        std::fs::rename(&half, &note)?;
        self.take(part, files)
    }

    fn take(&self, part: usize, files: &BTreeSet<String>) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let aside = self.aside_of(part);
        for file in files.iter().map(|f| format!("{f}.parquet")) {
            let (from, to) = (aside.join(&file), self.folder.join(&file));
            if !to.exists() {
                std::fs::rename(&from, &to).with_context(|| format!("{} is lost", from.display()))?;
            }
        }
        if aside.exists() {
            std::fs::remove_dir_all(&aside)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &Path) -> Vec<String> {
        let mut all: Vec<String> =
            std::fs::read_dir(of).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        all.sort();
        all
    }

    #[test]
    fn only_what_is_listed_counts_and_an_interrupted_move_goes_on() {
        let output = tempfile::tempdir().unwrap();
        let step = Step::new(output.path(), "articles").unwrap();
        assert!(!step.done(0).unwrap());
        let aside = step.aside(0).unwrap();
        for name in ["a", "b", "twice"] {
            std::fs::write(aside.join(format!("{name}.parquet")), name).unwrap();
        }
        let listed = BTreeSet::from(["a".to_owned(), "b".to_owned()]);
        std::fs::write(step.note(0), "a\nb\n").unwrap();
        std::fs::create_dir_all(&step.folder).unwrap();
        std::fs::rename(aside.join("a.parquet"), step.folder.join("a.parquet")).unwrap();
        assert!(step.done(0).unwrap());
        assert_eq!(names(&step.folder), ["a.parquet", "b.parquet"]);
        step.commit(0, &listed).unwrap();
        assert_eq!(names(&step.folder), ["a.parquet", "b.parquet"]);
        assert!(!aside.exists());
    }
}
