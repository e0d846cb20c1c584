//! Positions, proposals and levers.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval};

use super::Origin;

/// Where a party stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the stances are their own names")]
pub enum Stance {
    Demands,
    Offers,
    Accepts,
    Open,
    Conditional,
    Rejects,
    Denies,
    Accuses,
    Blames,
    Optimistic,
    Cautious,
    Defers,
    Supports,
    Opposes,
}

/// One stance of one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Stable id.
    pub id: String,
    /// Entity id, or the words where no entity stands behind them.
    pub party: Option<String>,
    /// Issue id or `process`.
    pub issue: String,
    /// Which.
    pub stance: Stance,
    /// Entity id of who tells it; null when the party speaks itself.
    pub as_told_by: Option<String>,
    /// When.
    pub when: Interval,
    /// Statement id.
    pub statement: Option<String>,
    /// What it hangs on, as printed.
    pub condition: Option<String>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the states are their own names")]
pub enum ProposalStatus {
    Floated,
    Offered,
    Accepted,
    Rejected,
    Withdrawn,
    Expired,
}

/// An offer or a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// Stable id.
    pub id: String,
    /// Entity id.
    pub by: Option<String>,
    /// Entity ids.
    pub to: Vec<String>,
    /// As printed.
    pub words: String,
    /// Issue ids.
    pub issues: Vec<String>,
    /// "the latest version", as printed.
    pub version: Option<String>,
    /// How it stands.
    pub status: ProposalStatus,
    /// When it lapses, as printed.
    pub expires: Option<String>,
    /// What it hangs on, as printed.
    pub conditions: Vec<String>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}

/// Which sort of lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeverKind {
    /// Sanctions, strikes, threats, deadlines.
    Pressure,
    /// Offers, guarantees, money, concessions.
    Incentive,
    /// Something held back.
    Withheld,
    /// Something held to bargain with.
    Chip,
}

/// A means of pressure or an incentive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lever {
    /// Stable id.
    pub id: String,
    /// Which sort.
    pub kind: LeverKind,
    /// Entity id.
    pub actor: Option<String>,
    /// Entity id.
    pub target: Option<String>,
    /// As printed.
    pub what: String,
    /// "impose", "withhold", …
    pub status: String,
    /// The stated reason, as printed.
    pub reason: Option<String>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
