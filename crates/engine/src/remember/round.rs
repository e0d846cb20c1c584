//! One round over watched feeds: what is new in them goes into the store, and what that changes is given.

use intake::Input;
use intake::http::{FetchError, Fetched, Fetcher};
use model::record::Change;
use reading::{Entry, Feed, Given};
use store::{FeedState, Store, StoreError};

use super::settle::{Touched, settle_keeping};
use super::{Adding, add};
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
    for feed in feeds {
        if stop() {
            break;
        }
        let state = store.feed(feed)?;
        if state.not_before > now {
            continue;
        }
        let (mut fresh, found) = ask(fetcher, feed, state, now, &mut round.notes);
        let mut news = News::default();
        if let Some(found) = found {
            news.gather(store, fetcher, &found, stop, &mut round.notes)?;
        }
        // The articles first: a feed counts as read only when they are safe.
        add::take(store, news.inputs, options, &mut round.adding)?;
        store.put_entries(&news.seen)?;
        if news.more {
            (fresh.etag, fresh.modified) = (None, None);
        }
        if !stop() {
            store.put_feed(feed, &fresh)?;
        }
    }
    // A round that was interrupted after its articles were safe is told now.
    let mut touched = Touched::default();
    settle_keeping(store, options, &mut |_, _| (), Some(&mut touched))?;
    round.changes = diff(&touched.before, &touched.after);
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

/// What a feed has that the store does not.
#[derive(Default)]
struct News {
    inputs: Vec<Input>,
    /// Addresses that need not be fetched again, with the hash of what the feed says of them.
    seen: Vec<(String, String)>,
    /// Something is left for the next round, which must see the feed again.
    more: bool,
}

impl News {
    /// Takes articles that are new, and those of which the feed says something else than when they were fetched.
    fn gather(
        &mut self,
        store: &Store,
        fetcher: &mut Fetcher,
        feed: &Feed,
        stop: &dyn Fn() -> bool,
        notes: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        for entry in &feed.entries {
            if self.inputs.len() >= MOST || stop() {
                self.more = true;
                break;
            }
            let Some(url) = &entry.url else { continue };
            let said = said(entry);
            let before = store.entry(url)?;
            let known = match &before {
                Some(hash) => *hash == said,
                None => store.has_url(url)?,
            };
            if known {
                if before.is_none() {
                    self.seen.push((url.clone(), said));
                }
                continue;
            }
            match input(fetcher, feed, entry, url) {
                Ok(input) => {
                    self.inputs.push(input);
                    self.seen.push((url.clone(), said));
                }
                Err(lost) => {
                    notes.push(lost.why);
                    self.more |= lost.again == Again::Soon;
                    if lost.again == Again::Never {
                        self.seen.push((url.clone(), said));
                    }
                }
            }
        }
        Ok(())
    }
}

/// The hash of what a feed says of an article.
fn said(e: &Entry) -> String {
    let words =
        [&e.title, &e.date, &e.outlet, &e.byline].map(|f| f.as_deref().unwrap_or_default().as_bytes());
    let [a, b, c, d] = words;
    store::sha256(&[a, b, c, d, e.text.as_bytes()])
}

/// An article that did not come.
struct Lost {
    why: String,
    again: Again,
}

/// Whether it is to be asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// In the next round.
    Soon,
    /// When the feed has changed.
    WithFeed,
    /// When the feed says something else of it.
    Never,
}

fn input(fetcher: &mut Fetcher, feed: &Feed, entry: &Entry, url: &str) -> Result<Input, Lost> {
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
        return Ok(own_words(given, feed, entry));
    }
    match fetcher.fetch(url, None, None) {
        Ok(Fetched::Page { content_type, bytes, .. }) => {
            let kind = content_type.as_deref().unwrap_or("text/html").to_ascii_lowercase();
            if !(kind.contains("html") || kind.starts_with("text/plain")) {
                return Err(Lost { why: format!("{url}: {kind} is no article"), again: Again::Never });
            }
            Ok(Input { given: Given { content_type, ..given }, bytes })
        }
        Ok(Fetched::Same) => Err(Lost { why: format!("{url}: not sent"), again: Again::WithFeed }),
        Err(error) => {
            let again = match error {
                FetchError::Line(_) | FetchError::Status { status: 408 | 425 | 429 | 500.., .. } => {
                    Again::Soon
                }
                FetchError::Refused(_) => Again::WithFeed,
                FetchError::Status { .. } | FetchError::TooLarge(_) | FetchError::Redirects => Again::Never,
            };
            Err(Lost { why: format!("{url}: {error}"), again })
        }
    }
}

fn own_words(given: Given, feed: &Feed, entry: &Entry) -> Input {
    let outlet = given.outlet.clone().or_else(|| feed.title.clone());
    let page = format!("<html><body><article>{}</article></body></html>", entry.text);
    Input { given: Given { outlet, ..given }, bytes: page.into_bytes() }
}
