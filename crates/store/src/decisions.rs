//! What people decided, kept for every later run.

use rusqlite::params;

use crate::{Result, Store, clock, state};

/// One decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its number, to undo it by.
    pub number: i64,
    /// When it was made, UTC.
    pub made: String,
    /// What kind of decision it is.
    pub kind: String,
    /// The decision, one JSON object.
    pub decision: String,
}

impl Store {
    /// Keeps a decision; the number of one that is there already is given again.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn decide(&mut self, kind: &str, decision: &str) -> Result<i64> {
        self.whole(|c| {
            let made = clock::now(c)?;
            let sql = "INSERT INTO decisions (made, kind, decision) VALUES (?1, ?2, ?3)
                       ON CONFLICT (decision) DO NOTHING";
            if c.execute(sql, params![made, kind, decision])? > 0 {
                state::touch(c)?;
            }
            c.query_row("SELECT number FROM decisions WHERE decision = ?1", [decision], |r| r.get(0))
        })
    }

    /// Every decision, in the order in which they were made.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decided>> {
        self.run(|c| {
            let mut rows = c.prepare("SELECT number, made, kind, decision FROM decisions ORDER BY number")?;
            let rows = rows.query_map([], |r| {
                Ok(Decided { number: r.get(0)?, made: r.get(1)?, kind: r.get(2)?, decision: r.get(3)? })
            })?;
            rows.collect()
        })
    }

    /// Takes a decision back; false when there is none of this number.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn undo(&mut self, number: i64) -> Result<bool> {
        self.whole(|c| {
            let gone = c.execute("DELETE FROM decisions WHERE number = ?1", [number])? > 0;
            if gone {
                state::touch(c)?;
            }
            Ok(gone)
        })
    }
}
