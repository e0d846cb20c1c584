//! What each name is called in a copy: people, places, bodies; and what each number is. Outlets keep their names, as who
//! takes from whom is to stay.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use facts::Gender;

/// How one copy renames.
#[derive(Debug)]
pub(super) struct Names {
    key: u64,
    copy: u32,
    phrases: HashMap<&'static str, Vec<(&'static str, &'static str)>>,
    first: HashMap<String, &'static str>,
    digits: [u8; 10],
}

impl Names {
    /// The names of this copy under this seed.
    pub(super) fn new(seed: u64, copy: u32) -> Self {
        let key = mix(seed ^ u64::from(copy).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        Self { key, copy, phrases: phrases(key), first: first_names(key), digits: digits(key) }
    }

    /// Which copy it is.
    pub(super) fn copy(&self) -> u32 {
        self.copy
    }

    /// The longest known name at the start of `text`, whose first word is `word`: how long it is, and its new name.
    pub(super) fn phrase(&self, word: &str, text: &str) -> Option<(usize, &'static str)> {
        let ends = |p: &str| text.starts_with(p) && !text[p.len()..].starts_with(char::is_alphanumeric);
        self.phrases.get(word)?.iter().find(|(p, _)| ends(p)).map(|(p, new)| (p.len(), *new))
    }

    /// The new first name.
    pub(super) fn first_name(&self, word: &str) -> Option<&'static str> {
        self.first.get(word).copied()
    }

    /// The new family name, in the capitals of the old one.
    pub(super) fn surname(&self, word: &str) -> String {
        let capitals = word.chars().all(char::is_uppercase);
        let made = surname(mix(self.key ^ facts::hash::word(&word.to_lowercase())));
        if capitals { made.to_uppercase() } else { made }
    }

    /// A number with other digits: noughts stay, so that round ones stay round.
    pub(super) fn number(&self, digits: &str) -> String {
        let change = |c: char| {
            c.to_digit(10).and_then(|d| self.digits.get(d as usize)).map_or(c, |d| char::from(b'0' + d))
        };
        digits.chars().map(change).collect()
    }
}

/// True for a word that is no name in lower case: the shipped table of word frequencies knows it.
pub(super) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        include_str!("../../../../data/idf.tsv")
            .lines()
            .filter_map(|l| l.split_once('\t').map(|(w, _)| w))
            .collect()
    });
    let lower = word.to_lowercase();
    let stem = ["ings", "ing", "ers", "ed", "es", "s", "ly"].iter().find_map(|e| lower.strip_suffix(e));
    words.contains(lower.as_str()) || stem.is_some_and(|s| words.contains(s))
}

/// A well-stirred number.
fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Places and bodies take each other's names: each class of a table is turned by a step of the copy's own.
fn phrases(key: u64) -> HashMap<&'static str, Vec<(&'static str, &'static str)>> {
    let mut pairs: Vec<(&'static str, &'static str)> = Vec::new();
    for outlet in facts::outlets() {
        pairs.extend(outlet.names().map(|n| (n, n)));
    }
    countries(key, &mut pairs);
    turn(key, facts::cities().iter().map(|c| c.names().collect()), &mut pairs);
    for sort in ["province", "region", "sea", "river", "disputed"] {
        let sorted = facts::regions().iter().filter(|r| r.sort == sort);
        turn(key, sorted.map(|r| r.names().collect()), &mut pairs);
    }
    for kind in
        ["company", "party", "bank", "agency", "ministry", "armed", "club", "ngo", "court", "legislature"]
    {
        let kin = facts::organisations().iter().filter(|o| o.kind == kind);
        turn(key, kin.map(|o| o.names().collect()), &mut pairs);
    }
    let mut by_word: HashMap<&'static str, Vec<(&'static str, &'static str)>> = HashMap::new();
    for (old, new) in pairs {
        by_word.entry(super::scan::first_word(old)).or_default().push((old, new));
    }
    for list in by_word.values_mut() {
        // The longest first; of one length the first that was entered, so that outlets win.
        list.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
    }
    by_word
}

fn countries(key: u64, pairs: &mut Vec<(&'static str, &'static str)>) {
    let all = facts::countries();
    let step = step(key, all.len());
    for (i, old) in all.iter().enumerate() {
        let new = &all[(i + step) % all.len()];
        pairs.extend(old.names().map(|n| (n, new.name)));
        if let Some(adjective) = new.adjectives().next() {
            pairs.extend(old.adjectives().map(|a| (a, adjective)));
        }
        if let (Some(one), Some(many)) = (new.people().next(), new.people().nth(1)) {
            pairs.extend(old.people().map(|p| (p, if p.ends_with('s') { many } else { one })));
        }
        if let Some(capital) = new.capitals().next() {
            pairs.extend(old.capitals().map(|c| (c, capital)));
        }
        if let Some(seat) = new.seats().next() {
            pairs.extend(old.seats().map(|s| (s, seat)));
        }
    }
}

