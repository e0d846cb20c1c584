//! Since your last look: a cookie of this browser holds when that was, and nothing else.

use axum::Form;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::guard::cookie;

/// The cookie.
pub(crate) const COOKIE: &str = "throughline_seen";

/// When this browser said that everything was seen; the time as the store writes it.
pub(super) fn last_look(headers: &HeaderMap) -> Option<String> {
    let seconds = cookie(headers, COOKIE)?.parse::<i64>().ok()?;
    written(Timestamp::from_second(seconds).ok()?)
}

/// A moment as the store writes it.
fn written(moment: Timestamp) -> Option<String> {
    Some(moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).filter(|t| t.len() == 20)
}

/// Where to go back to.
#[derive(Debug, Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// Notes that everything up to now was seen.
pub(super) async fn seen(Form(form): Form<Back>) -> Response {
    let cookie = format!(
        "{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict",
        Timestamp::now().as_second()
    );
    let back = own(&form.back).to_owned();
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, back)]).into_response()
}

/// An address of this site, else its first page.
pub(super) fn own(address: &str) -> &str {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.chars().any(|c| c.is_control() || c == '\\' || !c.is_ascii());
    if ours { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_form_leads_back_to_this_site_only() {
        assert_eq!(own("/story/x?who=A"), "/story/x?who=A");
        for elsewhere in
            ["//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nSet-Cookie: a=b", ""]
        {
            assert_eq!(own(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
