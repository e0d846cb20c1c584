//! The verbs and nouns of political events with their PLOVER category, read once from `data/plover.tsv`.

use std::sync::LazyLock;

use facts::hash::Map;

static TABLE: &str = include_str!("../../../../data/plover.tsv");

static ROWS: LazyLock<Map<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut rows: Map<&str, Vec<Row>> = Map::default();
    for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let mut cells = line.split('\t');
        let (Some(word), Some(pos), Some(code), Some(with)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        rows.entry(word).or_default().push(Row { verb: pos == "verb", code, with });
    }
    rows
});

/// One row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    verb: bool,
    /// PLOVER category.
    pub(super) code: &'static str,
    with: &'static str,
}

impl Row {
    /// True when one of the nouns it asks for is there; a row that asks for none always fits.
    pub(super) fn fits(&self, behind: &[String], before: &[String]) -> bool {
        self.with == "-"
            || self.with.split(' ').any(|w| match w.strip_prefix("s:") {
                Some(subject) => before.iter().any(|b| b == subject),
                None => behind.iter().any(|b| b == w),
            })
    }

    /// True when the row stands without further words.
    pub(super) fn is_plain(&self) -> bool {
        self.with == "-"
    }
}

/// The rows of a verb, in the order in which they are tried.
pub(super) fn verb(lemma: &str) -> impl Iterator<Item = &'static Row> {
    ROWS.get(lemma).into_iter().flatten().filter(|r| r.verb)
}

/// The category of a noun that names an event by itself.
pub(super) fn noun(lemma: &str) -> Option<&'static str> {
    ROWS.get(lemma)?.iter().find(|r| !r.verb).map(|r| r.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATEGORIES: [&str; 18] = [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "CONCEDE",
        "RETREAT",
        "INVESTIGATE",
        "DEMAND",
        "DISAPPROVE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "FIGHT",
    ];

    #[test]
    fn every_row_has_a_plover_category() {
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}");
            assert!(CATEGORIES.contains(&cells[2]) || cells[2] == "-", "{line}");
            assert!(["verb", "noun"].contains(&cells[1]), "{line}");
        }
    }

    #[test]
    fn a_row_that_asks_for_a_noun_needs_it() {
        let words = |w: &[&str]| w.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let code = |behind: &[&str]| verb("sign").find(|r| r.fits(&words(behind), &[])).map(|r| r.code);
        assert_eq!(code(&["treaty"]), Some("SUPPORT"));
        assert_eq!(code(&["autograph"]), None);
    }
}
