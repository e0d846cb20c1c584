//! Statements with their speakers and chains resolved.
//!
//! Cues of one speaker in one sentence ("said …, adding …") make one record, as a reader counts them; two
//! quotations stay two.

mod join;

use model::{
    Dossier, Span, TextAt,
    draft::{ChainLink, Party, StatementDraft},
    record::{Link, Mode, Statement, TextRef},
};

use crate::{Resolved, ids::Ids};

/// Adds its records to `dossier`.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut ids = Ids::new("statement");
    for (article, read) in resolved.story.reads.iter().enumerate() {
        let Some(text) = resolved.story.texts.get(article) else { continue };
        let drafts = &read.drafts.statements;
        for group in join::groups(drafts, text) {
            let page = Page { resolved, article, text };
            let mut record = page.record(&drafts[group[0]]);
            for &more in &group[1..] {
                page.add(&mut record, &drafts[more]);
            }
            record.id = ids.next(&record.evidence);
            dossier.statements.push(record);
        }
    }
}

/// One article of the story.
struct Page<'a> {
    resolved: &'a Resolved<'a>,
    article: usize,
    text: &'a TextAt<'a>,
}

impl Page<'_> {
    fn record(&self, draft: &StatementDraft) -> Statement {
        let evidence = |s: &Span| self.text.evidence(*s);
        let words = |s: &Span| s.slice(&self.text.article().text).to_owned();
        Statement {
            id: String::new(),
            mode: draft.mode,
            partial: draft.partial,
            speaker: draft.speaker.as_ref().map(|p| self.party(p)),
            audience: draft.audience.as_ref().map(|p| self.party(p)),
            cue: draft.cue.as_ref().map(evidence),
            content: draft.content.iter().map(evidence).collect(),
            chain: draft.chain.iter().map(|l| self.link(l)).collect(),
            hedge: draft.hedge.as_ref().map(words),
            said: self.resolved.dates.interval(self.article, draft.said),
            venue: draft.venue.as_ref().map(words),
            about: Vec::new(),
            repeated: draft.repeated,
            evidence: draft.evidence.iter().map(evidence).collect(),
            rules: draft.rules.clone(),
        }
    }

    /// Adds a further cue of the same speaker in the same sentence.
    fn add(&self, record: &mut Statement, draft: &StatementDraft) {
        let more = self.record(draft);
        record.mode = if record.mode == more.mode { record.mode } else { Mode::Mixed };
        record.partial |= more.partial;
        record.audience = record.audience.take().or(more.audience);
        record.hedge = record.hedge.take().or(more.hedge);
        record.venue = record.venue.take().or(more.venue);
        if record.said.is_unknown() {
            record.said = more.said;
        }
        for content in more.content {
            if !record.content.contains(&content) {
                record.content.push(content);
            }
        }
        let span =
            record.evidence.iter().chain(&more.evidence).map(|e| self.text.bytes(e)).reduce(Span::hull);
        record.evidence = span.map(|s| self.text.evidence(s)).into_iter().collect();
        if more.chain.len() > record.chain.len() {
            record.chain = more.chain;
        }
        for rule in more.rules {
            if !record.rules.contains(&rule) {
                record.rules.push(rule);
            }
        }
    }

    fn party(&self, party: &Party) -> TextRef {
        let at = self.text.evidence(party.span);
        TextRef {
            entity: self.id(party.entity),
            text: at.exact,
            article: at.article,
            start: at.start,
            end: at.end,
        }
    }

    fn link(&self, link: &ChainLink) -> Link {
        let local = link.entity.and_then(|e| self.entity_name(e));
        Link { name: local.unwrap_or_else(|| link.name.clone()), entity: self.id(link.entity) }
    }

    fn entity_name(&self, entity: u32) -> Option<String> {
        let read = self.resolved.story.reads.get(self.article)?;
        read.drafts.entities.get(entity as usize).map(|e| e.name.clone())
    }

    fn id(&self, entity: Option<u32>) -> Option<String> {
        self.resolved.names.id(self.article, entity?).map(str::to_owned)
    }
}
