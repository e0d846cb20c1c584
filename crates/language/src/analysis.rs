//! What the language layer knows of one article, and how rules ask it.

use std::ops::Range;

use model::{
    BlockRole, Span, Timex,
    draft::{DateClue, EntityIx, LocalEntity},
};

/// A paragraph: one block, or one line of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// The role of its block. Boilerplate, bylines and datelines are not split into sentences.
    pub role: BlockRole,
    /// Its sentences (indices).
    pub sentences: Range<u32>,
    /// True when its block repeats an earlier one of the article.
    pub repeated: bool,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its paragraph (index).
    pub paragraph: u32,
    /// The role of its block.
    pub role: BlockRole,
    /// Its tokens (indices).
    pub tokens: Range<u32>,
    /// True when it repeats an earlier sentence or stands in a block that does.
    pub repeated: bool,
}

/// A word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its lower-case, repaired form: `Trumps` with a lost apostrophe is split into `trump` and `'s` (the second
    /// token's span is the `s`), curly apostrophes are straight. Short and ASCII for most.
    pub norm: Box<str>,
    /// Penn Treebank tag ("NNP", "VBD", "``", …).
    pub xpos: &'static str,
    /// Its sentence (index).
    pub sentence: u32,
    /// True when it stands inside quotation marks.
    pub quoted: bool,
    /// The entity whose mention holds it.
    pub entity: Option<EntityIx>,
    /// The noun phrase that holds it (index).
    pub np: Option<u32>,
    /// The verb group that holds it (index).
    pub vg: Option<u32>,
}

/// A base noun phrase: determiner to head, with possessors inside ("President Donald Trump's son-in-law").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its head noun (token index).
    pub head: u32,
    /// The entity of the head's mention, if any.
    pub entity: Option<EntityIx>,
}

/// Tense and form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "met", "has met" (see `perfect`), "was meeting".
    Past,
    /// "meets", "is meeting".
    Present,
    /// "will meet", "is to meet", "is going to meet", "is set to meet".
    Future,
    /// "to meet" (in a headline often the future).
    Infinitive,
    /// "meeting" without an auxiliary.
    Gerund,
    /// "met" without an auxiliary, as in "envoys met by".
    Participle,
}

/// A verb group: auxiliaries, adverbs inside, main verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The main verb (token index): "meet" in "is expected to meet".
    pub main: u32,
    /// Lemma of the main verb.
    pub lemma: Box<str>,
    /// Tense and form.
    pub tense: Tense,
    /// "has", "have", "had" before the main verb.
    pub perfect: bool,
    /// "is …-ing".
    pub progressive: bool,
    /// "was …-ed".
    pub passive: bool,
    /// "not", "n't", "never", "no longer".
    pub negated: bool,
    /// Modal as a lemma ("will", "would", "could", "may", "might", "must", "should", "can").
    pub modal: Option<Box<str>>,
    /// The catenative it hangs on ("expect", "set", "schedule", "prepare", "plan", "want", "refuse", …), lemma.
    pub via: Option<Box<str>>,
    /// The noun phrase that is its subject (index), where the order of words tells.
    pub subject: Option<u32>,
    /// Noun phrases joined to the subject by "and" or a comma, the subject first.
    pub subjects: Vec<u32>,
    /// The noun phrase right after it that is its object (index).
    pub object: Option<u32>,
}

/// An analysed article. Spans are bytes in its stored text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The stored text.
    pub text: String,
    /// Paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Noun phrases in order.
    pub nps: Vec<NounPhrase>,
    /// Verb groups in order.
    pub vgs: Vec<VerbGroup>,
    /// Names in order, not overlapping, before they are joined into entities.
    pub names: Vec<crate::names::Name>,
    /// Entities, see [`LocalEntity`].
    pub entities: Vec<LocalEntity>,
    /// Times in order.
    pub times: Vec<Timex>,
    /// Clues to the article's date.
    pub date_clues: Vec<DateClue>,
}

impl Analysis {
    /// An analysis of `text` in which nothing is found yet.
    #[must_use]
    pub fn empty(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The words under `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// Token `i` as printed; empty past the end.
    #[must_use]
    pub fn word(&self, i: u32) -> &str {
        self.tokens.get(i as usize).map_or("", |t| t.span.slice(&self.text))
    }

    /// Token `i` lower-case and repaired; empty past the end.
    #[must_use]
    pub fn norm(&self, i: u32) -> &str {
        self.tokens.get(i as usize).map_or("", |t| &t.norm)
    }

    /// Penn tag of token `i`; empty past the end.
    #[must_use]
    pub fn tag(&self, i: u32) -> &'static str {
        self.tokens.get(i as usize).map_or("", |t| t.xpos)
    }

    /// The byte span of a range of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<u32>) -> Span {
        match (self.tokens.get(tokens.start as usize), self.tokens.get(tokens.end.saturating_sub(1) as usize))
        {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.span.hull(b.span),
            _ => Span::default(),
        }
    }

    /// The tokens that overlap `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<u32> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        to_u32(start)..to_u32(end.max(start))
    }

    /// The first token at or after byte `at`.
    #[must_use]
    pub fn token_at(&self, at: u32) -> u32 {
        to_u32(self.tokens.partition_point(|t| t.span.end <= at))
    }

    /// The sentence that holds byte `at`, if one does.
    #[must_use]
    pub fn sentence_at(&self, at: u32) -> Option<u32> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        self.sentences.get(i).filter(|s| s.span.holds(at)).map(|_| to_u32(i))
    }

    /// The sentence of token `i`.
    #[must_use]
    pub fn sentence_of(&self, i: u32) -> Option<&Sentence> {
        self.sentences.get(self.tokens.get(i as usize)?.sentence as usize)
    }

    /// True when the norms of the tokens from `i` on are `words`.
    #[must_use]
    pub fn matches(&self, i: u32, words: &[&str]) -> bool {
        (i..).zip(words).all(|(i, w)| self.norm(i) == *w)
    }

    /// Times (indices) that lie in `span`.
    pub fn times_in(&self, span: Span) -> impl Iterator<Item = u32> + '_ {
        let start = self.times.partition_point(|t| t.span.end <= span.start);
        (start..self.times.len()).take_while(move |i| self.times[*i].span.start < span.end).map(to_u32)
    }

    /// Entities (indices) with the spans of their mentions in `span`, in text order.
    #[must_use]
    pub fn entities_in(&self, span: Span) -> Vec<(EntityIx, Span)> {
        let mut found: Vec<(EntityIx, Span)> = Vec::new();
        for i in self.tokens_in(span) {
            let Some(e) = self.tokens[i as usize].entity else { continue };
            let at = self.tokens[i as usize].span;
            match found.last_mut() {
                Some((last, s)) if *last == e && i > 0 && self.tokens[i as usize - 1].entity == Some(e) => {
                    *s = s.hull(at);
                }
                _ => found.push((e, at)),
            }
        }
        found
    }
}

/// An index as it is stored; texts are refused long before `u32` runs out.
#[must_use]
pub fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
