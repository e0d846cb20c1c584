//! The account of a story out of a store.

use dossier::Read;
use model::{Article, Decision};
use rayon::prelude::*;
use records::profile::Profiles;
use store::{Store, StoreError, Stored};

use super::key;
use crate::groups::PICKED;
use crate::{Account, Options, account::of_reads, read_article};

/// The story to show: the one asked for by its id or an article's, else all of a small store, else the largest.
/// The number of articles that belong to others comes with it.
///
/// # Errors
/// The store cannot be read.
pub fn story_to_show(store: &Store, wanted: Option<&str>) -> Result<(Option<String>, usize), StoreError> {
    let all = store.count()?;
    if wanted.is_none() && all <= PICKED {
        return Ok((None, 0));
    }
    let stories = store.stories()?;
    let found = match wanted {
        None => stories.first(),
        Some(wanted) => stories.iter().find(|s| s.id == wanted),
    };
    Ok(match found {
        Some(story) => (Some(story.id.clone()), all - story.articles),
        None => (wanted.map(str::to_owned), 0),
    })
}

/// The account of one story, or of all articles. What was read out of an article by this very program is taken as it
/// is kept, the rest is read again; the account is put together anew.
///
/// # Errors
/// The store cannot be read.
pub fn recall(store: &mut Store, story: Option<&str>, options: &Options) -> Result<Account, StoreError> {
    let reads = reads(store, story, options)?;
    Ok(of_reads(reads, options))
}

/// What people decided, as the store keeps it; a decision that a later version wrote is passed over.
///
/// # Errors
/// The store cannot be read.
pub fn decisions(store: &Store) -> Result<Vec<Decision>, StoreError> {
    let all = store.decisions()?;
    Ok(all.iter().filter_map(|d| serde_json::from_str(&d.decision).ok()).collect())
}

/// The articles of a store alone.
///
/// # Errors
/// The store cannot be read.
pub fn stored_articles(store: &Store, story: Option<&str>) -> Result<Vec<Article>, StoreError> {
    Ok(store.articles(story, None)?.into_iter().map(|s| s.article).collect())
}

/// The articles with what each says; what had to be read again is kept where the store may be written.
pub(super) fn reads(
    store: &mut Store,
    story: Option<&str>,
    options: &Options,
) -> Result<Vec<Read>, StoreError> {
    let key = key(options);
    let stored = store.articles(story, Some(&key))?;
    let stale: Vec<String> =
        stored.iter().filter(|s| s.drafts.is_none()).map(|s| s.article.id.clone()).collect();
    let profiles = options.profiles.clone().unwrap_or_else(Profiles::shipped);
    let reads: Vec<Read> = stored.into_par_iter().map(|s| read(s, &profiles)).collect();
    if !stale.is_empty() && options.profiles.is_none() {
        let again = reads.iter().filter(|r| stale.binary_search(&r.article.id).is_ok());
        // A store that may not be written is read all the same; the work is then done at each call.
        let _ = store.keep_drafts(again.map(|r| (r.article.id.as_str(), &r.drafts)), &key);
    }
    Ok(reads)
}

fn read(stored: Stored, profiles: &Profiles) -> Read {
    match stored.drafts {
        Some(drafts) => Read { article: stored.article, drafts, copied: None },
        None => read_article(stored.article, profiles),
    }
}
