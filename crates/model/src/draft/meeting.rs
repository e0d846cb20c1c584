//! Meetings, talks, calls, visits and trips of one article.

use serde::{Deserialize, Serialize};

use crate::{
    Span,
    record::{MeetingFormat, MeetingStatus},
};

use super::{EntityIx, Party, StatementIx, TimeIx};

/// Where something is, or is bound for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words.
    pub span: Span,
    /// The place's entity.
    pub entity: Option<EntityIx>,
    /// Where it comes from: said with the meeting, or carried over from the sentence before.
    pub inferred: bool,
}

/// One mention of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingMention {
    /// The words.
    pub span: Span,
    /// What sort.
    pub format: MeetingFormat,
    /// Who takes part, as far as this mention says.
    pub participants: Vec<Party>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub when: Option<TimeIx>,
    /// How it stands according to this mention.
    pub status: MeetingStatus,
    /// How long.
    pub duration: Option<TimeIx>,
    /// What for.
    pub purpose: Option<Span>,
    /// What came of it.
    pub outcome: Option<Span>,
    /// The statement it is said in, if any.
    pub statement: Option<StatementIx>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}

impl MeetingMention {
    /// The rule of a mention that no word says how it stands: its status is a guess that its day may correct.
    pub const STATUS_OPEN: &'static str = "status-open";
}

/// One meeting as an article tells it: all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingDraft {
    /// Mentions in text order, at least one.
    pub mentions: Vec<MeetingMention>,
    /// Names of the rules that joined the mentions, or kept them apart.
    pub rules: Vec<String>,
}
