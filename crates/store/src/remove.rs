//! Taking articles out, and making the file small again.

use rusqlite::params;

use crate::{Result, Store, revise, state};

impl Store {
    /// Takes out the article of this id with all its revisions and the inputs that gave nothing else; true when it
    /// was there. The same input added again brings it back.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn remove(&mut self, id: &str) -> Result<bool> {
        self.whole(|c| {
            let mut find = c.prepare("SELECT number, base FROM articles WHERE id = ?1")?;
            let found = find.query_map([id], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?)))?;
            let Some((number, base)) = found.last().transpose()? else { return Ok(false) };
            let mut inputs = c.prepare("SELECT content FROM revisions WHERE article = ?1")?;
            let inputs: Vec<String> =
                inputs.query_map([number], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
            c.execute("DELETE FROM articles WHERE number = ?1", [number])?;
            c.execute("DELETE FROM renamed WHERE new = ?1", [id])?;
            for content in inputs {
                let sql = "DELETE FROM sources WHERE content = ?1
                           AND NOT EXISTS (SELECT 1 FROM revisions WHERE content = ?1)";
                c.execute(sql, params![content])?;
            }
            revise::settle(c, &base)?;
            state::touch(c)?;
            Ok(true)
        })
    }

    /// Gives room that is no longer used back to the disk; the sizes before and after, in bytes.
    ///
    /// # Errors
    /// The store cannot be written, or there is no room for the copy that this takes.
    pub fn vacuum(&mut self) -> Result<(u64, u64)> {
        let size = |store: &Self| {
            store.run(|c| {
                let pages: u64 = c.pragma_query_value(None, "page_count", |r| r.get(0))?;
                let each: u64 = c.pragma_query_value(None, "page_size", |r| r.get(0))?;
                Ok(pages * each)
            })
        };
        let before = size(self)?;
        self.run(|c| {
            c.execute_batch(
                "INSERT INTO articles_fts (articles_fts) VALUES ('optimize'); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);",
            )
        })?;
        Ok((before, size(self)?))
    }
}
