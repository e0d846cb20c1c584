//! That an article is a copy, and of how much.

use model::Span;

/// An article's text is another article's.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Id of the lead copy.
    pub from: String,
    /// Id of the article whose words it shares, where that is not the lead: a copy of a copy. Share and run are of it.
    pub via: Option<String>,
    /// Share of this article's words that are the lead's, 0 to 1.
    pub share: f32,
    /// The longest run of words in common.
    pub longest_run: u32,
    /// Where that run stands in this article (bytes).
    pub run: Span,
    /// Why the lead leads: a rule name.
    pub reason: String,
}
