//! Names by sound, for the spellings that transliteration gives: "Sergei"/"Sergey", "Wiktor"/"Viktor".

use std::sync::OnceLock;

use crate::{fold, hash::Map, table};

/// A key that spellings of one name share: `y`, `ij`, `iy`, `ey` become `i`, `w` becomes `v`, `kh` `h`, `x` `ks`,
/// doubled letters one. Vowels stay: they tell names apart.
#[must_use]
pub fn sound_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for (i, word) in fold(name).split(' ').enumerate() {
        if i > 0 {
            key.push(' ');
        }
        key.push_str(&word_key(word));
    }
    key
}

/// Longer spellings first; applied once, from left to right.
const LETTERS: &[(&str, &str)] = &[
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ph", "f"),
    ("gh", "g"),
    ("ck", "k"),
    ("qu", "k"),
    ("ch", "ch"),
    ("tz", "ts"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ij", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("c", "k"),
];

fn word_key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    // "Yevgeny" and "Evgeny" begin alike.
    let mut rest = if word.starts_with("ye") { &word[1..] } else { word };
    while let Some(first) = rest.chars().next() {
        let pair = LETTERS.iter().find(|(from, _)| rest.starts_with(from));
        let (taken, put) = match pair {
            Some((from, to)) => (from.len(), *to),
            None if first == 'j' && !key.is_empty() => (1, "i"),
            None => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        for c in put.chars() {
            if !key.ends_with(c) {
                key.push(c);
            }
        }
        rest = &rest[taken..];
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    if key.len() > 3 && key.ends_with('h') && key[..key.len() - 1].ends_with(vowel) {
        key.pop();
    }
    key
}

/// True for spellings and short forms of one first name ("Mike" and "Michael").
#[must_use]
pub fn same_first_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    if a == b || sound_key(&a) == sound_key(&b) {
        return true;
    }
    let index = variants();
    match (index.get(&a), index.get(&b)) {
        (Some(x), Some(y)) => x.iter().any(|g| y.contains(g)),
        _ => false,
    }
}

/// The groups of each first name.
fn variants() -> &'static Map<String, Vec<usize>> {
    static INDEX: OnceLock<Map<String, Vec<usize>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: Map<String, Vec<usize>> = Map::default();
        for (group, row) in table::rows(include_str!("../../../data/name-variants.tsv")).enumerate() {
            for name in row.field(0).split(' ') {
                index.entry(fold(name)).or_default().push(group);
            }
        }
        index
    })
}

/// True when one letter added, left out or put in place of another makes `a` into `b`, or two neighbours swapped.
#[must_use]
pub fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let left = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(left).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    x.len() <= 1 && y.len() <= 1 || x.len() == 2 && y.len() == 2 && x[0] == y[1] && x[1] == y[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key_and_other_names_do_not() {
        for (a, b) in [
            ("Lavrenski", "Lavrenskiy"),
            ("Wiktor", "Viktor"),
            ("Chekhov", "Chehov"),
            ("Abdulla", "Abdullah"),
        ] {
            assert_eq!(sound_key(a), sound_key(b), "{a} {b}");
        }
        for (a, b) in
            [("Khamenei", "Khomeini"), ("Jang", "Yang"), ("Marin", "Maron"), ("Austria", "Australia")]
        {
            assert_ne!(sound_key(a), sound_key(b), "{a} {b}");
        }
    }

    #[test]
    fn first_names_in_groups() {
        assert!(same_first_name("Mike", "Michael") && same_first_name("Dmytro", "Dmitri"));
        assert!(!same_first_name("Ivan", "Igor") && !same_first_name("Hassan", "Hussein"));
    }

    #[test]
    fn one_edit() {
        assert!(one_letter_apart("gadafi", "kadafi") && one_letter_apart("lopes", "lopse"));
        assert!(!one_letter_apart("lopez", "lopez") && !one_letter_apart("holm", "lund"));
        assert!(one_letter_apart("", "a") && !one_letter_apart("ab", "cd"));
    }
}
