//! One round over watched feeds: what is new in them goes into the store, and what that changes is given.

use intake::Input;
use intake::http::{FetchError, Fetched, Fetcher};
use model::{Dossier, record::Change};
use reading::{Entry, Feed, Given};
use store::{FeedState, Store, StoreError};

use super::{Adding, add, settle};
use crate::{Options, diff};

/// A feed that gives at least so many letters of an article is taken at its word; else the page is fetched.
const ENOUGH: usize = 1500;
/// Articles of one feed that are fetched in one round.
const MOST: usize = 60;
/// The shortest and the longest time that a feed which failed is left alone, in seconds.
const WAIT: (i64, i64) = (60, 86_400);

/// What came of a round.
#[derive(Debug, Default)]
pub struct Round {
    /// What was added.
    pub adding: Adding,
    /// What did not work, by feed or page.
    pub notes: Vec<String>,
    /// What is told now and was not before.
    pub changes: Vec<Change>,
    /// Every record of the store, where something was added.
    pub dossier: Option<Dossier>,
}

/// Asks each feed that is due. `stop` is asked between requests; what has come until then is kept.
///
/// # Errors
/// The store cannot be read or written.
pub fn round(
    store: &mut Store,
    fetcher: &mut Fetcher,
    feeds: &[String],
    now: i64,
    options: &Options,
    stop: &dyn Fn() -> bool,
) -> Result<Round, StoreError> {
    let mut round = Round::default();
    let before = store.dossier()?;
    for feed in feeds {
        if stop() {
            break;
        }
        let state = store.feed(feed)?;
        if state.not_before > now {
            continue;
        }
        let (fresh, found) = ask(fetcher, feed, state, now, &mut round.notes);
        let inputs =
            found.map_or(Ok(Vec::new()), |f| new_inputs(store, fetcher, &f, stop, &mut round.notes))?;
        // The articles first: a feed counts as read only when they are safe.
        add::take(store, inputs, options, &mut round.adding)?;
        if !stop() {
            store.put_feed(feed, &fresh)?;
        }
    }
    let added = round.adding.added;
    if added.new + added.changed > 0 {
        settle(store, options, &mut |_, _| ())?;
        let after = store.dossier()?;
        round.changes = diff(&before, &after);
        round.dossier = Some(after);
    }
    Ok(round)
}

fn ask(
    fetcher: &mut Fetcher,
    address: &str,
    state: FeedState,
    now: i64,
    notes: &mut Vec<String>,
) -> (FeedState, Option<Feed>) {
    let good = |etag, modified, status: &str| FeedState {
        etag,
        modified,
        status: Some(status.to_owned()),
        ..FeedState::default()
    };
    let failed = |state: FeedState, why: String, wait: Option<u64>| {
        let failures = state.failures.saturating_add(1);
        let backoff = WAIT.0.saturating_mul(1 << failures.min(12));
        let wait = wait.and_then(|w| i64::try_from(w).ok()).unwrap_or(0).max(backoff).min(WAIT.1);
        FeedState { status: Some(why), failures, not_before: now + wait, ..state }
    };
    match fetcher.fetch(address, state.etag.as_deref(), state.modified.as_deref()) {
        Ok(Fetched::Same) => (good(state.etag, state.modified, "not modified"), None),
        Ok(Fetched::Page { content_type, etag, modified, bytes, .. }) => {
            match reading::feed(&bytes, content_type.as_deref()) {
                Some(feed) => (good(etag, modified, "read"), Some(feed)),
                None => {
                    notes.push(format!("{address}: no feed"));
                    (failed(state, "no feed".to_owned(), None), None)
                }
            }
        }
        Err(error) => {
            notes.push(format!("{address}: {error}"));
            let wait = match &error {
                FetchError::Status { wait, .. } => *wait,
                _ => None,
            };
            (failed(state, error.to_string(), wait), None)
        }
    }
}

/// The articles of a feed that the store does not have.
fn new_inputs(
    store: &Store,
    fetcher: &mut Fetcher,
    feed: &Feed,
    stop: &dyn Fn() -> bool,
    notes: &mut Vec<String>,
) -> Result<Vec<Input>, StoreError> {
    let mut inputs = Vec::new();
    for entry in &feed.entries {
        if inputs.len() >= MOST || stop() {
            break;
        }
        let Some(url) = &entry.url else { continue };
        if store.has_url(url)? {
            continue;
        }
        inputs.extend(input(fetcher, feed, entry, url, notes));
    }
    Ok(inputs)
}

fn input(
    fetcher: &mut Fetcher,
    feed: &Feed,
    entry: &Entry,
    url: &str,
    notes: &mut Vec<String>,
) -> Option<Input> {
    let given = Given {
        path: url.to_owned(),
        url: Some(url.to_owned()),
        date: entry.date.clone(),
        title: entry.title.clone(),
        outlet: entry.outlet.clone(),
        content_type: Some("text/html; charset=utf-8".to_owned()),
        ..Given::default()
    };
    if entry.text.len() >= ENOUGH {
        return Some(own_words(given, feed, entry));
    }
    match fetcher.fetch(url, None, None) {
        Ok(Fetched::Page { content_type, bytes, .. }) => {
            let kind = content_type.as_deref().unwrap_or("text/html").to_ascii_lowercase();
            if !(kind.contains("html") || kind.starts_with("text/plain")) {
                notes.push(format!("{url}: {kind} is no article"));
                return None;
            }
            Some(Input { given: Given { content_type, ..given }, bytes })
        }
        Ok(Fetched::Same) => None,
        Err(error) => {
            notes.push(format!("{url}: {error}"));
            None
        }
    }
}

fn own_words(given: Given, feed: &Feed, entry: &Entry) -> Input {
    let outlet = given.outlet.clone().or_else(|| feed.title.clone());
    let page = format!("<html><body><article>{}</article></body></html>", entry.text);
    Input { given: Given { outlet, ..given }, bytes: page.into_bytes() }
}
