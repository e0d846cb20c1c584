//! What every page has around it.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

/// A whole page. `nav` is the navigation of a story, where the page belongs to one.
pub(super) fn whole(title: &str, nav: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (render::words::clip(title, 120)) " · Throughline" }
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/site.css";
                script src="/site.js" defer {}
            }
            body {
                a.skip href="#main" { "To the page" }
                header.bar {
                    a.home href="/" { "Throughline" }
                    form role="search" action="/search" method="get" {
                        label for="q" { "Search" }
                        input #q type="search" name="q" size="24";
                        button type="submit" { "Find" }
                    }
                    a href="/decisions" { "Corrections" }
                }
                (nav)
                main #main tabindex="-1" { (body) }
                p #fresh hidden role="status" {}
            }
        }
    }
}

/// The same as an answer.
pub(super) fn page(title: &str, nav: &Markup, body: &Markup) -> Html<String> {
    Html(whole(title, nav, body).0)
}
