//! The words of a statement, folded for comparison.

use std::collections::BTreeSet;

use model::record::Statement;

/// Words too common to tell two sayings apart.
const COMMON: [&str; 48] = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "that", "this", "it",
    "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "not", "no", "there", "who",
    "which", "what", "about",
];

/// Folded words in order, and the telling ones as a set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    all: Vec<String>,
    telling: BTreeSet<String>,
}

impl Words {
    /// The words of a statement's content.
    pub(crate) fn of(statement: &Statement) -> Self {
        let text = statement.content.iter().map(|c| c.exact.as_str()).collect::<Vec<_>>().join(" ");
        Self::read(&text)
    }

    fn read(text: &str) -> Self {
        let folded = text.to_lowercase().replace(['’', '\''], "");
        let all: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        let telling = all.iter().filter(|w| !COMMON.contains(&w.as_str())).cloned().collect();
        Self { all, telling }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// True when most of the telling words of `other` are said here too, and there are enough of them to tell.
    pub(crate) fn hold(&self, other: &Self) -> bool {
        let shared = other.telling.intersection(&self.telling).count();
        let enough = other.telling.len() >= 2;
        let run =
            other.all.len() >= 2 && self.all.windows(other.all.len()).any(|w| w == other.all.as_slice());
        enough && (run || other.telling.len() >= 4 && shared * 10 >= other.telling.len() * 8)
    }

    /// True when half of the telling words are shared.
    pub(crate) fn alike(&self, other: &Self) -> bool {
        let shared = other.telling.intersection(&self.telling).count();
        let least = self.telling.len().min(other.telling.len());
        least >= 3 && shared * 2 >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_words_is_held_by_the_whole() {
        let whole = Words::read("The harbour will open on Monday, and we will all be there.");
        let part = Words::read("the harbour will open on Monday");
        assert!(whole.hold(&part) && !part.hold(&whole));
    }

    #[test]
    fn near_wordings_stay_two() {
        let a = Words::read("reasonably near");
        let b = Words::read("relatively near");
        assert!(!a.hold(&b) && !b.hold(&a));
    }
}
