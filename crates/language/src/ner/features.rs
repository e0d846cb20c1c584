//! What the name model sees of a word: form, shape, tag, neighbours, and what the shipped facts say.

use facts::Fact;

use super::looks::Looks;
use crate::{
    analysis::to_u32,
    perceptron::{hash, join},
};

/// A word as the name model sees it. Most of it is looked up only where a name may stand near, see [`look`].
#[derive(Clone, Copy, Debug)]
pub struct Seen<'w> {
    printed: &'w str,
    norm: &'w str,
    word: u32,
    shape: u32,
    suffix: [u32; 3],
    prefix: [u32; 2],
    tag: &'static str,
    tag_key: u32,
    /// Begins with a capital, or has one inside.
    capital: bool,
    /// Capitals alone, two or more.
    acronym: bool,
    first_name: bool,
    /// What the facts say: kind and place in the known name; 0 for nothing.
    gazetteer: u32,
    role: bool,
    /// What the table of words inside names says, in bits.
    part: u32,
    /// The row of capitals that it stands in; itself alone in lower case.
    row: (u32, u32),
}

const EDGE: Seen<'static> = Seen {
    printed: "",
    norm: "",
    word: 1,
    shape: 1,
    suffix: [1; 3],
    prefix: [1; 2],
    tag: "",
    tag_key: 1,
    capital: false,
    acronym: false,
    first_name: false,
    gazetteer: 0,
    role: false,
    part: 0,
    row: (0, 0),
};

impl<'w> Seen<'w> {
    /// A word (as printed), its lower-case form and its tag, not looked at yet.
    #[must_use]
    pub fn of(printed: &'w str, norm: &'w str, tag: &'static str) -> Self {
        let capital = printed.bytes().any(|b| b.is_ascii_uppercase())
            || !printed.is_ascii() && printed.chars().any(char::is_uppercase);
        Self { printed, norm, tag, capital, ..EDGE }
    }

    /// Looks at the word.
    fn look(&mut self) {
        let own = Looks::met(self.printed, self.norm, self.capital);
        self.word = own.word;
        self.shape = own.shape;
        self.suffix = own.suffix;
        self.prefix = own.prefix;
        self.tag_key = hash(self.tag.as_bytes());
        (self.acronym, self.first_name, self.role) = (own.acronym, own.first_name, own.role);
        self.part = own.part;
    }
}

