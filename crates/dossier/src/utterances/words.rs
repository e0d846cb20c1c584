//! The words of a statement, folded for comparison.

use std::collections::BTreeSet;

use model::record::{Mode, Statement};

/// Words too common to tell two sayings apart.
const COMMON: [&str; 48] = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "that", "this", "it",
    "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "not", "no", "there", "who",
    "which", "what", "about",
];

/// Folded words in order, and the telling ones as a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Words {
    all: Vec<String>,
    telling: BTreeSet<String>,
    /// What stands in marks inside a retold clause, folded.
    scraps: Vec<String>,
}

impl Words {
    /// The words of a statement's content.
    pub(crate) fn of(statement: &Statement) -> Self {
        let text = statement.content.iter().map(|c| c.exact.as_str()).collect::<Vec<_>>().join(" ");
        let mut words = Self::read(&text);
        if statement.mode != Mode::Direct {
            words.scraps = scraps(&text);
        } else if statement.partial {
            words.scraps.push(words.all.join(" "));
        }
        words
    }

    /// The telling words.
    pub(crate) fn telling(&self) -> impl Iterator<Item = &str> {
        self.telling.iter().map(String::as_str)
    }

    /// True when both quote the same scrap of two words or more.
    pub(crate) fn share_a_scrap(&self, other: &Self) -> bool {
        self.scraps.iter().any(|s| s.contains(' ') && other.scraps.contains(s))
    }

    fn read(text: &str) -> Self {
        let folded = text.to_lowercase().replace(['’', '\''], "");
        let all: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        let telling = all.iter().filter(|w| !COMMON.contains(&w.as_str())).cloned().collect();
        Self { all, telling, scraps: Vec::new() }
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

    /// How many telling words both have.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        other.telling.intersection(&self.telling).count()
    }

    /// True when half of the telling words are shared.
    pub(crate) fn alike(&self, other: &Self) -> bool {
        let shared = other.telling.intersection(&self.telling).count();
        let least = self.telling.len().min(other.telling.len());
        least >= 3 && shared * 2 >= least
    }
}

/// What stands between double marks, folded.
fn scraps(text: &str) -> Vec<String> {
    text.split(['“', '”', '"'])
        .skip(1)
        .step_by(2)
        .map(|s| Words::read(s).all.join(" "))
        .filter(|s| !s.is_empty())
        .collect()
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
    fn scraps_are_what_stands_in_marks() {
        assert_eq!(
            scraps("there are “some hard issues,” he said, and “more.”"),
            ["some hard issues", "more"]
        );
    }

    #[test]
    fn near_wordings_stay_two() {
        let a = Words::read("reasonably near");
        let b = Words::read("relatively near");
        assert!(!a.hold(&b) && !b.hold(&a));
    }
}
