//! What can go wrong with a store, in words that say the way out.

use std::path::Path;

use rusqlite::ErrorCode;

/// What can go wrong with a store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is none at that path.
    #[error("there is no store at {0}: `throughline add PATH… --store {0}` makes one")]
    Missing(String),
    /// The file is something else.
    #[error("{0} is not a store of throughline: name another file with --store")]
    Foreign(String),
    /// It was written by a later version of this program.
    #[error("the store {path} has version {found}, this program knows {known}: use a newer throughline")]
    Newer {
        /// The file.
        path: String,
        /// Its version.
        found: u32,
        /// The latest version that this program knows.
        known: u32,
    },
    /// Another program is writing to it.
    #[error("the store {0} is in use by another program: try again when it has finished")]
    Locked(String),
    /// There is no room left.
    #[error(
        "the disk of {0} is full: what was added before is safe; make room and run the same command again"
    )]
    Full(String),
    /// It may not be written.
    #[error("the store {0} may not be written: check the permissions of the file and of its folder")]
    ReadOnly(String),
    /// It is damaged.
    #[error("the store {0} is damaged: `throughline check --store {0}` says where; go back to a copy of it")]
    Damaged(String),
    /// The disk or its file system fails.
    #[error(
        "the store {path} could not be read or written ({message}): what was added before is safe; look after the disk and run the same command again"
    )]
    Disk {
        /// The file.
        path: String,
        /// What SQLite says.
        message: String,
    },
    /// Something else that SQLite says.
    #[error("the store {path}: {message}")]
    Other {
        /// The file.
        path: String,
        /// What SQLite says.
        message: String,
    },
}

impl StoreError {
    /// What an error of SQLite means for the store at `path`.
    pub(crate) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        let name = path.display().to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(name),
            Some(ErrorCode::DiskFull) => Self::Full(name),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly(name)
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk { path: name, message: error.to_string() },
            Some(ErrorCode::NotADatabase) => Self::Foreign(name),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(name),
            _ => Self::Other { path: name, message: error.to_string() },
        }
    }
}
