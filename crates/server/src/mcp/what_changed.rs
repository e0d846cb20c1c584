//! `what_changed`: what the articles since a day tell that those before did not.

use std::collections::BTreeSet;

use engine::Kept;
use model::Dossier;
use model::record::{Change, ChangeKind};
use render::Desk;
use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked::{self, part};
use super::told::Words;
use crate::error::Missing;
use crate::shared::Shared;

/// Since when.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// The first day that counts as new, YYYY-MM-DD.
    since: String,
    /// Id of a story; the largest where not said.
    story: Option<String>,
    /// `next` of the part before.
    from: Option<usize>,
    /// The most to give, up to 100; 20 where not said.
    limit: Option<usize>,
}

/// What changed.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Changed {
    /// Id of the story.
    story: String,
    /// Ids of the articles that count as new: those not certainly from before that day.
    new_articles: Vec<String>,
    /// How many articles are from before.
    older_articles: usize,
    changes: Vec<Line>,
    /// How many changes there are in all.
    total: usize,
    /// Where the next part begins; null at the end.
    next: Option<usize>,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Line {
    kind: ChangeKind,
    /// Id of the record, for `evidence`; one that is no longer told has none there.
    record: String,
    /// What was told before.
    before: Option<String>,
    /// What is told now.
    after: Option<String>,
    words: Vec<Words>,
}

pub(super) fn find(shared: &Shared, store: &mut Store, asked: &Asked) -> Result<Changed, Missing> {
    let day = asked::day(Some(&asked.since))?
        .ok_or_else(|| Missing::Bad("`since` is missing: write a day as YYYY-MM-DD".to_owned()))?;
    let (story, account) = asked::story(shared, store, asked.story.as_deref())?;
    let before =
        |a: &model::record::ArticleRecord| a.published.interval.latest.is_some_and(|last| last < day);
    let fresh: BTreeSet<String> =
        account.dossier.articles.iter().filter(|a| !before(a)).map(|a| a.id.clone()).collect();
    let older_articles = account.articles.len() - fresh.len();
    if older_articles == 0 {
        return Err(Missing::NotFound(format!(
            "no article of this story is certainly from before {day}: {}; `story` shows it whole",
            days(&account.dossier)
        )));
    }
    let changes = changes(store, &story, &account, &fresh)?;
    let d = &account.dossier;
    let desk = Desk::new(d, &account.articles);
    let line = |c: Change| Line {
        kind: c.kind,
        words: Words::all(&desk, &c.evidence),
        record: c.record,
        before: c.before,
        after: c.after,
    };
    let part = part(changes, asked.from, asked.limit);
    Ok(Changed {
        story,
        new_articles: fresh.into_iter().collect(),
        older_articles,
        changes: part.items.into_iter().map(line).collect(),
        total: part.total,
        next: part.next,
    })
}

fn changes(
    store: &mut Store,
    story: &str,
    account: &Kept,
    fresh: &BTreeSet<String>,
) -> Result<Vec<Change>, Missing> {
    if fresh.is_empty() {
        return Ok(Vec::new());
    }
    Ok(engine::diff(&engine::recall_without(store, story, fresh)?.dossier, &account.dossier))
}

/// From when to when the articles are.
fn days(d: &Dossier) -> String {
    let first = d.articles.iter().filter_map(|a| a.published.interval.earliest).min();
    let last = d.articles.iter().filter_map(|a| a.published.interval.latest).max();
    match first.zip(last) {
        Some((first, last)) => format!("its articles are from {first} to {last}"),
        None => "its articles have no known days".to_owned(),
    }
}
