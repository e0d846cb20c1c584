//! The account of a story as it was looked at: what `--since last` compares with.

use model::Dossier;
use rusqlite::{OptionalExtension, params};

use crate::{Result, Store, clock, pack};

/// The latest so many looks of a story are kept.
const KEPT: usize = 30;

impl Store {
    /// The account of a story at the last look, with the moment of it. A story that has since gained an earlier
    /// member or lost its first has another id: the look that shares the most articles is taken.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn last_look(&self, now: &Dossier) -> Result<Option<(String, Dossier)>> {
        self.run(|c| {
            let articles: Vec<&str> = now.articles.iter().map(|a| a.id.as_str()).collect();
            let sql = "SELECT made, dossier FROM snapshots WHERE number IN
                       (SELECT max(number) FROM snapshots GROUP BY story) ORDER BY number DESC";
            let mut rows = c.prepare(sql)?;
            let mut rows = rows.query([])?;
            let mut best: Option<(usize, String, Dossier)> = None;
            while let Some(row) = rows.next()? {
                let (made, packed): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
                let dossier =
                    pack::unpack(&packed).and_then(|json| serde_json::from_slice::<Dossier>(&json).ok());
                let Some(dossier) = dossier else { continue };
                let shared = dossier.articles.iter().filter(|a| articles.contains(&a.id.as_str())).count();
                if shared > best.as_ref().map_or(0, |b| b.0) {
                    best = Some((shared, made, dossier));
                }
            }
            Ok(best.map(|(_, made, dossier)| (made, dossier)))
        })
    }

    /// Remembers that a story was looked at as it is now.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn look(&mut self, story: &str, dossier: &Dossier) -> Result<()> {
        let json = serde_json::to_vec(dossier).unwrap_or_default();
        let hash = crate::sha256(&[&json]);
        self.whole(|c| {
            let last = "SELECT sha256 FROM snapshots WHERE story = ?1 ORDER BY number DESC LIMIT 1";
            let last: Option<String> = c.query_row(last, [story], |r| r.get(0)).optional()?;
            if last.as_ref() == Some(&hash) {
                return Ok(());
            }
            let sql = "INSERT INTO snapshots (story, made, sha256, dossier) VALUES (?1, ?2, ?3, ?4)";
            c.execute(sql, params![story, clock::now(c)?, hash, pack::pack(&json)])?;
            let old = "DELETE FROM snapshots WHERE story = ?1 AND number NOT IN
                       (SELECT number FROM snapshots WHERE story = ?1 ORDER BY number DESC LIMIT ?2)";
            c.execute(old, params![story, KEPT]).map(drop)
        })
    }
}
