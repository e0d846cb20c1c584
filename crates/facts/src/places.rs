//! Cities that are no capitals, and regions: continents, seas, provinces, disputed lands.

use std::sync::OnceLock;

use crate::table;

/// A city of `data/cities.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct City {
    /// Name.
    pub name: &'static str,
    /// ISO code of its country.
    pub country: &'static str,
    row: table::Row,
}

impl PartialEq for City {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.country) == (other.name, other.country)
    }
}

impl City {
    /// Its names, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.row.list(2))
    }
}

/// A region of `data/regions.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    /// Name.
    pub name: &'static str,
    /// "continent", "region", "sea", "river", "province", "nation", "disputed", "site".
    pub sort: &'static str,
    /// ISO code of the country it lies in, where it lies in one.
    pub country: Option<&'static str>,
    row: table::Row,
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.country) == (other.name, other.country)
    }
}

impl Region {
    /// Its names, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.row.list(3))
    }
}

/// All cities, in the order of the table.
#[must_use]
pub fn cities() -> &'static [City] {
    static ALL: OnceLock<Vec<City>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/cities.tsv"))
            .map(|row| City { name: row.field(0), country: row.field(1), row })
            .collect()
    })
}

/// All regions, in the order of the table.
#[must_use]
pub fn regions() -> &'static [Region] {
    static ALL: OnceLock<Vec<Region>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/regions.tsv"))
            .map(|row| Region { name: row.field(0), sort: row.field(1), country: row.some(2), row })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_lies_in_a_known_country() {
        for c in cities() {
            assert!(crate::country(c.country).is_some(), "{}", c.name);
        }
        for r in regions() {
            assert!(r.country.is_none_or(|c| crate::country(c).is_some()), "{}", r.name);
        }
        assert!(cities().len() > 3000);
    }
}
