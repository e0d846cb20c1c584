//! People and bodies of a story: the list, and a page for each with everything it has to do with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use engine::Kept;
use maud::{Markup, PreEscaped, html};
use model::record::{Entity, EntityKind};
use render::Desk;
use render::format::html::{Links, sections, segment};
use render::words::line;

use super::story::{Filter, headline, navigation};
use super::{correct, frame, of_story};
use crate::error::Missing;
use crate::shared::Shared;

/// Everybody, those most often named first.
pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path(story): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    of_story(&shared, story, &headers, |account, story, _| Ok(everybody(account, story))).await
}

fn everybody(account: &Kept, story: &str) -> Markup {
    let base = format!("/story/{}/person", segment(story));
    let mut all: Vec<&Entity> =
        account.dossier.entities.iter().filter(|e| e.kind != EntityKind::Place).collect();
    all.sort_by(|a, b| (b.mentions.len(), &a.name).cmp(&(a.mentions.len(), &b.name)));
    let said = spoken(account);
    let body = html! {
        h1 { "People and bodies" }
        p.faint { (headline(account)) }
        div.wide role="region" aria-label="People and bodies" tabindex="0" {
            table.stories.stack role="table" {
                thead role="rowgroup" { tr role="row" {
                    @for name in ["Name", "Kind", "Role", "Also as", "Mentions", "Statements"] { th scope="col" role="columnheader" { (name) } }
                } }
                tbody role="rowgroup" {
                    @for e in all {
                        tr role="row" {
                            th scope="row" role="rowheader" { a href={ (base) "/" (segment(&e.id)) } { (line(&e.name)) } }
                            td role="cell" data-column="Kind" { (kind(e.kind)) }
                            td role="cell" data-column="Role" { (e.roles.first().map(|r| line(&r.text)).unwrap_or_default()) }
                            td role="cell" data-column="Also as" { (others(e)) }
                            td.number role="cell" data-column="Mentions" { (e.mentions.len()) }
                            td.number role="cell" data-column="Statements" { (said.get(e.id.as_str()).copied().unwrap_or(0)) }
                        }
                    }
                }
            }
        }
    };
    frame::whole("People and bodies", &navigation(story, "people", &Filter::default()), &body)
}

/// Statements by speaker.
fn spoken(account: &Kept) -> BTreeMap<&str, usize> {
    let mut said = BTreeMap::new();
    for s in &account.dossier.statements {
        if let Some(id) = s.speaker.as_ref().and_then(|p| p.entity.as_deref()) {
            *said.entry(id).or_insert(0) += 1;
        }
    }
    said
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Government => "government",
        EntityKind::Group => "group",
        EntityKind::Anonymous => "unnamed source",
        EntityKind::Place => "place",
    }
}

fn others(e: &Entity) -> String {
    let names: Vec<String> = e.aliases.iter().filter(|a| **a != e.name).map(|a| line(a)).collect();
    names.join(", ")
}

/// One of them.
pub(super) async fn person(
    State(shared): State<Arc<Shared>>,
    Path((story, wanted)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Missing> {
    let draw = move |account: &Kept, story: &str, shared: &Shared| {
        let none = || Missing::NotFound(format!("nobody has the id {wanted} in this story"));
        let e = account.dossier.entity(&wanted).ok_or_else(none)?;
        Ok(one(account, story, e, &shared.form_key))
    };
    of_story(&shared, story, &headers, draw).await
}

fn one(account: &Kept, story: &str, e: &Entity, key: &str) -> Markup {
    let base = format!("/story/{}", segment(story));
    let part = engine::only(&account.dossier, &BTreeSet::from([e.id.clone()]));
    let desk = Desk::new(&part, &account.articles);
    let of = ["timeline", "quotes", "positions", "pressure", "figures"];
    let page = render::brief_of(&desk, &of, false);
    let here = format!("{base}/person/{}", segment(&e.id));
    let body = html! {
        h1 { (line(&e.name)) }
        dl {
            dt { "What" } dd { (kind(e.kind)) @if let Some(c) = &e.country { " · " (desk.side(c).unwrap_or_else(|| line(c))) } }
            @if !others(e).is_empty() { dt { "Also as" } dd { (others(e)) } }
            @if !e.roles.is_empty() {
                dt { "Roles" }
                dd { @for role in e.roles.iter().take(6) { (line(&role.text)) " " (place(&desk, &base, &role.evidence)) br; } }
            }
            dt { "First named" }
            dd { @for m in first_mentions(e) { (place(&desk, &base, &m.at)) br; } }
            dt { "Joined by" } dd { (e.rules.join(", ")) " " a href={ (base) "/why/" (segment(&e.id)) } { "why" } }
        }
        (correct::of_name(account, e, &here, key))
        (PreEscaped(sections(&desk, &page, Links::Site(base.clone()))))
    };
    frame::whole(&e.name, &navigation(story, "people", &Filter::default()), &body)
}

/// The first mention in each of the first articles.
fn first_mentions(e: &Entity) -> Vec<&model::record::MentionAt> {
    let mut seen = BTreeSet::new();
    e.mentions.iter().filter(|m| seen.insert(&m.at.article)).take(8).collect()
}

/// A link to words in their article.
pub(super) fn place(desk: &Desk<'_>, base: &str, at: &model::Evidence) -> Markup {
    html! {
        a.src href={ (base) "/article/" (segment(&at.article)) "#w-" (at.start) "-" (at.end) } { (desk.source(at).text()) }
    }
}
