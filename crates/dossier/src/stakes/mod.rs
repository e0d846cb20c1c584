//! Issues, positions, proposals, levers, progress and figures, resolved for the story.
//!
//! Issues are one record a key for the whole story. The others stay one record an article (a stance of yesterday
//! and one of today are two), except that a copy adds its evidence to the record of the article it copies.

mod issues;
mod levers;
mod measures;
mod positions;
mod proposals;

use std::collections::HashMap;

use model::{
    Dossier, Evidence, Span,
    draft::{Drafts, Party, StatementIx},
};

use crate::Resolved;

pub(crate) use issues::IssueIds;

/// Adds its records to `dossier`.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let issues = issues::write(resolved, dossier);
    positions::write(resolved, &issues, dossier);
    proposals::write(resolved, &issues, dossier);
    levers::write(resolved, dossier);
    measures::write(resolved, dossier);
}

/// One article of the story, with what its drafts need to become records.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArticleOf<'a> {
    resolved: &'a Resolved<'a>,
    index: usize,
}

impl<'a> ArticleOf<'a> {
    /// The articles of the story, in order.
    pub(crate) fn all(resolved: &'a Resolved<'a>) -> impl Iterator<Item = Self> {
        (0..resolved.story.reads.len()).map(move |index| Self { resolved, index })
    }

    pub(crate) fn drafts(&self) -> &'a Drafts {
        &self.resolved.story.reads[self.index].drafts
    }

    fn text(&self) -> &'a str {
        &self.resolved.story.reads[self.index].article.text
    }

    /// The article whose words it has: its own id, or the one it copies.
    pub(crate) fn source(&self) -> &'a str {
        let read = self.resolved.story.reads[self.index];
        read.copied.as_ref().map_or(read.article.id.as_str(), |c| c.from.as_str())
    }

    pub(crate) fn evidence(&self, spans: &[Span]) -> Vec<Evidence> {
        self.resolved.story.texts[self.index].all(spans)
    }

    pub(crate) fn words(&self, span: Span) -> String {
        span.slice(self.text()).to_owned()
    }

    /// Id of the entity behind a party, or its words where no entity stands behind them.
    pub(crate) fn party(&self, party: Party) -> Option<String> {
        let entity = party.entity.and_then(|e| self.resolved.names.id(self.index, e)).map(str::to_owned);
        entity.or_else(|| {
            let local = party.entity.and_then(|e| self.drafts().entities.get(e as usize));
            let words =
                local.map_or_else(|| without_article(party.span.slice(self.text())), |e| e.name.clone());
            (!words.is_empty()).then_some(words)
        })
    }

    pub(crate) fn when(&self, time: Option<model::draft::TimeIx>) -> model::Interval {
        self.resolved.dates.interval(self.index, time)
    }

    /// Record id of a statement of this article: the record whose words begin where the draft's do.
    pub(crate) fn statement(&self, said: &Said<'_>, statement: Option<StatementIx>) -> Option<String> {
        let draft = self.drafts().statements.get(statement? as usize)?;
        let content = self.evidence(draft.content.get(..1)?);
        said.get(content.first()?).map(|id| (*id).to_owned())
    }

    /// When a statement was said, where the article tells.
    pub(crate) fn said(&self, statement: Option<StatementIx>) -> Option<model::draft::TimeIx> {
        self.drafts().statements.get(statement? as usize)?.said
    }
}

/// Record ids of statements by each stretch of their contents; of several the first.
pub(crate) type Said<'d> = HashMap<&'d Evidence, &'d str>;

/// The statements of a dossier by their contents.
fn said(dossier: &Dossier) -> Said<'_> {
    let mut said = Said::new();
    for statement in &dossier.statements {
        for content in &statement.content {
            said.entry(content).or_insert(&statement.id);
        }
    }
    said
}

/// "The officials" → "officials".
fn without_article(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for article in ["The ", "the ", "A ", "a ", "An ", "an "] {
        if let Some(rest) = words.strip_prefix(article) {
            return rest.to_owned();
        }
    }
    words
}

/// Adds what `list` lacks, in order.
fn join<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}
