//! Verifies a pair on all its shingles: how much of each text is in the other, where, and in whose words.

use std::rc::Rc;

use super::{
    CopyInput, Limits, Word,
    edges::{CopyEdge, Furniture},
    quoted::quoted,
    shingles::{is_sampled, shingles},
    words::words,
};

/// One text of a pair with its shingles in order.
struct Side {
    words: Vec<Word>,
    /// Every shingle, sorted.
    known: Vec<u64>,
    /// Shingles in the order of the text; furniture is 0.
    all: Vec<u64>,
    /// The same without what begins between quotation marks.
    own: Vec<u64>,
}

impl Side {
    fn of(input: &CopyInput<'_>, furniture: Option<&Furniture>) -> Self {
        let mut list = Vec::with_capacity(input.text.len() / 6);
        words(input.text, &mut list);
        let hashes: Vec<u64> = list.iter().map(|w| w.hash).collect();
        let mut all: Vec<u64> = shingles(&hashes).collect();
        let mut known = all.clone();
        known.sort_unstable();
        if let Some(often) = furniture {
            blank_furniture(&mut all, often);
        }
        let inside = quoted(input.text, &list);
        let own = all.iter().zip(&inside).map(|(s, quoted)| if *quoted { 0 } else { *s }).collect();
        Self { words: list, known, all, own }
    }

    /// Bytes of `run` words that begin at word `at`.
    fn bytes(&self, at: usize, run: u32) -> (u32, u32) {
        let last = (at + run as usize).min(self.words.len()).saturating_sub(1);
        (self.words[at].start, self.words[last].end)
    }
}

/// Sides kept from pair to pair: in a heap of copies each text meets each other.
const KEPT: usize = 256;

/// The texts met last, by their place among the inputs.
pub(super) struct Sides {
    kept: Vec<Option<(u32, Rc<Side>)>>,
}

impl Sides {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { kept: vec![None; KEPT] }
    }

    fn of(&mut self, inputs: &[CopyInput<'_>], at: u32, furniture: Option<&Furniture>) -> Rc<Side> {
        let slot = &mut self.kept[at as usize % KEPT];
        match slot {
            Some((held, side)) if *held == at => Rc::clone(side),
            _ => {
                let side = Rc::new(Side::of(&inputs[at as usize], furniture));
                *slot = Some((at, Rc::clone(&side)));
                side
            }
        }
    }
}

