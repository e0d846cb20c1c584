//! Relations between records, and changes between two points of the story.

use serde::{Deserialize, Serialize};

use crate::Evidence;

use super::Origin;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the kinds are their own names")]
pub enum ChangeKind {
    New,
    Changed,
    Dropped,
    Contested,
    Corroborated,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Stable id.
    pub id: String,
    /// What changed.
    pub kind: ChangeKind,
    /// Record id.
    pub record: String,
    /// The field before, as a reader sees it.
    pub before: Option<String>,
    /// The field after.
    pub after: Option<String>,
    /// Since when.
    pub since: Option<String>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}

/// How records stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Independent origins say the same.
    Corroborated,
    /// Outlets differ about the same thing at the same time.
    Contradicted,
    /// The parties of the story differ.
    Disputed,
    /// An older account overtaken.
    Superseded,
    /// The same account told more precisely.
    Finer,
    /// The states of one meeting.
    Followed,
    /// The same words.
    SameWords,
    /// One leaves out words of the other.
    Trimmed,
}

/// A relation between records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// Stable id.
    pub id: String,
    /// Which.
    pub kind: RelationKind,
    /// Record ids.
    pub records: Vec<String>,
    /// Independent knowers behind it.
    pub origins: Vec<Origin>,
    /// Why, in fields and not in prose: rule name and the values compared.
    pub reason: String,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
