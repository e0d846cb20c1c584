//! Which pairs of articles are compared at all: those that share two of their rarest terms within a few weeks.
//!
//! Articles are ranked by day, and an index entry holds the ranks with a term. An article meets those after it in each
//! of its entries, one article at a time, so that nothing but the index is kept: time and memory grow with the number
//! of articles.

use super::{EventInput, Weights, similarity::Pairs};
use crate::threads;

/// Terms of an article that index it: its rarest names and words.
pub(super) const KEYS: usize = 24;

/// An entry with more articles than this within [`WINDOW`] is too common to meet by.
pub(super) const HOT: usize = 400;

/// Dated articles further apart are not compared: the days alone speak against one event.
pub(super) const WINDOW: i32 = 45;

/// Articles that one thread takes at a time.
const BLOCK: usize = 512;

/// A pair of articles, as places in canonical order, the earlier first, and how alike they are.
pub(super) type Edge = (u32, u32, f32);

/// The pairs that share two keys and are nearly one event. Articles are given in canonical order.
pub(super) fn scored(articles: &[&EventInput], weights: &Weights) -> Vec<Edge> {
    let index = Index::of(articles);
    let scratch = || (Pairs::new(weights), vec![0u8; articles.len()]);
    let found = threads::blocks(articles.len(), BLOCK, scratch, |(pairs, shared), ranks| {
        let mut edges = Vec::new();
        let mut met = Vec::new();
        for rank in ranks {
            index.meet(rank, shared, &mut met);
            if met.is_empty() {
                continue;
            }
            let place = index.ranked[rank];
            pairs.hold(articles[place as usize]);
            for other in met.drain(..) {
                let score = pairs.event(articles[other as usize]);
                if score > weights.event - weights.slack {
                    edges.push((place.min(other), place.max(other), score));
                }
            }
        }
        edges
    });
    found.concat()
}

/// The articles under each of their keys.
struct Index {
    /// Articles by day, undated ones last.
    ranked: Vec<u32>,
    /// For each rank, one past the last rank of the weeks after it.
    reach: Vec<u32>,
    /// Key, [`WHOLE`] and rank, in one number each, sorted.
    postings: Vec<u64>,
    /// The postings of each rank, as positions, and where those of each rank begin.
    places: Vec<u32>,
    begins: Vec<u32>,
}

/// Where the key stands in a posting.
const KEY: u32 = 40;

/// Marks a posting of an entry in which every article meets every other one.
const WHOLE: u64 = 1 << 32;

impl Index {
    fn of(articles: &[&EventInput]) -> Self {
        let day = |place: u32| articles[place as usize].days.map_or(i32::MAX, |d| d.0);
        let mut ranked: Vec<u32> = (0u32..).take(articles.len()).collect();
        ranked.sort_by_key(|place| day(*place));
        let dated = ranked.partition_point(|place| day(*place) < i32::MAX);
        let mut reach: Vec<u32> = (1u32..).take(ranked.len()).collect();
        let mut end = 0;
        for rank in 0..dated {
            while end < dated && day(ranked[end]).saturating_sub(day(ranked[rank])) <= WINDOW {
                end += 1;
            }
            reach[rank] = number(end);
        }
        let mut postings: Vec<u64> = Vec::with_capacity(ranked.len() * KEYS);
        let mut begins: Vec<u32> = vec![0; ranked.len() + 1];
        for (rank, place) in (0u32..).zip(&ranked) {
            let keys = articles[*place as usize].terms.keys(KEYS);
            postings.extend(keys.map(|key| u64::from(key) << KEY | u64::from(rank)));
            begins[rank as usize + 1] = number(postings.len());
        }
        postings.sort_unstable();
        for entry in postings.chunk_by_mut(|a, b| a >> KEY == b >> KEY) {
            // An undated article may be of any day: where there are few of any, everything is compared with them.
            let undated = entry.last().is_some_and(|last| rank(*last) >= dated);
            if undated && entry.len() <= HOT {
                entry.iter_mut().for_each(|posting| *posting |= WHOLE);
            }
        }
        let mut places = vec![0; postings.len()];
        let mut filled = begins.clone();
        for (at, posting) in (0u32..).zip(&postings) {
            let slot = &mut filled[rank(*posting)];
            places[*slot as usize] = at;
            *slot += 1;
        }
        Self { ranked, reach, postings, places, begins }
    }

    /// The articles after this rank that share two keys with it, in order.
    fn meet(&self, own: usize, shared: &mut [u8], met: &mut Vec<u32>) {
        let row = self.begins[own] as usize..self.begins[own + 1] as usize;
        for at in &self.places[row] {
            for other in self.after(*at as usize, own) {
                let count = &mut shared[rank(*other)];
                if *count == 0 {
                    met.push(number(rank(*other)));
                }
                *count = count.saturating_add(1);
            }
        }
        met.retain(|other| std::mem::take(&mut shared[*other as usize]) >= 2);
        met.sort_unstable();
        met.iter_mut().for_each(|rank| *rank = self.ranked[*rank as usize]);
    }

    /// The postings that the one at `at` meets: those after it in its entry, of the same weeks, unless the entry is
    /// too common there.
    fn after(&self, at: usize, own: usize) -> &[u64] {
        let key = self.postings[at] >> KEY;
        let rest = &self.postings[at + 1..(at + 1 + HOT).min(self.postings.len())];
        let whole = self.postings[at] & WHOLE != 0;
        let reach = self.reach[own] as usize;
        let met = rest.partition_point(|p| p >> KEY == key && (whole || rank(*p) < reach));
        if met == HOT { &[] } else { &rest[..met] }
    }
}

fn rank(posting: u64) -> usize {
    (posting & (WHOLE - 1)) as usize
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
    use super::*;

    #[test]
    fn a_pair_is_seen_once_and_not_over_years() {
        let text = "The harbour of Torvale burned, mayor Edda Kroll said.";
        let input = |id: &str, day: Option<i32>| EventInput {
            id: id.into(),
            terms: Terms::of(text),
            days: day.map(|d| (d, d)),
        };
        let pairs = |inputs: &[EventInput]| {
            let articles: Vec<&EventInput> = inputs.iter().collect();
            let mut seen: Vec<(u32, u32)> =
                scored(&articles, &Weights::default()).into_iter().map(|(a, b, _)| (a, b)).collect();
            seen.sort_unstable();
            seen
        };
        let dated = [input("a", Some(0)), input("b", Some(3)), input("c", Some(900))];
        assert_eq!(pairs(&dated), [(0, 1)]);
        let undated = [input("a", Some(0)), input("b", None), input("c", Some(900))];
        assert_eq!(pairs(&undated), [(0, 1), (0, 2), (1, 2)]);
    }
}
