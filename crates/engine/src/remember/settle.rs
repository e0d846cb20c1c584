//! Stories and records brought up to date with the articles.

use std::collections::{BTreeMap, BTreeSet};

use dossier::Read;
use model::Dossier;
use rayon::prelude::*;
use store::{Group, Store, StoreError, StoryRow};

use super::{key, keys, recall::reads};
use crate::Options;
use crate::account::of_reads;
use crate::groups::PICKED;

/// The records of the stories that were written anew, as they were and as they are.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub(super) before: Dossier,
    pub(super) after: Dossier,
}

/// Groups the articles anew where any has changed, and writes the records of the stories that are not as they were.
/// A small store is one story, as a handful of files is. Killed in between, it is done again at the next call.
/// `tell` hears how many stories of how many are written.
///
/// # Errors
/// The store cannot be written.
pub fn settle(
    store: &mut Store,
    options: &Options,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    settle_keeping(store, options, tell, None)
}

/// As [`settle`], keeping what changed where that is asked for: of a large store no more than the touched stories.
pub(super) fn settle_keeping(
    store: &mut Store,
    options: &Options,
    tell: &mut dyn FnMut(usize, usize),
    mut touched: Option<&mut Touched>,
) -> Result<(), StoreError> {
    let key = key(options);
    if store.is_settled(&key)? {
        return Ok(());
    }
    let mark = store.mark(&key)?;
    let decided = decisions_digest(store)?;
    let members = regroup(store)?;
    let known: BTreeMap<String, String> = store.stories()?.into_iter().map(|s| (s.id, s.digest)).collect();
    let digest =
        |rests: &[String]| store::sha256(&[key.as_bytes(), decided.as_bytes(), rests.join(" ").as_bytes()]);
    let gone: Vec<String> = known.keys().filter(|id| !members.contains_key(*id)).cloned().collect();
    let changed: Vec<(String, String)> = members
        .iter()
        .map(|(id, rests)| (id.clone(), digest(rests)))
        .filter(|(id, digest)| known.get(id) != Some(digest))
        .collect();
    if let Some(touched) = touched.as_deref_mut() {
        let ids = gone.iter().chain(changed.iter().map(|(id, _)| id)).map(String::as_str);
        touched.before = store.records(ids)?;
    }
    store.forget_stories(&gone)?;
    let mut done = 0;
    let mut batch: Vec<(&str, &str, Vec<Read>)> = Vec::new();
    for (i, (id, digest)) in changed.iter().enumerate() {
        batch.push((id, digest, reads(store, Some(id), options)?));
        let held: usize = batch.iter().map(|(_, _, reads)| reads.len()).sum();
        if held >= BATCH || i + 1 == changed.len() {
            done += batch.len();
            write(store, std::mem::take(&mut batch), options)?;
            tell(done, changed.len());
        }
    }
    if let Some(touched) = touched {
        touched.after = store.records(changed.iter().map(|(id, _)| id.as_str()))?;
    }
    store.settled(&mark)
}

/// What people decided is part of what every account rests on.
fn decisions_digest(store: &Store) -> Result<String, StoreError> {
    let all: Vec<String> = store.decisions()?.into_iter().map(|d| d.decision).collect();
    Ok(store::sha256(&[all.join("\n").as_bytes()]))
}

/// Articles that are resolved and written together: enough for all cores and one transaction, few enough to hold.
const BATCH: usize = 256;

/// Writes stories, each resolved on its own.
fn write(
    store: &mut Store,
    batch: Vec<(&str, &str, Vec<Read>)>,
    options: &Options,
) -> Result<(), StoreError> {
    let resolved = |(id, digest, reads): (&str, &str, Vec<Read>)| {
        let dossier = of_reads(reads, options).dossier;
        (row(id, digest, &dossier), dossier)
    };
    let stories: Vec<(StoryRow, Dossier)> = batch.into_par_iter().map(resolved).collect();
    store.put_stories(&stories)
}

/// Writes where each article belongs; gives what each story rests on.
fn regroup(store: &mut Store) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let all = keys::keys(store)?;
    let leads = keys::leads(store, &all)?;
    let one = all.first().map(|k| format!("story-{}", k.id())).filter(|_| all.len() <= PICKED);
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rows = Vec::with_capacity(all.len());
    for ((key, belongs), copy_of) in all.iter().zip(keys::belong(&all)).zip(leads) {
        let story = one.clone().unwrap_or_else(|| format!("story-{}", belongs.story));
        members.entry(story.clone()).or_default().push(key.rests());
        let event = format!("event-{}", belongs.event);
        rows.push(Group { article: key.id().to_owned(), story, event, copy_of });
    }
    store.regroup(&rows)?;
    Ok(members)
}

fn row(id: &str, digest: &str, dossier: &Dossier) -> StoryRow {
    let days: BTreeSet<String> = (dossier.articles.iter())
        .flat_map(|a| [a.published.interval.earliest, a.published.interval.latest])
        .flatten()
        .map(|d| d.to_string())
        .collect();
    StoryRow {
        id: id.to_owned(),
        title: dossier.story.as_ref().and_then(|s| s.title.clone()),
        first: days.first().cloned(),
        last: days.last().cloned(),
        articles: dossier.articles.len(),
        digest: digest.to_owned(),
    }
}
