//! Words that tell what a run of capitals is: weekdays, "Summit", "Ministry", "River", "of".

use std::sync::OnceLock;

use crate::{hash::Map, table};

/// What a word says of the name it stands in. One word may say several things ("Bank").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameWord {
    /// Capitalised, but no name: weekdays, months, feasts, languages.
    pub never: bool,
    /// The run is a war, a meeting, a law: no agent and no place.
    pub event: bool,
    /// The run is an organisation.
    pub body: bool,
    /// The run is a place.
    pub site: bool,
    /// Stands lower-case inside a name ("of", "von").
    pub join: bool,
    /// Opens a surname ("van", "al").
    pub particle: bool,
    /// Opens sentences and is no name ("The", "According").
    pub function: bool,
}

/// What the tables say of a word in lower case; all false for most words.
#[must_use]
pub fn name_word(word: &str) -> NameWord {
    static INDEX: OnceLock<Map<String, NameWord>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index: Map<String, NameWord> = Map::default();
        for row in table::rows(include_str!("../../../data/name-words.tsv")) {
            for word in row.field(1).split(' ') {
                let entry = index.entry(word.to_lowercase()).or_default();
                match row.field(0) {
                    "never" => entry.never = true,
                    "event" => entry.event = true,
                    "body" => entry.body = true,
                    "site" => entry.site = true,
                    "join" => entry.join = true,
                    "particle" => entry.particle = true,
                    _ => entry.function = true,
                }
            }
        }
        index
    });
    index.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_several_things() {
        let bank = name_word("bank");
        assert!(bank.body && bank.site && !bank.event);
        assert!(name_word("thursday").never && name_word("of").join && name_word("according").function);
        assert_eq!(name_word("xylophone"), NameWord::default());
    }
}
