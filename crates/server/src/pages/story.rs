//! The views of one story, whole or narrowed by what the address asks for.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use engine::{Kept, Narrow};
use maud::{Markup, PreEscaped, html};
use model::Dossier;
use model::record::Change;
use render::Desk;
use render::format::html::{Links, sections, segment};
use serde::Deserialize;
use store::Store;

use super::{answer, frame, seen};
use crate::day::day;
use crate::error::Missing;
use crate::shared::Shared;

/// The views: address, name, and the sections of the whole account that each shows.
const VIEWS: [(&str, &str, &[&str]); 9] = [
    ("overview", "Overview", &["overview"]),
    ("timeline", "Timeline", &["timeline"]),
    ("quotes", "Who said what", &["quotes"]),
    ("positions", "Positions", &["positions"]),
    ("pressure", "Pressure and progress", &["pressure", "figures"]),
    ("agreement", "Agreement", &["agreement"]),
    ("sources", "Sources", &["sources", "articles"]),
    ("changes", "What changed", &["changes"]),
    ("everything", "Everything", &[]),
];

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Filter {
    who: Option<String>,
    issue: Option<String>,
    /// A day, or `look`: since this browser's last look.
    since: Option<String>,
}

impl Filter {
    fn word(field: &Option<String>) -> Option<String> {
        field.as_deref().map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned)
    }

    /// The part of an account that is asked for; `fresh` are the articles since the last look.
    fn apply<'d>(&self, dossier: &'d Dossier, fresh: Option<&Fresh>) -> Result<Cow<'d, Dossier>, Missing> {
        let since = Self::word(&self.since);
        let day = match since.as_deref() {
            None | Some("look") => None,
            Some(written) => Some(day(written)?),
        };
        let narrow = Narrow { since: day, who: Self::word(&self.who), issue: Self::word(&self.issue) };
        let part = if narrow.is_empty() { Cow::Borrowed(dossier) } else { Cow::Owned(narrow.apply(dossier)) };
        Ok(match (since.as_deref(), fresh) {
            (Some("look"), Some(fresh)) => Cow::Owned(engine::told_only_by(&part, fresh)),
            _ => part,
        })
    }

    fn is_empty(&self) -> bool {
        [&self.who, &self.issue, &self.since].into_iter().all(|f| Self::word(f).is_none())
    }

    /// The filter as the end of an address.
    fn query(&self) -> String {
        let fields = [("who", &self.who), ("issue", &self.issue), ("since", &self.since)];
        let given = fields.into_iter().filter_map(|(name, value)| Some((name, Self::word(value)?)));
        let parts: Vec<String> = given.map(|(name, value)| format!("{name}={}", segment(&value))).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// Ids of the articles that came in since the last look.
type Fresh = std::collections::BTreeSet<String>;

/// The overview of a story.
pub(super) async fn overview(
    state: State<Arc<Shared>>,
    Path(story): Path<String>,
    query: Query<Filter>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    view(state, Path((story, "overview".to_owned())), query, headers).await
}

/// One view of a story.
pub(super) async fn view(
    State(shared): State<Arc<Shared>>,
    Path((story, wanted)): Path<(String, String)>,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let view = VIEWS.iter().find(|v| v.0 == wanted);
    let &(address, name, of) =
        view.ok_or_else(|| Missing::NotFound(format!("there is no view \"{wanted}\"")))?;
    let look = seen::last_look(&headers);
    let (mark, page) = shared
        .work(move |shared, store| {
            let account = shared.account(store, &story)?;
            let fresh = look.as_deref().map(|time| store.added_since(time)).transpose()?;
            // Everything is shown where everything is asked for, else what is sure.
            let whole = (address == "everything").then(|| account.whole());
            let part = filter.apply(whole.as_ref().unwrap_or(&account.dossier), fresh.as_ref())?;
            let asked = Asked { story: &story, view: address, name, filter: &filter };
            let changes = match &fresh {
                Some(fresh) if address == "changes" => changes(store, &account, &part, &story, fresh)?,
                _ => Vec::new(),
            };
            Ok((shared.mark(store)?, page(&account, &part, &asked, of, fresh.as_ref(), changes)))
        })
        .await?;
    Ok(answer(&mark, &headers, page))
}

/// What a page is about.
struct Asked<'a> {
    story: &'a str,
    view: &'a str,
    name: &'a str,
    filter: &'a Filter,
}

