//! Answers with their tag: a caller who has it already is told so in place of being given it again.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// An answer of this type of content as the store is at `mark`, or that the caller has it already.
pub(crate) fn tagged(mark: &str, headers: &HeaderMap, kind: &'static str, body: Vec<u8>) -> Response {
    let tag = format!("\"{}\"", store::sha256(&[mark.as_bytes(), &body]).get(..20).unwrap_or(""));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    let has = known.is_some_and(|all| all.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let about = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache, private".to_owned())];
    if has {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    (about, [(header::CONTENT_TYPE, kind)], body).into_response()
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
