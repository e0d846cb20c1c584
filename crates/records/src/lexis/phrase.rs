//! Noun phrases by tags alone, from a view: what follows "the issue of" or a number.

use super::View;

/// A noun phrase in view positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First position.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// Its head noun.
    pub head: usize,
}

/// The noun phrase that begins at `at`: determiners, adjectives, nouns, possessors ("the region's largest firms").
#[must_use]
pub fn noun_phrase(view: &View<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut head = None;
    while end < view.len() && end < at + 10 {
        // "a mass arrest last week": when it was is no part of what it was.
        if head.is_some() && view.is_time(end) && !view.tag(end + 1).starts_with('N') {
            break;
        }
        match view.tag(end) {
            "NN" | "NNS" | "NNP" | "NNPS" => head = Some(end),
            "DT" | "PRP$" | "PDT" if end == at || head.is_none() => {}
            "JJ" | "JJR" | "JJS" | "CD" | "VBN" | "VBG" | "HYPH" | "RBS" | "RB" if head.is_none() => {}
            // "the U.S. military offer": an adjective between nouns.
            "JJ" if matches!(view.tag(end + 1), "NN" | "NNS") => {}
            // "a clear and firm answer"
            "CC" if head.is_none() && view.tag(end.wrapping_sub(1)) == "JJ" && view.tag(end + 1) == "JJ" => {}
            "POS" if head.is_some() => head = None,
            _ => break,
        }
        end += 1;
    }
    let head = head?;
    Some(Phrase { from: at, to: head + 1, head })
}

/// Content words of a phrase, lower case, for keys: no determiners, possessives or marks.
#[must_use]
pub fn content_words<'v>(view: &View<'v>, phrase: Phrase) -> Vec<&'v str> {
    (phrase.from..phrase.to)
        .filter(|i| matches!(view.tag(*i), "NN" | "NNS" | "NNP" | "NNPS" | "JJ"))
        .map(|i| view.norm(i))
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}
