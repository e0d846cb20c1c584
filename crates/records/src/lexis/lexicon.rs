//! Many patterns, found in one pass over a sentence: each token looks up the patterns that begin with it.

use facts::hash::Map;

use super::{Match, Pattern, View};

/// Patterns with a value each.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    entries: Vec<(Pattern, T)>,
    /// Entries by the hash of the word they begin with; the pattern itself compares the words. Looked up only, never
    /// walked.
    first: Map<u64, Vec<u32>>,
    /// Entries that begin with a number.
    numeric: Vec<u32>,
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), first: Map::default(), numeric: Vec::new() }
    }
}

/// A pattern found in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Found<'l, T> {
    /// First view position.
    pub start: usize,
    /// One past the last view position.
    pub end: usize,
    /// View position of the number the pattern asks for.
    pub number: Option<usize>,
    /// The pattern's value.
    pub value: &'l T,
}

// Written out: a derive would ask the value itself to be `Copy`.
impl<T> Copy for Found<'_, T> {}
impl<T> Clone for Found<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Lexicon<T> {
    /// Adds a pattern.
    pub fn add(&mut self, pattern: Pattern, value: T) {
        let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let (words, number) = pattern.first();
        for word in words {
            self.first.entry(facts::hash::word(word)).or_default().push(index);
        }
        if number {
            self.numeric.push(index);
        }
        self.entries.push((pattern, value));
    }

    /// Number of patterns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when there is no pattern.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every match, by start, the longest first, then in the order in which the patterns were added.
    #[must_use]
    pub fn find<'l>(&'l self, view: &View<'_>) -> Vec<Found<'l, T>> {
        let mut found = Vec::new();
        for at in 0..view.len() {
            self.at(view, at, &mut found);
        }
        found
    }

    /// True when a match begins at `at`.
    #[must_use]
    pub fn find_at(&self, view: &View<'_>, at: usize) -> bool {
        let mut found = Vec::new();
        self.at(view, at, &mut found);
        !found.is_empty()
    }

    /// Every match that begins at `at`, the longest first.
    fn at<'l>(&'l self, view: &View<'_>, at: usize, found: &mut Vec<Found<'l, T>>) {
        let from = found.len();
        let words = view.key(at).and_then(|key| self.first.get(&key)).map_or(&[][..], Vec::as_slice);
        // What can begin without its number is among the words.
        let number = !self.numeric.is_empty() && view.begins_number(at);
        let numeric = if number { &self.numeric[..] } else { &[] };
        if words.is_empty() && numeric.is_empty() {
            return;
        }
        for index in words.iter().chain(numeric) {
            let Some((pattern, value)) = self.entries.get(*index as usize) else { continue };
            if let Some(Match { end, number }) = pattern.at(view, at) {
                found.push(Found { start: at, end, number, value });
            }
        }
        found[from..].sort_by_key(|f| std::cmp::Reverse(f.end));
    }
}

/// Keeps matches that do not overlap: from left to right, the longest first at each start.
#[must_use]
pub fn apart<T>(found: Vec<Found<'_, T>>) -> Vec<Found<'_, T>> {
    let mut kept: Vec<Found<'_, T>> = Vec::new();
    for f in found {
        if kept.last().is_none_or(|k| k.end <= f.start) {
            kept.push(f);
        }
    }
    kept
}
