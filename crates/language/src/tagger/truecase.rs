//! Headlines In Title Case and lines in capitals: which of their words would be lower-case in running text.

use std::collections::HashSet;

use crate::{Analysis, perceptron::hash};

/// Share of capitalised words from which a sentence is read as Title Case.
const SHARE: f32 = 0.7;

/// How the article's running text writes its words.
pub(super) struct Case {
    /// Words seen in lower case.
    lower: HashSet<u32>,
    /// Words seen with a capital inside a sentence.
    upper: HashSet<u32>,
    /// Sentences in Title Case or capitals.
    titled: HashSet<usize>,
}

impl Case {
    /// Reads the article's running text.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let titled: HashSet<usize> =
            (0..analysis.sentences.len()).filter(|s| is_titled(analysis, *s)).collect();
        let mut case = Self { lower: HashSet::new(), upper: HashSet::new(), titled };
        if case.titled.is_empty() {
            return case;
        }
        for (s, sentence) in analysis.sentences.iter().enumerate() {
            if case.titled.contains(&s) {
                continue;
            }
            for i in sentence.tokens.clone() {
                let word = analysis.word(i);
                if word.starts_with(char::is_lowercase) {
                    case.lower.insert(hash(analysis.norm(i).as_bytes()));
                } else if i > sentence.tokens.start
                    && !matches!(analysis.tokens[i as usize - 1].xpos, "``" | "''")
                {
                    case.upper.insert(hash(analysis.norm(i).as_bytes()));
                }
            }
        }
        case
    }

    /// The tokens of sentence `s` to be read in lower case, sorted.
    pub(super) fn lowered(&self, analysis: &Analysis, s: usize) -> Vec<u32> {
        if !self.titled.contains(&s) {
            return Vec::new();
        }
        let Some(sentence) = analysis.sentences.get(s) else { return Vec::new() };
        let plain = |i: &u32| {
            let key = hash(analysis.norm(*i).as_bytes());
            let word = analysis.word(*i);
            word.starts_with(char::is_uppercase)
                && !self.upper.contains(&key)
                && (self.lower.contains(&key) || is_function_word(analysis.norm(*i)))
        };
        sentence.tokens.clone().filter(plain).collect()
    }
}

/// True when most words of a sentence of four or more begin with a capital.
fn is_titled(analysis: &Analysis, s: usize) -> bool {
    let Some(sentence) = analysis.sentences.get(s) else { return false };
    let (mut words, mut capitals) = (0.0, 0.0);
    for i in sentence.tokens.clone() {
        let Some(first) = analysis.word(i).chars().next() else { continue };
        if first.is_alphabetic() && (first.is_uppercase() || analysis.norm(i).len() > 3) {
            words += 1.0;
            capitals += if first.is_uppercase() { 1.0 } else { 0.0 };
        }
    }
    words >= 4.0 && capitals / words >= SHARE
}

/// Words that headlines capitalise and that are never names.
fn is_function_word(norm: &str) -> bool {
    matches!(
        norm,
        "to" | "in"
            | "on"
            | "at"
            | "of"
            | "for"
            | "from"
            | "by"
            | "with"
            | "after"
            | "before"
            | "over"
            | "as"
            | "and"
            | "or"
            | "but"
            | "the"
            | "a"
            | "an"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "can"
            | "not"
            | "no"
            | "his"
            | "her"
            | "its"
            | "their"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "this"
            | "that"
            | "these"
            | "those"
            | "who"
            | "what"
            | "when"
            | "where"
            | "why"
            | "how"
            | "if"
            | "amid"
            | "against"
            | "into"
            | "about"
            | "more"
            | "than"
            | "up"
            | "out"
            | "off"
            | "says"
            | "say"
            | "said"
            | "meet"
            | "meets"
            | "talks"
            | "new"
    )
}
