//! Every name of the shipped tables under its folded key, and the longest match over words.

use std::sync::OnceLock;

use crate::{City, Country, Group, Organisation, Outlet, Region, Role, fold::fold_into, hash::Map};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// A country by its name.
    Country(&'static Country),
    /// An adjective of a country or its people ("Ukrainian", "Danes").
    Demonym(&'static Country),
    /// A capital.
    Capital(&'static Country),
    /// A seat of power ("the Kremlin").
    Seat(&'static Country),
    /// A city that is no capital.
    City(&'static City),
    /// A continent, sea, province or disputed land.
    Region(&'static Region),
    /// An organisation.
    Organisation(&'static Organisation),
    /// A news outlet.
    Outlet(&'static Outlet),
    /// A people, region or creed as an adjective or noun ("European", "the Kurds").
    Group(&'static Group),
    /// A title or role noun, singular or plural.
    Role(&'static Role),
}

/// A fact with the form that named it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub fact: Fact,
    /// The form as the table prints it ("UK", "Kyiv").
    pub form: &'static str,
}

impl Hit {
    /// True for a form in capitals alone ("US", "U.N.", "IMF"): only words in capitals are that name.
    #[must_use]
    pub fn is_acronym(&self) -> bool {
        self.form.len() > 1
            && self.form.chars().any(|c| c.is_ascii_uppercase())
            && !self.form.chars().any(char::is_lowercase)
    }
}

/// A run of words that is a name of the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Words that it takes.
    pub words: usize,
    /// What it may be, in the order of the tables.
    pub hits: &'static [Hit],
}

/// All names under folded keys.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    names: Map<Box<str>, Vec<Hit>>,
    /// The most words after the first that a name beginning with this word takes.
    longest: Map<Box<str>, u8>,
}

impl Gazetteer {
    fn add(&mut self, form: &'static str, fact: Fact) {
        let mut key = String::with_capacity(form.len());
        fold_into(form.strip_prefix("the ").unwrap_or(form), &mut key);
        if key.is_empty() {
            return;
        }
        let first = key.split(' ').next().unwrap_or(&key);
        let words = u8::try_from(key.split(' ').count()).unwrap_or(u8::MAX);
        // Tokens divide "McDonald's" before its "'s".
        let bare = form.split_once("'s").map(|(before, _)| crate::fold(before));
        for first in std::iter::once(first).chain(bare.as_deref()) {
            let most = self.longest.entry(first.into()).or_insert(0);
            *most = (*most).max(words);
        }
        let hits = self.names.entry(key.into_boxed_str()).or_default();
        if !hits.iter().any(|h| h.fact == fact) {
            hits.push(Hit { fact, form });
        }
    }

    fn build() -> Self {
        let mut all = Self::default();
        all.names.reserve(12_000);
        all.longest.reserve(9_000);
        for c in crate::countries() {
            c.names().for_each(|n| all.add(n, Fact::Country(c)));
            c.demonyms().for_each(|n| all.add(n, Fact::Demonym(c)));
            c.capitals().for_each(|n| all.add(n, Fact::Capital(c)));
            c.seats().for_each(|n| all.add(n, Fact::Seat(c)));
        }
        for o in crate::organisations() {
            o.names().for_each(|n| all.add(n, Fact::Organisation(o)));
        }
        for o in crate::outlets() {
            o.names().for_each(|n| all.add(n, Fact::Outlet(o)));
        }
        for r in crate::regions() {
            r.names().for_each(|n| all.add(n, Fact::Region(r)));
        }
        for c in crate::cities() {
            c.names().for_each(|n| all.add(n, Fact::City(c)));
        }
        for g in crate::groups() {
            g.words().for_each(|n| all.add(n, Fact::Group(g)));
        }
        for r in crate::roles() {
            all.add(r.noun, Fact::Role(r));
            r.plural.iter().for_each(|n| all.add(n, Fact::Role(r)));
        }
        all
    }
}

pub(crate) fn gazetteer() -> &'static Gazetteer {
    static ALL: OnceLock<Gazetteer> = OnceLock::new();
    ALL.get_or_init(Gazetteer::build)
}

/// What `name` may stand for; any case, with or without accents, dots and "the".
#[must_use]
pub fn lookup(name: &str) -> &'static [Hit] {
    let mut key = String::with_capacity(name.len());
    fold_into(name, &mut key);
    lookup_folded(key.strip_prefix("the ").unwrap_or(&key))
}

/// As [`lookup`], for a key that is folded already (see [`crate::fold`]) and has no "the".
#[must_use]
pub fn lookup_folded(key: &str) -> &'static [Hit] {
    gazetteer().names.get(key).map_or(&[], Vec::as_slice)
}

/// The longest name that the words begin with. Words are lower-case tokens: a token `-` and the hyphen inside
/// a token count as blanks, `'s` sticks to the word before. Case is the caller's to check, see
/// [`Hit::is_acronym`]. Costs one hash for most words.
pub fn longest_match<'w>(words: impl Iterator<Item = &'w str>) -> Option<Match> {
    let gazetteer = gazetteer();
    let mut words = words.enumerate();
    let (_, first) = words.next()?;
    let mut key = String::new();
    let most = match plain_word(first) {
        true => *gazetteer.longest.get(first)?,
        false => {
            fold_into(first, &mut key);
            *gazetteer.longest.get(key.split(' ').next()?)?
        }
    };
    if key.is_empty() {
        key.push_str(first);
    }
    let mut best = gazetteer.names.get(key.as_str()).map(|hits| Match { words: 1, hits });
    for (i, word) in words.take(2 * usize::from(most)) {
        if key.split(' ').count() > usize::from(most) {
            break;
        }
        if word == "-" {
            continue;
        }
        let mark = word.starts_with(['\'', '’']);
        if !mark && word != "&" && !word.starts_with(char::is_alphanumeric) {
            break;
        }
        if !mark {
            key.push(' ');
        }
        let before = key.len();
        fold_into(word, &mut key);
        // A lone apostrophe adds nothing and belongs to no name.
        if key.len() == before {
            break;
        }
        if let Some(hits) = gazetteer.names.get(key.as_str()) {
            best = Some(Match { words: i + 1, hits });
        }
    }
    best
}

fn plain_word(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<Match> {
        longest_match(text.split(' '))
    }

    #[test]
    fn the_longest_name_wins() {
        let m = words("new york times reporters said").unwrap();
        assert_eq!(m.words, 3);
        assert!(matches!(m.hits[0].fact, Fact::Outlet(o) if o.family == "The New York Times Company"));
        assert_eq!(words("new york said").unwrap().words, 2);
        assert!(words("purple rain").is_none());
    }

    #[test]
    fn hyphens_dots_and_possessives() {
        assert_eq!(words("guinea - bissau 's").unwrap().words, 3);
        assert!(matches!(words("guinea-bissau").unwrap().hits[0].fact, Fact::Country(c) if c.iso == "GW"));
        assert!(matches!(words("u.s. said").unwrap().hits[0].fact, Fact::Country(c) if c.iso == "US"));
        assert_eq!(words("mcdonald 's said").unwrap().words, 2);
        assert_eq!(words("austria 's army").unwrap().words, 1);
    }

    #[test]
    fn acronyms_are_marked() {
        assert!(lookup("US")[0].is_acronym());
        assert!(!lookup("Kremlin")[0].is_acronym());
        assert!(matches!(lookup("The Kremlin")[0].fact, Fact::Seat(c) if c.iso == "RU"));
    }
}
