//! Pairs that share enough: candidates by sampled shingles, verified on all shingles.

use std::collections::HashMap;

use super::{
    CopyInput, Shingles,
    shingles::{is_sampled, shingles},
    words::words,
};

/// When two texts are copies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Sampled shingles that a pair must share to be looked at.
    pub shared_samples: u32,
    /// Share of one text's shingles that must be in the other, when they are spread over all of it.
    pub containment: f32,
    /// Share that is enough when they are not: a long shared passage in one place is a quotation or background.
    pub concentrated: f32,
    /// A shingle in more articles of one outlet than this is the outlet's furniture.
    pub outlet_repeats: u32,
    /// A shingle in more articles than this pairs each of them with the first ones only.
    pub hot: usize,
    /// Texts of fewer words are never copies.
    pub least_words: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            shared_samples: 3,
            containment: 0.25,
            concentrated: 0.5,
            outlet_repeats: 3,
            hot: 24,
            least_words: 24,
        }
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
    let mut order: Vec<u32> = (0..inputs.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| inputs[*a as usize].id.cmp(inputs[*b as usize].id));
    let furniture = furniture(inputs, shingles, limits);
    let mut edges: Vec<CopyEdge> = candidates(&order, inputs, shingles, &furniture, limits)
        .into_iter()
        .filter_map(|(a, b)| verify(inputs, a, b, &furniture, limits))
        .collect();
    edges.sort_by(|x, y| key(inputs, x).cmp(&key(inputs, y)));
    edges
}

fn key<'a>(inputs: &[CopyInput<'a>], e: &CopyEdge) -> (&'a str, &'a str) {
    (inputs[e.a as usize].id, inputs[e.b as usize].id)
}

/// Sampled shingles that one outlet prints again and again, by outlet.
type Furniture<'a> = HashMap<&'a str, std::collections::HashSet<u64>>;

fn furniture<'a>(inputs: &[CopyInput<'a>], shingles: &[Shingles], limits: &Limits) -> Furniture<'a> {
    let mut by_outlet: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, input) in inputs.iter().enumerate() {
        if let Some(outlet) = input.outlet {
            by_outlet.entry(outlet).or_default().push(i);
        }
    }
    by_outlet.retain(|_, members| members.len() > limits.outlet_repeats as usize);
    let mut all = Furniture::new();
    for (outlet, members) in by_outlet {
        let mut count: HashMap<u64, u32> = HashMap::new();
        for i in members {
            for s in &shingles[i].sample {
                *count.entry(*s).or_default() += 1;
            }
        }
        let often = count.into_iter().filter(|(_, n)| *n > limits.outlet_repeats).map(|(s, _)| s).collect();
        all.insert(outlet, often);
    }
    all
}

fn is_furniture(furniture: &Furniture<'_>, input: &CopyInput<'_>, shingle: u64) -> bool {
    input.outlet.and_then(|o| furniture.get(o)).is_some_and(|set| set.contains(&shingle))
}

