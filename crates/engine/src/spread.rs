//! The way through in steps, for work that is spread over many machines: what an article is grouped by, and a story's
//! account out of articles that were read elsewhere.

use model::Article;
use stories::copies::{CopyInput, Shingles};
use stories::events::EventInput;

use crate::copies::{Counted, credits_a_wire, date};
use crate::groups;

/// What one article is grouped by.
#[derive(Clone, Debug)]
pub struct Keys {
    /// By which it meets its copies.
    pub shingles: Shingles,
    /// What decides about copies once two articles have met.
    pub copy: CopyText,
    /// By which it is put into events and stories.
    pub event: EventInput,
}

/// What decides about copies: the text that counts, and which of several copies leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyText {
    /// The text without boilerplate.
    pub text: String,
    /// The last day on which it can have been published.
    pub date: Option<String>,
    /// True when it credits itself to a wire.
    pub wire: bool,
}

impl Keys {
    /// Those of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let text = Counted::of(article).text;
        let event = groups::input(article, &text);
        let shingles = Shingles::of(&text);
        Self { shingles, copy: CopyText { text, date: date(article), wire: credits_a_wire(article) }, event }
    }
}

impl CopyText {
    /// As the search for copies takes it.
    #[must_use]
    pub fn input<'a>(&'a self, id: &'a str, outlet: Option<&'a str>) -> CopyInput<'a> {
        CopyInput { id, text: &self.text, outlet, date: self.date.as_deref(), wire: self.wire }
    }
}
