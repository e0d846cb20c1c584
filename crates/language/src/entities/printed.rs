//! Bodies that are printed whether a name was found there or not: "the Millers' Union". Two of a noun are a tie.

use std::collections::{BTreeMap, BTreeSet};

use model::draft::EntityIx;

use crate::{Analysis, analysis::to_u32};

/// Nouns in capitals right after a word in capitals, with who was found there.
#[derive(Clone, Debug, Default)]
pub struct Printed<'a>(BTreeMap<&'a str, BTreeSet<Option<EntityIx>>>);

impl<'a> Printed<'a> {
    /// Reads an article once; `at` says which entity a token belongs to.
    #[must_use]
    pub fn of(analysis: &'a Analysis, at: impl Fn(u32) -> Option<EntityIx>) -> Self {
        let mut found: BTreeMap<&str, BTreeSet<Option<EntityIx>>> = BTreeMap::new();
        for i in 1..to_u32(analysis.tokens.len()) {
            if in_capitals(analysis, i) && in_capitals(analysis, i - 1) && analysis.norm(i - 1) != "the" {
                found.entry(analysis.norm(i)).or_default().insert(at(i));
            }
        }
        Self(found)
    }

    /// True where a body of this noun is printed that is none of `known`.
    #[must_use]
    pub fn besides(&self, noun: &str, known: &[EntityIx]) -> bool {
        let there = self.0.get(noun);
        there.is_some_and(|who| who.iter().any(|e| e.is_none_or(|e| !known.contains(&e))))
    }
}

/// A word in capitals, or the mark of a name's possessive.
fn in_capitals(analysis: &Analysis, i: u32) -> bool {
    analysis.word(i).starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '’'))
}
