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

use serde::{Deserialize, Deserializer, Serialize, de::Error};

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

/// True for a record that some sure rule made: the name of a rule that was right less than nine times in ten when its
/// records were read ends in `-unsure`.
#[must_use]
pub fn is_sure(rules: &[String]) -> bool {
    rules.is_empty() || rules.iter().any(|r| !r.ends_with("-unsure"))
}

impl Record<'static> {
    /// The record of this type that is written there. Quicker than to look for the type in what is written, where it is
    /// known.
    ///
    /// # Errors
    /// What is written is no such record, or there is no such type.
    pub fn read<'de, D: Deserializer<'de>>(kind: &str, written: D) -> Result<Self, D::Error> {
        fn own<'de, T, D>(written: D) -> Result<Cow<'static, T>, D::Error>
        where
            T: Clone + Deserialize<'de>,
            D: Deserializer<'de>,
        {
            T::deserialize(written).map(Cow::Owned)
        }
        Ok(match kind {
            "article" => Record::Article(own(written)?),
            "entity" => Record::Entity(own(written)?),
            "time" => Record::Time(own(written)?),
            "statement" => Record::Statement(own(written)?),
            "utterance" => Record::Utterance(own(written)?),
            "meeting" => Record::Meeting(own(written)?),
            "event" => Record::Event(own(written)?),
            "issue" => Record::Issue(own(written)?),
            "position" => Record::Position(own(written)?),
            "proposal" => Record::Proposal(own(written)?),
            "lever" => Record::Lever(own(written)?),
            "progress" => Record::Progress(own(written)?),
            "figure" => Record::Figure(own(written)?),
            "source_edge" => Record::SourceEdge(own(written)?),
            "change" => Record::Change(own(written)?),
            "relation" => Record::Relation(own(written)?),
            "story" => Record::Story(own(written)?),
            other => return Err(Error::custom(format!("no type of records is called {other}"))),
        })
    }
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

    /// Every stretch of words that it rests on: its evidence, the content of a statement, the state of an issue.
    pub fn grounds(&self) -> impl Iterator<Item = &Evidence> {
        let more: &[Evidence] = match self {
            Self::Statement(s) => &s.content,
            Self::Issue(i) => &i.state_evidence,
            _ => &[],
        };
        self.evidence().iter().chain(more)
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