/// Each of a class gets the name of another of it; an acronym stays with an acronym where there is one.
fn turn(
    key: u64,
    class: impl Iterator<Item = Vec<&'static str>>,
    pairs: &mut Vec<(&'static str, &'static str)>,
) {
    let class: Vec<Vec<&'static str>> = class.collect();
    if class.len() < 2 {
        return;
    }
    let step = step(key, class.len());
    for (i, old) in class.iter().enumerate() {
        let new = &class[(i + step) % class.len()];
        let short = |n: &str| n.chars().all(|c| c.is_uppercase() || c == '.');
        let like = |n: &str| new.iter().find(|m| short(m) == short(n)).or_else(|| new.first()).copied();
        pairs.extend(old.iter().filter_map(|n| Some((*n, like(n)?))));
    }
}

fn step(key: u64, of: usize) -> usize {
    1 + usize::try_from(mix(key ^ of as u64) % (of as u64 - 1)).unwrap_or(0)
}

fn first_names(key: u64) -> HashMap<String, &'static str> {
    let table = include_str!("../../../../data/first-names.tsv");
    let mut lists: [Vec<&'static str>; 3] = Default::default();
    for name in table
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .flat_map(|(_, n)| n.split(' '))
    {
        let list = match facts::first_name(name) {
            Some(Gender::Female) => 0,
            Some(Gender::Male) => 1,
            _ => 2,
        };
        lists[list].push(name);
    }
    let mut map = HashMap::new();
    for list in lists.iter().filter(|l| l.len() > 1) {
        let step = step(key, list.len());
        for (i, name) in list.iter().enumerate() {
            map.entry((*name).to_owned()).or_insert(list[(i + step) % list.len()]);
        }
    }
    map
}

/// The digits 1 to 9 in another order, 0 in its place.
fn digits(key: u64) -> [u8; 10] {
    let mut digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    let mut chance = key;
    for i in (2..10_usize).rev() {
        chance = mix(chance.wrapping_add(1));
        let j = 1 + usize::try_from(chance % i as u64).unwrap_or(0);
        digits.swap(i, j);
    }
    digits
}

/// A family name that nobody bears, out of a number.
fn surname(mut n: u64) -> String {
    const ONSETS: [&str; 32] = [
        "B", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W", "Z", "Br", "Dr",
        "Fr", "Gr", "Kr", "Pr", "Tr", "St", "Sk", "Sl", "Kl", "Bl", "Th", "Sh", "Ch",
    ];
    const MIDDLES: [&str; 40] = [
        "ab", "ad", "ag", "al", "am", "an", "ar", "as", "av", "eb", "ed", "el", "em", "en", "er", "es", "ev",
        "ib", "id", "il", "im", "in", "ir", "is", "iv", "ob", "od", "ol", "om", "on", "or", "os", "ov", "ub",
        "ud", "ul", "um", "un", "ur", "us",
    ];
    const ENDINGS: [&str; 24] = [
        "en", "ard", "son", "ley", "man", "ert", "ic", "ell", "in", "ek", "aro", "ini", "ova", "quist",
        "stad", "wick", "burn", "dahl", "ford", "hart", "mann", "ssen", "tova", "vale",
    ];
    let mut take = |list: &[&'static str]| {
        let at = usize::try_from(n % list.len() as u64).unwrap_or(0);
        n /= list.len() as u64;
        list.get(at).copied().unwrap_or_default()
    };
    let (onset, one, two, end) = (take(&ONSETS), take(&MIDDLES), take(&MIDDLES), take(&ENDINGS));
    format!("{onset}{one}{two}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_its_people_and_its_capital_move_together() {
        let names = Names::new(1, 1);
        let new = |w: &str| names.phrase(w, w).map(|(_, n)| n).unwrap();
        let country = facts::country_of_name(new("Norway")).unwrap();
        assert_ne!(country.iso, "NO");
        assert_eq!(facts::country_of_demonym(new("Norwegian")).map(|c| c.iso), Some(country.iso));
    }

    #[test]
    fn the_longest_name_wins_and_outlets_stay() {
        let names = Names::new(1, 1);
        assert_eq!(names.phrase("Washington", "Washington Post reporters"), Some((15, "Washington Post")));
        assert_ne!(names.phrase("Washington", "Washington said").map(|p| p.1), Some("Washington"));
        assert_eq!(names.phrase("Norway", "Norwaylike"), None);
    }

    #[test]
    fn digits_are_changed_one_to_one() {
        for copy in 1..50 {
            let names = Names::new(3, copy);
            let new = names.number("1234567890");
            let different: HashSet<char> = new.chars().collect();
            assert_eq!(different.len(), 10, "{new}");
            assert!(new.ends_with('0'));
        }
    }

    #[test]
    fn first_names_keep_their_gender() {
        let names = Names::new(5, 2);
        assert_eq!(names.first_name("Maria").and_then(facts::first_name), Some(Gender::Female));
    }
}
