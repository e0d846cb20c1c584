//! Opening a store: made where there is none, brought up to date where it is older, refused where it is newer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{Result, StoreError};

/// The steps from an empty file to the latest version; the file's `user_version` says how many it has behind it.
const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
];

/// "thrl": tells our files from other SQLite files.
const APPLICATION: i32 = 0x7468_726C;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Pages of a store that a writer holds, in KiB as SQLite counts them: hashes and names fall all over the indexes, and with
/// the usual 2 MB each of them is read again.
const CACHE: i32 = -32_768;

/// Pages of the file that a reader holds, in KiB as SQLite counts them: a search goes through some thousands.
const READ: i32 = -16_384;

/// Pages of the log after which it is put into the file (64 MB): the pages of indexes are written once and not with every
/// batch.
const LOG: u32 = 16_384;

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To write; it is made where there is none.
    Create,
    /// To write; it must be there.
    Write,
    /// To read only.
    Read,
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Opens the store at `path`.
    ///
    /// # Errors
    /// It is missing, no store, of a newer version, in use, or may not be written.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        let name = || path.display().to_string();
        if access != Access::Create && !path.exists() {
            return Err(StoreError::Missing(name()));
        }
        let connection = connect(path, access).map_err(|e| StoreError::of(path, &e))?;
        let mut store = Self { connection, path: path.to_owned() };
        let (version, tables) = store.run(version)?;
        let ours = store.run(|c| c.pragma_query_value(None, "application_id", |r| r.get::<_, i32>(0)))?;
        if tables > 0 && ours != APPLICATION || tables == 0 && access != Access::Create {
            return Err(StoreError::Foreign(name()));
        }
        let known = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
        if version > known {
            return Err(StoreError::Newer { path: name(), found: version, known });
        }
        if access != Access::Read {
            store.prepare(version)?;
        }
        Ok(store)
    }

    /// Runs `work` on the connection; its errors become those of a store.
    pub(crate) fn run<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        work(&self.connection).map_err(|e| StoreError::of(&self.path, &e))
    }

    /// Runs `work` as one transaction: all of it or nothing.
    pub(crate) fn whole<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let path = self.path.clone();
        let all = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        all().map_err(|e: rusqlite::Error| StoreError::of(&path, &e))
    }

    fn prepare(&mut self, version: u32) -> Result<()> {
        self.run(|c| {
            c.pragma_update(None, "journal_mode", "wal")?;
            c.pragma_update(None, "synchronous", "normal")?;
            c.pragma_update(None, "cache_size", CACHE)?;
            c.pragma_update(None, "wal_autocheckpoint", LOG)?;
            c.pragma_update(None, "foreign_keys", true)
        })?;
        if version as usize == STEPS.len() {
            return Ok(());
        }
        self.whole(|c| {
            // Another program may have done it while this one waited.
            let (now, _) = self::version(c)?;
            for (i, step) in STEPS.iter().enumerate().skip(now as usize) {
                c.execute_batch(step)?;
                c.pragma_update(None, "user_version", i + 1)?;
            }
            c.pragma_update(None, "application_id", APPLICATION)
        })
    }
}

fn connect(path: &Path, access: Access) -> rusqlite::Result<Connection> {
    let common = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match access {
        Access::Create => {
            let flags = common | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            Connection::open_with_flags(path, flags)?
        }
        Access::Write => Connection::open_with_flags(path, common | OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        Access::Read => reader(path, common)?,
    };
    if access == Access::Read {
        connection.pragma_update(None, "cache_size", READ)?;
    }
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A connection that only reads. In a folder that may not be written SQLite cannot keep its shared index: a file that
/// nobody is writing to is read as it stands.
fn reader(path: &Path, common: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = common | OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(path, flags)?;
    let log = PathBuf::from(format!("{}-wal", path.display()));
    if version(&connection).is_err_and(|e| unopened(&e)) && !log.exists() {
        let escaped = path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let uri = format!("file:{escaped}?immutable=1");
        return Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI);
    }
    Ok(connection)
}

fn unopened(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
}

/// The version of the file, and how many tables it has.
fn version(c: &Connection) -> rusqlite::Result<(u32, u32)> {
    let version = c.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let tables = c.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    Ok((version, tables))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.db");
        (folder, path)
    }

    #[test]
    fn a_store_of_a_newer_version_is_refused_and_left_alone() {
        let (_folder, path) = file();
        Store::open(&path, Access::Create)
            .unwrap()
            .connection
            .pragma_update(None, "user_version", 99)
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = Store::open(&path, Access::Write).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_store_of_an_older_version_is_brought_up_to_date() {
        let (_folder, path) = file();
        let old = Connection::open(&path).unwrap();
        old.execute_batch(STEPS[0]).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        old.pragma_update(None, "application_id", APPLICATION).unwrap();
        old.execute("INSERT INTO decisions (made, kind, decision) VALUES ('now', 'k', '{}')", []).unwrap();
        drop(old);
        let reader = Store::open(&path, Access::Read).unwrap();
        assert_eq!(reader.decisions().unwrap().len(), 1);
        drop(reader);
        let store = Store::open(&path, Access::Write).unwrap();
        assert_eq!(store.run(version).unwrap().0 as usize, STEPS.len());
        assert_eq!(store.decisions().unwrap().len(), 1);
        assert_eq!(store.entry("https://x.example/1").unwrap(), None);
    }

    #[test]
    fn another_file_is_not_taken_for_a_store() {
        let (_folder, path) = file();
        std::fs::write(&path, "The talks failed.\n".repeat(100)).unwrap();
        assert!(matches!(Store::open(&path, Access::Create), Err(StoreError::Foreign(_))));
        let (_folder, path) = file();
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (a)").unwrap();
        assert!(matches!(Store::open(&path, Access::Create), Err(StoreError::Foreign(_))));
    }

    #[test]
    fn a_missing_store_is_said_to_be_missing() {
        let (_folder, path) = file();
        assert!(matches!(Store::open(&path, Access::Read), Err(StoreError::Missing(_))));
    }
}
