//! The terms of an article: names, numbers and plain words, stemmed lightly, weighted by frequency and frozen idf.

use std::collections::{BTreeMap, BTreeSet};

use super::idf;

/// Words at the head of an article that count double: news puts what happened first.
const LEAD: usize = 60;

/// Three sparse unit vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// Words that stand with a capital and never without.
    pub names: Vec<(u32, f32)>,
    /// Other words.
    pub words: Vec<(u32, f32)>,
    /// Numbers.
    pub numbers: Vec<(u32, f32)>,
    /// Share of each of the three in the whole, as the parts of one unit vector in which names and numbers weigh
    /// more than words.
    pub share: [f32; 3],
}

/// How much names, words and numbers weigh in the whole.
const WEIGHT: [f32; 3] = [1.6, 1.0, 1.6];

impl Terms {
    /// The terms of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let tokens: Vec<&str> = tokens(text).collect();
        let starts_small = |w: &str| w.chars().next().is_some_and(char::is_lowercase);
        let small: BTreeSet<String> = tokens.iter().filter(|w| starts_small(w)).map(|w| stem(w)).collect();
        let mut counts: [BTreeMap<String, f32>; 3] = Default::default();
        for (i, token) in tokens.iter().enumerate() {
            let stem = stem(token);
            let idf = idf::of(&stem);
            let slot = if token.starts_with(|c: char| c.is_ascii_digit()) {
                2
            } else if !starts_small(token) && !small.contains(&stem) && idf > 1.5 {
                0
            } else if idf > 1.2 {
                1
            } else {
                continue;
            };
            *counts[slot].entry(stem).or_default() += if i < LEAD { 2.0 } else { 1.0 };
        }
        let [(names, a), (words, b), (numbers, c)] = counts.map(weigh);
        let [names, words, numbers] =
            [(names, 96), (words, 192), (numbers, 32)].map(|(all, most)| heaviest(all, most));
        Self { names, words, numbers, share: shares([a, b, c]) }
    }

    /// The mean of several articles' terms, unit length again.
    #[must_use]
    pub fn centre(all: &[&Self]) -> Self {
        let mean = |pick: fn(&Self) -> &Vec<(u32, f32)>| {
            let mut sum: BTreeMap<u32, f32> = BTreeMap::new();
            for (term, weight) in all.iter().copied().flat_map(pick) {
                *sum.entry(*term).or_default() += weight;
            }
            unit(sum.into_iter().collect()).0
        };
        let mut share = [0.0; 3];
        for terms in all {
            (0..3).for_each(|k| share[k] += terms.share[k]);
        }
        let length = share.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        let share = share.map(|x| x / length);
        Self { names: mean(|t| &t.names), words: mean(|t| &t.words), numbers: mean(|t| &t.numbers), share }
    }

    /// The heaviest terms, names before words at equal weight; at most `most`.
    pub(super) fn keys(&self, most: usize) -> Vec<u32> {
        let mut all: Vec<(u32, f32)> = self.names.iter().map(|(t, w)| (*t, w * 1.5)).collect();
        all.extend(self.words.iter().copied());
        let heavy = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if all.len() > most {
            all.select_nth_unstable_by(most, heavy);
            all.truncate(most);
        }
        all.sort_by(heavy);
        all.into_iter().map(|(t, _)| t).collect()
    }
}

/// The lengths of the three parts as parts of one unit vector.
fn shares(lengths: [f32; 3]) -> [f32; 3] {
    let weighed = [lengths[0] * WEIGHT[0], lengths[1] * WEIGHT[1], lengths[2] * WEIGHT[2]];
    let whole = weighed.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    weighed.map(|x| x / whole)
}

/// A unit vector of the counted stems, and the length it had.
fn weigh(counts: BTreeMap<String, f32>) -> (Vec<(u32, f32)>, f32) {
    let mut all: Vec<(u32, f32)> =
        counts.into_iter().map(|(stem, n)| (hash(&stem), (1.0 + n.ln()) * idf::of(&stem))).collect();
    all.sort_by_key(|(t, _)| *t);
    unit(all)
}

fn unit(mut all: Vec<(u32, f32)>) -> (Vec<(u32, f32)>, f32) {
    let length = all.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if length > 0.0 {
        for (_, weight) in &mut all {
            *weight /= length;
        }
    }
    (all, length)
}

/// The heaviest terms of a unit vector, sorted by term: a million articles must fit into memory.
fn heaviest(mut all: Vec<(u32, f32)>, most: usize) -> Vec<(u32, f32)> {
    if all.len() > most {
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(most);
        all.sort_unstable_by_key(|(t, _)| *t);
    }
    all.shrink_to_fit();
    all
}

/// The cosine of two unit vectors, both sorted by term.
pub(super) fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
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

/// Lower case without a possessive and the commonest endings.
pub(super) fn stem(word: &str) -> String {
    let low = word.to_lowercase().replace('’', "'");
    let low = low.strip_suffix("'s").unwrap_or(&low);
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(stem) = low.strip_suffix(ending).filter(|s| s.chars().count() >= 4) {
            return stem.to_owned();
        }
    }
    low.to_owned()
}

/// Thirty-two bits tell a million articles' words apart well enough: two of one article meet by chance once in ten
/// thousand articles.
fn hash(stem: &str) -> u32 {
    let wide = stem
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    u32::try_from((wide >> 32) ^ (wide & 0xffff_ffff)).unwrap_or(u32::MAX)
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
    fn numbers_hold_together() {
        assert_eq!(
            tokens("The end.Next 1,200 of 3.5 (won't)").collect::<Vec<_>>(),
            ["The", "end", "Next", "1,200", "of", "3.5", "won't"]
        );
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_is_no_name() {
        let terms = Terms::of("Pilots met Kroll. The pilots left.");
        assert_eq!(terms.names.len(), 1);
    }
}
