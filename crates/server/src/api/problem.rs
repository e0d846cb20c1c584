//! Errors as RFC 9457 problem details.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::error::Missing;

/// An error of the API.
#[derive(Debug)]
pub(super) struct Problem(Missing);

impl<E: Into<Missing>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        problem(self.0.status(), &self.0.to_string())
    }
}

/// A problem with its status and what went wrong.
pub(super) fn problem(status: StatusCode, detail: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "detail": detail,
    });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

pub(super) async fn no_such_address() -> Response {
    problem(StatusCode::NOT_FOUND, "the API has no such address: /v1/openapi.json lists them")
}

pub(super) async fn no_such_method() -> Response {
    let mut response = problem(StatusCode::METHOD_NOT_ALLOWED, "this address can only be read: use GET");
    response.headers_mut().insert(header::ALLOW, axum::http::HeaderValue::from_static("GET, HEAD"));
    response
}
