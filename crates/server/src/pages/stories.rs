//! The list of stories.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use render::format::html::segment;
use render::words::count;
use serde::Deserialize;
use store::StoryRow;

use super::{answer, frame};
use crate::error::Missing;
use crate::shared::Shared;

/// Stories on one page.
const PAGE: usize = 100;

/// Which part of the list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Part {
    #[serde(default)]
    page: usize,
    /// Asked for by the link "all stories": a store of one story shows the list too.
    all: Option<String>,
}

/// The stories of the store, the largest first; a store of one story shows it.
pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Query(part): Query<Part>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let (mark, stories, articles) =
        shared.work(|shared, store| Ok((shared.mark(store)?, store.stories()?, store.count()?))).await?;
    if let ([only], None) = (stories.as_slice(), &part.all) {
        return Ok(Redirect::to(&format!("/story/{}", segment(&only.id))).into_response());
    }
    let shown = stories.iter().skip(part.page.saturating_mul(PAGE)).take(PAGE);
    let body = html! {
        h1 { "Stories" }
        p.faint { (count(articles, "article", "articles")) " in " (count(stories.len(), "story", "stories, the largest first")) }
        @if stories.is_empty() {
            p { "The store is empty: " code { "throughline add PATH… --store FILE" } " fills it." }
        } @else {
            (table(shown))
            (pages(part.page, stories.len()))
        }
    };
    Ok(answer(&mark, &headers, frame::whole("Stories", &html! {}, &body)))
}

fn table<'s>(stories: impl Iterator<Item = &'s StoryRow>) -> Markup {
    html! {
        div.wide role="region" aria-label="Stories" tabindex="0" {
            table.stories.stack role="table" {
                thead role="rowgroup" { tr role="row" {
                    @for name in ["Story", "Articles", "From", "To"] { th scope="col" role="columnheader" { (name) } }
                } }
                tbody role="rowgroup" {
                    @for story in stories {
                        tr role="row" {
                            th scope="row" role="rowheader" {
                                a href={ "/story/" (segment(&story.id)) } {
                                    (render::words::line(story.title.as_deref().unwrap_or(&story.id)))
                                }
                            }
                            td.number role="cell" data-column="Articles" { (story.articles) }
                            td role="cell" data-column="From" { (story.first.as_deref().unwrap_or("not known")) }
                            td role="cell" data-column="To" { (story.last.as_deref().unwrap_or("not known")) }
                        }
                    }
                }
            }
        }
    }
}

fn pages(page: usize, stories: usize) -> Markup {
    let last = stories.saturating_sub(1) / PAGE;
    html! {
        @if last > 0 {
            nav aria-label="Pages" {
                @if page > 0 { a href={ "/?all=yes&page=" (page - 1) } { "Larger stories" } " " }
                @if page < last { a href={ "/?all=yes&page=" (page + 1) } { "Smaller stories" } }
            }
        }
    }
}
