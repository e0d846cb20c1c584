//! The answers of the API.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use engine::{Kept, Narrow};
use model::record::{ArticleRecord, Record, StoryRecord};
use serde::{Deserialize, Serialize};
use store::{Hit, StoryRow};

use super::cursor::{self, part};
use super::problem::Problem;
use crate::day::day;
use crate::error::Missing;
use crate::pages::Wanted;
use crate::shared::Shared;
use crate::tag::tagged;

/// Articles that a search gives at most.
pub(super) const HITS: usize = 100;
/// The types of records.
pub(super) const KINDS: [&str; 17] = [
    "article",
    "entity",
    "time",
    "statement",
    "utterance",
    "meeting",
    "event",
    "issue",
    "position",
    "proposal",
    "lever",
    "progress",
    "figure",
    "source_edge",
    "change",
    "relation",
    "story",
];

type Answer = Result<Response, Problem>;
type Asked<T> = Result<Query<T>, QueryRejection>;

/// What the store is at.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct StateAnswer {
    /// Changes with every article and decision.
    mark: String,
    /// Articles in the store.
    articles: usize,
}

/// One story in a list.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct StoryLine {
    id: String,
    /// A headline of one of its articles.
    title: Option<String>,
    /// The first day on which an article of it may have been published.
    first: Option<String>,
    /// The last such day.
    last: Option<String>,
    articles: usize,
}

/// A list of stories.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct StoriesAnswer {
    stories: Vec<StoryLine>,
    /// Cursor of the next part; null at the end.
    next: Option<String>,
}

/// One story.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct StoryAnswer {
    story: Option<StoryRecord>,
    articles: Vec<ArticleRecord>,
    /// How many records there are of each type.
    counts: std::collections::BTreeMap<String, usize>,
}

/// Records of a story.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct RecordsAnswer {
    records: Vec<Record<'static>>,
    /// Cursor of the next part; null at the end.
    next: Option<String>,
}

/// One record, and how it came about.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct RecordAnswer {
    record: Record<'static>,
    /// The explanation of `throughline why`, as text.
    why: String,
}

/// One article with its stored text.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct ArticleAnswer {
    article: ArticleRecord,
    /// The stored text; spans count its code points.
    text: String,
}

/// An article that fits a search.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct HitLine {
    id: String,
    path: String,
    url: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    /// Its story.
    story: Option<String>,
    /// Words around the first match.
    words: String,
}

/// The articles that fit.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct SearchAnswer {
    hits: Vec<HitLine>,
}

/// Which part of a list.
#[derive(Debug, Deserialize)]
pub(super) struct Listed {
    cursor: Option<String>,
    limit: Option<usize>,
}

/// Which records.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    #[serde(rename = "type")]
    kind: Option<String>,
    who: Option<String>,
    issue: Option<String>,
    since: Option<String>,
    cursor: Option<String>,
    limit: Option<usize>,
}

fn asked<T>(query: Asked<T>) -> Result<T, Missing> {
    query.map(|Query(asked)| asked).map_err(|e| Missing::Bad(e.body_text()))
}

/// Refuses a type of record that there is not.
fn known_kind(kind: Option<&str>) -> Result<(), Missing> {
    match kind.filter(|k| !KINDS.contains(k)) {
        Some(other) => Err(Missing::Bad(format!(
            "no record has the type \"{other}\": it is one of {}",
            KINDS.join(", ")
        ))),
        None => Ok(()),
    }
}

/// An answer with its tag, or that the caller has it already.
fn answer<T: Serialize>(mark: &str, headers: &HeaderMap, body: &T) -> Answer {
    let bytes = serde_json::to_vec(body).map_err(|e| Missing::Bad(e.to_string()))?;
    Ok(tagged(mark, headers, "application/json", bytes))
}

/// An answer made from a story's account.
async fn of_story<T, F>(shared: &Arc<Shared>, story: String, headers: &HeaderMap, draw: F) -> Answer
where
    T: Serialize + Send + 'static,
    F: FnOnce(&Kept, &str, &Shared) -> Result<T, Missing> + Send + 'static,
{
    let (mark, body) = shared.of_story(story, draw).await?;
    answer(&mark, headers, &body)
}

