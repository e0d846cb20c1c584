//! Meetings with their history.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval};

use super::Origin;

/// What sort of meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingFormat {
    /// People meet.
    Meeting,
    /// Delegations talk.
    Talks,
    /// Heads meet.
    Summit,
    /// By telephone or video.
    Call,
    /// One goes to another.
    Visit,
    /// One travels.
    Trip,
    /// The negotiation as a whole.
    Process,
}

/// How a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingStatus {
    /// Said to be possible.
    Rumoured,
    /// A side says it is prepared.
    Ready,
    /// Announced.
    Planned,
    /// Announced and confirmed by a second side or an official.
    Confirmed,
    /// Going on.
    UnderWay,
    /// Over.
    Held,
    /// Moved to a later day.
    Postponed,
    /// Called off.
    Cancelled,
    /// Said not to be or to have been.
    Denied,
    /// A process that goes on.
    Ongoing,
}

/// One state in a meeting's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryStep {
    /// The article that tells it.
    pub article: String,
    /// How it stood.
    pub status: MeetingStatus,
    /// When it was to be or was held, as this article has it.
    pub when: Interval,
    /// Its words.
    pub evidence: Vec<Evidence>,
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// Stable id.
    pub id: String,
    /// What sort.
    pub format: MeetingFormat,
    /// Entity ids.
    pub participants: Vec<String>,
    /// The place as printed.
    pub place: Option<String>,
    /// Entity id of the place.
    pub place_entity: Option<String>,
    /// When.
    pub when: Interval,
    /// The latest status.
    pub status: MeetingStatus,
    /// States, oldest article first.
    pub history: Vec<HistoryStep>,
    /// How long, TIMEX3 ("PT5H").
    pub duration: Option<String>,
    /// What for, as printed.
    pub purpose: Option<String>,
    /// What came of it, as printed.
    pub outcome: Option<String>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made and merged it.
    pub rules: Vec<String>,
}
