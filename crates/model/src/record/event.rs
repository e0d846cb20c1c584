//! Events other than meetings.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval};

use super::Origin;

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// It happened.
    Happened,
    /// It goes on.
    Ongoing,
    /// It is to come.
    Planned,
    /// It is threatened or possible.
    Possible,
    /// It is said not to be so.
    Denied,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Stable id.
    pub id: String,
    /// The verb or noun that names it, as a lemma.
    pub action: String,
    /// PLOVER category.
    pub plover: Option<String>,
    /// Entity id.
    pub actor: Option<String>,
    /// Entity id.
    pub recipient: Option<String>,
    /// When.
    pub when: Interval,
    /// Place as printed.
    pub place: Option<String>,
    /// Whether it happened.
    pub status: EventStatus,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
