//! An account that the store keeps is the one that would be put together out of its articles.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::collections::BTreeSet;
use std::path::Path;

use store::{Access, Store};
use throughline_engine::{Beside, Options};

/// A store of the articles of one example, and its only story.
fn store(folder: &Path, example: &str) -> (Store, String) {
    let mut store = Store::open(&folder.join(format!("{example}.db")), Access::Create).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example);
    let options = Options::default();
    throughline_engine::add(&mut store, &[path], &Beside::default(), &options, &mut |_, _| ()).unwrap();
    throughline_engine::settle(&mut store, &options, &mut |_, _| ()).unwrap();
    let story = store.stories().unwrap()[0].id.clone();
    (store, story)
}

#[test]
fn what_is_kept_is_what_would_be_put_together() {
    let folder = tempfile::tempdir().unwrap();
    for example in ["border", "strike", "merger"] {
        let (mut store, story) = store(folder.path(), example);
        let mut want = throughline_engine::recall(&mut store, Some(&story), &Options::default()).unwrap();
        assert!(want.dossier.records().count() > 100);
        let unsure = want.dossier.split_off_unsure();
        let articles: Vec<_> = want.reads.iter().map(|r| r.article.clone()).collect();
        for packed in [false, true] {
            if packed {
                store.vacuum().unwrap();
            }
            let kept = throughline_engine::kept(&store, &story).unwrap();
            assert_eq!(kept.dossier, want.dossier, "{example}");
            assert_eq!(kept.unsure, unsure, "{example}");
            assert_eq!(kept.articles, articles, "{example}");
        }
    }
}

#[test]
fn a_story_that_the_store_has_not_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = store(folder.path(), "border");
    let kept = throughline_engine::kept(&store, "story-nowhere").unwrap();
    assert!(kept.articles.is_empty() && kept.dossier.records().next().is_none());
}

#[test]
fn what_rests_on_an_article_is_all_that_has_words_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (store, story) = store(folder.path(), "strike");
    let kept = throughline_engine::kept(&store, &story).unwrap();
    for article in &kept.articles {
        let part = kept.resting_on(&article.id);
        let ids: BTreeSet<String> = part.iter().map(|r| r.id().to_owned()).collect();
        let rests = |e: &model::Evidence| e.article == article.id;
        let mut want: BTreeSet<String> = (kept.dossier.records())
            .filter(|r| r.evidence().iter().any(rests))
            .map(|r| r.id().to_owned())
            .collect();
        want.insert(article.id.clone());
        assert!(want.is_subset(&ids), "{:?}", want.difference(&ids));
        assert!(ids.len() < kept.dossier.records().count());
    }
}

/// What the page of an article shows must not depend on whether somebody looked at its story before.
#[test]
fn an_article_read_alone_is_as_in_its_account() {
    let folder = tempfile::tempdir().unwrap();
    for example in ["border", "strike", "merger"] {
        let (store, story) = store(folder.path(), example);
        let kept = throughline_engine::kept(&store, &story).unwrap();
        same(&store, &story, &kept);
        drop(store);
        // The same file as the version before left it.
        let path = folder.path().join(format!("{example}.db"));
        let older = rusqlite::Connection::open(&path).unwrap();
        older.execute_batch("DROP TABLE resting; PRAGMA user_version = 3").unwrap();
        drop(older);
        same(&Store::open(&path, Access::Read).unwrap(), &story, &kept);
        same(&Store::open(&path, Access::Write).unwrap(), &story, &kept);
    }
}

fn same(store: &Store, story: &str, kept: &throughline_engine::Kept) {
    let ids = |kept: &throughline_engine::Kept, article: &str| -> Vec<String> {
        kept.resting_on(article).iter().map(|r| r.id().to_owned()).collect()
    };
    for article in &kept.articles {
        let alone = throughline_engine::kept_of(store, story, &article.id).unwrap();
        assert_eq!(alone.article(&article.id), Some(article));
        assert_eq!(ids(&alone, &article.id), ids(kept, &article.id));
        assert!(alone.dossier.records().count() > 5);
    }
    let nowhere = throughline_engine::kept_of(store, "story-nowhere", &kept.articles[0].id).unwrap();
    assert!(nowhere.article(&kept.articles[0].id).is_none());
}
