//! Who or what can be a source: people, bodies, papers that speak; not "the latest flurry of diplomacy".

use std::{collections::BTreeMap, sync::OnceLock};

use model::record::EntityKind;

use super::{phrase::Phrase, view::View};

/// How well a phrase fits as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// A thing or an idea.
    No,
    /// A word of unknown sort.
    Unknown,
    /// A paper, poll or report.
    Paper,
    /// People and bodies.
    Yes,
}

fn nouns() -> &'static BTreeMap<&'static str, Fit> {
    static TABLE: OnceLock<BTreeMap<&'static str, Fit>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut all = BTreeMap::new();
        for line in include_str!("../../../../data/speaker-nouns.tsv").lines().filter(|l| !l.starts_with('#'))
        {
            let Some((kind, words)) = line.split_once('\t') else { continue };
            let fit = if kind == "paper" { Fit::Paper } else { Fit::Yes };
            for word in words.split(' ') {
                all.entry(word).or_insert(fit);
            }
        }
        all
    })
}

impl View<'_> {
    /// How well `phrase` fits as a source.
    pub(crate) fn fit(&self, phrase: &Phrase) -> Fit {
        let head = phrase.head;
        let word = self.norm(head);
        if matches!(self.tag(head), "PRP" | "PRP$" | "WP") {
            return match word {
                "it" | "its" => Fit::Paper,
                "i" | "he" | "she" | "they" | "we" | "you" | "who" | "his" | "her" | "their" | "my"
                | "our" => Fit::Yes,
                _ => Fit::No,
            };
        }
        if self.tag(head) == "EX" || matches!(word, "this" | "that" | "these" | "those") {
            return Fit::No;
        }
        if self.time_at(head).is_some() {
            return Fit::No;
        }
        if let Some(fit) = noun(word) {
            return fit;
        }
        if let Some(kind) = self.entity_kind(head) {
            return if kind == EntityKind::Place { Fit::Unknown } else { Fit::Yes };
        }
        if self.is_name(head) || self.tag(head) == "ADD" || word.starts_with('@') {
            return Fit::Yes;
        }
        if self.tag(head) == "CD" || matches!(word, "one" | "another") {
            return Fit::Unknown;
        }
        // A bare capital at the head of a sentence may be a surname that nobody knows.
        let capital = self.a.word(head).chars().next().is_some_and(char::is_uppercase);
        match (agent(word), capital && phrase.tokens.len() == 1) {
            (true, _) => Fit::Yes,
            (false, true) => Fit::Unknown,
            (false, false) => Fit::No,
        }
    }

    fn entity_kind(&self, i: u32) -> Option<EntityKind> {
        let e = self.a.tokens.get(i as usize)?.entity?;
        self.a.entities.get(e as usize).map(model::draft::LocalEntity::kind)
    }
}

/// The table's word on a noun, singular or plural.
fn noun(word: &str) -> Option<Fit> {
    let table = nouns();
    let last = word.rsplit('-').next().unwrap_or(word);
    [word, last].into_iter().find_map(|w| {
        let plain = || w.strip_suffix('s').and_then(|s| table.get(s));
        let es = || w.strip_suffix("es").and_then(|s| table.get(s));
        let ies = || w.strip_suffix("ies").and_then(|s| table.get(format!("{s}y").as_str()));
        let men = || w.strip_suffix("men").and_then(|s| table.get(format!("{s}man").as_str()));
        let women = || w.strip_suffix("women").and_then(|s| table.get(format!("{s}woman").as_str()));
        table.get(w).or_else(plain).or_else(es).or_else(ies).or_else(women).or_else(men).copied()
    })
}

/// Endings of nouns for people who do something.
fn agent(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.len() > 5
        && (word.ends_with("ist")
            || word.ends_with("ian")
            || word.ends_with("eer")
            || word.ends_with("man")
            || word.ends_with("woman")
            || word.ends_with("person"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_bodies_and_papers_speak() {
        assert_eq!(noun("officials"), Some(Fit::Yes));
        assert_eq!(noun("ministries"), Some(Fit::Yes));
        assert_eq!(noun("spokeswomen"), Some(Fit::Yes));
        assert_eq!(noun("polls"), Some(Fit::Paper));
        assert_eq!(noun("flurry"), None);
        assert!(agent("cartoonists") && !agent("list"));
    }
}