/// The edge between two inputs, where one stands. `furniture` is that of their outlets.
pub(super) fn verify(
    inputs: &[CopyInput<'_>],
    (a, b): (u32, u32),
    furniture: (Option<&Furniture>, Option<&Furniture>),
    limits: &Limits,
    sides: &mut Sides,
) -> Option<CopyEdge> {
    let left = sides.of(inputs, a, furniture.0);
    let right = sides.of(inputs, b, furniture.1);
    let (shared_a, shared_b) = (Shared::of(&left, &right), Shared::of(&right, &left));
    let own_parts = usize::from(near(inputs[a as usize].date, inputs[b as usize].date));
    if !shared_a.stands(&left, limits, own_parts) && !shared_b.stands(&right, limits, own_parts) {
        return None;
    }
    let (run, at_a, at_b) = longest_run(&left.all, &right.all);
    if run == 0 {
        return None;
    }
    Some(CopyEdge {
        a,
        b,
        share_a: shared_a.share,
        share_b: shared_b.share,
        longest_run: run,
        run_a: left.bytes(at_a, run),
        run_b: right.bytes(at_b, run),
    })
}

/// How much of one text is in another.
struct Shared {
    /// Share of all shingles.
    share: f32,
    /// Share of those outside quotation marks.
    own: f32,
    /// For each shingle whether the other text has it.
    hits: Vec<bool>,
}

impl Shared {
    fn of(of: &Side, other: &Side) -> Self {
        // A cut copy that names no outlet still carries the furniture of the outlet it was cut from.
        let hits: Vec<bool> =
            of.all.iter().map(|s| *s != 0 && other.known.binary_search(s).is_ok()).collect();
        Self { share: share(&of.all, &hits), own: share(&of.own, &hits), hits }
    }

    /// True for a text that is in the other as a whole, or in part but everywhere and beyond its quotations.
    fn stands(&self, of: &Side, limits: &Limits, own_parts: usize) -> bool {
        let own_parts = if self.share >= MOSTLY { own_parts } else { 0 };
        self.share >= limits.whole
            || self.share >= limits.containment
                && self.own >= limits.containment
                && spread(&of.own, &self.hits, own_parts)
    }
}

/// The share of the shingles that are hits; those left out (0) count on neither side.
fn share(all: &[u64], hits: &[bool]) -> f32 {
    let mut count = (0u32, 0u32);
    for (_, hit) in all.iter().zip(hits).filter(|(s, _)| **s != 0) {
        count.0 += 1;
        count.1 += u32::from(*hit);
    }
    if count.0 == 0 { 0.0 } else { count.1 as f32 / count.0 as f32 }
}

/// Shingles of its own that a part of a text needs to count.
const FEW: usize = 8;

/// True for two dates within a week; copies with words of their own come soon, a newsroom's background for years.
fn near(a: Option<&str>, b: Option<&str>) -> bool {
    let days = |date: &str| -> Option<i32> {
        let mut parts = date.get(..10)?.split('-').map(str::parse::<i32>);
        let (y, m, d) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        // Months of 31 days: never too near, and at most three days too far.
        Some((y * 12 + m) * 31 + d)
    };
    match (a.and_then(days), b.and_then(days)) {
        (Some(a), Some(b)) => (a - b).abs() <= 7,
        _ => true,
    }
}

/// With this share one eighth may be the copier's own: a paragraph put in.
const MOSTLY: f32 = 0.6;

/// True when shared shingles stand in every eighth of a text but `own_parts`: an edited copy keeps something everywhere, a shared
/// quotation, caption or paragraph of background does not.
fn spread(own: &[u64], hits: &[bool], own_parts: usize) -> bool {
    let bin = own.len().div_ceil(8).max(1);
    let bare = own.chunks(bin).zip(hits.chunks(bin)).filter(|(own, hits)| {
        let all = own.iter().filter(|s| **s != 0).count();
        let hit = own.iter().zip(hits.iter()).filter(|(s, hit)| **s != 0 && **hit).count();
        // A bin that is nearly all quotation tells nothing.
        all >= FEW && hit * 10 < all
    });
    bare.count() <= own_parts
}

/// Sets the outlet's furniture to 0. Only sampled shingles are known to be furniture; one between two samples goes
/// with them when both are.
fn blank_furniture(all: &mut [u64], often: &Furniture) {
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

/// The longest run of words in both: `(words, first shingle in a, first shingle in b)`. Linear in the two texts
/// for texts that do not repeat themselves; a shingle's later places in `b` beyond eight are not tried.
fn longest_run(a: &[u64], b: &[u64]) -> (u32, usize, usize) {
    let mut places: Vec<(u64, u32)> =
        b.iter().zip(0u32..).filter(|(s, _)| **s != 0).map(|(s, i)| (*s, i)).collect();
    places.sort_unstable();
    let mut best = (0usize, 0usize, 0usize);
    let mut i = 0;
    while i < a.len() {
        let mut step = 1;
        let first = places.partition_point(|(s, _)| *s < a[i]);
        for (_, j) in places[first..].iter().take_while(|(s, _)| *s == a[i]).take(8) {
            let j = *j as usize;
            let run = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y && **x != 0).count();
            if run > best.0 {
                best = (run, i, j);
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
    fn a_week_is_near_and_an_open_date_may_be() {
        assert!(near(Some("2031-02-27"), Some("2031-03-02")) && near(None, Some("2031-03-02")));
        assert!(!near(Some("2031-02-02"), Some("2031-03-02")));
    }

    #[test]
    fn furniture_counts_for_nothing() {
        assert!(share(&[0, 0, 5], &[false, false, true]) > 0.99);
        assert!(share(&[0, 0], &[false, false]) < 0.01);
    }

    #[test]
    fn what_stands_in_one_place_is_not_spread() {
        let own: Vec<u64> = (1..=160).collect();
        let front: Vec<bool> = (0..160).map(|i| i < 100).collect();
        let everywhere: Vec<bool> = (0..160).map(|i| i % 3 == 0).collect();
        assert!(!spread(&own, &front, 1));
        assert!(spread(&own, &everywhere, 0));
        let but_one: Vec<bool> = (0..160).map(|i| !(100..120).contains(&i)).collect();
        assert!(!spread(&own, &but_one, 0) && spread(&own, &but_one, 1));
    }
}
