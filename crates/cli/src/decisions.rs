//! Decisions of people: out of a file that can be shared, out of a store.

use std::path::Path;

use anyhow::Context;
use model::Decision;
use serde::{Deserialize, Serialize};

/// A file of decisions.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct File {
    /// In the order in which they were made.
    #[serde(default, rename = "decision")]
    pub(crate) decisions: Vec<Decision>,
}

impl File {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the decisions {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("the decisions {}", path.display()))
    }

    /// As TOML.
    pub(crate) fn text(&self) -> anyhow::Result<String> {
        Ok(toml::to_string(self)?)
    }

    /// Writes a file: a new one beside it first, so that what was there stays whole whatever happens.
    pub(crate) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let fresh = path.with_extension("toml.new");
        std::fs::write(&fresh, self.text()?)
            .and_then(|()| std::fs::rename(&fresh, path))
            .with_context(|| format!("cannot write the decisions {}", path.display()))
    }
}
