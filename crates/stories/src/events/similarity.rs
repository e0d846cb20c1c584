//! How alike two articles, or two events, are: a handful of weights over cosines and days.

use super::{EventInput, terms::cosine};

/// The weights. Chosen by logistic regression on pairs, cross-validated over topics; see docs/accuracy.md.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Constant.
    pub bias: f32,
    /// Cosine of the whole, names and numbers weighing more.
    pub whole: f32,
    /// Cosine of names.
    pub names: f32,
    /// Cosine of plain words.
    pub words: f32,
    /// Cosine of numbers.
    pub numbers: f32,
    /// Geometric mean of the cosines of names and words: both must meet.
    pub both: f32,
    /// The smaller of the two.
    pub least: f32,
    /// Taken off for each day between the articles, beyond the first two, up to thirty.
    pub day: f32,
    /// Average linkage above this is one event.
    pub event: f32,
    /// Pairs this much below it may still meet in a component.
    pub slack: f32,
    /// Two stories in the making that are more alike than this are one.
    pub story: f32,
    /// Part of the names in that likeness; the rest are words.
    pub story_names: f32,
    /// Days between two parts of a story after which their likeness has fallen to a third.
    pub story_days: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            bias: -4.1,
            whole: 5.0,
            names: 6.4,
            words: 2.4,
            numbers: 1.9,
            both: 3.1,
            least: 1.9,
            day: 0.12,
            event: 1.25,
            slack: 2.0,
            story: 0.09,
            story_names: 0.7,
            story_days: 180.0,
        }
    }
}

/// How alike two articles are, part by part; what `why` shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// Cosine of names.
    pub names: f32,
    /// Cosine of plain words.
    pub words: f32,
    /// Cosine of numbers.
    pub numbers: f32,
    /// Cosine of the whole.
    pub whole: f32,
    /// Days that surely lie between them.
    pub days: i32,
}

/// Compares inputs pair by pair.
pub(super) struct Pairs<'a> {
    inputs: &'a [EventInput],
    weights: &'a Weights,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(inputs: &'a [EventInput], weights: &'a Weights) -> Self {
        Self { inputs, weights }
    }

    fn similarity(&self, a: u32, b: u32) -> Similarity {
        let (a, b) = (&self.inputs[a as usize], &self.inputs[b as usize]);
        let days = match (a.days, b.days) {
            (Some((a0, a1)), Some((b0, b1))) => (b0 - a1).max(a0 - b1).max(0),
            _ => 0,
        };
        let (left, right) = (&a.terms, &b.terms);
        let names = cosine(&left.names, &right.names);
        let words = cosine(&left.words, &right.words);
        let numbers = cosine(&left.numbers, &right.numbers);
        let part = |k: usize, cosine: f32| left.share[k] * right.share[k] * cosine;
        Similarity { names, words, numbers, whole: part(0, names) + part(1, words) + part(2, numbers), days }
    }

    /// Log-odds that two articles report one event.
    pub(super) fn event(&self, a: u32, b: u32) -> f32 {
        let (s, w) = (self.similarity(a, b), self.weights);
        let apart = (s.days - 2).clamp(0, 30) as f32;
        w.bias
            + w.whole * s.whole
            + w.names * s.names
            + w.words * s.words
            + w.numbers * s.numbers
            + w.both * (s.names * s.words).max(0.0).sqrt()
            + w.least * s.names.min(s.words)
            - w.day * apart
    }
}
