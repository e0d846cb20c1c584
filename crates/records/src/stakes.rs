//! What is at stake, in one pass: the views, the profile and the questions that issues, positions, proposals,
//! levers, progress and figures share.

use model::{
    BlockRole, Span,
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
    /// What the profile's words meet in each sentence.
    cues: Vec<Cues<'a>>,
    /// The article's bodies by the noun that describes each.
    pub(crate) bodies: parties::Bodies<'a>,
    /// Stretches of statements, by start.
    said: Vec<Said>,
}

/// A stretch of what somebody says.
#[derive(Clone, Copy, Debug)]
struct Said {
    content: Span,
    /// The furthest end of this and all stretches before it.
    reach: u32,
    statement: StatementIx,
    speaker: Option<Party>,
}

/// Adds issues, positions, proposals, levers, progress and figures to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let ground = Ground::new(context, drafts);
    read(&ground, drafts);
}

/// The families in order: positions and proposals look at the issues found before them.
fn read(ground: &Ground<'_>, drafts: &mut Drafts) {
    issues::find(ground, drafts);
    positions::find(ground, drafts);
    issues::confirm(drafts);
    proposals::find(ground, drafts);
    levers::find(ground, drafts);
    progress::find(ground, drafts);
    figures::find(ground, drafts);
}

mod cues;
#[cfg(test)]
pub(crate) mod testing;

pub(crate) use cues::Cues;

impl<'a> Ground<'a> {
    /// Weighs the profiles and picks the heaviest that is heavy enough.
    #[must_use]
    pub fn new(context: &Context<'a>, drafts: &mut Drafts) -> Self {
        let count = u32::try_from(context.analysis.sentences.len()).unwrap_or(u32::MAX);
        let views: Vec<View<'a>> = (0..count).map(|s| View::new(context.analysis, s)).collect();
        let weights = weigh(context.profiles, &views);
        let profile = context.profiles.pick(&weights);
        drafts.profiles = weights;
        Self::under(context, profile, views, drafts)
    }

    /// The ground of an article of the kind `profile`.
    fn under(
        context: &Context<'a>,
        profile: Option<&'a Profile>,
        views: Vec<View<'a>>,
        drafts: &Drafts,
    ) -> Self {
        let cues = profile.map_or_else(Vec::new, |p| views.iter().map(|v| Cues::of(p, v)).collect());
        let bodies = parties::Bodies::of(context.analysis);
        Self { context: *context, profile, views, cues, bodies, said: said(drafts) }
    }

    /// What the profile's words meet in sentence `sentence`; nothing where the article has no profile.
    pub(crate) fn cues(&self, sentence: u32) -> &Cues<'a> {
        static NONE: Cues<'static> =
            Cues { stances: Vec::new(), process: Vec::new(), topics: Vec::new(), levers: Vec::new() };
        self.cues.get(sentence as usize).unwrap_or(&NONE)
    }

    /// True when sentence `sentence` is of the body or its summary.
    pub(crate) fn is_told(&self, sentence: u32) -> bool {
        matches!(self.role(sentence), BlockRole::Body | BlockRole::Summary)
    }

    /// True when sentence `sentence` is of the report itself: no headline, caption or furniture.
    #[must_use]
    pub fn is_report(&self, sentence: u32) -> bool {
        !matches!(
            self.role(sentence),
            BlockRole::Title | BlockRole::Heading | BlockRole::Caption | BlockRole::Boilerplate
        )
    }

    fn role(&self, sentence: u32) -> BlockRole {
        self.context.analysis.sentences.get(sentence as usize).map_or(BlockRole::Body, |s| s.role)
    }

    /// True when sentence `sentence` repeats another.
    #[must_use]
    pub fn repeated(&self, sentence: u32) -> bool {
        self.context.analysis.sentences.get(sentence as usize).is_some_and(|s| s.repeated)
    }

    /// The innermost statement whose content holds most of `span`.
    #[must_use]
    pub fn statement_at(&self, span: Span) -> Option<StatementIx> {
        self.around(span).map(|s| s.statement)
    }

    /// What is said around `span`, innermost, and its speaker as the statement names it.
    #[must_use]
    pub fn said_around(&self, span: Span) -> Option<(Span, Party)> {
        self.around(span).and_then(|s| Some((s.content, s.speaker?)))
    }

    fn around(&self, span: Span) -> Option<&Said> {
        let end = self.said.partition_point(|s| s.content.start < span.end);
        let near = self.said[..end].iter().rev().take_while(|s| s.reach > span.start);
        near.filter(|s| s.content.overlap(span) * 2 > span.len())
            .min_by_key(|s| (s.content.len(), s.statement))
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
        let Some(phrase) = parties::phrase_ending(view, to) else {
            return if speaker.entity.is_some() { vec![speaker] } else { Vec::new() };
        };
        let whole = Phrase { from: phrase.from.min(from), ..phrase };
        let represented = parties::represented(self, view, whole);
        if !represented.is_empty() {
            return represented;
        }
        let head = view.entity(phrase.head);
        // An apposition closes the phrase ("…, head of the guild"): the name before it speaks.
        if speaker.entity.is_some() && head != speaker.entity {
            return vec![speaker];
        }
        parties::joint(self, view, phrase)
    }
}

/// The contents of all statements, by start.
fn said(drafts: &Drafts) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for (i, statement) in (0u32..).zip(&drafts.statements) {
        let stretch =
            |content: &Span| Said { content: *content, reach: 0, statement: i, speaker: statement.speaker };
        all.extend(statement.content.iter().map(stretch));
    }
    all.sort_by_key(|s| (s.content.start, s.content.end, s.statement));
    let mut reach = 0;
    for s in &mut all {
        reach = reach.max(s.content.end);
        s.reach = reach;
    }
    all
}
