//! The terms of an article: names, numbers and plain words, stemmed lightly, weighted by frequency and frozen idf.

use std::{borrow::Cow, collections::BTreeMap};

use facts::hash::Set;

use super::{
    idf,
    packed::{Packed, heaviest, term},
};

/// Words at the head of an article that count double: news puts what happened first.
const LEAD: usize = 60;

/// Terms that are kept of names, words and numbers: a million articles must fit into memory.
const MOST: [usize; 3] = [96, 160, 32];

/// Names (words that stand with a capital and never without), other words, and numbers, as sparse unit vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    pub(super) packed: Packed,
    /// Share of each of the three in the whole, as the parts of one unit vector in which names and numbers weigh
    /// more than words.
    pub(super) share: [f32; 3],
}

/// How often a stem stands in a text, and how much it tells.
#[derive(Clone, Copy)]
struct Count {
    times: f32,
    idf: f32,
}

/// How much names, words and numbers weigh in the whole.
const WEIGHT: [f32; 3] = [1.6, 1.0, 1.6];

impl Terms {
    /// The terms of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let tokens: Vec<(&str, Cow<'_, str>)> = tokens(text).map(|t| (t, stem(t))).collect();
        let starts_small = |w: &str| w.chars().next().is_some_and(char::is_lowercase);
        let small: Set<&str> =
            tokens.iter().filter(|(t, _)| starts_small(t)).map(|(_, stem)| &**stem).collect();
        let mut counts: [BTreeMap<&str, Count>; 3] = Default::default();
        for (i, (token, stem)) in tokens.iter().enumerate() {
            let idf = idf::of(stem);
            let slot = if token.starts_with(|c: char| c.is_ascii_digit()) {
                2
            } else if !starts_small(token) && !small.contains(&**stem) && idf > 1.5 {
                0
            } else if idf > 1.2 {
                1
            } else {
                continue;
            };
            counts[slot].entry(stem).or_insert(Count { times: 0.0, idf }).times +=
                if i < LEAD { 2.0 } else { 1.0 };
        }
        let [names, words, numbers] = counts;
        let [(names, a), (words, b), (numbers, c)] = [weigh(names, 0), weigh(words, 1), weigh(numbers, 2)];
        Self { packed: Packed::of([names, words, numbers]), share: shares([a, b, c]) }
    }

    /// How many terms are kept.
    #[must_use]
    pub fn count(&self) -> usize {
        self.packed.len()
    }

    /// As bytes, to be kept; good only for the program that made them.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.share.iter().flat_map(|s| s.to_le_bytes()).chain(self.packed.bytes()).collect()
    }

    /// What [`Terms::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (shares, packed) = bytes.split_first_chunk::<12>()?;
        let mut share = [0.0; 3];
        for (share, bytes) in share.iter_mut().zip(shares.as_chunks::<4>().0) {
            *share = f32::from_le_bytes(*bytes);
        }
        Some(Self { packed: Packed::of_bytes(packed)?, share })
    }

    /// The terms of the same article with every name exchanged for another: for streams made longer to be measured.
    #[must_use]
    pub fn renamed(&self, by: u32) -> Self {
        Self { packed: self.packed.renamed(by & 0x00ff_ffff), share: self.share }
    }

    /// The heaviest names and words, at most `most`, for an index.
    pub(super) fn keys(&self, most: usize) -> impl Iterator<Item = u32> {
        let names = self.packed.weights(0).map(|(term, weight)| (term, weight * 1.5));
        let all = names.chain(self.packed.weights(1)).collect();
        heaviest(all, most).into_iter().map(|(term, _)| term)
    }
}

/// The lengths of the three parts as parts of one unit vector.
fn shares(lengths: [f32; 3]) -> [f32; 3] {
    let weighed = [lengths[0] * WEIGHT[0], lengths[1] * WEIGHT[1], lengths[2] * WEIGHT[2]];
    let whole = weighed.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    weighed.map(|x| x / whole)
}

/// The heaviest terms of a unit vector of the counted stems of one part, and the length it had.
fn weigh(counts: BTreeMap<&str, Count>, part: u8) -> (Vec<(u32, f32)>, f32) {
    let weight = |(stem, n): (&str, Count)| (term(stem, part), (1.0 + n.times.ln()) * n.idf);
    let mut all: Vec<(u32, f32)> = counts.into_iter().map(weight).collect();
    let length = all.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    all.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    (heaviest(all, MOST[usize::from(part) % MOST.len()]), length)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| matches!(c, '\'' | '’' | '-' | '.' | ',');
    text.split(move |c: char| !c.is_alphanumeric() && !inner(c)).flat_map(move |part| {
        let part = part.trim_matches(inner);
        // "3.5" and "1,200" hold together, "end.Next" does not.
        let number = part.starts_with(|c: char| c.is_ascii_digit());
        part.split(move |c: char| !number && matches!(c, '.' | ',')).filter(|w| !w.is_empty())
    })
}

/// Lower case without a possessive and the commonest endings; lent where the word is in lower case.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let plain = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if plain {
        return Cow::Borrowed(cut(word));
    }
    let low = word.to_lowercase().replace('’', "'");
    let long = cut(&low).len();
    Cow::Owned(low[..long].to_owned())
}

/// A word in lower case without a possessive and the commonest endings.
fn cut(low: &str) -> &str {
    let low = low.strip_suffix("'s").unwrap_or(low);
    let endings = ["ing", "ed", "es", "s"].into_iter();
    let mut cut = endings.filter_map(|e| low.strip_suffix(e).filter(|s| s.chars().count() >= 4));
    cut.next().unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_fold_and_short_words_stay() {
        assert_eq!(
            (stem("Strikes"), stem("striking"), stem("was")),
            ("strik".into(), "strik".into(), "was".into())
        );
        assert_eq!(stem("Torvale’s"), "torvale");
    }

    #[test]
    fn terms_that_were_kept_are_the_same_terms() {
        let terms = Terms::of("Pilots met Kroll in Lorn on 3 May. The 11 pilots left for Dalmar.");
        let bytes = terms.to_bytes();
        assert_eq!(Terms::of_bytes(&bytes), Some(terms));
        assert_eq!(Terms::of_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Terms::of_bytes(&[255; 40]), None);
    }

    #[test]
    fn numbers_hold_together() {
        assert_eq!(
            tokens("The end.Next 1,200 of 3.5 (won't)").collect::<Vec<_>>(),
            ["The", "end", "Next", "1,200", "of", "3.5", "won't"]
        );
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_is_no_name() {
        let terms = Terms::of("Pilots met Kroll. The pilots left.");
        assert_eq!(terms.packed.weights(0).count(), 1);
    }
}
