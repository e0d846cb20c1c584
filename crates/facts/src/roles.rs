//! Titles and role nouns, and words for peoples and groups.

use std::sync::OnceLock;

use crate::{hash::Map, table};

/// What sort of word for people it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleSort {
    /// Names one holder of a post ("president", "envoy").
    Office,
    /// A title before a name ("General", "Dr").
    Rank,
    /// A trade or a post that many hold ("spokesman", "lawmaker").
    Role,
    /// Family and friends ("son-in-law").
    Kin,
    /// Speakers without a name ("official", "source", "analyst").
    Source,
    /// People together ("delegation", "government").
    Body,
}

/// A title or role noun of `data/roles.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Singular, lower case.
    pub noun: &'static str,
    /// Plural, where there is one.
    pub plural: Option<&'static str>,
    /// What sort it is.
    pub sort: RoleSort,
}

impl Role {
    /// Its head: the last word, or the first before "of" and "general" ("secretary" in "secretary of state").
    #[must_use]
    pub fn head(&self) -> &'static str {
        let before = self.noun.split(" of ").next().unwrap_or(self.noun);
        before.rsplit(' ').next().unwrap_or(before)
    }
}

/// A people, region or creed of `data/groups.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// "European".
    pub adjective: &'static str,
    /// "Europe".
    pub name: &'static str,
    /// "region", "people", "religion", "party".
    pub sort: &'static str,
    row: table::Row,
}

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        self.adjective == other.adjective
    }
}

impl Group {
    /// Adjective and nouns.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.adjective).chain(self.people())
    }

    /// Nouns for its people ("Europeans").
    pub fn people(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(1)
    }
}

/// All roles, in the order of the table.
#[must_use]
pub fn roles() -> &'static [Role] {
    static ALL: OnceLock<Vec<Role>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/roles.tsv"))
            .filter_map(|row| {
                let sort = match row.field(2) {
                    "office" => RoleSort::Office,
                    "rank" => RoleSort::Rank,
                    "role" => RoleSort::Role,
                    "kin" => RoleSort::Kin,
                    "source" => RoleSort::Source,
                    "body" => RoleSort::Body,
                    _ => return None,
                };
                Some(Role { noun: row.field(0), plural: row.some(1), sort })
            })
            .collect()
    })
}

/// All groups, in the order of the table.
#[must_use]
pub fn groups() -> &'static [Group] {
    static ALL: OnceLock<Vec<Group>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/groups.tsv"))
            .map(|row| Group { adjective: row.field(0), name: row.field(2), sort: row.field(3), row })
            .collect()
    })
}

fn index() -> &'static Map<&'static str, (&'static Role, bool)> {
    static INDEX: OnceLock<Map<&'static str, (&'static Role, bool)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Map::default();
        for role in roles() {
            index.entry(role.noun).or_insert((role, false));
            role.plural.map(|p| index.entry(p).or_insert((role, true)));
        }
        index
    })
}

/// The role of a lower-case noun, with true for a plural ("envoys").
#[must_use]
pub fn role(noun: &str) -> Option<(&'static Role, bool)> {
    index().get(noun.trim_end_matches('.')).copied()
}

/// True for a singular title that may stand before a name ("president", "dr.").
#[must_use]
pub fn is_title(noun: &str) -> bool {
    role(noun).is_some_and(|(r, plural)| {
        !plural && matches!(r.sort, RoleSort::Office | RoleSort::Rank | RoleSort::Role)
    })
}

/// The group of an adjective or noun ("European", "Europeans"), any case.
#[must_use]
pub fn group(word: &str) -> Option<&'static Group> {
    static INDEX: OnceLock<Map<String, &'static Group>> = OnceLock::new();
    let index = INDEX
        .get_or_init(|| groups().iter().flat_map(|g| g.words().map(move |w| (crate::fold(w), g))).collect());
    index.get(&crate::fold(word)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural() {
        assert_eq!(role("envoys").map(|(r, p)| (r.noun, p)), Some(("envoy", true)));
        assert!(is_title("president") && is_title("gen.") && !is_title("officials") && !is_title("table"));
        assert_eq!(role("secretary of state").map(|(r, _)| r.head()), Some("secretary"));
        assert_eq!(role("special envoy").map(|(r, _)| r.head()), Some("envoy"));
        assert_eq!(group("europeans").map(|g| g.name), Some("Europe"));
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../../data/roles.tsv").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(roles().len(), lines);
    }
}
