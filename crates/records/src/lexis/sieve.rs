//! A small set of words that says "no" for sure and "yes" perhaps: most patterns are ruled out before they are tried.

/// 256 bits, one for each word by its hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sieve([u64; 4]);

impl Sieve {
    /// The set of the words with these hashes.
    pub(super) fn of(keys: &[u64]) -> Self {
        let mut bits = [0; 4];
        for key in keys {
            // The upper bits of the hash are the well mixed ones.
            let bit = key >> 56;
            bits[(bit / 64) as usize] |= 1 << (bit % 64);
        }
        Self(bits)
    }

    /// True when the two sets may have a word in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn a_word_in_both_is_never_ruled_out() {
        let keys: Vec<u64> = ["talks", "deal", "no", "between"].map(facts::hash::word).to_vec();
        for key in &keys {
            assert!(Sieve::of(&keys).meets(&Sieve::of(&[*key])));
        }
        assert!(!Sieve::default().meets(&Sieve::of(&keys)));
    }
}
