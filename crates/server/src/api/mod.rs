//! The JSON API, version 1: stories, their records, articles with spans, search. `/v1/openapi.json` describes it.

mod answers;
mod cursor;
mod openapi;
mod problem;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::shared::Shared;

/// Every address of the API.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/state", get(answers::state))
        .route("/stories", get(answers::stories))
        .route("/stories/{story}", get(answers::story))
        .route("/stories/{story}/records", get(answers::records))
        .route("/stories/{story}/records/{record}", get(answers::record))
        .route("/stories/{story}/articles/{article}", get(answers::article))
        .route("/search", get(answers::search))
        .route("/openapi.json", get(openapi::openapi))
        .fallback(problem::no_such_address)
        .method_not_allowed_fallback(problem::no_such_method)
}
