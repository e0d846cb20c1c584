//! On what terms somebody speaks: "asked not to be named", "spoke on condition of anonymity", "declined to comment". The
//! press says so of its sources; nobody takes a side by it or does anything.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words after the verb in which the terms are looked for.
const REACH: usize = 7;

/// Verbs of asking and of speaking, and what is asked for.
struct Table {
    asks: HashSet<&'static str>,
    terms: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let words = |kind: &str| -> HashSet<&'static str> {
        let rows = include_str!("../../../data/sourcing.tsv").lines().filter(|l| !l.starts_with('#'));
        let of = rows.filter_map(|row| row.split_once('\t')).filter(|(k, _)| *k == kind);
        of.flat_map(|(_, words)| words.split(' ')).collect()
    };
    Table { asks: words("asks"), terms: words("terms") }
});

/// True for a verb that only says on what terms its subject speaks. `words` are the folded words from the verb on.
pub(crate) fn is_sourcing<'w>(words: impl IntoIterator<Item = &'w str>) -> bool {
    let mut words = words.into_iter();
    let asks = words.next().is_some_and(|verb| TABLE.asks.contains(verb));
    asks && words
        .take(REACH)
        .take_while(|w| {
            !matches!(*w, "," | ";" | "." | ":" | "said" | "says" | "and" | "but" | "\"" | "“" | "”")
        })
        .any(|w| TABLE.terms.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakes::testing::Reading;

    #[test]
    fn terms_of_speaking_are_told_from_demands() {
        let of = |text: &str| is_sourcing(text.split(' '));
        for text in [
            "asked not to be named",
            "declined to be identified because the talks are secret",
            "spoke on condition of anonymity",
            "insisted on anonymity",
            "requested that their names not be quoted",
            "refused to comment",
        ] {
            assert!(of(text), "{text}");
        }
        for text in ["asked for the port , named after a king", "refused to sign", "named a price", ""] {
            assert!(!of(text), "{text}");
        }
    }

    #[test]
    fn a_source_without_a_name_takes_no_side_by_asking_for_none() {
        let reading = Reading::negotiation(
            "Norway rejected the ceasefire. A diplomat close to the talks, who asked not to be named, spoke in Oslo.",
        );
        assert_eq!(reading.positions(), ["Norway rejects ceasefire"]);
        let reading = Reading::negotiation("Norway refused to comment on the ceasefire.");
        assert_eq!(reading.positions(), Vec::<String>::new());
    }
}
