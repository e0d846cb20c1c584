//! What is at stake, in one pass: the views, the profile and the questions that issues, positions, proposals,
//! levers, progress and figures share.

use model::{
    Span,
    draft::{Drafts, Party, StatementIx},
};

use crate::{
    Context, figures, issues, levers,
    lexis::{Phrase, View},
    parties, positions,
    profile::{Profile, weigh},
    progress, proposals,
};

/// What the rules of stakes stand on.
#[derive(Clone, Debug)]
pub struct Ground<'a> {
    /// The article, its analysis, the profiles.
    pub context: Context<'a>,
    /// The kind of story, where the article shows one.
    pub profile: Option<&'a Profile>,
    /// The article's sentences, in order.
    pub views: Vec<View<'a>>,
}

/// Adds issues, positions, proposals, levers, progress and figures to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let ground = Ground::new(context, drafts);
    issues::find(&ground, drafts);
    positions::find(&ground, drafts);
    proposals::find(&ground, drafts);
    levers::find(&ground, drafts);
    progress::find(&ground, drafts);
    figures::find(&ground, drafts);
}

impl<'a> Ground<'a> {
    /// Weighs the profiles and picks the heaviest that is heavy enough.
    #[must_use]
    pub fn new(context: &Context<'a>, drafts: &mut Drafts) -> Self {
        let count = u32::try_from(context.analysis.sentences.len()).unwrap_or(u32::MAX);
        let views: Vec<View<'a>> = (0..count).map(|s| View::new(context.analysis, s)).collect();
        let weights = weigh(context.profiles, &views);
        let profile = weights
            .first()
            .and_then(|(name, weight)| context.profiles.get(name).filter(|p| *weight >= p.threshold));
        drafts.profiles = weights;
        Self { context: *context, profile, views }
    }

    /// True when sentence `sentence` repeats another.
    #[must_use]
    pub fn repeated(&self, sentence: u32) -> bool {
        self.context.analysis.sentences.get(sentence as usize).is_some_and(|s| s.repeated)
    }

    /// The innermost statement whose content holds most of `span`.
    #[must_use]
    pub fn statement_at(&self, drafts: &Drafts, span: Span) -> Option<StatementIx> {
        let mut best: Option<(u32, usize)> = None;
        for (i, statement) in drafts.statements.iter().enumerate() {
            for content in &statement.content {
                if content.overlap(span) * 2 > span.len() && best.is_none_or(|(len, _)| content.len() < len) {
                    best = Some((content.len(), i));
                }
            }
        }
        best.and_then(|(_, i)| u32::try_from(i).ok())
    }

    /// Who speaks a statement: its speaker, with those joined to it; a pronoun is followed to its name.
    #[must_use]
    pub fn speakers(&self, drafts: &Drafts, statement: StatementIx) -> Vec<Party> {
        let Some(speaker) = drafts.statements.get(statement as usize).and_then(|s| s.speaker) else {
            return Vec::new();
        };
        let analysis = self.context.analysis;
        let view = analysis.sentence_at(speaker.span.start).and_then(|s| self.views.get(s as usize));
        let Some(view) = view else { return vec![speaker] };
        let (from, to) =
            (view.at_byte(speaker.span.start), view.at_byte(speaker.span.end.saturating_sub(1)) + 1);
        let phrase = parties::phrase_ending(view, to);
        let found = phrase
            .map(|p| parties::joint(self, view, Phrase { from: p.from.min(from), ..p }))
            .unwrap_or_default();
        if found.is_empty() { vec![speaker] } else { found }
    }
}
