//! Headlines In Title Case: capitals say nothing, so names come from the body and the shipped facts.

use std::ops::Range;

use facts::Fact;
use facts::hash::Map;
use model::record::EntityKind;

use super::{Name, Words, known, runs};
use crate::Analysis;

/// True when more than `share` of the words of sentence `i` that could be lower case begin with a capital.
/// A sentence of fewer than `least` such words is too short to tell.
pub(super) fn is_title_case(analysis: &Analysis, i: usize, least: u16, share: f32) -> bool {
    let words = Words(analysis);
    let Some(sentence) = analysis.sentences.get(i) else { return false };
    let (mut capitals, mut all) = (0u16, 0u16);
    for j in sentence.tokens.clone() {
        let word = words.word(j);
        if word.len() > 3 && word.starts_with(|c: char| c.is_alphabetic()) {
            all += 1;
            capitals += u16::from(words.capital(j));
        }
    }
    all >= least && f32::from(capitals) > share * f32::from(all)
}

/// True when sentence `i` has a verb or a small word, as a headline has and a list of names has not.
pub(super) fn tells(analysis: &Analysis, i: usize) -> bool {
    let Some(sentence) = analysis.sentences.get(i) else { return false };
    sentence.tokens.clone().any(|j| {
        let small = analysis.word(j).starts_with(char::is_lowercase);
        matches!(analysis.tag(j), "VB" | "VBZ" | "VBP" | "MD")
            || small && matches!(analysis.tag(j), "IN" | "TO")
    })
}

/// Names of the body by their last words and whole forms.
#[derive(Debug, Default)]
pub(super) struct Known(Map<String, Vec<(EntityKind, f32)>>);

impl Known {
    pub(super) fn of(analysis: &Analysis, names: &[Name]) -> Self {
        let mut known = Self::default();
        for name in names.iter().filter(|n| n.kind().is_some() && n.fact.is_none()) {
            let whole = facts::fold(analysis.slice(analysis.span(name.tokens.clone())));
            known.0.insert(whole, name.kinds.clone());
            if name.kind() == Some(EntityKind::Person) && name.tokens.len() > 1 {
                let last = facts::fold(analysis.word(name.tokens.end - 1));
                known.0.entry(last).or_insert_with(|| name.kinds.clone());
            }
        }
        known
    }

    /// The longest name of the body that begins at token `i`.
    fn at(&self, words: Words<'_>, i: u32, end: u32) -> Option<Name> {
        (i + 1..=end.min(i + 4)).rev().find_map(|next| {
            let key = facts::fold(words.0.slice(words.0.span(i..next)));
            let kinds = self.0.get(&key)?.clone();
            Some(Name { tokens: i..next, kinds, fact: None, rule: "headline-known" })
        })
    }
}

/// Finds the names of one headline.
pub(super) fn find(analysis: &Analysis, sentence: Range<u32>, body: &Known, names: &mut Vec<Name>) {
    let words = Words(analysis);
    let mut i = sentence.start;
    while i < sentence.end {
        let name = if words.capital(i) { name_at(words, i, sentence.end, body) } else { None };
        i = name.as_ref().map_or(i + 1, |n| n.tokens.end);
        names.extend(name);
    }
}

fn name_at(words: Words<'_>, i: u32, end: u32, body: &Known) -> Option<Name> {
    if let Some(name) = body.at(words, i, end) {
        return Some(name);
    }
    if let Some((next, hits)) = known::at(words, i, end) {
        let fact = known::best(words, i, hits)?;
        let unsure = matches!(fact, Fact::City(_) | Fact::Outlet(_) | Fact::Group(_)) && next == i + 1;
        return (!unsure || words.proper(i)).then(|| Name {
            tokens: i..next,
            kinds: known::kinds(fact),
            fact: Some(fact),
            rule: "known-name",
        });
    }
    let person = facts::first_name(words.word(i)).is_some() || runs::has_title(words, i);
    let surname = i + 1 < end && words.capital(i + 1) && words.0.tag(i + 1).starts_with("NNP");
    let lone = runs::has_title(words, i) && words.0.tag(i).starts_with("NNP");
    let next = if surname { i + 2 } else { i + 1 };
    (person && words.0.tag(i).starts_with("NNP") && (surname || lone)).then(|| Name {
        tokens: i..next,
        kinds: vec![(EntityKind::Person, 0.7)],
        fact: None,
        rule: "headline-person",
    })
}

#[cfg(test)]
mod tests {
    use model::{Article, Block, BlockRole, Span};

    #[test]
    fn a_title_case_headline_borrows_the_names_of_the_body() {
        let text = "Envoys Race To Lima As Brandt Warns Of Delay\n\nThomas Brandt spoke in Lima.";
        let block =
            |role, a: usize, b: usize| Block { role, span: Span::of(a..b), source: None, repeats: None };
        let article = Article {
            text: text.to_owned(),
            blocks: vec![block(BlockRole::Title, 0, 44), block(BlockRole::Body, 46, text.len())],
            ..Article::default()
        };
        let a = crate::analyse(&article);
        let names: Vec<_> = a.names.iter().map(|n| a.slice(a.span(n.tokens.clone()))).collect();
        assert_eq!(names, ["Lima", "Brandt", "Thomas Brandt", "Lima"]);
    }

    #[test]
    fn a_list_of_names_is_no_headline() {
        let a = crate::names::tests::analysed("Thomas Brandt, Karen Holm, Lea Varga, Peter Oto");
        let names: Vec<_> = a.names.iter().map(|n| a.slice(a.span(n.tokens.clone()))).collect();
        assert_eq!(names, ["Thomas Brandt", "Karen Holm", "Lea Varga", "Peter Oto"]);
    }
}
