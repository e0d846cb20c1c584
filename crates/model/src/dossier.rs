//! A story, resolved: every record of it, each thing once.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::record::{
    ArticleRecord, Change, Entity, Event, Figure, Issue, Lever, Meeting, Position, Progress, Proposal,
    Record, Relation, SourceEdge, Statement, StoryRecord, TimeRecord, Utterance, is_sure,
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

    /// Adds a record after those of its type; a story takes the place of the one there was.
    pub fn push(&mut self, record: Record<'_>) {
        match record {
            Record::Article(r) => self.articles.push(r.into_owned()),
            Record::Entity(r) => self.entities.push(r.into_owned()),
            Record::Time(r) => self.times.push(r.into_owned()),
            Record::Statement(r) => self.statements.push(r.into_owned()),
            Record::Utterance(r) => self.utterances.push(r.into_owned()),
            Record::Meeting(r) => self.meetings.push(r.into_owned()),
            Record::Event(r) => self.events.push(r.into_owned()),
            Record::Issue(r) => self.issues.push(r.into_owned()),
            Record::Position(r) => self.positions.push(r.into_owned()),
            Record::Proposal(r) => self.proposals.push(r.into_owned()),
            Record::Lever(r) => self.levers.push(r.into_owned()),
            Record::Progress(r) => self.progress.push(r.into_owned()),
            Record::Figure(r) => self.figures.push(r.into_owned()),
            Record::SourceEdge(r) => self.source_edges.push(r.into_owned()),
            Record::Relation(r) => self.relations.push(r.into_owned()),
            Record::Change(r) => self.changes.push(r.into_owned()),
            Record::Story(r) => self.story = Some(r.into_owned()),
        }
    }

    /// Takes out the relations and positions that no sure rule made: a page shows them only when asked.
    pub fn split_off_unsure(&mut self) -> Self {
        let relations = self.relations.extract_if(.., |r| !is_sure(&r.rules)).collect();
        let positions = self.positions.extract_if(.., |p| !is_sure(&p.rules)).collect();
        Self { relations, positions, ..Self::default() }
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

impl<'r> Extend<Record<'r>> for Dossier {
    fn extend<I: IntoIterator<Item = Record<'r>>>(&mut self, records: I) {
        records.into_iter().for_each(|r| self.push(r));
    }
}
