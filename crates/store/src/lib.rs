//! The store: one SQLite file that remembers articles with their bytes and revisions, records, stories, looks,
//! decisions of people and the state of feeds.
//!
//! Everything that is added goes in by whole batches, one transaction each: a run that is killed loses the batch in
//! hand and nothing else, and the next run of the same command goes on from there. An input is known by the hash of
//! its bytes, so it is taken once.
//!
//! ```
//! use throughline_store::{Access, Store};
//!
//! let folder = tempfile::tempdir()?;
//! let store = Store::open(&folder.path().join("story.db"), Access::Create)?;
//! assert_eq!(store.count()?, 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod articles;
mod check;
mod clock;
mod cut;
mod decisions;
mod error;
mod every;
mod feeds;
mod keys;
mod open;
mod pack;
mod records;
mod remove;
mod revise;
mod search;
mod snapshots;
mod state;
mod stories;
#[cfg(test)]
mod trouble;

pub use articles::{Added, Arrival, Head, Item, Stored};
pub use check::Health;
pub use decisions::Decided;
pub use error::StoreError;
pub use feeds::FeedState;
pub use keys::Unkeyed;
pub use open::{Access, Store};
pub use search::{Hit, Query};
pub use stories::{Group, StoryRow};

/// What a call to the store gives.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Lower-case hex SHA-256.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    for part in parts {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
