//! One attribution as the rules find it: source, cue and content in tokens, before it becomes a draft.

use model::Span;

use super::{cues::Class, phrase::Phrase, view::Tokens};

/// Source, cue and content.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    pub class: Class,
    pub lemma: &'static str,
    /// The words of the cue.
    pub cue: Tokens,
    /// Source, cue, audience and time in one stretch: what stands outside the content.
    pub frame: Tokens,
    pub source: Option<Phrase>,
    /// Whom a pronoun stands for, where the same sentence tells and the article's entities do not.
    pub antecedent: Option<Phrase>,
    pub audience: Option<Phrase>,
    pub venue: Option<Tokens>,
    /// A time (index) in the frame.
    pub said: Option<u32>,
    /// What is said, as stretches of text.
    pub content: Vec<Span>,
    /// Stretches inside marks (indices) that are the content, or part of it.
    pub quotes: Vec<usize>,
    /// The content is exactly what the marks hold.
    pub direct: bool,
    /// "did not say", "would say".
    pub unsaid: bool,
    /// Hands outside this one, outermost first ("according to Reuters").
    pub carriers: Vec<Phrase>,
    /// The attribution (index) whose source and occasion it shares: "adding", or the next quotation.
    pub follows: Option<usize>,
    /// The attribution (index) whose content holds it.
    pub within: Option<usize>,
    /// Another attribution wraps it and carries it in its chain: not a record of its own.
    pub folded: bool,
    pub hedge: Option<Tokens>,
    pub rules: Vec<&'static str>,
}

impl Attribution {
    pub(crate) fn new(class: Class, lemma: &'static str, cue: Tokens, rule: &'static str) -> Self {
        Self {
            class,
            lemma,
            frame: cue.clone(),
            cue,
            source: None,
            antecedent: None,
            audience: None,
            venue: None,
            said: None,
            content: Vec::new(),
            quotes: Vec::new(),
            direct: false,
            unsaid: false,
            carriers: Vec::new(),
            follows: None,
            within: None,
            folded: false,
            hedge: None,
            rules: vec![rule],
        }
    }

    /// A quotation that goes on from another in its paragraph.
    pub(crate) fn goes_on(&self) -> bool {
        self.rules.iter().any(|r| matches!(*r, "quote-continued" | "quote-after-report"))
    }

    /// The source by name where it is known.
    pub(crate) fn speaker(&self) -> Option<&Phrase> {
        self.antecedent.as_ref().or(self.source.as_ref())
    }

    /// Widens the frame over `tokens`.
    pub(crate) fn widen(&mut self, tokens: &Tokens) {
        if !tokens.is_empty() {
            self.frame = self.frame.start.min(tokens.start)..self.frame.end.max(tokens.end);
        }
    }

    /// The stretch from the first word of the content to the last.
    pub(crate) fn content_hull(&self) -> Option<Span> {
        self.content.iter().copied().reduce(Span::hull)
    }
}
