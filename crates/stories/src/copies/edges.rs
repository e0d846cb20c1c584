//! Pairs that share enough: candidates by sampled shingles, verified on all shingles.

use std::collections::{HashMap, HashSet};

use super::{
    CopyInput, Shingles,
    verify::{Sides, verify},
};

/// When two texts are copies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Sampled shingles that a pair must share to be looked at.
    pub shared_samples: u32,
    /// Share of one text's shingles, and of those outside quotation marks, that must be in the other and spread over
    /// all of it.
    pub containment: f32,
    /// Share that is enough wherever it stands: less in one place is a quotation, a gallery or background.
    pub whole: f32,
    /// A shingle in more articles of one outlet than this is the outlet's furniture.
    pub outlet_repeats: u32,
    /// A shingle in more articles than this pairs each of them with the first ones only.
    pub hot: usize,
    /// Texts of fewer words are never copies.
    pub least_words: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { shared_samples: 3, containment: 0.25, whole: 0.9, outlet_repeats: 3, hot: 24, least_words: 24 }
    }
}

/// A verified pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CopyEdge {
    /// Index of the input with the smaller id.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// Share of `a`'s shingles that are in `b`, 0 to 1.
    pub share_a: f32,
    /// Share of `b`'s shingles that are in `a`.
    pub share_b: f32,
    /// Longest run of words in common.
    pub longest_run: u32,
    /// Bytes of that run in `a`, half-open.
    pub run_a: (u32, u32),
    /// Bytes of that run in `b`.
    pub run_b: (u32, u32),
}

/// All verified pairs, in canonical order of ids.
pub(super) fn find(inputs: &[CopyInput<'_>], shingles: &[Shingles], limits: &Limits) -> Vec<CopyEdge> {
    let furniture = furniture(inputs, shingles, limits);
    let of = |i: u32| inputs[i as usize].outlet.and_then(|o| furniture.get(o));
    verified(inputs, &candidates(&canonical(inputs), shingles, of, limits), of, limits)
}

/// The pairs that stand, of some that share enough samples.
pub(super) fn verified<'f>(
    inputs: &[CopyInput<'_>],
    pairs: &[(u32, u32)],
    furniture: impl Fn(u32) -> Option<&'f Furniture>,
    limits: &Limits,
) -> Vec<CopyEdge> {
    let mut sides = Sides::new();
    let stands =
        |(a, b): &(u32, u32)| verify(inputs, (*a, *b), (furniture(*a), furniture(*b)), limits, &mut sides);
    pairs.iter().filter_map(stands).collect()
}

/// The pairs of which the texts are read to verify them.
pub(super) fn pairs(inputs: &[CopyInput<'_>], shingles: &[Shingles], limits: &Limits) -> Vec<(u32, u32)> {
    let furniture = furniture(inputs, shingles, limits);
    let of = |i: u32| inputs[i as usize].outlet.and_then(|o| furniture.get(o));
    candidates(&canonical(inputs), shingles, of, limits)
}

/// The inputs by their ids.
fn canonical(inputs: &[CopyInput<'_>]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..inputs.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| inputs[*a as usize].id.cmp(inputs[*b as usize].id));
    order
}

/// Sampled shingles that one outlet prints again and again.
pub(super) type Furniture = HashSet<u64, Plain>;

fn furniture<'a>(
    inputs: &[CopyInput<'a>],
    shingles: &[Shingles],
    limits: &Limits,
) -> HashMap<&'a str, Furniture> {
    let mut by_outlet: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, input) in inputs.iter().enumerate() {
        if let Some(outlet) = input.outlet {
            by_outlet.entry(outlet).or_default().push(i);
        }
    }
    by_outlet.retain(|_, members| members.len() > limits.outlet_repeats as usize);
    let often = |members: Vec<usize>| {
        let mut all: Vec<u64> =
            members.into_iter().flat_map(|i| shingles[i].sample.iter().copied()).collect();
        all.sort_unstable();
        let runs = all.chunk_by(|a, b| a == b).filter(|run| run.len() > limits.outlet_repeats as usize);
        runs.map(|run| run[0]).collect()
    };
    by_outlet.into_iter().map(|(outlet, members)| (outlet, often(members))).collect()
}

/// Pairs `(a, b)` that share enough samples, in canonical order.
fn candidates<'f>(
    order: &[u32],
    shingles: &[Shingles],
    furniture: impl Fn(u32) -> Option<&'f Furniture>,
    limits: &Limits,
) -> Vec<(u32, u32)> {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (rank, at) in
        order.iter().enumerate().filter(|(_, at)| shingles[**at as usize].words >= limits.least_words)
    {
        let often = furniture(*at);
        let meets = |s: &&u64| meets_by(**s) && often.is_none_or(|f| !f.contains(*s));
        postings.extend(shingles[*at as usize].sample.iter().filter(meets).map(|s| (*s, place(rank))));
    }
    postings.sort_unstable();
    let mut met: Vec<(u32, u32)> = Vec::new();
    let mut under: Vec<u32> = Vec::new();
    for list in postings.chunk_by(|a, b| a.0 == b.0).filter(|l| l.len() > 1) {
        under.clear();
        under.extend(list.iter().map(|(_, rank)| *rank));
        meet(&under, limits, &mut |a, b| met.push((a, b)));
    }
    drop(postings);
    met.sort_unstable();
    met.chunk_by(|x, y| x == y)
        .filter(|run| run.len() >= MEETINGS)
        .map(|run| (order[run[0].0 as usize], order[run[0].1 as usize]))
        .filter(|(a, b)| worth(&shingles[*a as usize], &shingles[*b as usize], limits))
        .collect()
}

/// Shingles under which two texts meet before they are compared.
pub(super) const MEETINGS: usize = 2;

/// True for the sampled shingles under which texts meet: half of the sample is enough; all of it is compared before a
/// pair is read again.
pub(super) fn meets_by(shingle: u64) -> bool {
    shingle & 1 << 40 == 0
}

/// Gives the pairs of the texts under one shingle, which come in canonical order: each meets the first ones, however
/// many there are.
pub(super) fn meet(under: &[u32], limits: &Limits, pair: &mut dyn FnMut(u32, u32)) {
    for (i, b) in under.iter().enumerate() {
        under[..i.min(limits.hot)].iter().for_each(|a| pair(*a, *b));
    }
}

/// True for two texts that share so much of their samples that it is worth reading them.
pub(super) fn worth(a: &Shingles, b: &Shingles, limits: &Limits) -> bool {
    let least = a.sample.len().min(b.sample.len()) as f32;
    common(&a.sample, &b.sample) as f32
        >= (least * limits.containment * 0.75).max(limits.shared_samples as f32)
}

/// How many members two sorted lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, n) = (i + 1, j + 1, n + 1);
            }
        }
    }
    n
}

/// A hasher for keys that are hashes already.
#[derive(Clone, Copy, Default)]
pub(super) struct Pass(u64);

impl std::hash::Hasher for Pass {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = super::words::mix(u64::from(n));
    }
}

/// Builds [`Pass`] hashers.
pub(super) type Plain = std::hash::BuildHasherDefault<Pass>;
