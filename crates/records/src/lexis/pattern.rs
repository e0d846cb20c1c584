//! One word pattern: its small language, and matching it at one place.
//!
//! Elements stand between blanks:
//!
//! | written | meets |
//! |---|---|
//! | `word` | the word and its plural |
//! | `word~` | every form of the verb |
//! | `=word` | this form alone |
//! | `a\|b~` | either |
//! | `a?` | the element, or nothing |
//! | `#` | a number, in figures or words |
//! | `*` | any one token |
//! | `..` | up to 3 tokens, none of them a stop |
//! | `...` | up to 8 tokens, none of them a stop |

use std::sync::Arc;

use thiserror::Error;

use super::{View, plurals, sieve::Sieve, verb_forms};
use crate::figures::number;

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum PatternError {
    #[error("a pattern needs at least one word")]
    Empty,
    #[error("a pattern must begin with a word or `#`, not with `{0}`")]
    Begin(String),
    #[error("`{0}` has no word in it")]
    NoWord(String),
    #[error("patterns are lower case: `{0}`")]
    UpperCase(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    /// `keys` are the sorted hashes of the forms: two words of one 64-bit hash are not met in practice.
    Words {
        forms: Vec<Box<str>>,
        keys: Vec<u64>,
        optional: bool,
    },
    Number {
        optional: bool,
    },
    Any,
    Gap(usize),
}

impl Element {
    fn optional(&self) -> bool {
        matches!(self, Self::Words { optional: true, .. } | Self::Number { optional: true })
    }
}

/// A pattern, ready to match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Shared: every kind of story holds the patterns that all share.
    elements: Arc<[Element]>,
    /// Of the words after the first that must be there, those of the element with the fewest forms.
    asks: Option<Sieve>,
}

/// A match at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// One past the last view position.
    pub end: usize,
    /// View position of the number, where the pattern asks for one.
    pub number: Option<usize>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When it is empty, begins with a gap, or holds upper-case letters.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        if text.chars().any(char::is_uppercase) {
            return Err(PatternError::UpperCase(text.to_owned()));
        }
        let elements: Vec<Element> = text.split_whitespace().map(element).collect::<Result<_, _>>()?;
        if elements.is_empty() {
            return Err(PatternError::Empty);
        }
        let lead = elements.iter().take_while(|e| e.optional()).count();
        match elements.get(lead) {
            Some(Element::Words { .. } | Element::Number { .. }) => {
                Ok(Self { asks: asks(&elements), elements: elements.into() })
            }
            _ => Err(PatternError::Begin(text.split_whitespace().nth(lead).unwrap_or(text).to_owned())),
        }
    }

    /// The forms it can begin with, and whether it can begin with a number.
    #[must_use]
    pub fn first(&self) -> (Vec<&str>, bool) {
        let (mut words, mut number) = (Vec::new(), false);
        for element in self.elements.iter() {
            match element {
                Element::Words { forms, .. } => words.extend(forms.iter().map(|f| &**f)),
                Element::Number { .. } => number = true,
                Element::Any | Element::Gap(_) => {}
            }
            if !element.optional() {
                break;
            }
        }
        words.sort_unstable();
        words.dedup();
        (words, number)
    }

    /// Matches at view position `at`.
    #[must_use]
    pub fn at(&self, view: &View<'_>, at: usize) -> Option<Match> {
        if self.asks.is_some_and(|words| !view.may_hold(&words)) {
            return None;
        }
        step(&self.elements, view, at, None)
    }
}

/// What a sentence must hold for a pattern to be tried: the lead is looked up already.
fn asks(elements: &[Element]) -> Option<Sieve> {
    let lead = elements.iter().take_while(|e| e.optional()).count();
    let needed = elements.iter().skip(lead + 1).filter_map(|e| match e {
        Element::Words { keys, optional: false, .. } => Some(keys),
        _ => None,
    });
    needed.min_by_key(|keys| keys.len()).map(|keys| Sieve::of(keys))
}

fn element(text: &str) -> Result<Element, PatternError> {
    let (body, optional) = match text.strip_suffix('?') {
        Some(body) => (body, true),
        None => (text, false),
    };
    Ok(match body {
        "#" => Element::Number { optional },
        "*" => Element::Any,
        ".." => Element::Gap(3),
        "..." => Element::Gap(8),
        _ => {
            let mut forms: Vec<Box<str>> = Vec::new();
            for word in body.split('|') {
                match (word.strip_prefix('='), word.strip_suffix('~')) {
                    (Some(""), _) | (_, Some("")) => return Err(PatternError::NoWord(text.to_owned())),
                    (Some(exact), _) => forms.push(exact.into()),
                    (None, Some(verb)) => forms.extend(verb_forms(verb)),
                    (None, None) if word.is_empty() => return Err(PatternError::NoWord(text.to_owned())),
                    (None, None) => forms.extend(plurals(word)),
                }
            }
            forms.sort();
            forms.dedup();
            let mut keys: Vec<u64> = forms.iter().map(|f| facts::hash::word(f)).collect();
            keys.sort_unstable();
            Element::Words { forms, keys, optional }
        }
    })
}

/// Matches the rest of a pattern. A gap tries few tokens first, so the shortest match is found; depth and
/// width are bounded by the pattern.
fn step(rest: &[Element], view: &View<'_>, at: usize, number: Option<usize>) -> Option<Match> {
    let Some((first, rest)) = rest.split_first() else { return Some(Match { end: at, number }) };
    match first {
        Element::Words { keys, optional, .. } => {
            if view.key(at).is_some_and(|here| keys.binary_search(&here).is_ok())
                && let Some(found) = step(rest, view, at + 1, number)
            {
                return Some(found);
            }
            if *optional { step(rest, view, at, number) } else { None }
        }
        Element::Number { optional } => {
            if let Some(end) = number::end_of(view, at)
                && let Some(found) = step(rest, view, end, number.or(Some(at)))
            {
                return Some(found);
            }
            if *optional { step(rest, view, at, number) } else { None }
        }
        Element::Any => (at < view.len()).then(|| step(rest, view, at + 1, number)).flatten(),
        Element::Gap(most) => {
            for skip in 0..=*most {
                if skip > 0 && (at + skip > view.len() || is_stop(view.norm(at + skip - 1))) {
                    return None;
                }
                if let Some(found) = step(rest, view, at + skip, number) {
                    return Some(found);
                }
            }
            None
        }
    }
}

/// Marks over which no gap reaches.
fn is_stop(norm: &str) -> bool {
    matches!(norm, "," | "." | ";" | ":" | "?" | "!" | "—" | "–" | "--" | "(" | ")")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_says_what_is_wrong_with_it() {
        assert_eq!(Pattern::parse(" "), Err(PatternError::Empty));
        assert_eq!(Pattern::parse(".. deal"), Err(PatternError::Begin("..".into())));
        assert_eq!(Pattern::parse("a||b"), Err(PatternError::NoWord("a||b".into())));
        assert_eq!(Pattern::parse("Kyiv"), Err(PatternError::UpperCase("Kyiv".into())));
    }
}
