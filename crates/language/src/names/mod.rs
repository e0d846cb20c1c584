//! Finds names: the shipped facts, runs of capitals, titles before them; headlines by what the body says.

mod apostrophes;
mod headline;
mod kinds;
mod known;
mod learned;
mod runs;
mod shape;

use std::ops::Range;

use facts::Fact;
use model::{Article, BlockRole, record::EntityKind};

use crate::Analysis;

pub(crate) use kinds::gender;
pub(crate) use runs::title_before;
pub(crate) use shape::Words;

/// A name in the text, before mentions are joined into entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens, without title, article and possessive mark.
    pub tokens: Range<u32>,
    /// What it may be, best first. Words for peoples ("Danish") have none.
    pub kinds: Vec<(EntityKind, f32)>,
    /// What the shipped facts know under these words.
    pub fact: Option<Fact>,
    /// Name of the rule that found it.
    pub rule: &'static str,
}

impl Name {
    /// The likeliest kind.
    #[must_use]
    pub fn kind(&self) -> Option<EntityKind> {
        self.kinds.first().map(|(k, _)| *k)
    }
}

/// Marks names in the text: fills `analysis.names`, in text order, none overlapping.
pub fn find(article: &Article, analysis: &mut Analysis) {
    let _ = article;
    apostrophes::split(analysis);
    let mut names = Vec::new();
    let (mut running, mut titles) = (Vec::new(), Vec::new());
    for (i, sentence) in analysis.sentences.iter().enumerate() {
        let head = matches!(sentence.role, BlockRole::Title | BlockRole::Heading);
        // A headline that lost its block is told by capitals on nearly all words.
        let (least, share) = if head { (3, 0.7) } else { (5, 0.9) };
        let title =
            headline::is_title_case(analysis, i, least, share) && (head || headline::tells(analysis, i));
        let list = if title { &mut titles } else { &mut running };
        list.push(sentence.tokens.clone());
    }
    for tokens in running {
        runs::find(analysis, tokens, &mut names);
    }
    let in_titles = |i: u32| titles.iter().any(|t: &Range<u32>| t.contains(&i));
    let mut names = learned::weigh(analysis, names, in_titles);
    let from_body = headline::Known::of(analysis, &names);
    for tokens in titles {
        headline::find(analysis, tokens, &from_body, &mut names);
    }
    names.sort_by_key(|n: &Name| n.tokens.start);
    kinds::agree(analysis, &mut names);
    analysis.names = names;
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An article of one body, analysed as far as names.
    pub(crate) fn analysed(text: &str) -> Analysis {
        let article = Article { text: text.to_owned(), ..Article::default() };
        crate::analyse(&article)
    }

    fn names(text: &str) -> Vec<String> {
        let a = analysed(text);
        a.names
            .iter()
            .filter(|n| n.kind().is_some())
            .map(|n| format!("{}/{:?}", a.slice(a.span(n.tokens.clone())), n.kind().unwrap()))
            .collect()
    }

    #[test]
    fn titles_stay_outside() {
        assert_eq!(
            names("Danish Foreign Minister Karen Holm met President Ana Lopez in Lima."),
            ["Karen Holm/Person", "Ana Lopez/Person", "Lima/Place"]
        );
        assert_eq!(names("The talks were led by envoy Tomas Brandt."), ["Tomas Brandt/Person"]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_itself() {
        assert_eq!(names("Talks resumed. Yesterday nobody came. Mr. Oto left."), ["Oto/Person"]);
    }

    #[test]
    fn bodies_and_places_by_their_words() {
        assert_eq!(
            names("He works for the Ministry of Foreign Affairs and the Harlow Institute near Lake Vello."),
            ["Ministry of Foreign Affairs/Organisation", "Harlow Institute/Organisation", "Lake Vello/Place"]
        );
    }

    #[test]
    fn weekdays_and_wars_are_no_names() {
        assert_eq!(names("On Thursday they spoke of the Cold War and World War Two."), Vec::<String>::new());
    }
}
