//! Small facts of the store itself: whether stories and records are behind the articles.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store};

/// How often articles, or what they are read by, have changed.
const CHANGES: &str = "changes";
/// The count of changes that the grouping has seen, with the key of the program that grouped.
const SETTLED: &str = "settled";

impl Store {
    /// True when stories and records rest on the articles and decisions as they are, as `key` reads them.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn is_settled(&self, key: &str) -> Result<bool> {
        self.run(|c| Ok(read(c, SETTLED)? == Some(mark(c, key)?)))
    }

    /// What the store is at now; give it to [`Store::settled`] when stories and records have caught up.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn mark(&self, key: &str) -> Result<String> {
        self.run(|c| mark(c, key))
    }

    /// Notes that stories and records rest on what [`Store::mark`] said.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn settled(&mut self, mark: &str) -> Result<()> {
        self.whole(|c| write(c, SETTLED, mark))
    }
}

fn mark(c: &Connection, key: &str) -> rusqlite::Result<String> {
    Ok(format!("{} {key}", read(c, CHANGES)?.unwrap_or_default()))
}

/// Notes that something changed.
pub(crate) fn touch(c: &Connection) -> rusqlite::Result<()> {
    let count: u64 = read(c, CHANGES)?.and_then(|n| n.parse().ok()).unwrap_or(0);
    write(c, CHANGES, &(count + 1).to_string())
}

fn read(c: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    c.query_row("SELECT value FROM state WHERE name = ?1", [name], |r| r.get(0)).optional()
}

fn write(c: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    c.execute(sql, params![name, value]).map(drop)
}
