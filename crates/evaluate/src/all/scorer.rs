//! Where the data lies, where intermediate files go, and how a scorer of the data folder is called.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// The places of one run; its intermediate files are removed with it.
#[derive(Debug)]
pub(super) struct Desk {
    data: PathBuf,
    /// The folder of example stories.
    pub examples: PathBuf,
    work: PathBuf,
}

impl Desk {
    pub(super) fn new(data: &Path, examples: &Path) -> Result<Self> {
        let work = std::env::temp_dir().join(format!("throughline-evaluate-{}", std::process::id()));
        fs::create_dir_all(&work)?;
        Ok(Self { data: data.to_path_buf(), examples: examples.to_path_buf(), work })
    }

    /// A file or folder of the data; an error names what is missing.
    pub(super) fn data(&self, path: &str) -> Result<PathBuf> {
        let full = self.data.join(path);
        if !full.exists() {
            bail!("{path} is not in the data folder");
        }
        Ok(full)
    }

    /// A place for an intermediate file.
    pub(super) fn work(&self, name: &str) -> PathBuf {
        self.work.join(name)
    }

    /// What `eval/SCRIPT` of the data folder prints for `args`, line by line.
    pub(super) fn score(&self, script: &str, args: &[&Path]) -> Result<Vec<String>> {
        let path = self.data(&format!("eval/{script}"))?;
        let done = Command::new("python3")
            .arg(path)
            .args(args)
            .output()
            .context("python3 is needed for the scorers")?;
        if !done.status.success() {
            let said = String::from_utf8_lossy(&done.stderr);
            bail!("{script} failed: {}", said.lines().last().unwrap_or("no reason given"));
        }
        Ok(String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A left-over folder under the system's temporary one does no harm.
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// A scorer's line with its runs of blanks made one.
pub(super) fn plain(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
