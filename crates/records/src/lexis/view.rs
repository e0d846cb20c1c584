//! A sentence as patterns see it: its tokens without quotation marks and brackets.

use std::cell::OnceCell;

use language::Analysis;
use model::{
    Span,
    draft::{EntityIx, LocalEntity},
};

use super::sieve::Sieve;
use crate::figures::number;

/// One sentence's tokens, marks that interrupt phrases left out.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The sentence (index).
    pub sentence: u32,
    /// Token indices in order.
    pub tokens: Vec<u32>,
    /// The hash of each token's norm, in the same order: many lexicons look at every token.
    keys: Vec<u64>,
    /// Which words the sentence may hold.
    words: Sieve,
    /// Where a number begins, once somebody has asked.
    numbers: OnceCell<Vec<bool>>,
}

impl<'a> View<'a> {
    /// The view of sentence `sentence`; empty past the end.
    #[must_use]
    pub fn new(analysis: &'a Analysis, sentence: u32) -> Self {
        let range = analysis.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.clone());
        let tokens: Vec<u32> = range.filter(|i| !is_mark(analysis.norm(*i))).collect();
        let keys: Vec<u64> = tokens.iter().map(|i| facts::hash::word(analysis.norm(*i))).collect();
        let words = Sieve::of(&keys);
        Self { analysis, sentence, tokens, keys, words, numbers: OnceCell::new() }
    }

    /// Number of tokens seen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True when nothing is seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Lower-case, repaired form of the token at view position `at`; empty outside.
    #[must_use]
    pub fn norm(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| self.analysis.norm(*t))
    }

    /// The hash of the norm at view position `at`; `None` outside.
    #[must_use]
    pub(super) fn key(&self, at: usize) -> Option<u64> {
        self.keys.get(at).copied()
    }

    /// True when the sentence may hold one of the words in `sieve`.
    pub(super) fn may_hold(&self, sieve: &Sieve) -> bool {
        self.words.meets(sieve)
    }

    /// True when a number begins at view position `at`.
    pub(super) fn begins_number(&self, at: usize) -> bool {
        let all = || (0..self.len()).map(|i| number::end_of(self, i).is_some()).collect();
        self.numbers.get_or_init(all).get(at).copied().unwrap_or(false)
    }

    /// Penn tag of the token at view position `at`.
    #[must_use]
    pub fn tag(&self, at: usize) -> &'static str {
        self.tokens.get(at).map_or("", |t| self.analysis.tag(*t))
    }

    /// Token index at view position `at`, the last one past the end.
    #[must_use]
    pub fn token(&self, at: usize) -> u32 {
        self.tokens.get(at).or(self.tokens.last()).copied().unwrap_or(0)
    }

    /// The entity that the token at view position `at` names a part of, as an index into the analysis's.
    #[must_use]
    pub fn entity(&self, at: usize) -> Option<EntityIx> {
        self.analysis.tokens.get(self.token(at) as usize)?.entity
    }

    /// That entity itself.
    #[must_use]
    pub fn named(&self, at: usize) -> Option<&'a LocalEntity> {
        self.analysis.entities.get(self.entity(at)? as usize)
    }

    /// True where the token at view position `at` is part of a time.
    #[must_use]
    pub fn is_time(&self, at: usize) -> bool {
        self.analysis.times_in(self.span(at, at + 1)).next().is_some()
    }

    /// The byte span of view positions `from..to`.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        if from >= to || from >= self.len() {
            return Span::default();
        }
        self.analysis.span(self.token(from)..self.token(to - 1) + 1)
    }

    /// The view position of the first token that ends after byte `at`.
    #[must_use]
    pub fn at_byte(&self, at: u32) -> usize {
        self.tokens.partition_point(|t| self.analysis.tokens[*t as usize].span.end <= at)
    }

    /// One past the last position of `from..to` with the scrap of quotation that it cuts, or that begins right after
    /// it: 'were "going well"'.
    #[must_use]
    pub fn with_scrap(&self, from: usize, to: usize) -> usize {
        let marks = |from: usize, to: usize| {
            let end = self
                .tokens
                .get(to)
                .map_or(self.whole().end, |t| self.analysis.tokens[*t as usize].span.start);
            let text = Span::new(self.span(from, to).start, end).slice(&self.analysis.text);
            (text.matches(['"', '“']).count(), text.matches('”').count(), text.matches('"').count())
        };
        let open = |to: usize| {
            let (opening, closing, straight) = marks(from, to);
            opening - straight > closing || straight % 2 == 1
        };
        if from >= to || !open(to) {
            return to;
        }
        (to + 1..(to + 12).min(self.len() + 1)).find(|t| !open(*t)).unwrap_or(to)
    }

    /// The sentence's byte span.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.analysis.sentences.get(self.sentence as usize).map_or(Span::default(), |s| s.span)
    }
}

fn is_mark(norm: &str) -> bool {
    matches!(norm, "\"" | "``" | "''" | "“" | "”" | "„" | "«" | "»" | "[" | "]" | "‘‘" | "’’")
}
