//! What the tagger has looked up of words by themselves, kept for the next time they are printed.
//!
//! A pure memory: what it holds of a word is what looking it up again would give.

use super::features::{self, Lex};
use crate::perceptron::{MAX_CLASSES, Model, Row};

/// How many words are kept; a word has one place, and the last one there stays.
const PLACES: usize = 1 << 13;

/// A word as the tagger needs it, alone and beside others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    key: u64,
    pub(super) lex: Lex,
    /// Scores of its features by itself.
    pub(super) alone: [i16; MAX_CLASSES],
    /// Its rows as a neighbour, see [`features::sides`].
    pub(super) sides: [Row; 4],
}

impl Word {
    /// Looks up a word.
    pub(super) fn of(model: &Model, key: u64, lex: Lex) -> Self {
        let mut scores = [0; MAX_CLASSES];
        model.add_all(&features::alone(&lex), &mut scores);
        let alone = scores.map(|s| i16::try_from(s).unwrap_or(0));
        Self { key, lex, alone, sides: features::sides(&lex).map(|f| model.find(f)) }
    }

    /// What stands before the first and after the last word.
    pub(super) fn edge(model: &Model) -> Self {
        Self::of(model, 0, Lex::edge())
    }
}

/// The words met so far. Belongs to one tagger.
#[derive(Debug, Default)]
pub struct Memo(Vec<Option<Word>>);

impl Memo {
    /// The word `printed` with its lower-case form `norm`.
    pub(super) fn word(&mut self, model: &Model, printed: &str, norm: &str) -> Word {
        if self.0.is_empty() {
            self.0.resize(PLACES, None);
        }
        let key = key(printed, norm);
        let place = (key >> 51) as usize % PLACES;
        if let Some(word) = self.0[place].filter(|w| w.key == key) {
            return word;
        }
        let word = Word::of(model, key, Lex::of(printed, norm, model));
        self.0[place] = Some(word);
        word
    }
}

/// A hash of both forms of a word, as printed and in lower case, wide enough that no two words of a language share it.
pub(crate) fn key(printed: &str, norm: &str) -> u64 {
    let mut hash = printed.len() as u64;
    for form in [printed, norm] {
        for chunk in form.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 32;
        }
    }
    hash.wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_met_again_is_the_same() {
        let model = Model::read(b"TLP1\x02\x01A\x01B\x01\x05\x01\x01\x03\x01\x07\x02").unwrap();
        let mut memo = Memo::default();
        let first = memo.word(&model, "Talks", "talks");
        let other = memo.word(&model, "talks", "talks");
        let again = memo.word(&model, "Talks", "talks");
        assert_eq!((first.key, first.lex), (again.key, again.lex));
        assert_ne!(first.lex.shape, other.lex.shape);
    }
}
