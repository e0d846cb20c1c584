//! Abbreviations that are written with a full stop, and whether a sentence may end after them.

use std::sync::OnceLock;

use facts::hash::Map;

/// What stands after an abbreviation, usually.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A name follows ("Gen."); no sentence ends here.
    Title,
    /// A number follows ("No. 10").
    Number,
    /// A day may follow ("Feb. 24").
    Month,
    /// Something always follows ("vs.").
    Name,
    /// May end a sentence ("U.S.", "p.m.").
    Open,
}

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/abbreviations.tsv"));

/// The class of `form`, lower case and without its last full stop.
pub(crate) fn class(form: &str) -> Option<Abbreviation> {
    static CLASSES: OnceLock<Map<&'static str, Abbreviation>> = OnceLock::new();
    CLASSES.get_or_init(|| TABLE.lines().filter_map(row).collect()).get(form).copied()
}

fn row(line: &'static str) -> Option<(&'static str, Abbreviation)> {
    let (form, class) = line.split_once('\t')?;
    let class = match class {
        "title" => Abbreviation::Title,
        "number" => Abbreviation::Number,
        "month" => Abbreviation::Month,
        "name" => Abbreviation::Name,
        "open" => Abbreviation::Open,
        _ => return None,
    };
    Some((form, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class() {
        let rows = TABLE.lines().filter(|l| !l.starts_with('#') && *l != "form\tclass");
        for line in rows {
            assert!(row(line).is_some(), "{line}");
        }
        assert_eq!(class("gen"), Some(Abbreviation::Title));
        assert_eq!(class("u.s"), Some(Abbreviation::Open));
    }
}
