//! How long a query is waited for. After a machine's death the engine may wait for an answer that nobody works on: a query
//! whose files have stopped growing in number is given up, and begun anew by who asked.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::bail;

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Waits for `work` as long as the number of files in `folder` changes once within `patience`.
///
/// # Errors
/// Those of `work`, and one that says so where nothing came for too long; `work` is dropped then.
pub(crate) async fn while_it_grows<T>(
    folder: &Path,
    patience: Duration,
    work: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    tokio::pin!(work);
    let (mut files, mut since) = (count(folder), Instant::now());
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(LOOK) => {}
        }
        let now = count(folder);
        if now != files {
            (files, since) = (now, Instant::now());
        } else if since.elapsed() > patience {
            bail!("no new file in {} for {} s", folder.display(), patience.as_secs());
        }
    }
}

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_stands_still_is_given_up_and_what_grows_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let still = std::future::pending::<anyhow::Result<()>>();
        let given_up = while_it_grows(folder.path(), Duration::from_millis(700), still).await;
        assert!(given_up.unwrap_err().to_string().starts_with("no new file"));
        let slow = async {
            for n in 0..4 {
                tokio::time::sleep(Duration::from_millis(600)).await;
                std::fs::write(folder.path().join(n.to_string()), "")?;
            }
            Ok(4)
        };
        assert_eq!(while_it_grows(folder.path(), Duration::from_millis(1_500), slow).await.unwrap(), 4);
    }
}
