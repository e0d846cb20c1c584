//! Whether a store is whole.

use rusqlite::Connection;

use crate::{Result, Store};

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// How many articles there are.
    pub articles: usize,
    /// How many states they have had.
    pub revisions: usize,
    /// How many stories they make up.
    pub stories: usize,
    /// How many records the stories have.
    pub records: usize,
    /// What is wrong; empty in a whole store.
    pub faults: Vec<String>,
}

impl Store {
    /// Looks the whole file through.
    ///
    /// # Errors
    /// The store cannot be read at all.
    pub fn check(&self) -> Result<Health> {
        self.run(|c| {
            let count = |table: &str| {
                c.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get::<_, usize>(0))
            };
            let mut health = Health {
                articles: count("articles")?,
                revisions: count("revisions")?,
                stories: count("stories")?,
                records: count("records")?,
                faults: Vec::new(),
            };
            sound(c, &mut health.faults)?;
            complete(c, &mut health.faults)?;
            Ok(health)
        })
    }
}

/// What SQLite itself says of its pages and of the index of words.
fn sound(c: &Connection, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let mut rows = c.prepare("PRAGMA integrity_check")?;
    let said = rows.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    faults.extend(said.into_iter().filter(|line| line != "ok"));
    let mut rows = c.prepare("PRAGMA foreign_key_check")?;
    let loose = rows.query_map([], |r| r.get::<_, String>(0))?.count();
    if loose > 0 {
        faults.push(format!("{loose} rows refer to rows that are not there"));
    }
    // The check of the index is written as an insert: a file opened for reading only goes without it.
    if !c.is_readonly("main")? {
        let index = "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)";
        if let Err(error) = c.execute_batch(index) {
            faults.push(format!("the index of words does not fit the articles: {error}"));
        }
    }
    Ok(())
}

/// What must hold between the tables.
fn complete(c: &Connection, faults: &mut Vec<String>) -> rusqlite::Result<()> {
    let must_be_none = [
        (
            "articles without their latest state",
            "SELECT count(*) FROM articles a WHERE NOT EXISTS
             (SELECT 1 FROM revisions r WHERE r.article = a.number AND r.revision = a.revision)",
        ),
        (
            "older states without their words",
            "SELECT count(*) FROM revisions r JOIN articles a ON a.number = r.article
             WHERE r.revision <> a.revision AND r.text IS NULL",
        ),
        (
            "articles whose states are not counted through",
            "SELECT count(*) FROM articles a WHERE a.revision <>
             (SELECT count(*) FROM revisions r WHERE r.article = a.number)",
        ),
        ("articles with an id that was not settled", "SELECT count(*) FROM articles WHERE id < char(2)"),
    ];
    for (what, sql) in must_be_none {
        let found: usize = c.query_row(sql, [], |r| r.get(0))?;
        if found > 0 {
            faults.push(format!("{found} {what}"));
        }
    }
    Ok(())
}
