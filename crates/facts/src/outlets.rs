//! News outlets: names, domains, owners, and which of them are wire services.

use std::sync::OnceLock;

use crate::{fold, hash::Map, table};

/// An outlet of `data/outlets.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct Outlet {
    /// Name.
    pub name: &'static str,
    /// "wire", "paper", "broadcaster", "magazine", "site", "trade".
    pub kind: &'static str,
    /// Owner or publishing group: copies within one family are no independent origin.
    pub family: &'static str,
    /// ISO code of its country, where it has one.
    pub country: Option<&'static str>,
    row: table::Row,
}

impl PartialEq for Outlet {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Outlet {
    /// Its names, the common one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.row.list(5))
    }

    /// Its domains, without "www.".
    pub fn domains(&self) -> impl Iterator<Item = &'static str> {
        self.row.list(4)
    }

    /// True for a news agency whose reports others print.
    #[must_use]
    pub fn is_wire(&self) -> bool {
        self.kind == "wire"
    }

    /// Id as entities carry it ("outlet:fox-news").
    #[must_use]
    pub fn id(&self) -> String {
        format!("outlet:{}", fold(self.name).replace(' ', "-"))
    }
}

/// All outlets, in the order of the table.
#[must_use]
pub fn outlets() -> &'static [Outlet] {
    static ALL: OnceLock<Vec<Outlet>> = OnceLock::new();
    ALL.get_or_init(|| {
        table::rows(include_str!("../../../data/outlets.tsv"))
            .map(|row| Outlet {
                name: row.field(0),
                kind: row.field(1),
                family: row.field(2),
                country: row.some(3),
                row,
            })
            .collect()
    })
}

/// The outlet of a name ("AP", "the New York Times").
#[must_use]
pub fn outlet(name: &str) -> Option<&'static Outlet> {
    static BY_NAME: OnceLock<Map<String, &'static Outlet>> = OnceLock::new();
    let index = BY_NAME.get_or_init(|| {
        let mut index = Map::default();
        for outlet in outlets() {
            for name in outlet.names() {
                index.entry(key(name)).or_insert(outlet);
            }
        }
        index
    });
    index.get(&key(name)).copied()
}

fn key(name: &str) -> String {
    let key = fold(name);
    key.strip_prefix("the ").map_or(key.clone(), str::to_owned)
}

/// The outlet of a host name: its own domain or one below it ("edition.cnn.com").
#[must_use]
pub fn outlet_of_domain(host: &str) -> Option<&'static Outlet> {
    static BY_DOMAIN: OnceLock<Map<&'static str, &'static Outlet>> = OnceLock::new();
    let index =
        BY_DOMAIN.get_or_init(|| outlets().iter().flat_map(|o| o.domains().map(move |d| (d, o))).collect());
    let host = host.to_ascii_lowercase();
    let mut rest = host.trim_end_matches('.');
    loop {
        if let Some(outlet) = index.get(rest) {
            return Some(outlet);
        }
        rest = rest.split_once('.')?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_domains_are_unique() {
        let (mut names, mut domains) = (Map::default(), Map::default());
        for o in outlets() {
            for n in o.names() {
                let other = names.insert(key(n), o.name);
                assert!(other.is_none_or(|other| other == o.name), "{n}: {other:?} and {}", o.name);
            }
            for d in o.domains() {
                assert!(!d.starts_with("www.") && d.contains('.'), "{d}");
                assert_eq!(domains.insert(d, o.name), None, "{d}");
            }
            assert!(!o.family.is_empty(), "{}", o.name);
        }
        assert!(outlets().len() > 600);
    }

    #[test]
    fn by_name_and_by_host() {
        assert_eq!(outlet("the associated press").map(|o| o.name), Some("Associated Press"));
        assert!(outlet("Reuters").is_some_and(Outlet::is_wire));
        assert_eq!(outlet_of_domain("edition.cnn.com").map(|o| o.name), Some("CNN"));
        assert_eq!(outlet_of_domain("www.english.example.org"), None);
        assert_eq!(outlet("Fox News").map(Outlet::id).as_deref(), Some("outlet:fox-news"));
    }
}
