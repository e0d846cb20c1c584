//! What the tagger sees of a word and its neighbours, as hashed features.

use crate::perceptron::{Model, hash, join};

/// How many features a word has by itself.
pub const ALONE: usize = 11;

/// How many features a word has with its neighbours and the tags before it.
pub const JOINED: usize = 16;

/// How many features a word has in all: by itself, four words around it, joined ones.
pub const COUNT: usize = ALONE + 4 + JOINED;

/// The features (by place) that know the word itself; training hides them now and then.
pub const LEXICAL: [usize; 5] = [1, 5, 9, 19, 27];

/// A word as the tagger sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lex {
    /// Hash of the lower-case form, digits as 0.
    pub word: u32,
    /// Hashes of its last one to four characters.
    pub suffix: [u32; 4],
    /// Hashes of its first one to three characters.
    pub prefix: [u32; 3],
    /// Hash of its shape: "Xx", "X.X.", "d-x", rows shortened.
    pub shape: u32,
    /// What the lexicon says of it: the number of its set of tags.
    pub ambiguity: u8,
}

impl Lex {
    /// Looks at `word` (as printed) with its lower-case form `norm`.
    #[must_use]
    pub fn of(word: &str, norm: &str, model: &Model) -> Self {
        let mut bytes = [0u8; 48];
        let folded = fold(norm, &mut bytes);
        let word_hash = hash(folded);
        let end = |n: usize| hash(&folded[folded.len().saturating_sub(n)..]);
        let start = |n: usize| hash(&folded[..n.min(folded.len())]);
        Self {
            word: word_hash,
            suffix: [end(1), end(2), end(3), end(4)],
            prefix: [start(1), start(2), start(3)],
            shape: shape(word),
            ambiguity: model.word(word_hash),
        }
    }

    /// What stands before the first and after the last word.
    #[must_use]
    pub fn edge() -> Self {
        Self { word: 1, shape: 1, ..Self::default() }
    }
}

/// The first bytes of `norm` and, for long words, the last ones; digits become 0.
fn fold<'b>(norm: &str, bytes: &'b mut [u8; 48]) -> &'b [u8] {
    let norm = norm.as_bytes();
    let len = norm.len().min(48);
    let (head, tail) = (len - len / 2, len / 2);
    bytes[..head].copy_from_slice(&norm[..head]);
    bytes[head..len].copy_from_slice(&norm[norm.len() - tail..]);
    for b in bytes[..len].iter_mut().filter(|b| b.is_ascii_digit()) {
        *b = b'0';
    }
    &bytes[..len]
}

/// Hash of the shape of a word's first characters; more than two of a kind in a row count as two.
fn shape(word: &str) -> u32 {
    let mut shape = [0u8; 12];
    let mut len = 0;
    for c in word.chars().take(24) {
        let kind = match c {
            c if c.is_lowercase() => b'x',
            c if c.is_uppercase() => b'X',
            c if c.is_numeric() => b'd',
            c if c.is_alphabetic() => b'o',
            '’' => b'\'',
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        let row = len >= 2 && shape[len - 1] == kind && shape[len - 2] == kind;
        if !row && len < shape.len() {
            shape[len] = kind;
            len += 1;
        }
    }
    hash(&shape[..len])
}

/// The features of a word by itself.
#[inline]
#[must_use]
pub fn alone(w: &Lex) -> [u32; ALONE] {
    let a = u32::from(w.ambiguity);
    [
        join(1, 0, 0), // 0
        join(2, w.word, 0),
        join(3, w.suffix[0], a),
        join(4, w.suffix[1], 0),
        join(5, w.suffix[2], 0),
        join(6, w.suffix[3], 0), // 5
        join(7, w.prefix[0], w.suffix[1]),
        join(8, w.prefix[2], 0),
        join(9, w.shape, 0),
        join(30, w.word, w.shape),
        join(38, w.suffix[2], w.shape), // 10
    ]
}

/// The features that a word is for its neighbours: as the word before, two before, after, two after.
#[inline]
#[must_use]
pub fn sides(w: &Lex) -> [u32; 4] {
    [11, 12, 13, 14].map(|slot| join(slot, w.word, 0))
}

/// The features of word `w` between its neighbours (`p` before, `n` after, doubled for the next but one), after the
/// tags `t1` (before it) and `t2` (before that).
#[inline]
#[must_use]
pub fn joined([_, p, w, n, nn]: [&Lex; 5], t1: u8, t2: u8) -> [u32; JOINED] {
    let (t1, t2) = (u32::from(t1), u32::from(t2));
    let (a, an, ann) = (u32::from(w.ambiguity), u32::from(n.ambiguity), u32::from(nn.ambiguity));
    let ap = u32::from(p.ambiguity);
    [
        join(10, w.shape, t1), // 15
        join(15, t1, a),
        join(16, t2, 0),
        join(17, t1, t2),
        join(18, w.word, t1),
        join(19, p.suffix[2], a), // 20
        join(20, n.suffix[2], a),
        join(21, t1, an),
        join(22, a, an),
        join(23, (t1 << 8) | t2, a),
        join(24, n.shape, w.shape), // 25
        join(25, (an << 8) | ann, a),
        join(26, w.word, an),
        join(27, p.word, a),
        join(28, n.word, t1),
        join(29, (ap << 8) | a, an), // 30
    ]
}

/// All features of word `i` of `lex` (two edges stand at either end, so `i` counts from 2).
#[must_use]
pub fn of(lex: &[Lex], i: usize, t1: u8, t2: u8) -> [u32; COUNT] {
    let window = [&lex[i - 2], &lex[i - 1], &lex[i], &lex[i + 1], &lex[i + 2]];
    let mut all = [0; COUNT];
    all[..ALONE].copy_from_slice(&alone(window[2]));
    for (side, (at, slot)) in [(1, 0), (0, 1), (3, 2), (4, 3)].into_iter().enumerate() {
        all[ALONE + side] = sides(window[at])[slot];
    }
    all[ALONE + 4..].copy_from_slice(&joined(window, t1, t2));
    all
}
