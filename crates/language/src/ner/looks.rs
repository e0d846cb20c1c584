//! What the name model sees of a word by itself, kept for the next time it is printed.
//!
//! A pure memory: what it holds of a word is what looking it up again would give.

use std::cell::RefCell;

use crate::{perceptron::hash, tagger::key};

/// What a word looks like by itself, wherever it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Looks {
    key: u64,
    /// Hash of the lower-case form.
    pub(super) word: u32,
    /// Hash of its shape.
    pub(super) shape: u32,
    /// Hashes of its last two, three and four bytes in lower case.
    pub(super) suffix: [u32; 3],
    /// Hashes of its first three and four.
    pub(super) prefix: [u32; 2],
    /// What the table of words inside names says, in bits.
    pub(super) part: u32,
    /// Capitals alone, two or more.
    pub(super) acronym: bool,
    pub(super) first_name: bool,
    pub(super) role: bool,
}

/// How many words are kept for the next time they are met; a word has one place, and the last one there stays.
const PLACES: usize = 1 << 12;

thread_local! {
    /// The words met on this thread.
    static MET: RefCell<Vec<Looks>> = const { RefCell::new(Vec::new()) };
}

impl Looks {
    /// The looks of a word: those kept of it, else looked up and kept.
    pub(super) fn met(printed: &str, norm: &str, capital: bool) -> Self {
        let key = key(printed, norm);
        MET.with_borrow_mut(|met| {
            if met.is_empty() {
                met.resize(PLACES, Self::default());
            }
            let place = &mut met[(key >> 52) as usize % PLACES];
            if place.key != key {
                *place = Self::of(key, printed, norm, capital);
            }
            *place
        })
    }

    fn of(key: u64, printed: &str, norm: &str, capital: bool) -> Self {
        let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
        let bytes = norm.as_bytes();
        let end = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
        let part = facts::name_word(norm);
        Self {
            key,
            word: hash(bytes),
            shape: shape(printed),
            suffix: [end(2), end(3), end(4)],
            prefix: [hash(&bytes[..bytes.len().min(3)]), hash(&bytes[..bytes.len().min(4)])],
            part: u32::from(part.body)
                | u32::from(part.site) << 1
                | u32::from(part.event) << 2
                | u32::from(part.never) << 3
                | u32::from(part.function) << 4
                | u32::from(part.join) << 5
                | u32::from(part.particle) << 6,
            acronym: capital && letters > 1 && !printed.chars().any(char::is_lowercase),
            first_name: capital && facts::first_name(norm).is_some(),
            role: facts::role(norm).is_some(),
        }
    }
}

/// Hash of a word's shape, rows shortened to one.
fn shape(word: &str) -> u32 {
    let mut shape = [0u8; 10];
    let mut len = 0;
    for c in word.chars().take(24) {
        let kind = match c {
            c if c.is_lowercase() => b'x',
            c if c.is_uppercase() => b'X',
            c if c.is_numeric() => b'd',
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        if (len == 0 || shape[len - 1] != kind) && len < shape.len() {
            shape[len] = kind;
            len += 1;
        }
    }
    // "XX" is an acronym, "X" an initial.
    hash(&shape[..len]) ^ u32::from(word.len() > 1) << 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_met_again_is_the_same() {
        let first = Looks::met("Maria", "maria", true);
        let other = Looks::met("maria", "maria", false);
        assert_eq!(Looks::met("Maria", "maria", true), first);
        assert!(first.first_name && !other.first_name && first.shape != other.shape);
        assert!(Looks::met("IMF", "imf", true).acronym && Looks::met("envoy", "envoy", false).role);
    }
}
