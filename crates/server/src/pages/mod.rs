//! The pages, server-rendered: they work without scripts.

mod correct;
mod frame;
mod people;
mod search;
mod seen;
mod stories;
mod story;
mod texts;

pub(crate) use search::Wanted;
pub(crate) use seen::COOKIE as SEEN;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use engine::Kept;
use maud::{Markup, html};

use crate::error::Missing;
use crate::shared::Shared;
use crate::tag::tagged;

/// Our own style, after that of every page.
const STYLE: &str = include_str!("site.css");
/// Comfort where scripts run: says when there is something new.
const SCRIPT: &str = include_str!("site.js");
/// What a browser shows beside the name of a page.
const ICON: &str = include_str!("icon.svg");

/// Every page.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(stories::list))
        .route("/search", get(search::search))
        .route("/decisions", get(correct::list))
        .route("/decide", post(correct::decide))
        .route("/undo", post(correct::undo))
        .route("/seen", post(seen::seen))
        .route("/story/{story}", get(story::overview))
        .route("/story/{story}/{view}", get(story::view))
        .route("/story/{story}/people", get(people::list))
        .route("/story/{story}/person/{entity}", get(people::person))
        .route("/story/{story}/article/{article}", get(texts::article))
        .route("/story/{story}/why/{record}", get(texts::why))
        .route(
            "/site.css",
            get(|| async { asset("text/css; charset=utf-8", [render::format::html::STYLE, STYLE].concat()) }),
        )
        .route("/icon.svg", get(|| async { asset("image/svg+xml", ICON.to_owned()) }))
        .route("/site.js", get(|| async { asset("text/javascript; charset=utf-8", SCRIPT.to_owned()) }))
}

fn asset(kind: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response()
}

/// For an address that leads nowhere.
pub(crate) async fn nothing_here() -> Response {
    Missing::NotFound("there is no page of this name".to_owned()).into_response()
}

impl IntoResponse for Missing {
    fn into_response(self) -> Response {
        let status = self.status();
        let words = self.to_string();
        let body: Markup = html! {
            h1 { (status.canonical_reason().unwrap_or("This did not work")) }
            p { (words) }
            p { a href="/" { "All stories" } }
        };
        (status, frame::page(words.as_str(), &html! {}, &body)).into_response()
    }
}

/// A page, or the answer that the reader has it already.
fn answer(mark: &str, headers: &HeaderMap, page: Markup) -> Response {
    tagged(mark, headers, "text/html; charset=utf-8", page.0.into_bytes())
}

/// A page drawn from a story's account.
async fn of_story<F>(
    shared: &Arc<Shared>,
    story: String,
    headers: &HeaderMap,
    draw: F,
) -> Result<Response, Missing>
where
    F: FnOnce(&Kept, &str, &Shared) -> Result<Markup, Missing> + Send + 'static,
{
    let (mark, page) = shared.of_story(story, draw).await?;
    Ok(answer(&mark, headers, page))
}