/// Pairs `(a, b)` in canonical order that share enough samples.
fn candidates(
    order: &[u32],
    inputs: &[CopyInput<'_>],
    shingles: &[Shingles],
    furniture: &Furniture<'_>,
    limits: &Limits,
) -> Vec<(u32, u32)> {
    let mut index: HashMap<u64, Vec<u32>, Plain> = HashMap::default();
    let mut found = Vec::new();
    let mut shared: HashMap<u32, u32, Plain> = HashMap::default();
    for at in order {
        let input = &inputs[*at as usize];
        if shingles[*at as usize].words < limits.least_words {
            continue;
        }
        shared.clear();
        // Half of the sample is enough to meet; all of it is compared before a pair is read again.
        for s in shingles[*at as usize].sample.iter().filter(|s| **s & 1 << 40 == 0) {
            if is_furniture(furniture, input, *s) {
                continue;
            }
            let posting = index.entry(*s).or_default();
            for other in posting.iter() {
                *shared.entry(*other).or_default() += 1;
            }
            if posting.len() < limits.hot {
                posting.push(*at);
            }
        }
        let worth = |other: u32| {
            let (a, b) = (&shingles[*at as usize].sample, &shingles[other as usize].sample);
            let least = a.len().min(b.len()) as f32;
            common(a, b) as f32 >= (least * limits.containment * 0.75).max(limits.shared_samples as f32)
        };
        found.extend(shared.iter().filter(|(o, n)| **n >= 2 && worth(**o)).map(|(other, _)| (*other, *at)));
    }
    found
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

/// Looks at all shingles of a pair.
fn verify(
    inputs: &[CopyInput<'_>],
    a: u32,
    b: u32,
    furniture: &Furniture<'_>,
    limits: &Limits,
) -> Option<CopyEdge> {
    let (left, right) = (&inputs[a as usize], &inputs[b as usize]);
    let (mut words_a, mut words_b) = (Vec::new(), Vec::new());
    words(left.text, &mut words_a);
    words(right.text, &mut words_b);
    let hashes_a: Vec<u64> = words_a.iter().map(|w| w.hash).collect();
    let hashes_b: Vec<u64> = words_b.iter().map(|w| w.hash).collect();
    let keep = |input: &CopyInput<'_>, hashes: &[u64]| -> Vec<u64> {
        let mut all: Vec<u64> = shingles(hashes).collect();
        if let Some(often) = input.outlet.and_then(|o| furniture.get(o)) {
            blank_furniture(&mut all, often);
        }
        all
    };
    let (all_a, all_b) = (keep(left, &hashes_a), keep(right, &hashes_b));
    let (share_a, share_b) = (share(&all_a, &all_b), share(&all_b, &all_a));
    let stands = |of: &[u64], other: &[u64], share: f32| {
        share >= limits.concentrated || share >= limits.containment && spread(of, other)
    };
    if !stands(&all_a, &all_b, share_a) && !stands(&all_b, &all_a, share_b) {
        return None;
    }
    let (run, at_a, at_b) = longest_run(&all_a, &all_b);
    let bytes = |words: &[super::Word], at: usize| {
        let last = (at + run as usize).min(words.len()).saturating_sub(1);
        (words[at].start, words[last].end)
    };
    Some(CopyEdge {
        a,
        b,
        share_a,
        share_b,
        longest_run: run,
        run_a: bytes(&words_a, at_a),
        run_b: bytes(&words_b, at_b),
    })
}

/// Sets the outlet's furniture to 0. Only sampled shingles are known to be furniture; one between two samples goes
/// with them when both are.
fn blank_furniture(all: &mut [u64], often: &std::collections::HashSet<u64>) {
    let samples: Vec<(usize, bool)> = all
        .iter()
        .enumerate()
        .filter(|(_, s)| is_sampled(**s))
        .map(|(i, s)| (i, often.contains(s)))
        .collect();
    let mut from = 0;
    for pair in samples.windows(2) {
        if pair[0].1 && pair[1].1 {
            all[pair[0].0.max(from)..=pair[1].0].fill(0);
            from = pair[1].0;
        }
    }
    for (i, _) in samples.iter().filter(|(_, often)| *often) {
        all[*i] = 0;
    }
}

/// The share of `of` that is in `other`; furniture (0) is left out of both.
fn share(of: &[u64], other: &[u64]) -> f32 {
    let set: std::collections::HashSet<u64, Plain> = other.iter().copied().filter(|s| *s != 0).collect();
    let all = of.iter().filter(|s| **s != 0).count();
    let hit = of.iter().filter(|s| **s != 0 && set.contains(s)).count();
    if all == 0 { 0.0 } else { hit as f32 / all as f32 }
}

/// True when shared shingles stand in every eighth of `of`: an edited copy keeps something everywhere, a shared
/// quotation or paragraph of background does not.
fn spread(of: &[u64], other: &[u64]) -> bool {
    let set: std::collections::HashSet<u64, Plain> = other.iter().copied().filter(|s| *s != 0).collect();
    let bin = of.len().div_ceil(8).max(1);
    of.chunks(bin).all(|chunk| {
        let own = chunk.iter().filter(|s| **s != 0).count();
        let hit = chunk.iter().filter(|s| set.contains(s)).count();
        hit * 10 >= own
    })
}

/// The longest run of words in both: `(words, first shingle in a, first shingle in b)`. Linear in the two texts
/// for texts that do not repeat themselves; a shingle's later places in `b` beyond eight are not tried.
fn longest_run(a: &[u64], b: &[u64]) -> (u32, usize, usize) {
    let mut places: HashMap<u64, Vec<usize>, Plain> = HashMap::default();
    for (i, s) in b.iter().enumerate().filter(|(_, s)| **s != 0) {
        let list = places.entry(*s).or_default();
        if list.len() < 8 {
            list.push(i);
        }
    }
    let mut best = (0usize, 0usize, 0usize);
    let mut i = 0;
    while i < a.len() {
        let mut step = 1;
        for j in places.get(&a[i]).map_or(&[][..], Vec::as_slice) {
            let run = a[i..].iter().zip(&b[*j..]).take_while(|(x, y)| x == y && **x != 0).count();
            if run > best.0 {
                best = (run, i, *j);
            }
            step = step.max(run);
        }
        i += step;
    }
    if best.0 == 0 {
        return (0, 0, 0);
    }
    (u32::try_from(best.0 + super::SHINGLE - 1).unwrap_or(u32::MAX), best.1, best.2)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_is_counted_in_words() {
        let a = [1, 2, 3, 4, 9];
        let b = [7, 2, 3, 4, 8];
        assert_eq!(longest_run(&a, &b), (6, 1, 1));
    }

    #[test]
    fn furniture_counts_for_nothing() {
        assert!(share(&[0, 0, 5], &[0, 5]) > 0.99);
        assert!(share(&[0, 0], &[0]) < 0.01);
    }
}
