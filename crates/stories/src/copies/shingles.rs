//! Word shingles of a text and their sample.

use super::words::{mix, words};

/// Words in a shingle: short enough that a text edited in every fifth word keeps two shingles in five.
pub const SHINGLE: usize = 4;

/// One shingle in four is sampled, by two middle bits of its hash: the low and the high bits stay free for tables.
const SAMPLED: u64 = 3 << 32;

/// The shingles of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    /// Distinct sampled shingles, sorted.
    pub sample: Vec<u64>,
    /// Number of words.
    pub words: u32,
}

impl Shingles {
    /// The shingles of `text`. A text shorter than one shingle has none.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Vec::with_capacity(text.len() / 6);
        words(text, &mut found);
        let hashes: Vec<u64> = found.iter().map(|w| w.hash).collect();
        let mut sample: Vec<u64> = shingles(&hashes).filter(|h| is_sampled(*h)).collect();
        sample.sort_unstable();
        sample.dedup();
        Self { sample, words: u32::try_from(hashes.len()).unwrap_or(u32::MAX) }
    }
}

/// True for the shingles that are kept.
pub(super) fn is_sampled(shingle: u64) -> bool {
    shingle & SAMPLED == 0
}

/// The shingle hashes of a run of word hashes, in text order.
pub(super) fn shingles(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words
        .windows(SHINGLE)
        .map(|w| mix(w.iter().fold(0, |h, x| h.rotate_left(17).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ x)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_text_has_part_of_its_sample() {
        let text: String = (0..400).map(|i| format!("word{} ", i * 7 % 391)).collect();
        let (whole, part) = (Shingles::of(&text), Shingles::of(&text[..text.len() / 2]));
        let shared = part.sample.iter().filter(|s| whole.sample.binary_search(s).is_ok()).count();
        assert!(part.sample.len() > 10);
        assert!(shared + 1 >= part.sample.len());
    }

    #[test]
    fn too_short_a_text_has_no_shingle() {
        assert_eq!(Shingles::of("only three words").sample.len(), 0);
    }
}
