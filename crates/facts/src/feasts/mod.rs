//! Feasts, civil days and recurring meetings: names, and a rule for their days in any year.

mod rule;

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::hash::Map;
use rule::{Rule, days, parse_rule};

/// What an entry of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeastKind {
    /// A day in itself.
    Feast,
    /// People attend it.
    Event,
    /// A stretch around a feast.
    Season,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct Feast {
    /// Key.
    pub key: &'static str,
    /// Names, lower case, as token norms joined by one space.
    pub names: Vec<&'static str>,
    /// What it is.
    pub kind: FeastKind,
    rule: Rule,
}

impl Feast {
    /// Its first and last day in `year`; `None` in a year without it.
    #[must_use]
    pub fn days(&self, year: i16) -> Option<(Date, Date)> {
        days(&self.rule, year)
    }
}

/// The entry of this key.
#[must_use]
pub fn feast(key: &str) -> Option<&'static Feast> {
    FEASTS.binary_search_by(|f| f.key.cmp(key)).ok().and_then(|i| FEASTS.get(i))
}

/// All entries, by key.
#[must_use]
pub fn feasts() -> &'static [Feast] {
    &FEASTS
}

/// The entries with a name that begins with this word, for a longest match over token norms.
#[must_use]
pub fn beginning_with(word: &str) -> &'static [(Vec<&'static str>, &'static Feast)] {
    BY_FIRST_WORD.get(word).map_or(&[], Vec::as_slice)
}

type Named = (Vec<&'static str>, &'static Feast);

static FEASTS: LazyLock<Vec<Feast>> = LazyLock::new(|| {
    let table = include_str!("../../../../data/feasts.tsv");
    let mut all: Vec<Feast> = table.lines().filter_map(parse).collect();
    all.sort_by_key(|f| f.key);
    all
});

static BY_FIRST_WORD: LazyLock<Map<&'static str, Vec<Named>>> = LazyLock::new(|| {
    let mut index: Map<&'static str, Vec<Named>> = Map::default();
    for feast in FEASTS.iter() {
        for name in &feast.names {
            let words: Vec<&'static str> = name.split(' ').collect();
            if let Some(first) = words.first() {
                index.entry(first).or_default().push((words, feast));
            }
        }
    }
    for list in index.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    index
});

fn parse(line: &'static str) -> Option<Feast> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = line.split('\t');
    let (key, names, rule, kind) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let kind = match kind {
        "feast" => FeastKind::Feast,
        "event" => FeastKind::Event,
        "season" => FeastKind::Season,
        _ => return None,
    };
    Some(Feast { key, names: names.split('|').collect(), kind, rule: parse_rule(rule)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn on(key: &str, year: i16) -> (Date, Date) {
        feast(key).unwrap().days(year).unwrap()
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../../../data/feasts.tsv");
        let lines = table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(feasts().len(), lines);
    }

    #[test]
    fn movable_days() {
        assert_eq!(on("easter", 2024).0, date(2024, 3, 31));
        assert_eq!(on("easter", 2025).0, date(2025, 4, 20));
        assert_eq!(on("orthodox-easter", 2024).0, date(2024, 5, 5));
        assert_eq!(on("orthodox-easter", 2025).0, date(2025, 4, 20));
        assert_eq!(on("thanksgiving", 1998).0, date(1998, 11, 26));
        assert_eq!(on("memorial-day", 2021).0, date(2021, 5, 31));
        assert_eq!(on("election-day", 2024).0, date(2024, 11, 5));
    }

    #[test]
    fn sighted_feasts_lie_in_their_window() {
        for (year, day) in [(2023, date(2023, 4, 21)), (2024, date(2024, 4, 10)), (2025, date(2025, 3, 30))] {
            let (from, to) = on("eid-al-fitr", year);
            assert!(from <= day && day <= to, "{year}: {from} {to}");
        }
    }

    #[test]
    fn forums_hold_their_known_days() {
        for (from, to) in [
            (date(2019, 1, 22), date(2019, 1, 25)),
            (date(2020, 1, 21), date(2020, 1, 24)),
            (date(2023, 1, 16), date(2023, 1, 20)),
            (date(2024, 1, 15), date(2024, 1, 19)),
            (date(2025, 1, 20), date(2025, 1, 24)),
        ] {
            let (a, b) = on("wef", from.year());
            assert!(a <= from && to <= b, "{a} {b}");
        }
    }

    #[test]
    fn some_days_skip_years() {
        assert!(feast("inauguration-us").unwrap().days(2026).is_none());
        assert_eq!(on("inauguration-us", 2021).0, date(2021, 1, 20));
    }
}
