//! The articles with their words marked, and how a line came about.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use engine::Kept;
use maud::{Markup, PreEscaped, html};
use model::Dossier;
use model::record::Record;
use render::Desk;
use render::format::html::{self as site, Links, segment};
use render::words::line;
use serde::Deserialize;
use store::Store;

use super::story::{Filter, navigation};
use super::{answer, correct, frame, people};
use crate::error::Missing;
use crate::shared::Shared;

/// Columns of an explanation.
const WIDTH: usize = 96;

/// One article, every stretch marked that a record rests on.
pub(super) async fn article(
    State(shared): State<Arc<Shared>>,
    Path(which): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let draw = |account: &Kept, story: &str, wanted: &str| {
        let resting = account.resting_on(wanted);
        let own = Dossier {
            articles: account.dossier.article(wanted).cloned().into_iter().collect(),
            ..Dossier::default()
        };
        let desk = Desk::new(&own, account.article(wanted));
        let none = || Missing::NotFound(format!("no article {wanted} in this story"));
        marked(&desk, story, wanted, &resting).ok_or_else(none)
    };
    let (mark, page) = shared.of_article(which, draw).await?;
    Ok(answer(&mark, &headers, page))
}

fn marked(desk: &Desk<'_>, story: &str, id: &str, resting: &[Record<'_>]) -> Option<Markup> {
    let text = site::article(desk, id, resting, Links::Site(format!("/story/{}", segment(story))))?;
    let record = desk.article(id);
    let title = record.and_then(|a| a.title.clone()).unwrap_or_else(|| desk.outlet(id));
    let url = record.and_then(|a| a.url.as_deref()).filter(|u| is_web(u));
    let body = html! {
        h1 { (line(&title)) }
        @if let Some(url) = url { p.src { a href=(url) rel="noreferrer noopener" { (line(url)) } } }
        (PreEscaped(text))
    };
    Some(frame::whole(&title, &navigation(story, "", &Filter::default()), &body))
}

/// True for an address that a browser may be led to: an article may name any, also one that runs.
fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme))
}

/// A story of at most so many articles is compared anew for every explanation; of a longer one, where somebody asks.
const FEW: usize = 24;

/// What an explanation is asked for beside the record.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// Any value: what the record was compared with, whatever that takes.
    compared: Option<String>,
}

/// How a line came about.
pub(super) async fn why(
    State(shared): State<Arc<Shared>>,
    Path((story, wanted)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let draw = move |shared: &Shared, store: &mut Store| {
        let account = shared.account(store, &story)?;
        let told = account.with(&wanted);
        let desk = Desk::new(&told, &account.articles);
        let mut text = Vec::new();
        let found = render::why::explain(&desk, &wanted, WIDTH, &mut text).unwrap_or(false);
        if !found {
            return Err(Missing::NotFound(format!("no record has the id {wanted} in this story")));
        }
        let now = asked.compared.is_some() || account.articles.len() <= FEW;
        if now {
            let compared = engine::recall_without(store, &story, &BTreeSet::new())?.compared(&wanted);
            _ = render::why::compared(&desk, &compared, &mut text);
        }
        let text = String::from_utf8_lossy(&text);
        Ok((shared.mark(store)?, explained(&desk, &story, &wanted, &text, now, &shared.form_key)))
    };
    let (mark, page) = shared.work(draw).await?;
    Ok(answer(&mark, &headers, page))
}

fn explained(desk: &Desk<'_>, story: &str, id: &str, text: &str, compared: bool, key: &str) -> Markup {
    let base = format!("/story/{}", segment(story));
    let evidence: Vec<_> = desk.record(id).map(|r| r.evidence().to_vec()).unwrap_or_default();
    let body = html! {
        h1 { "How this line came about" }
        @if !evidence.is_empty() {
            p { "Its words: " @for e in &evidence { (people::place(desk, &base, e)) " " } }
        }
        pre.why { (text) }
        @if !compared {
            p {
                a href="?compared=1" rel="nofollow" { "What was merged into it, and what nearly was" }
                " (the story is compared anew for this, which takes some seconds)"
            }
        }
        @if !evidence.is_empty() { (correct::of_record(id, &base, key)) }
    };
    frame::whole("How this line came about", &navigation(story, "", &Filter::default()), &body)
}
