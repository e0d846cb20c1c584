//! Search over the whole store.

use std::sync::Arc;

use axum::extract::{Query as Asked, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use render::format::html::segment;
use render::words::line;
use serde::Deserialize;
use store::{Hit, Query};

use super::{answer, frame};
use crate::day::day;
use crate::error::Missing;
use crate::shared::Shared;

/// The most hits on a page.
const MOST: usize = 50;

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// Words.
    #[serde(default)]
    pub(crate) q: String,
    /// A part of a name.
    pub(crate) who: Option<String>,
    /// A part of an outlet's name.
    pub(crate) outlet: Option<String>,
    /// A day.
    pub(crate) since: Option<String>,
    /// A day.
    pub(crate) until: Option<String>,
    /// The most to give.
    pub(crate) limit: Option<usize>,
}

impl Wanted {
    /// As the store takes it; empty fields are as if they were not there.
    pub(crate) fn query(&self, most: usize) -> Result<Query, Missing> {
        let given = |field: &Option<String>| field.clone().filter(|f| !f.trim().is_empty());
        for written in [&self.since, &self.until].into_iter().filter_map(given) {
            day(&written)?;
        }
        Ok(Query {
            words: self.q.clone(),
            who: given(&self.who),
            outlet: given(&self.outlet),
            since: given(&self.since),
            until: given(&self.until),
            limit: self.limit.unwrap_or(most).min(most),
        })
    }
}

/// The articles that fit.
pub(super) async fn search(
    State(shared): State<Arc<Shared>>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let query = wanted.query(MOST)?;
    let (mark, hits) =
        shared.work(move |shared, store| Ok((shared.mark(store)?, store.search(&query)?))).await?;
    let body = html! {
        h1 { "Search" }
        (form(&wanted))
        @if hits.is_empty() { p { "No article fits." } }
        @else {
            p.faint { (render::words::count(hits.len(), "article", "articles")) @if hits.len() == MOST { ", the first " (MOST) } }
            ul.items { @for hit in &hits { (found(hit)) } }
        }
    };
    Ok(answer(&mark, &headers, frame::whole("Search", &html! {}, &body)))
}

fn form(wanted: &Wanted) -> Markup {
    let value = |field: &Option<String>| field.clone().unwrap_or_default();
    html! {
        form.filter method="get" action="/search" {
            label { "Words " input type="search" name="q" value=(wanted.q) size="24"; }
            label { "Who " input type="text" name="who" value=(value(&wanted.who)) size="14"; }
            label { "Outlet " input type="text" name="outlet" value=(value(&wanted.outlet)) size="14"; }
            label { "From " input type="date" name="since" value=(value(&wanted.since)); }
            label { "To " input type="date" name="until" value=(value(&wanted.until)); }
            button type="submit" { "Find" }
        }
    }
}

fn found(hit: &Hit) -> Markup {
    let title = line(hit.title.as_deref().unwrap_or(&hit.path));
    let day = match (&hit.earliest, &hit.latest) {
        (Some(a), Some(b)) if a == b => a.clone(),
        (Some(a), Some(b)) => format!("{a} – {b}"),
        (Some(a), None) => format!("{a} or later"),
        (None, Some(b)) => format!("{b} or earlier"),
        (None, None) => "undated".to_owned(),
    };
    html! {
        li {
            @match &hit.story {
                Some(story) => a href={ "/story/" (segment(story)) "/article/" (segment(&hit.id)) } { (title) },
                None => strong { (title) },
            }
            div.field { (marked(&hit.words)) }
            div.src { (line(hit.outlet.as_deref().unwrap_or(&hit.path))) " · " (day) }
        }
    }
}

/// The words around a match, the match marked.
fn marked(words: &str) -> Markup {
    html! {
        @for part in words.split('\u{1}') {
            @match part.split_once('\u{2}') {
                Some((hit, rest)) => { b { (line(hit)) } (spaced(rest)) },
                None => (spaced(part)),
            }
        }
    }
}

/// Words on one line with the blanks at their ends kept.
fn spaced(text: &str) -> String {
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{}{after}", line(text))
}
