//! Who may ask, and what every answer says about itself: only this machine by name, a token for others, no scripts but
//! ours, nothing loaded from elsewhere.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::shared::Shared;

/// Bytes that a request may have in its body.
pub(crate) const BODY: usize = 64 * 1024;
/// Bytes that an address may have.
const ADDRESS: usize = 4096;
/// The cookie that holds the token.
const COOKIE: &str = "throughline_token";
/// Nothing but our own style, script and forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lets a request through, or says why not; adds the headers that every answer has.
pub(crate) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let refused = refuse(&shared, &request);
    let enter = entering(&shared, &request);
    let mut response = match (refused, enter) {
        (Some(response), _) | (None, Some(response)) => response,
        (None, None) => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The answer to a request that may not be.
fn refuse(shared: &Shared, request: &Request) -> Option<Response> {
    let headers = request.headers();
    let no = |status: StatusCode, why: &'static str| Some((status, why).into_response());
    if request.uri().to_string().len() > ADDRESS {
        return no(StatusCode::URI_TOO_LONG, "the address is too long\n");
    }
    // A page elsewhere whose name leads to this machine must not read it (DNS rebinding).
    if shared.address.ip().is_loopback() && !headers.get(header::HOST).is_some_and(names_this_machine) {
        return no(StatusCode::MISDIRECTED_REQUEST, "ask for this server as 127.0.0.1 or localhost\n");
    }
    if request.method() != Method::GET && request.method() != Method::HEAD && foreign(headers) {
        return no(StatusCode::FORBIDDEN, "this form came from another site\n");
    }
    let token = shared.token.as_deref()?;
    if knows(headers, token) || asked(request).is_some_and(|given| same(given, token)) {
        return None;
    }
    no(
        StatusCode::UNAUTHORIZED,
        "this server wants its token: open it with ?token=…, or send it as a bearer token\n",
    )
}

/// A caller who has the token in the address gets it as a cookie, and the address without it.
fn entering(shared: &Shared, request: &Request) -> Option<Response> {
    let token = shared.token.as_deref()?;
    asked(request).filter(|given| same(given, token))?;
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
    let mut response =
        (StatusCode::SEE_OTHER, [(header::LOCATION, request.uri().path().to_owned())]).into_response();
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).ok()?);
    Some(response)
}

fn names_this_machine(host: &HeaderValue) -> bool {
    let Ok(host) = host.to_str() else { return false };
    let name = if let Some(rest) = host.strip_prefix('[') {
        rest.split(']').next().unwrap_or("")
    } else {
        host.split(':').next().unwrap_or("")
    };
    matches!(name, "localhost" | "::1") || name.parse::<std::net::Ipv4Addr>().is_ok_and(|a| a.is_loopback())
}

/// True where the browser says that the request began on another site.
fn foreign(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    if let Some(site) = site {
        return !matches!(site, "same-origin" | "none");
    }
    let value = |name| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    let (Some(origin), Some(host)) = (value(header::ORIGIN), value(header::HOST)) else { return false };
    origin.split("://").nth(1) != Some(host)
}

fn knows(headers: &HeaderMap, token: &str) -> bool {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let bearer = bearer.and_then(|v| v.strip_prefix("Bearer "));
    bearer.is_some_and(|given| same(given, token))
        || cookie(headers, COOKIE).is_some_and(|given| same(given, token))
}

/// The token in an address.
fn asked(request: &Request) -> Option<&str> {
    request.uri().query()?.split('&').find_map(|pair| pair.strip_prefix("token="))
}

/// A cookie's value.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Compares in a time that does not tell how much was right.
pub(crate) fn same(given: &str, wanted: &str) -> bool {
    let differ = given.bytes().zip(wanted.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == wanted.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let is = |host: &'static str| names_this_machine(&HeaderValue::from_static(host));
        assert!(is("127.0.0.1:8080") && is("localhost:1") && is("[::1]:80") && is("127.9.9.9"));
        assert!(!is("evil.example:8080") && !is("127.0.0.1.evil.example") && !is("10.0.0.1"));
    }

    #[test]
    fn a_form_of_another_site_is_foreign() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            let mut map = HeaderMap::new();
            for (name, value) in pairs {
                map.insert(*name, HeaderValue::from_static(value));
            }
            map
        };
        assert!(foreign(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(foreign(&headers(&[("origin", "http://evil.example"), ("host", "127.0.0.1:80")])));
        assert!(!foreign(&headers(&[("origin", "http://127.0.0.1:80"), ("host", "127.0.0.1:80")])));
    }

    #[test]
    fn a_token_is_compared_as_a_whole() {
        assert!(same("abc", "abc"));
        assert!(!same("ab", "abc") && !same("abd", "abc") && !same("", "abc"));
    }
}
