//! `search`: articles by words, people, outlets, days.

use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked::{MOST, USUAL};
use crate::error::Missing;
use crate::pages::Wanted;

/// What is looked for; everything given must fit.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// Words; "a phrase" in double quotes; begin*; all must be there. Without words the newest articles come first.
    #[serde(default)]
    words: String,
    /// A part of the name of a person or body that the article names.
    who: Option<String>,
    /// A part of an outlet's name.
    outlet: Option<String>,
    /// Published on this day or later, YYYY-MM-DD.
    since: Option<String>,
    /// Published on this day or earlier, YYYY-MM-DD.
    until: Option<String>,
    /// The most to give, up to 100; 20 where not said.
    limit: Option<usize>,
}

/// The articles that fit.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Found {
    articles: Vec<Hit>,
}

/// An article that fits.
#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Hit {
    /// Its id.
    id: String,
    /// Id of its story, for the other tools.
    story: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    /// The first day on which it may have been published.
    earliest: Option<String>,
    /// The last such day.
    latest: Option<String>,
    /// Words around the first match.
    words: String,
}

pub(super) fn find(store: &Store, asked: &Asked) -> Result<Found, Missing> {
    let wanted = Wanted {
        q: asked.words.clone(),
        who: asked.who.clone(),
        outlet: asked.outlet.clone(),
        since: asked.since.clone(),
        until: asked.until.clone(),
        limit: Some(asked.limit.unwrap_or(USUAL).max(1)),
    };
    let hits = store.search(&wanted.query(MOST)?)?;
    Ok(Found { articles: hits.into_iter().map(Hit::of).collect() })
}

impl Hit {
    fn of(hit: store::Hit) -> Self {
        Self {
            words: hit.words.replace(['\u{1}', '\u{2}'], ""),
            id: hit.id,
            story: hit.story,
            title: hit.title,
            outlet: hit.outlet,
            url: hit.url,
            earliest: hit.earliest,
            latest: hit.latest,
        }
    }
}
