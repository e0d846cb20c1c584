//! Organisations: alliances, ministries, banks, armed groups, parties, companies.

use std::sync::OnceLock;

use crate::table;

/// An organisation of `data/organisations.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Organisation {
    /// Name.
    pub name: &'static str,
    /// "alliance", "un", "body", "bank", "ministry", "legislature", "agency", "armed", "party", "company",
    /// "court", "ngo", "forum", "military", "club", "event", "think-tank".
    pub kind: &'static str,
    /// ISO code of its country, where it has one.
    pub country: Option<&'static str>,
    row: table::Row,
}

impl PartialEq for Organisation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Organisation {
    /// Its names and acronyms, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.row.list(3))
    }
}

/// All organisations, in the order of the table.
#[must_use]
pub fn organisations() -> &'static [Organisation] {
    static ALL: OnceLock<Vec<Organisation>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/organisations.tsv"))
            .map(|row| Organisation { name: row.field(0), kind: row.field(1), country: row.some(2), row })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_kinds_are_known() {
        const KINDS: [&str; 17] = [
            "alliance",
            "un",
            "body",
            "bank",
            "ministry",
            "legislature",
            "agency",
            "armed",
            "party",
            "company",
            "court",
            "ngo",
            "forum",
            "military",
            "club",
            "event",
            "think-tank",
        ];
        let mut seen = std::collections::BTreeSet::new();
        for o in organisations() {
            assert!(seen.insert(o.name), "twice: {}", o.name);
            assert!(KINDS.contains(&o.kind), "{}: {}", o.name, o.kind);
            assert!(o.country.is_none_or(|c| crate::country(c).is_some()), "{}", o.name);
        }
    }
}