/// Which words of a sentence may be part of a name; looks at these and at the two words on either side.
#[must_use]
pub fn look(words: &mut [Seen<'_>]) -> Vec<bool> {
    let open = open(words);
    let mut looked = 0;
    for i in (0..words.len()).filter(|i| open[*i]) {
        let (from, to) = (i.saturating_sub(2).max(looked), (i + 3).min(words.len()));
        words[from.min(to)..to].iter_mut().for_each(Seen::look);
        looked = to.max(looked);
    }
    if looked > 0 {
        facts_of(words);
        rows(words);
    }
    open
}

/// Tells every word the row of capitals that it stands in, cut at marks.
fn rows(words: &mut [Seen<'_>]) {
    let mut i = 0;
    while i < words.len() {
        let end = (i..words.len()).find(|j| !words[*j].capital).unwrap_or(words.len()).max(i + 1);
        words[i..end].iter_mut().for_each(|w| w.row = (to_u32(i), to_u32(end)));
        i = end;
    }
}

/// Marks the words that stand in a name of the shipped facts.
fn facts_of(words: &mut [Seen<'_>]) {
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
fn open(words: &[Seen<'_>]) -> Vec<bool> {
    let mut open: Vec<bool> = words.iter().map(|w| w.capital || w.tag.starts_with("NNP")).collect();
    let mut last: Option<usize> = None;
    for i in 0..words.len() {
        if !open[i] {
            continue;
        }
        if let Some(before) = last.filter(|b| i - b <= 3) {
            open[before..i].fill(true);
        }
        last = Some(i);
    }
    // A name may have a number or a small word at its end ("Group 7", "Channel 4").
    for i in 1..words.len() {
        if open[i - 1] && words[i].norm.starts_with(|c: char| c.is_ascii_digit()) {
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

/// How many features a word has.
pub const COUNT: usize = 56;

/// The features of word `i`, which has been looked at.
#[inline]
#[must_use]
pub fn of(words: &[Seen<'_>], i: usize) -> [u32; COUNT] {
    let at = |i: Option<usize>| i.and_then(|i| words.get(i)).unwrap_or(&EDGE);
    let (w, p, pp) = (at(Some(i)), at(i.checked_sub(1)), at(i.checked_sub(2)));
    let (n, nn) = (at(Some(i + 1)), at(Some(i + 2)));
    let first = u32::from(i == 0);
    let flags = |s: &Seen<'_>| {
        u32::from(s.capital)
            | u32::from(s.acronym) << 1
            | u32::from(s.first_name) << 2
            | u32::from(s.role) << 3
    };
    let (start, end) = (w.row.0 as usize, w.row.1 as usize);
    let (head, last) = (at(Some(start)), at(end.checked_sub(1)));
    let (before, after) = (at(start.checked_sub(1)), at(Some(end)));
    let size = (w.row.1 - w.row.0).min(6);
    let place = (to_u32(i) - w.row.0).min(4) << 3 | size;
    [
        join(1, 0, 0),                                                              // 0
        join(2, w.word, 0),                                                         // 1
        join(3, p.word, 0),                                                         // 2
        join(4, n.word, 0),                                                         // 3
        join(5, pp.word, 0),                                                        // 4
        join(6, nn.word, 0),                                                        // 5
        join(7, w.shape, first),                                                    // 6
        join(8, p.shape, w.shape),                                                  // 7
        join(9, w.shape, n.shape),                                                  // 8
        join(10, w.suffix[0], flags(w)),                                            // 9
        join(11, w.suffix[1], flags(w)),                                            // 10
        join(12, w.suffix[2], flags(w)),                                            // 11
        join(13, w.prefix[0], flags(w)),                                            // 12
        join(14, w.prefix[1], flags(w)),                                            // 13
        join(15, w.tag_key, first),                                                 // 14
        join(16, p.tag_key, w.tag_key),                                             // 15
        join(17, w.tag_key, n.tag_key),                                             // 16
        join(18, p.word, w.word),                                                   // 17
        join(19, w.word, n.word),                                                   // 18
        join(20, w.gazetteer, flags(w)),                                            // 19
        join(21, w.gazetteer, n.gazetteer),                                         // 20
        join(22, p.gazetteer, w.gazetteer),                                         // 21
        join(23, flags(w) << 4 | flags(p), first),                                  // 22
        join(24, flags(w) << 4 | flags(n), first),                                  // 23
        join(25, flags(w) << 8 | flags(p) << 4 | flags(n), w.shape),                // 24
        join(26, p.word, flags(w) << 4 | flags(n)),                                 // 25
        join(27, n.word, flags(w) << 4 | flags(p)),                                 // 26
        join(28, p.word, n.word),                                                   // 27
        join(29, w.gazetteer, p.word),                                              // 28
        join(30, w.gazetteer, n.word),                                              // 29
        join(31, n.suffix[1], flags(w) << 4 | flags(n)),                            // 30
        join(32, p.suffix[1], flags(w) << 4 | flags(p)),                            // 31
        join(33, nn.tag_key, n.tag_key),                                            // 32
        join(34, pp.tag_key, p.tag_key),                                            // 33
        join(40, place, first),                                                     // 34
        join(41, place, u32::from(head.first_name) << 1 | u32::from(last.acronym)), // 35
        join(42, last.word, u32::from(i + 1 == end)),                               // 36
        join(43, last.part, w.part << 1 | u32::from(i + 1 == end)),                 // 37
        join(44, last.suffix[1], u32::from(i + 1 == end)),                          // 38
        join(45, head.word, u32::from(i == start)),                                 // 39
        join(46, before.word, size),                                                // 40
        join(47, after.word, size),                                                 // 41
        join(48, before.word, after.word),                                          // 42
        join(49, before.tag_key, after.tag_key) ^ place,                            // 43
        join(50, pp.word, p.word),                                                  // 44
        join(51, n.word, nn.word),                                                  // 45
        join(52, w.word, w.shape),                                                  // 46
        join(53, w.part << 8 | p.part, flags(w)),                                   // 47
        join(54, w.part << 8 | n.part, flags(w)),                                   // 48
        join(55, before.word, w.shape),                                             // 49
        join(56, after.word, w.shape),                                              // 50
        join(57, w.shape, u32::from(before.role) << 3 | size),                      // 51
        join(58, last.part, head.gazetteer) ^ place,                                // 52
        join(59, p.gazetteer, n.gazetteer),                                         // 53
        join(60, before.word, last.part << 4 | size),                               // 54
        join(61, after.word, last.part << 4 | size),                                // 55
    ]
}
