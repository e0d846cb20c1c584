//! How alike two articles, or two events, are: a handful of weights over cosines and days.

use super::{EventInput, packed::Probe};

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
            event: 0.5,
            slack: 1.25,
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

/// One article, held ready to be compared with others.
pub(super) struct Pairs<'a> {
    weights: &'a Weights,
    held: Option<&'a EventInput>,
    probe: Probe,
}

impl<'a> Pairs<'a> {
    /// Holds no article yet.
    pub(super) fn new(weights: &'a Weights) -> Self {
        Self { weights, held: None, probe: Probe::new() }
    }

    /// Holds this article.
    pub(super) fn hold(&mut self, article: &'a EventInput) {
        self.probe.hold(&article.terms.packed);
        self.held = Some(article);
    }

    fn similarity(&self, other: &EventInput) -> Similarity {
        let held = self.held.unwrap_or(other);
        let dot = |k| self.probe.dot(&other.terms.packed, k);
        let [names, words, numbers] = [dot(0), dot(1), dot(2)];
        let part = |k: usize, cosine: f32| held.terms.share[k] * other.terms.share[k] * cosine;
        let whole = part(0, names) + part(1, words) + part(2, numbers);
        Similarity { names, words, numbers, whole, days: gap(held.days, other.days) }
    }

    /// Log-odds that the held article and another report one event.
    pub(super) fn event(&self, other: &EventInput) -> f32 {
        let (s, w) = (self.similarity(other), self.weights);
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

/// Days that surely lie between two spans of days.
pub(super) fn gap(a: Option<(i32, i32)>, b: Option<(i32, i32)>) -> i32 {
    match (a, b) {
        (Some((a0, a1)), Some((b0, b1))) => (b0 - a1).max(a0 - b1).max(0),
        _ => 0,
    }
}