fn page(
    account: &Kept,
    part: &Dossier,
    asked: &Asked<'_>,
    of: &[&str],
    fresh: Option<&Fresh>,
    changes: Vec<Change>,
) -> Markup {
    let desk = Desk::new(part, &account.articles);
    let links = Links::Site(format!("/story/{}", segment(asked.story)));
    let mut page = if asked.view == "changes" {
        changed(part, changes, &desk)
    } else {
        render::brief_of(&desk, of, false)
    };
    if !of.is_empty() {
        page.sections.retain(|s| of.contains(&s.id));
    }
    let title = headline(account);
    let empty = page.sections.iter().all(|s| s.blocks.is_empty());
    let body = html! {
        h1 { (title) }
        @if asked.view == "overview" { (since_look(account, asked, fresh)) }
        (narrow(asked))
        @if empty { p { (nothing(asked, fresh)) } }
        (PreEscaped(sections(&desk, &page, links)))
    };
    frame::whole(
        &format!("{}: {title}", asked.name),
        &navigation(asked.story, asked.view, asked.filter),
        &body,
    )
}

/// What the articles since the last look have changed.
fn changes(
    store: &mut Store,
    account: &Kept,
    part: &Dossier,
    story: &str,
    fresh: &Fresh,
) -> Result<Vec<Change>, Missing> {
    let new = account.articles.iter().filter(|a| fresh.contains(&a.id)).count();
    if new == 0 || new == account.articles.len() {
        return Ok(Vec::new());
    }
    Ok(engine::diff(&engine::recall_without(store, story, fresh)?.dossier, part))
}

/// What is new since the last look, or that nothing is.
fn changed(part: &Dossier, changes: Vec<Change>, desk: &Desk<'_>) -> render::page::Page {
    if changes.is_empty() {
        return render::page::Page::default();
    }
    let with = Dossier { changes, ..part.clone() };
    render::changes(&Desk::new(&with, desk.texts.values().copied()))
}

fn nothing(asked: &Asked<'_>, fresh: Option<&Fresh>) -> &'static str {
    if asked.view == "changes" {
        match fresh {
            None => "This browser has not looked at these articles before: there is nothing to compare with.",
            Some(_) => "Nothing has changed since your last look.",
        }
    } else if asked.filter.is_empty() {
        render::words::NOT_STATED
    } else {
        "Nothing fits this filter."
    }
}

/// The chosen headline of a story.
pub(super) fn headline(account: &Kept) -> String {
    let story = account.dossier.story.as_ref();
    render::words::line(story.and_then(|s| s.title.as_deref()).unwrap_or("A story without a headline"))
}

/// The views of a story, and where the reader is.
pub(super) fn navigation(story: &str, here: &str, filter: &Filter) -> Markup {
    let base = format!("/story/{}", segment(story));
    let query = filter.query();
    html! {
        nav.views aria-label="Views of the story" {
            ul {
                @for (address, name, _) in VIEWS {
                    li { a href={ (base) "/" (address) (query) } aria-current=[(address == here).then_some("page")] { (name) } }
                }
                li { a href={ (base) "/people" } aria-current=[(here == "people").then_some("page")] { "People and bodies" } }
                li { a href="/?all=yes" { "All stories" } }
            }
        }
    }
}

/// The filter as a form.
fn narrow(asked: &Asked<'_>) -> Markup {
    let value = |field: &Option<String>| Filter::word(field).unwrap_or_default();
    let since = Filter::word(&asked.filter.since).filter(|s| s != "look").unwrap_or_default();
    html! {
        form.filter method="get" action={ "/story/" (segment(asked.story)) "/" (asked.view) } {
            label { "Who " input type="text" name="who" value=(value(&asked.filter.who)) size="14"; }
            label { "Issue " input type="text" name="issue" value=(value(&asked.filter.issue)) size="14"; }
            label { "Told since " input type="date" name="since" value=(since); }
            button type="submit" { "Narrow" }
            @if !asked.filter.is_empty() { " " a href={ "/story/" (segment(asked.story)) "/" (asked.view) } { "Show all" } }
        }
    }
}

/// What came in since this browser's last look.
fn since_look(account: &Kept, asked: &Asked<'_>, fresh: Option<&Fresh>) -> Markup {
    let base = format!("/story/{}", segment(asked.story));
    let new = fresh.map(|f| account.articles.iter().filter(|a| f.contains(&a.id)).count());
    html! {
        div.look {
            @match new {
                None => p { "This browser has not looked at these articles before." },
                Some(0) => p { "Nothing has come in since your last look." },
                Some(new) => p {
                    (render::words::count(new, "article", "articles")) " since your last look: "
                    a href={ (base) "/changes" } { "what changed" } ", "
                    a href={ (base) "/everything?since=look" } { "all that only they tell" }
                },
            }
            form method="post" action="/seen" {
                input type="hidden" name="back" value=(base);
                button type="submit" { "I have seen everything up to now" }
            }
        }
    }
}
