//! Which issues each sentence names, looked up once an article: every word of stance asks for them.

use language::Analysis;
use model::{Span, draft::Drafts};

/// Issue mentions with their keys, in text order.
pub(super) type Mentions<'d> = Vec<(Span, &'d str)>;

/// The issues that one sentence names.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentioned<'d> {
    /// Those that the profile or a frame knows.
    pub(super) known: Mentions<'d>,
    /// Those that are only proposed.
    pub(super) proposed: Mentions<'d>,
}

/// The issues that an article names, by sentence.
#[derive(Clone, Debug)]
pub(super) struct Named<'d> {
    sentences: Vec<Mentioned<'d>>,
    none: Mentioned<'d>,
}

impl<'d> Named<'d> {
    /// The mentions of all issues found so far.
    pub(super) fn of(analysis: &Analysis, drafts: &'d Drafts) -> Self {
        let mut sentences = vec![Mentioned::default(); analysis.sentences.len()];
        for issue in &drafts.issues {
            // A noun that nothing proposes is no issue of the story.
            if issue.tentative && !issue.rules.iter().any(|r| r.starts_with("frame-")) {
                continue;
            }
            for mention in &issue.mentions {
                let sentence = analysis.sentence_at(mention.span.start);
                let Some(here) = sentence.and_then(|s| sentences.get_mut(s as usize)) else { continue };
                let list = if issue.tentative { &mut here.proposed } else { &mut here.known };
                list.push((mention.span, issue.key.as_str()));
            }
        }
        for here in &mut sentences {
            here.known.sort_unstable();
            here.proposed.sort_unstable();
        }
        Self { sentences, none: Mentioned::default() }
    }

    /// What sentence `sentence` names; nothing past the end.
    pub(super) fn at(&self, sentence: u32) -> &Mentioned<'d> {
        self.sentences.get(sentence as usize).unwrap_or(&self.none)
    }
}
