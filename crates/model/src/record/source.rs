//! Who takes from whom.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// Why two share words or facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the kinds are their own names")]
pub enum EdgeKind {
    WireCopy,
    PressRelease,
    OutletToOutlet,
    CommonSource,
    Coincidence,
}

/// One edge of the source graph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceEdge {
    /// Stable id.
    pub id: String,
    /// Outlet, speaker or wire.
    pub from: String,
    /// Article id.
    pub to: String,
    /// Why.
    pub kind: EdgeKind,
    /// Share of the article's words that are taken, 0 to 1.
    pub share: Option<f32>,
    /// The longest run of words in common.
    pub longest_run: Option<u32>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