pub(super) async fn state(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Answer {
    let work = shared.work(|shared, store| Ok((shared.mark(store)?, store.count()?)));
    let (mark, articles) = work.await?;
    answer(&mark, &headers, &StateAnswer { mark: mark.clone(), articles })
}

pub(super) async fn stories(
    State(shared): State<Arc<Shared>>,
    query: Asked<Listed>,
    headers: HeaderMap,
) -> Answer {
    let listed = asked(query)?;
    let (mark, rows) = shared.work(|shared, store| Ok((shared.mark(store)?, store.stories()?))).await?;
    let (rows, next) = part(rows, &mark, listed.cursor.as_deref(), listed.limit)?;
    let line = |s: StoryRow| StoryLine {
        id: s.id,
        title: s.title,
        first: s.first,
        last: s.last,
        articles: s.articles,
    };
    answer(&mark, &headers, &StoriesAnswer { stories: rows.into_iter().map(line).collect(), next })
}

pub(super) async fn story(
    State(shared): State<Arc<Shared>>,
    Path(story): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let draw = |account: &Kept, _: &str, _: &Shared| {
        let d = &account.dossier;
        let mut counts = std::collections::BTreeMap::new();
        for record in d.records().chain(account.unsure.records()) {
            *counts.entry(record.kind().to_owned()).or_insert(0) += 1;
        }
        Ok(StoryAnswer { story: d.story.clone(), articles: d.articles.clone(), counts })
    };
    of_story(&shared, story, &headers, draw).await
}

pub(super) async fn records(
    State(shared): State<Arc<Shared>>,
    Path(story): Path<String>,
    query: Asked<Which>,
    headers: HeaderMap,
) -> Answer {
    let which = asked(query)?;
    let since = which.since.as_deref().map(day).transpose()?;
    known_kind(which.kind.as_deref())?;
    let (mark, found) = shared
        .work(move |shared, store| {
            let account = shared.account(store, &story)?;
            let narrow = Narrow { since, who: which.who, issue: which.issue };
            let narrowed = (!narrow.is_empty()).then(|| narrow.apply(&account.whole()));
            let wanted = |r: &Record<'_>| which.kind.as_ref().is_none_or(|k| r.kind() == k);
            let records: Vec<Record<'_>> = match &narrowed {
                Some(part) => part.records().filter(wanted).collect(),
                None => account.dossier.records().chain(account.unsure.records()).filter(wanted).collect(),
            };
            let mark = shared.mark(store)?;
            let (records, next) = part(records, &mark, which.cursor.as_deref(), which.limit)?;
            let records = records.into_iter().map(Record::into_owned).collect();
            Ok((mark, RecordsAnswer { records, next }))
        })
        .await?;
    answer(&mark, &headers, &found)
}

pub(super) async fn record(
    State(shared): State<Arc<Shared>>,
    Path((story, wanted)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let draw = move |account: &Kept, _: &str, _: &Shared| {
        let told = account.with(&wanted);
        let desk = render::Desk::new(&told, &account.articles);
        let none = || Missing::NotFound(format!("no record has the id {wanted} in this story"));
        let record = desk.record(&wanted).cloned().ok_or_else(none)?.into_owned();
        let mut why = Vec::new();
        render::why::explain(&desk, &wanted, 100, &mut why).map_err(|e| Missing::Bad(e.to_string()))?;
        Ok(RecordAnswer { record, why: String::from_utf8_lossy(&why).into_owned() })
    };
    of_story(&shared, story, &headers, draw).await
}

pub(super) async fn article(
    State(shared): State<Arc<Shared>>,
    Path(which): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let draw = |account: &Kept, _: &str, wanted: &str| {
        let none = || Missing::NotFound(format!("no article {wanted} in this story"));
        let article = account.dossier.article(wanted).cloned().ok_or_else(none)?;
        let text = account.article(wanted).map(|a| a.text.clone()).unwrap_or_default();
        Ok(ArticleAnswer { article, text })
    };
    let (mark, found) = shared.of_article(which, draw).await?;
    answer(&mark, &headers, &found)
}

pub(super) async fn search(
    State(shared): State<Arc<Shared>>,
    query: Asked<Wanted>,
    headers: HeaderMap,
) -> Answer {
    let wanted = asked(query)?;
    cursor::within(wanted.limit, HITS)?;
    // A form may leave a day empty; a program that means none leaves it out.
    for written in [&wanted.since, &wanted.until].into_iter().flatten() {
        day(written)?;
    }
    let query = wanted.query(HITS)?;
    let (mark, hits) =
        shared.work(move |shared, store| Ok((shared.mark(store)?, store.search(&query)?))).await?;
    answer(&mark, &headers, &SearchAnswer { hits: hits.into_iter().map(line).collect() })
}

fn line(h: Hit) -> HitLine {
    HitLine {
        id: h.id,
        path: h.path,
        url: h.url,
        outlet: h.outlet,
        title: h.title,
        earliest: h.earliest,
        latest: h.latest,
        story: h.story,
        words: h.words.replace(['\u{1}', '\u{2}'], ""),
    }
}
