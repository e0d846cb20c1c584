//! What answers have in common: words with where they stand, and who somebody is.

use model::record::TextRef;
use model::{Evidence, Interval};
use render::Desk;
use rmcp::schemars;
use serde::Serialize;

/// Words of an article: `exact` is the slice `start..end` of its stored text.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Words {
    /// Id of the article.
    article: String,
    /// Who published it.
    outlet: Option<String>,
    /// When.
    published: Interval,
    /// Its address.
    url: Option<String>,
    /// Which paragraph: "¶3", "headline".
    place: String,
    /// First code point.
    start: u32,
    /// One past the last.
    end: u32,
    /// The words.
    exact: String,
}

impl Words {
    pub(super) fn of(desk: &Desk<'_>, at: &Evidence) -> Self {
        let article = desk.article(&at.article);
        Self {
            article: at.article.clone(),
            outlet: article.and_then(|a| a.outlet.clone()),
            published: desk.published(&at.article),
            url: article.and_then(|a| a.url.clone()),
            place: desk.source(at).place,
            start: at.start,
            end: at.end,
            exact: at.exact.clone(),
        }
    }

    pub(super) fn all(desk: &Desk<'_>, evidence: &[Evidence]) -> Vec<Self> {
        evidence.iter().map(|at| Self::of(desk, at)).collect()
    }
}

/// A person or body.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Party {
    /// Id of the entity; null where only words stand for somebody.
    id: Option<String>,
    /// The name, or those words.
    name: String,
    /// The first role said of it.
    role: Option<String>,
}

impl Party {
    /// Whom an id, or words in place of one, stand for.
    pub(super) fn of(desk: &Desk<'_>, id: &str) -> Self {
        let entity = desk.entity(id);
        Self {
            id: entity.map(|e| e.id.clone()),
            name: entity.map_or_else(|| id.to_owned(), |e| e.name.clone()),
            role: entity.and_then(|e| e.roles.first()).map(|r| r.text.clone()),
        }
    }

    /// Whom words of an article stand for.
    pub(super) fn said(desk: &Desk<'_>, words: &TextRef) -> Self {
        Self::of(desk, words.entity.as_deref().unwrap_or(&words.text))
    }
}

/// True where an entity's name or alias, or the words themselves where there is none, have `part` in them.
pub(super) fn is_called(desk: &Desk<'_>, id: &str, part: &str) -> bool {
    let part = part.to_lowercase();
    let has = |name: &str| name.to_lowercase().contains(&part);
    desk.entity(id)
        .map_or_else(|| has(id), |e| has(&e.name) || e.id == part || e.aliases.iter().any(|a| has(a)))
}
