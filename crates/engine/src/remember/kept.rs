//! The account of a story as the store keeps it: nothing is read or resolved again.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use model::record::Record;
use model::{Article, Dossier};
use rayon::prelude::*;
use store::{Store, StoreError};

use super::decisions;
use super::recall::reads;
use crate::Options;
use crate::account::{Account, of_reads};

/// An account with its articles, without what was read out of each of them.
#[derive(Debug, Default)]
pub struct Kept {
    /// The story, resolved; without the relations and positions that are not sure.
    pub dossier: Dossier,
    /// Those.
    pub unsure: Dossier,
    /// Its articles, in the order of their ids.
    pub articles: Vec<Article>,
    /// Places of the records that rest on an article's words, in the order of [`Dossier::records`].
    resting: OnceLock<HashMap<String, Vec<usize>>>,
}

/// The account of one story as it was when stories and records were last brought up to date; empty where the store
/// has no such story.
///
/// # Errors
/// The store cannot be read.
pub fn kept(store: &Store, story: &str) -> Result<Kept, StoreError> {
    let mut dossier = Dossier::default();
    let (mut read_now, mut later) = (0, Vec::new());
    store.written(story, &mut |kind, json| {
        if read_now < FEW {
            read_now += 1;
            dossier.extend(read(kind, json));
        } else {
            later.push((kind.to_owned(), json.to_owned()));
        }
    })?;
    // A story of thousands of articles is read on all cores.
    let rest: Vec<Record<'static>> =
        later.into_par_iter().filter_map(|(kind, json)| read(&kind, &json)).collect();
    dossier.extend(rest);
    let articles = store.articles(Some(story), None)?.into_iter().map(|s| s.article).collect();
    let unsure = dossier.split_off_unsure();
    Ok(Kept { dossier, unsure, articles, resting: OnceLock::new() })
}

/// What of an account rests on one article: the article and the records that rest on its words, no entity and no time among
/// them; empty where the story has no such article.
///
/// # Errors
/// The store cannot be read.
pub fn kept_of(store: &Store, story: &str, article: &str) -> Result<Kept, StoreError> {
    if !store.tells_resting()? {
        return kept(store, story);
    }
    let Some(found) = store.article(story, article)? else { return Ok(Kept::default()) };
    let mut dossier = Dossier::default();
    store.resting(story, article, &mut |kind, json| dossier.extend(read(kind, json)))?;
    let unsure = dossier.split_off_unsure();
    Ok(Kept { dossier, unsure, articles: vec![found], resting: OnceLock::new() })
}

/// A record out of a row; what a later version wrote is passed over.
fn read(kind: &str, json: &str) -> Option<Record<'static>> {
    Record::read(kind, &mut serde_json::Deserializer::from_str(json)).ok()
}

/// Records that are read as they come.
const FEW: usize = 8_000;

/// The account as it would be without some articles: put together anew, under the decisions of the store.
///
/// # Errors
/// The store cannot be read.
pub fn recall_without(
    store: &mut Store,
    story: &str,
    left_out: &std::collections::BTreeSet<String>,
) -> Result<Account, StoreError> {
    let options = Options { decisions: decisions(store)?, ..Options::default() };
    let mut reads = reads(store, Some(story), &options)?;
    reads.retain(|r| !left_out.contains(&r.article.id));
    Ok(of_reads(reads, &options))
}

impl Kept {
    /// The article of this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Article> {
        let at = self.articles.binary_search_by(|a| a.id.as_str().cmp(id)).ok()?;
        self.articles.get(at)
    }

    /// The account with what is not sure, after what is.
    #[must_use]
    pub fn whole(&self) -> Dossier {
        let mut whole = self.dossier.clone();
        whole.extend(self.unsure.records());
        whole
    }

    /// The account that has the record of this id: what is sure, or the whole.
    #[must_use]
    pub fn with(&self, id: &str) -> Cow<'_, Dossier> {
        if self.unsure.records().any(|r| r.id() == id) {
            Cow::Owned(self.whole())
        } else {
            Cow::Borrowed(&self.dossier)
        }
    }

    /// The records that rest on words of one article, and its own, in the order of the account.
    #[must_use]
    pub fn resting_on(&self, article: &str) -> Vec<Record<'_>> {
        let resting = self.resting.get_or_init(|| resting(&self.dossier));
        let mut wanted = resting.get(article).into_iter().flatten().peekable();
        let all = self.dossier.records().enumerate();
        all.filter(|(at, _)| wanted.next_if_eq(&at).is_some()).map(|(_, record)| record).collect()
    }
}

/// Places of records by the articles whose words they rest on.
fn resting(dossier: &Dossier) -> HashMap<String, Vec<usize>> {
    let mut all: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, record) in dossier.records().enumerate() {
        let mut put = |article: &str| match all.get_mut(article) {
            Some(places) if places.last() == Some(&at) => {}
            Some(places) => places.push(at),
            None => _ = all.insert(article.to_owned(), vec![at]),
        };
        if let Record::Article(a) = &record {
            put(&a.id);
        }
        record.grounds().for_each(|e| put(&e.article));
    }
    all
}
