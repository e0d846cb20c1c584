//! Answers with their tag: a caller who has it already is told so in place of being given it again.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Kept by the caller alone, who asks each time whether it still holds.
pub(crate) const CACHE: &str = "no-cache, private";

/// An answer of this type of content as the store is at `mark`, or that the caller has it already.
pub(crate) fn tagged(mark: &str, headers: &HeaderMap, kind: &'static str, body: Vec<u8>) -> Response {
    let tag = format!("\"{}\"", store::sha256(&[mark.as_bytes(), &body]).get(..20).unwrap_or(""));
    let known = has(headers, tag.as_bytes());
    let about = [(header::ETAG, tag), (header::CACHE_CONTROL, CACHE.to_owned())];
    if known {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    (about, [(header::CONTENT_TYPE, kind)], body).into_response()
}

/// True for a caller who has what bears this tag.
pub(crate) fn has(headers: &HeaderMap, tag: &[u8]) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes).unwrap_or_default();
    known.split(|b| *b == b',').map(<[u8]>::trim_ascii).any(|one| one == tag || one == b"*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_who_has_it_gets_it_once() {
        let first = tagged("m", &HeaderMap::new(), "text/plain", b"words".to_vec());
        assert_eq!(first.status(), StatusCode::OK);
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(tagged("m", &headers, "text/plain", b"words".to_vec()).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(tagged("m", &headers, "text/plain", b"other".to_vec()).status(), StatusCode::OK);
        assert_eq!(tagged("later", &headers, "text/plain", b"words".to_vec()).status(), StatusCode::OK);
    }
}
