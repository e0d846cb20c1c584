//! Where each watched feed stands, so that a run goes on where the last one was.

use rusqlite::{OptionalExtension, params};

use crate::{Result, Store};

/// Where one feed stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedState {
    /// The validator that its server gave.
    pub etag: Option<String>,
    /// The date that its server gave.
    pub modified: Option<String>,
    /// What came of the last try.
    pub status: Option<String>,
    /// Tries that failed since the last that did not.
    pub failures: u32,
    /// Seconds since 1970 before which it is left alone.
    pub not_before: i64,
}

impl Store {
    /// Where the feed of this address stands.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn feed(&self, url: &str) -> Result<FeedState> {
        self.run(|c| {
            let sql = "SELECT etag, modified, status, failures, not_before FROM feeds WHERE url = ?1";
            let found = c.query_row(sql, [url], |r| {
                Ok(FeedState {
                    etag: r.get(0)?,
                    modified: r.get(1)?,
                    status: r.get(2)?,
                    failures: r.get(3)?,
                    not_before: r.get(4)?,
                })
            });
            Ok(found.optional()?.unwrap_or_default())
        })
    }

    /// What a feed said of the article at this address when it was last fetched, as a hash.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn entry(&self, url: &str) -> Result<Option<String>> {
        self.run(|c| {
            c.prepare_cached("SELECT sha256 FROM entries WHERE url = ?1")?
                .query_row([url], |r| r.get(0))
                .optional()
        })
    }

    /// Notes what a feed said of articles that have been fetched.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn put_entries(&mut self, entries: &[(String, String)]) -> Result<()> {
        self.whole(|c| {
            let mut write =
                c.prepare_cached("INSERT OR REPLACE INTO entries (url, sha256) VALUES (?1, ?2)")?;
            for (url, hash) in entries {
                write.execute(params![url, hash])?;
            }
            Ok(())
        })
    }

    /// Notes where a feed stands.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn put_feed(&mut self, url: &str, s: &FeedState) -> Result<()> {
        self.whole(|c| {
            let sql =
                "INSERT OR REPLACE INTO feeds (url, etag, modified, fetched, status, failures, not_before)
                       VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?4, ?5, ?6)";
            c.execute(sql, params![url, s.etag, s.modified, s.status, s.failures, s.not_before]).map(drop)
        })
    }
}
