//! A story, resolved: every record of it, each thing once.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::record::{
    ArticleRecord, Change, Entity, Event, Figure, Issue, Lever, Meeting, Position, Progress, Proposal,
    Record, Relation, SourceEdge, Statement, StoryRecord, TimeRecord, Utterance,
};

/// The account of one story. Every list is in a stable order that does not depend on the order of input.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each list holds the records of its name")]
pub struct Dossier {
    pub story: Option<StoryRecord>,
    pub articles: Vec<ArticleRecord>,
    pub entities: Vec<Entity>,
    pub times: Vec<TimeRecord>,
    pub statements: Vec<Statement>,
    pub utterances: Vec<Utterance>,
    pub meetings: Vec<Meeting>,
    pub events: Vec<Event>,
    pub issues: Vec<Issue>,
    pub positions: Vec<Position>,
    pub proposals: Vec<Proposal>,
    pub levers: Vec<Lever>,
    pub progress: Vec<Progress>,
    pub figures: Vec<Figure>,
    pub source_edges: Vec<SourceEdge>,
    pub relations: Vec<Relation>,
    pub changes: Vec<Change>,
}

impl Dossier {
    /// Every record, in the order in which lines are written.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let articles = self.articles.iter().map(Cow::Borrowed).map(Record::Article);
        let story = self.story.iter().map(Cow::Borrowed).map(Record::Story);
        story
            .chain(articles)
            .chain(self.entities.iter().map(Cow::Borrowed).map(Record::Entity))
            .chain(self.times.iter().map(Cow::Borrowed).map(Record::Time))
            .chain(self.statements.iter().map(Cow::Borrowed).map(Record::Statement))
            .chain(self.utterances.iter().map(Cow::Borrowed).map(Record::Utterance))
            .chain(self.meetings.iter().map(Cow::Borrowed).map(Record::Meeting))
            .chain(self.events.iter().map(Cow::Borrowed).map(Record::Event))
            .chain(self.issues.iter().map(Cow::Borrowed).map(Record::Issue))
            .chain(self.positions.iter().map(Cow::Borrowed).map(Record::Position))
            .chain(self.proposals.iter().map(Cow::Borrowed).map(Record::Proposal))
            .chain(self.levers.iter().map(Cow::Borrowed).map(Record::Lever))
            .chain(self.progress.iter().map(Cow::Borrowed).map(Record::Progress))
            .chain(self.figures.iter().map(Cow::Borrowed).map(Record::Figure))
            .chain(self.source_edges.iter().map(Cow::Borrowed).map(Record::SourceEdge))
            .chain(self.relations.iter().map(Cow::Borrowed).map(Record::Relation))
            .chain(self.changes.iter().map(Cow::Borrowed).map(Record::Change))
    }

    /// The entity of this id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }

    /// The article of this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&ArticleRecord> {
        self.articles.iter().find(|a| a.id == id)
    }

    /// The issue of this id.
    #[must_use]
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.iter().find(|i| i.id == id)
    }

    /// A name to show for an entity id, or the words themselves where it is none.
    #[must_use]
    pub fn name<'d>(&'d self, id: &'d str) -> &'d str {
        self.entity(id).map_or(id, |e| e.name.as_str())
    }
}
