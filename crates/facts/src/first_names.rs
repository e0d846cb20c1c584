//! First names, with the gender where nearly all bearers share it.

use std::sync::OnceLock;

use crate::{hash::Map, table};

/// Gender of a first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Borne by women.
    Female,
    /// Borne by men.
    Male,
    /// Borne by both.
    Either,
}

fn index() -> &'static Map<String, Gender> {
    static INDEX: OnceLock<Map<String, Gender>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Map::default();
        for row in table::rows(include_str!("../../../data/first-names.tsv")) {
            let gender = match row.field(0) {
                "f" => Gender::Female,
                "m" => Gender::Male,
                _ => Gender::Either,
            };
            for name in row.field(1).split(' ') {
                let slot = index.entry(crate::fold(name)).or_insert(gender);
                if *slot != gender {
                    *slot = Gender::Either;
                }
            }
        }
        index
    })
}

/// The gender of a first name, any case; nothing for a word that is not in the table.
#[must_use]
pub fn first_name(name: &str) -> Option<Gender> {
    index().get(crate::fold(name).as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_and_unclear_names() {
        assert_eq!(first_name("Maria"), Some(Gender::Female));
        assert_eq!(first_name("john"), Some(Gender::Male));
        assert_eq!(first_name("Andrea"), Some(Gender::Either));
        assert_eq!(first_name("Parliament"), None);
    }
}
