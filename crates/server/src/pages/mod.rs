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

use std::sync::Arc;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use maud::{Markup, html};

use crate::error::Missing;
use crate::shared::Shared;

/// Our own style, after that of every page.
const STYLE: &str = include_str!("site.css");
/// Comfort where scripts run: says when there is something new.
const SCRIPT: &str = include_str!("site.js");

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
fn answer(mark: &str, headers: &axum::http::HeaderMap, page: Markup) -> Response {
    let tag = format!("\"{}\"", store::sha256(&[mark.as_bytes(), page.0.as_bytes()]).get(..20).unwrap_or(""));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    let about = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "no-cache, private".to_owned())];
    if known.is_some_and(|all| all.split(',').any(|one| one.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    (about, Html(page.0)).into_response()
}
