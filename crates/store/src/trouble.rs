//! Tests of what happens to a store when the disk is full, when it may not be written, when another program holds
//! it, when it is damaged: a clear word, and nothing lost.

use std::path::{Path, PathBuf};
use std::time::Duration;

use model::Article;
use model::draft::Drafts;
use rusqlite::Connection;

use crate::{Access, Arrival, Item, Store, StoreError};

fn arrival(number: usize) -> Arrival {
    // Words that do not pack well, so that pages fill up.
    let words: String =
        (0..400).map(|i| crate::sha256(&[&[number as u8, i as u8, (i >> 8) as u8]])).collect();
    let sha = crate::sha256(&[words.as_bytes()]);
    let article = Article {
        id: sha[..12].to_owned(),
        path: format!("{number}.txt"),
        text: words.clone(),
        text_sha256: sha.clone(),
        ..Article::default()
    };
    let item = Item { article, drafts: Drafts::default(), key: "k".into() };
    Arrival { content: sha, path: format!("{number}.txt"), bytes: words.into_bytes(), items: vec![item] }
}

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    (folder, path)
}

fn whole(path: &Path, articles: usize) {
    let health = Store::open(path, Access::Write).unwrap().check().unwrap();
    assert_eq!((health.articles, health.revisions), (articles, articles));
    assert_eq!(health.faults, Vec::<String>::new());
}

#[test]
fn a_full_disk_is_said_so_and_costs_the_batch_in_hand_alone() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, Access::Create).unwrap();
    store.add(&[arrival(0), arrival(1)]).unwrap();
    let pages: u32 = store.connection.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
    store.connection.pragma_query_value(None, "max_page_count", |_| Ok(())).unwrap();
    store.connection.execute_batch(&format!("PRAGMA max_page_count = {}", pages + 40)).unwrap();
    let mut kept = 2;
    let error = loop {
        match store.add(&[arrival(kept), arrival(kept + 1)]) {
            Ok(_) => kept += 2,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::Full(_)), "{error}");
    assert!(error.to_string().contains("make room and run the same command again"));
    // Reading goes on, and so does writing once there is room.
    assert_eq!(store.count().unwrap(), kept);
    drop(store);
    whole(&path, kept);
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.add(&[arrival(kept), arrival(kept + 1)]).unwrap();
    drop(store);
    whole(&path, kept + 2);
}

#[test]
fn a_store_that_may_not_be_written_is_read_and_says_no_to_more() {
    let (_folder, path) = file();
    Store::open(&path, Access::Create).unwrap().add(&[arrival(0)]).unwrap();
    let mut store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.count().unwrap(), 1);
    let error = store.add(&[arrival(1)]).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");
    assert!(error.to_string().contains("check the permissions"));
    drop(store);
    whole(&path, 1);
}

#[test]
fn a_store_held_by_another_program_is_said_to_be_in_use() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, Access::Create).unwrap();
    store.add(&[arrival(0)]).unwrap();
    store.connection.busy_timeout(Duration::from_millis(50)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.add(&[arrival(1)]).unwrap_err();
    assert!(matches!(error, StoreError::Locked(_)), "{error}");
    // Reading is not disturbed by a writer, and when that is done the same call goes through.
    assert_eq!(store.count().unwrap(), 1);
    other.execute_batch("COMMIT").unwrap();
    store.add(&[arrival(1)]).unwrap();
    drop((store, other));
    whole(&path, 2);
}

#[test]
fn a_damaged_store_is_named_and_never_a_panic() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, Access::Create).unwrap();
    store.add(&(0..6).map(arrival).collect::<Vec<_>>()).unwrap();
    store.vacuum().unwrap();
    drop(store);
    let good = std::fs::read(&path).unwrap();
    for at in (100..good.len()).step_by(good.len() / 23) {
        let mut bad = good.clone();
        let end = (at + 3000).min(bad.len());
        bad[at..end].fill(0xA5);
        std::fs::write(&path, &bad).unwrap();
        let found = Store::open(&path, Access::Write).and_then(|s| s.check());
        let told = found.is_err() || found.is_ok_and(|h| !h.faults.is_empty());
        // Bytes inside a packed blob are no fault of the file: what is packed is looked at when it is read.
        if !told {
            let store = Store::open(&path, Access::Write).unwrap();
            let _ = store.articles(None, Some("k"));
        }
    }
    std::fs::write(&path, &good[..good.len() / 2]).unwrap();
    let found = Store::open(&path, Access::Write).and_then(|s| s.check());
    assert!(found.is_err() || found.is_ok_and(|h| !h.faults.is_empty()));
}
