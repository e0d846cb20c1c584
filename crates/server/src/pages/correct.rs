//! Corrections from the page: they become decisions in the store, and hold on every later run.

use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use engine::Kept;
use maud::{Markup, html};
use model::Decision;
use model::decision::Target;
use model::record::{Entity, EntityKind};
use render::words::line;
use serde::Deserialize;

use super::{answer, frame, seen};
use crate::error::Missing;
use crate::guard::same;
use crate::shared::Shared;

/// A correction as a form sends it.
#[derive(Debug, Deserialize)]
pub(super) struct Correction {
    /// Proves that the form is ours.
    key: String,
    /// `merge`, `forbid`, `split`, `rename`, `reject`.
    decide: String,
    /// The name or the record.
    about: String,
    /// The other name, the article, the new name.
    #[serde(default)]
    with: String,
    #[serde(default)]
    back: String,
}

/// A decision to take back.
#[derive(Debug, Deserialize)]
pub(super) struct Undo {
    key: String,
    number: i64,
}

/// Keeps a correction.
pub(super) async fn decide(
    State(shared): State<Arc<Shared>>,
    Form(form): Form<Correction>,
) -> Result<Response, Missing> {
    ours(&shared, &form.key)?;
    let back = seen::own(&form.back).to_owned();
    shared
        .work(move |shared, store| {
            let decision = decision(&form, |id| Ok(store.record(id)?))?;
            let text = serde_json::to_string(&decision).map_err(|e| Missing::Bad(e.to_string()))?;
            shared.write(|store| store.decide(decision.kind(), &text)).map(drop)
        })
        .await?;
    // The record may be gone, and its page with it: the list of corrections says what was done.
    let to = if back.contains("/why/") { "/decisions" } else { &back };
    Ok(Redirect::to(to).into_response())
}

/// The decision that a form means.
fn decision(
    form: &Correction,
    known: impl Fn(&str) -> Result<Option<(String, Option<String>)>, Missing>,
) -> Result<Decision, Missing> {
    let (about, with) = (line(&form.about), line(&form.with));
    if about.is_empty() || with.is_empty() && form.decide != "reject" {
        return Err(Missing::Bad("a correction needs both fields".to_owned()));
    }
    Ok(match form.decide.as_str() {
        "merge" => Decision::Merge { one: about, other: with },
        "forbid" => Decision::Forbid { one: about, other: with },
        "split" => Decision::Split { name: about, article: with },
        "rename" => Decision::Rename { name: about, to: with },
        "reject" => {
            let (kind, words) =
                known(&about)?.ok_or_else(|| Missing::NotFound(format!("no record has the id {about}")))?;
            Decision::Reject { target: Target { record: about, kind, words: words.unwrap_or_default() } }
        }
        other => return Err(Missing::Bad(format!("\"{other}\" is no correction that a page offers"))),
    })
}

/// Takes a correction back.
pub(super) async fn undo(
    State(shared): State<Arc<Shared>>,
    Form(form): Form<Undo>,
) -> Result<Response, Missing> {
    ours(&shared, &form.key)?;
    let found = shared.work(move |shared, _| shared.write(|store| store.undo(form.number))).await?;
    if !found {
        return Err(Missing::NotFound(format!("there is no correction {}", form.number)));
    }
    Ok(Redirect::to("/decisions").into_response())
}

fn ours(shared: &Shared, key: &str) -> Result<(), Missing> {
    if same(key, &shared.form_key) {
        return Ok(());
    }
    Err(Missing::Forbidden("this form is not from this run of the server: open the page again and repeat it"))
}

/// Every correction, with a way to take it back.
pub(super) async fn list(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Result<Response, Missing> {
    let (mark, all) = shared.work(|shared, store| Ok((shared.mark(store)?, store.decisions()?))).await?;
    let body = html! {
        h1 { "Corrections" }
        @if all.is_empty() { p { "None yet. A person's page and the page behind “why” have forms for them." } }
        ul.items {
            @for d in &all {
                li {
                    (serde_json::from_str::<Decision>(&d.decision).map_or_else(|_| line(&d.decision), |d| line(&d.to_string())))
                    div.src { "made " (d.made) }
                    form method="post" action="/undo" {
                        input type="hidden" name="key" value=(shared.form_key);
                        input type="hidden" name="number" value=(d.number);
                        button type="submit" aria-label={ "Take correction " (d.number) " back" } { "Take it back" }
                    }
                }
            }
        }
    };
    Ok(answer(&mark, &headers, frame::whole("Corrections", &html! {}, &body)))
}

/// The forms of a person's or body's page.
pub(super) fn of_name(account: &Kept, e: &Entity, here: &str, key: &str) -> Markup {
    let others: Vec<&Entity> =
        account.dossier.entities.iter().filter(|o| o.id != e.id && o.kind != EntityKind::Place).collect();
    let form = |decide: &str, label: &str, field: Markup, button: &str| {
        html! {
            form.correct method="post" action="/decide" {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="decide" value=(decide);
                input type="hidden" name="about" value=(line(&e.name));
                input type="hidden" name="back" value=(here);
                label { (label) " " (field) }
                button type="submit" { (button) }
            }
        }
    };
    let names = html! { select name="with" { @for o in &others { option value=(line(&o.name)) { (line(&o.name)) } } } };
    let articles = html! {
        select name="with" {
            @for a in account.dossier.articles.iter().filter(|a| e.mentions.iter().any(|m| m.at.article == a.id)) {
                option value=(a.id) { (render::words::clip(a.title.as_deref().unwrap_or(&a.path), 60)) }
            }
        }
    };
    html! {
        details.corrections {
            summary { "Correct this" }
            @if !others.is_empty() {
                (form("merge", "This is the same as", names.clone(), "Join"))
                (form("forbid", "This is never", names, "Keep apart"))
            }
            (form("split", "This is somebody else in", articles, "Split"))
            (form("rename", "Show as", html! { input type="text" name="with" required; }, "Rename"))
        }
    }
}

/// The form of a record's page.
pub(super) fn of_record(id: &str, base: &str, key: &str) -> Markup {
    html! {
        form.correct method="post" action="/decide" {
            input type="hidden" name="key" value=(key);
            input type="hidden" name="decide" value="reject";
            input type="hidden" name="about" value=(id);
            input type="hidden" name="back" value={ (base) "/why/" };
            button type="submit" { "This line is wrong: do not show it" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(decide: &str, about: &str, with: &str) -> Correction {
        Correction {
            key: String::new(),
            decide: decide.into(),
            about: about.into(),
            with: with.into(),
            back: String::new(),
        }
    }

    #[test]
    fn a_form_becomes_the_decision_it_names() {
        let none = |_: &str| Ok(None);
        let merge = decision(&form("merge", "Ada Voss", "A. Foss"), none).unwrap();
        assert_eq!(merge, Decision::Merge { one: "Ada Voss".into(), other: "A. Foss".into() });
        assert!(matches!(decision(&form("merge", "Ada Voss", " "), none), Err(Missing::Bad(_))));
        assert!(matches!(decision(&form("delete", "Ada Voss", "x"), none), Err(Missing::Bad(_))));
        assert!(matches!(decision(&form("reject", "meeting-1", ""), none), Err(Missing::NotFound(_))));
        let known = |_: &str| Ok(Some(("meeting".to_owned(), Some("met in Luss".to_owned()))));
        let reject = decision(&form("reject", "meeting-1", ""), known).unwrap();
        assert!(matches!(reject, Decision::Reject { target } if target.words == "met in Luss"));
    }
}
