//! Every record of every story, one after another: a store of any size passes through in the memory of one record.

use rusqlite::params;

use crate::{Result, Store};

impl Store {
    /// The types of records that the store holds, sorted.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn record_types(&self) -> Result<Vec<String>> {
        self.run(|c| {
            c.prepare("SELECT DISTINCT type FROM records ORDER BY type")?
                .query_map([], |r| r.get(0))?
                .collect()
        })
    }

    /// Gives each record of a type, as JSON, with its story, in the order of stories and ids; stops when `then` is false.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn each_record(&self, of: &str, then: &mut dyn FnMut(&str, &str) -> bool) -> Result<()> {
        self.run(|c| {
            let sql = "SELECT story, json FROM records WHERE type = ?1 ORDER BY story, id";
            let mut find = c.prepare(sql)?;
            let mut rows = find.query(params![of])?;
            while let Some(row) = rows.next()? {
                if !then(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?) {
                    break;
                }
            }
            Ok(())
        })
    }
}
