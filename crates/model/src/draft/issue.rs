//! What is at stake, as one article names it.

use serde::{Deserialize, Serialize};

use crate::{Span, record::IssueState};

/// One mention of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueMention {
    /// The words.
    pub span: Span,
    /// The part of them that names the issue ("security guarantees").
    pub label: Span,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
}

/// One issue of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDraft {
    /// Key that joins the same issue across articles: a topic of the profile, or the folded head words of its
    /// name; unnamed issues get keys that join nothing but their like.
    pub key: String,
    /// True when only this article's words propose it: the dossier keeps it where several articles, or one again
    /// and again, speak of it.
    #[serde(default)]
    pub tentative: bool,
    /// Mentions in text order, at least one.
    pub mentions: Vec<IssueMention>,
    /// How it stands.
    pub state: IssueState,
    /// The words that say so.
    pub state_evidence: Option<Span>,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}
