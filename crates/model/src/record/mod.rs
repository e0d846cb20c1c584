//! The records of a story: the output contract. Offsets are code points, half-open, into an article's stored
//! text; dates are intervals; ids are strings that stay the same for the same articles.
//!
//! A record that cannot name its words is not written.

mod article;
mod change;
mod entity;
mod event;
mod issue;
mod measure;
mod meeting;
mod position;
mod source;
mod statement;
mod time;

pub use article::{ArticleRecord, BlockAt, PublishedRecord, StoryRecord};
pub use change::{Change, ChangeKind, Relation, RelationKind};
pub use entity::{Entity, EntityKind, MentionAt, RoleRecord};
pub use event::{Event, EventStatus};
pub use issue::{Issue, IssueState};
pub use measure::{Approx, Figure, FigureValue, Progress, ProgressDirection};
pub use meeting::{HistoryStep, Meeting, MeetingFormat, MeetingStatus};
pub use position::{Lever, LeverKind, Position, Proposal, ProposalStatus, Stance};
pub use source::{EdgeKind, SourceEdge};
pub use statement::{Link, Mode, Statement, TextRef, Utterance, UtteranceFlag};
pub use time::TimeRecord;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// An independent knower behind a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Who knows: a speaker, a wire, an outlet, a document.
    pub root: String,
    /// On what occasion, where that is known.
    pub occasion: Option<String>,
    /// Ids of the articles that rest on it.
    pub articles: Vec<String>,
}

/// One line of the output: a record of a dossier as it stands there, or one of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is the record of its own name")]
pub enum Record<'a> {
    Article(Cow<'a, ArticleRecord>),
    Entity(Cow<'a, Entity>),
    Time(Cow<'a, TimeRecord>),
    Statement(Cow<'a, Statement>),
    Utterance(Cow<'a, Utterance>),
    Meeting(Cow<'a, Meeting>),
    Event(Cow<'a, Event>),
    Issue(Cow<'a, Issue>),
    Position(Cow<'a, Position>),
    Proposal(Cow<'a, Proposal>),
    Lever(Cow<'a, Lever>),
    Progress(Cow<'a, Progress>),
    Figure(Cow<'a, Figure>),
    SourceEdge(Cow<'a, SourceEdge>),
    Change(Cow<'a, Change>),
    Relation(Cow<'a, Relation>),
    Story(Cow<'a, StoryRecord>),
}

impl Record<'_> {
    /// Its type, as it is written in `type`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Entity(_) => "entity",
            Self::Time(_) => "time",
            Self::Statement(_) => "statement",
            Self::Utterance(_) => "utterance",
            Self::Meeting(_) => "meeting",
            Self::Event(_) => "event",
            Self::Issue(_) => "issue",
            Self::Position(_) => "position",
            Self::Proposal(_) => "proposal",
            Self::Lever(_) => "lever",
            Self::Progress(_) => "progress",
            Self::Figure(_) => "figure",
            Self::SourceEdge(_) => "source_edge",
            Self::Change(_) => "change",
            Self::Relation(_) => "relation",
            Self::Story(_) => "story",
        }
    }

    /// The record's id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Article(r) => &r.id,
            Self::Entity(r) => &r.id,
            Self::Time(r) => &r.id,
            Self::Statement(r) => &r.id,
            Self::Utterance(r) => &r.id,
            Self::Meeting(r) => &r.id,
            Self::Event(r) => &r.id,
            Self::Issue(r) => &r.id,
            Self::Position(r) => &r.id,
            Self::Proposal(r) => &r.id,
            Self::Lever(r) => &r.id,
            Self::Progress(r) => &r.id,
            Self::Figure(r) => &r.id,
            Self::SourceEdge(r) => &r.id,
            Self::Change(r) => &r.id,
            Self::Relation(r) => &r.id,
            Self::Story(r) => &r.id,
        }
    }

    /// The words it rests on; empty for the kinds that need none.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        match self {
            Self::Statement(r) => &r.evidence,
            Self::Utterance(r) => &r.evidence,
            Self::Meeting(r) => &r.evidence,
            Self::Event(r) => &r.evidence,
            Self::Issue(r) => &r.evidence,
            Self::Position(r) => &r.evidence,
            Self::Proposal(r) => &r.evidence,
            Self::Lever(r) => &r.evidence,
            Self::Progress(r) => &r.evidence,
            Self::Figure(r) => &r.evidence,
            Self::SourceEdge(r) => &r.evidence,
            Self::Change(r) => &r.evidence,
            Self::Relation(r) => &r.evidence,
            Self::Article(_) | Self::Entity(_) | Self::Time(_) | Self::Story(_) => &[],
        }
    }

    /// Names of the rules that made it.
    #[must_use]
    pub fn rules(&self) -> &[String] {
        match self {
            Self::Entity(r) => &r.rules,
            Self::Statement(r) => &r.rules,
            Self::Utterance(r) => &r.rules,
            Self::Meeting(r) => &r.rules,
            Self::Event(r) => &r.rules,
            Self::Issue(r) => &r.rules,
            Self::Position(r) => &r.rules,
            Self::Proposal(r) => &r.rules,
            Self::Lever(r) => &r.rules,
            Self::Progress(r) => &r.rules,
            Self::Figure(r) => &r.rules,
            Self::SourceEdge(r) => &r.rules,
            Self::Change(r) => &r.rules,
            Self::Relation(r) => &r.rules,
            Self::Article(_) | Self::Time(_) | Self::Story(_) => &[],
        }
    }

    /// The same, on its own.
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        fn own<T: Clone>(record: Cow<'_, T>) -> Cow<'static, T> {
            Cow::Owned(record.into_owned())
        }
        match self {
            Self::Article(r) => Record::Article(own(r)),
            Self::Entity(r) => Record::Entity(own(r)),
            Self::Time(r) => Record::Time(own(r)),
            Self::Statement(r) => Record::Statement(own(r)),
            Self::Utterance(r) => Record::Utterance(own(r)),
            Self::Meeting(r) => Record::Meeting(own(r)),
            Self::Event(r) => Record::Event(own(r)),
            Self::Issue(r) => Record::Issue(own(r)),
            Self::Position(r) => Record::Position(own(r)),
            Self::Proposal(r) => Record::Proposal(own(r)),
            Self::Lever(r) => Record::Lever(own(r)),
            Self::Progress(r) => Record::Progress(own(r)),
            Self::Figure(r) => Record::Figure(own(r)),
            Self::SourceEdge(r) => Record::SourceEdge(own(r)),
            Self::Change(r) => Record::Change(own(r)),
            Self::Relation(r) => Record::Relation(own(r)),
            Self::Story(r) => Record::Story(own(r)),
        }
    }
}
