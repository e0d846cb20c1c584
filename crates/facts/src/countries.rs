//! Countries: names, demonyms, capitals and seats of power.

use std::sync::OnceLock;

use crate::{fold, hash::Map, table};

/// A country or territory of `data/countries.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub iso: &'static str,
    /// Common name.
    pub name: &'static str,
    /// Continent, with "Americas" for both.
    pub continent: &'static str,
    row: table::Row,
}

impl PartialEq for Country {
    fn eq(&self, other: &Self) -> bool {
        self.iso == other.iso
    }
}

impl Country {
    /// Its names, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.row.list(2))
    }

    /// Adjectives ("Danish").
    pub fn adjectives(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(3)
    }

    /// Nouns for its people ("Dane", "Danes").
    pub fn people(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(4)
    }

    /// Adjectives and nouns for its people.
    pub fn demonyms(&self) -> impl Iterator<Item = &'static str> {
        self.adjectives().chain(self.people())
    }

    /// Spellings of its capitals; empty where the capital has the country's name.
    pub fn capitals(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(5)
    }

    /// Seats of power that stand for its government ("Kremlin").
    pub fn seats(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(6)
    }
}

/// All countries, in the order of the table.
#[must_use]
pub fn countries() -> &'static [Country] {
    static ALL: OnceLock<Vec<Country>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/countries.tsv"))
            .map(|row| Country { iso: row.field(0), name: row.field(1), continent: row.field(7), row })
            .collect()
    })
}

type Index = Map<String, &'static Country>;

fn index(forms: impl Fn(&'static Country) -> Vec<&'static str>) -> Index {
    let mut index = Index::default();
    for country in countries() {
        for form in forms(country) {
            let key = fold(form.strip_prefix("the ").unwrap_or(form));
            index.entry(key).or_insert(country);
        }
    }
    index
}

fn find(index: &Index, name: &str) -> Option<&'static Country> {
    let key = fold(name);
    index.get(key.strip_prefix("the ").unwrap_or(&key)).copied()
}

/// The country of an ISO code.
#[must_use]
pub fn country(iso: &str) -> Option<&'static Country> {
    static BY_ISO: OnceLock<Map<&'static str, &'static Country>> = OnceLock::new();
    BY_ISO.get_or_init(|| countries().iter().map(|c| (c.iso, c)).collect()).get(iso).copied()
}

/// The country of a name ("UK", "the United States").
#[must_use]
pub fn country_of_name(name: &str) -> Option<&'static Country> {
    static BY_NAME: OnceLock<Index> = OnceLock::new();
    find(BY_NAME.get_or_init(|| index(|c| c.names().collect())), name)
}

/// The country of an adjective or of a noun for its people ("ukrainian", "Danes", "U.S.").
#[must_use]
pub fn country_of_demonym(word: &str) -> Option<&'static Country> {
    static BY_DEMONYM: OnceLock<Index> = OnceLock::new();
    find(BY_DEMONYM.get_or_init(|| index(|c| c.demonyms().collect())), word)
}

/// The country of a capital, in any of its spellings.
#[must_use]
pub fn country_of_capital(name: &str) -> Option<&'static Country> {
    static BY_CAPITAL: OnceLock<Index> = OnceLock::new();
    find(BY_CAPITAL.get_or_init(|| index(|c| c.capitals().collect())), name)
}

/// The country of a seat of power ("the Kremlin", "Downing Street").
#[must_use]
pub fn country_of_seat(name: &str) -> Option<&'static Country> {
    static BY_SEAT: OnceLock<Index> = OnceLock::new();
    find(BY_SEAT.get_or_init(|| index(|c| c.seats().collect())), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_two_letters() {
        let mut seen = std::collections::BTreeSet::new();
        for c in countries() {
            assert!(c.iso.len() == 2 && seen.insert(c.iso), "{}", c.iso);
            assert!(!c.name.is_empty() && !c.continent.is_empty());
        }
        assert!(seen.len() > 195);
    }

    #[test]
    fn every_way_to_say_a_country() {
        let iso = |c: Option<&'static Country>| c.map_or("", |c| c.iso);
        assert_eq!(iso(country_of_name("the U.S.")), "US");
        assert_eq!(iso(country_of_demonym("ukrainian")), "UA");
        assert_eq!(iso(country_of_demonym("Danes")), "DK");
        assert_eq!(iso(country_of_capital("Kiev")), "UA");
        assert_eq!(iso(country_of_seat("the Élysée")), "FR");
        assert_eq!(iso(country_of_name("Freedonia")), "");
    }

    #[test]
    fn neighbours_in_spelling_stay_apart() {
        for (a, b) in [("Niger", "Nigeria"), ("Austria", "Australia"), ("Iran", "Iraq")] {
            assert_ne!(country_of_name(a), country_of_name(b));
        }
    }
}
