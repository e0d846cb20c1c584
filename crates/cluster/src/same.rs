//! Whether two jobs came to the same: groups and records, byte for byte after sorting. Only a hash of each row is held.

use std::path::Path;

use anyhow::ensure;
use datafusion::arrow::array::{Array, AsArray};
use sha2::{Digest, Sha256};

use crate::groups::each;

/// What is compared: a folder, and its columns.
const COMPARED: [(&str, &[&str]); 2] =
    [("groups", &["id", "story", "event", "copy_of"]), ("records", &["story", "record"])];

/// Fails where they differ; tells how many rows were compared.
pub(crate) async fn run(one: &Path, other: &Path) -> anyhow::Result<()> {
    for (folder, columns) in COMPARED {
        let (a, b) = (rows(&one.join(folder), columns).await?, rows(&other.join(folder), columns).await?);
        ensure!(a.len() == b.len(), "{folder}: {} rows and {}", a.len(), b.len());
        let differ = a.iter().filter(|row| b.binary_search(row).is_err()).count();
        ensure!(differ == 0 && a == b, "{folder}: {differ} of {} rows are not in the other", a.len());
        eprintln!("{folder}: {} rows are the same", a.len());
    }
    Ok(())
}

async fn rows(folder: &Path, columns: &[&str]) -> anyhow::Result<Vec<[u8; 32]>> {
    let cast = |c: &&str| format!("arrow_cast({c}, 'LargeUtf8')");
    let columns = columns.iter().map(cast).collect::<Vec<_>>().join(", ");
    let mut rows = Vec::new();
    each(folder, &columns, |batch| {
        for at in 0..batch.num_rows() {
            let mut hash = Sha256::new();
            for column in batch.columns().iter().map(|c| c.as_string::<i64>()) {
                // What is not there is not what is empty.
                hash.update([u8::from(column.is_valid(at))]);
                hash.update(column.value(at).len().to_le_bytes());
                hash.update(column.value(at));
            }
            rows.push(hash.finalize().into());
        }
        Ok(())
    })
    .await?;
    rows.sort_unstable();
    Ok(rows)
}
