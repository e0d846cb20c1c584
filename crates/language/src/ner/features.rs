//! What the name model sees of a word: form, shape, tag, neighbours, and what the shipped facts say.

use facts::Fact;

use crate::perceptron::{hash, join};

/// A word as the name model sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'w> {
    norm: &'w str,
    word: u32,
    shape: u32,
    suffix: [u32; 3],
    prefix: [u32; 2],
    tag: u32,
    /// Begins with a capital, or has one inside.
    capital: bool,
    /// Capitals alone, two or more.
    acronym: bool,
    first_name: bool,
    /// What the facts say: kind and place in the known name; 0 for nothing.
    gazetteer: u32,
    role: bool,
}

impl<'w> Seen<'w> {
    /// Looks at `word` (as printed), its lower-case form and its tag.
    #[must_use]
    pub fn of(word: &str, norm: &'w str, tag: &str) -> Self {
        let capital = word.chars().any(char::is_uppercase);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let bytes = norm.as_bytes();
        let end = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
        Self {
            norm,
            word: hash(bytes),
            shape: shape(word),
            suffix: [end(2), end(3), end(4)],
            prefix: [hash(&bytes[..bytes.len().min(3)]), hash(&bytes[..bytes.len().min(4)])],
            tag: hash(tag.as_bytes()),
            capital,
            acronym: capital && letters > 1 && !word.chars().any(char::is_lowercase),
            first_name: capital && facts::first_name(norm).is_some(),
            gazetteer: 0,
            role: facts::role(norm).is_some(),
        }
    }

    fn edge() -> Seen<'static> {
        Seen {
            norm: "",
            word: 1,
            shape: 1,
            suffix: [1; 3],
            prefix: [1; 2],
            tag: 1,
            capital: false,
            acronym: false,
            first_name: false,
            gazetteer: 0,
            role: false,
        }
    }
}

/// Marks the words that stand in a name of the shipped facts.
#[must_use]
pub fn with_facts(mut words: Vec<Seen<'_>>) -> Vec<Seen<'_>> {
    let mut i = 0;
    while i < words.len() {
        let found =
            if words[i].capital { facts::longest_match(words[i..].iter().map(|w| w.norm)) } else { None };
        let Some(found) = found else {
            i += 1;
            continue;
        };
        let kinds = found.hits.iter().filter(|h| !h.is_acronym() || words[i].acronym).map(|h| kind(h.fact));
        let kinds = kinds.fold(0u32, |set, kind| set | 1 << kind);
        let end = (i + found.words).min(words.len());
        for (place, word) in words[i..end].iter_mut().enumerate() {
            let place = if end == i + 1 {
                3
            } else if place == 0 {
                1
            } else {
                2
            };
            word.gazetteer = if kinds == 0 { 0 } else { kinds << 2 | place };
        }
        i = end.max(i + 1);
    }
    words
}

fn kind(fact: Fact) -> u32 {
    match fact {
        Fact::Country(_) => 0,
        Fact::Demonym(_) => 1,
        Fact::Capital(_) | Fact::City(_) => 2,
        Fact::Seat(_) => 3,
        Fact::Region(_) => 4,
        Fact::Organisation(_) => 5,
        Fact::Outlet(_) => 6,
        Fact::Group(_) => 7,
        Fact::Role(_) => 8,
    }
}

/// Which words may be part of a name: those with capitals, and up to two small ones between them.
#[must_use]
pub fn open(words: &[Seen<'_>]) -> Vec<bool> {
    let mut open: Vec<bool> = words.iter().map(|w| w.capital).collect();
    let mut last: Option<usize> = None;
    for i in 0..words.len() {
        if !words[i].capital {
            continue;
        }
        if let Some(before) = last.filter(|b| i - b <= 3) {
            open[before..i].fill(true);
        }
        last = Some(i);
    }
    // A name may have a number or a small word at its end ("Group 7", "Channel 4").
    for i in 1..words.len() {
        if words[i - 1].capital && words[i].norm.starts_with(|c: char| c.is_ascii_digit()) {
            open[i] = true;
        }
    }
    open
}

/// Feature of the label after label `before`.
#[must_use]
pub fn transition(before: u32) -> u32 {
    join(99, before, 0)
}

/// Gives every feature of word `i` to `add`.
#[inline]
pub fn of(words: &[Seen<'_>], i: usize, mut add: impl FnMut(u32)) {
    let edge = Seen::edge();
    let at = |i: Option<usize>| i.and_then(|i| words.get(i)).unwrap_or(&edge);
    let (w, p, pp) = (at(Some(i)), at(i.checked_sub(1)), at(i.checked_sub(2)));
    let (n, nn) = (at(Some(i + 1)), at(Some(i + 2)));
    let first = u32::from(i == 0);
    let flags = |s: &Seen<'_>| {
        u32::from(s.capital)
            | u32::from(s.acronym) << 1
            | u32::from(s.first_name) << 2
            | u32::from(s.role) << 3
    };
    add(join(1, 0, 0));
    add(join(2, w.word, 0));
    add(join(3, p.word, 0));
    add(join(4, n.word, 0));
    add(join(5, pp.word, 0));
    add(join(6, nn.word, 0));
    add(join(7, w.shape, first));
    add(join(8, p.shape, w.shape));
    add(join(9, w.shape, n.shape));
    add(join(10, w.suffix[0], flags(w)));
    add(join(11, w.suffix[1], flags(w)));
    add(join(12, w.suffix[2], flags(w)));
    add(join(13, w.prefix[0], flags(w)));
    add(join(14, w.prefix[1], flags(w)));
    add(join(15, w.tag, first));
    add(join(16, p.tag, w.tag));
    add(join(17, w.tag, n.tag));
    add(join(18, p.word, w.word));
    add(join(19, w.word, n.word));
    add(join(20, w.gazetteer, flags(w)));
    add(join(21, w.gazetteer, n.gazetteer));
    add(join(22, p.gazetteer, w.gazetteer));
    add(join(23, flags(w) << 4 | flags(p), first));
    add(join(24, flags(w) << 4 | flags(n), first));
    add(join(25, flags(w) << 8 | flags(p) << 4 | flags(n), w.shape));
    add(join(26, p.word, flags(w) << 4 | flags(n)));
    add(join(27, n.word, flags(w) << 4 | flags(p)));
    add(join(28, p.word, n.word));
    add(join(29, w.gazetteer, p.word));
    add(join(30, w.gazetteer, n.word));
    add(join(31, n.suffix[1], flags(w) << 4 | flags(n)));
    add(join(32, p.suffix[1], flags(w) << 4 | flags(p)));
    add(join(33, nn.tag, n.tag));
    add(join(34, pp.tag, p.tag));
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
