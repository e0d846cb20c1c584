//! Pages kept between requests: what was drawn for one state of the store is given to the next reader as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::guard::cookie;
use crate::pages::SEEN;
use crate::shared::{Shared, locked};
use crate::tag::has;

/// Bytes of all pages kept at most.
const ROOM: usize = 96 << 20;
/// Bytes of one of them at most.
const LARGEST: usize = 16 << 20;

/// What a page depends on beside the store: its address, and when this browser looked last.
type Name = (String, Option<String>);

/// A page as it was drawn.
#[derive(Clone, Debug)]
struct Drawn {
    tag: HeaderValue,
    kind: HeaderValue,
    body: Bytes,
}

/// The pages asked for last.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    mark: String,
    kept: BTreeMap<Name, (u64, Drawn)>,
    /// Counts the questions, so that the page asked for longest ago can be told.
    clock: u64,
    bytes: usize,
}

impl Pages {
    fn get(&mut self, mark: &str, name: &Name) -> Option<Drawn> {
        if self.mark != mark {
            return None;
        }
        self.clock += 1;
        let (asked, drawn) = self.kept.get_mut(name)?;
        *asked = self.clock;
        Some(drawn.clone())
    }

    /// Keeps a page; those of another state of the store go, and those asked for longest ago where room is short.
    fn put(&mut self, mark: &str, name: Name, drawn: Drawn) {
        if self.mark != mark {
            *self = Self { mark: mark.to_owned(), clock: self.clock, ..Self::default() };
        }
        self.clock += 1;
        self.bytes += drawn.body.len();
        if let Some((_, before)) = self.kept.insert(name, (self.clock, drawn)) {
            self.bytes -= before.body.len();
        }
        while self.bytes > ROOM {
            let oldest = self.kept.iter().min_by_key(|(_, (asked, _))| *asked).map(|(name, _)| name.clone());
            let Some((_, gone)) = oldest.and_then(|name| self.kept.remove(&name)) else { break };
            self.bytes -= gone.body.len();
        }
    }
}

/// Gives a page that was drawn before, or has it drawn and keeps it.
pub(crate) async fn keep(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    // Where the store cannot be read, whoever draws the page says so.
    let Ok(mark) = shared.work(|shared, store| shared.mark(store)).await else {
        return next.run(request).await;
    };
    let name = (request.uri().to_string(), cookie(request.headers(), SEEN).map(str::to_owned));
    if let Some(drawn) = locked(&shared.pages).get(&mark, &name) {
        return again(&drawn, has(request.headers(), drawn.tag.as_bytes()));
    }
    let (parts, body) = next.run(request).await.into_parts();
    let about = (parts.headers.get(header::ETAG).cloned(), parts.headers.get(header::CONTENT_TYPE).cloned());
    let size = body.size_hint().exact().and_then(|n| usize::try_from(n).ok());
    let (StatusCode::OK, (Some(tag), Some(kind)), Some(..=LARGEST)) = (parts.status, about, size) else {
        return Response::from_parts(parts, body);
    };
    match axum::body::to_bytes(body, LARGEST).await {
        Ok(body) => {
            locked(&shared.pages).put(&mark, name, Drawn { tag, kind, body: body.clone() });
            Response::from_parts(parts, Body::from(body))
        }
        Err(_) => Response::from_parts(parts, Body::empty()),
    }
}

/// A page given again, or word that the caller has it.
fn again(drawn: &Drawn, known: bool) -> Response {
    let body = if known { Body::empty() } else { Body::from(drawn.body.clone()) };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::ETAG, drawn.tag.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(crate::tag::CACHE));
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        headers.insert(header::CONTENT_TYPE, drawn.kind.clone());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(bytes: usize) -> Drawn {
        let word = HeaderValue::from_static("x");
        Drawn { tag: word.clone(), kind: word, body: Bytes::from(vec![b'x'; bytes]) }
    }

    fn name(address: &str) -> Name {
        (address.to_owned(), None)
    }

    #[test]
    fn a_page_of_an_older_store_is_not_shown() {
        let mut pages = Pages::default();
        pages.put("one", name("/a"), drawn(1));
        assert!(pages.get("one", &name("/a")).is_some());
        assert!(pages.get("two", &name("/a")).is_none());
        pages.put("two", name("/b"), drawn(1));
        assert!(pages.get("two", &name("/a")).is_none());
        assert_eq!(pages.bytes, 1);
    }

    #[test]
    fn a_page_is_another_for_another_last_look() {
        let mut pages = Pages::default();
        pages.put("m", ("/a".to_owned(), Some("1700000000".to_owned())), drawn(1));
        assert!(pages.get("m", &name("/a")).is_none());
    }

    #[test]
    fn the_page_asked_for_longest_ago_makes_room() {
        let mut pages = Pages::default();
        for n in 0..7 {
            pages.put("m", name(&n.to_string()), drawn(LARGEST - 1));
            pages.get("m", &name("0"));
        }
        assert!(pages.bytes <= ROOM);
        assert!(pages.get("m", &name("0")).is_some() && pages.get("m", &name("1")).is_none());
    }
}
