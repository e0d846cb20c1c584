//! What is at stake.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// How an issue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IssueState {
    /// Still unresolved.
    Open,
    /// Settled in part.
    PartlyAgreed,
    /// Settled.
    Agreed,
    /// Off the table.
    Dropped,
    /// The sources do not say.
    #[default]
    Unknown,
}

/// One issue of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Issue {
    /// Stable id.
    pub id: String,
    /// The sources' own words.
    pub label: String,
    /// The key that joined its mentions.
    pub key: String,
    /// How it stands.
    pub state: IssueState,
    /// The words that say so.
    pub state_evidence: Vec<Evidence>,
    /// Its mentions.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
