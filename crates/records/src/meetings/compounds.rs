//! Two sides in one word: "Keller-Aas summit", "Norway-Iceland talks", by the names the article knows.

use facts::hash::Map;

use language::Analysis;
use model::{Span, draft::EntityIx};

use super::parties::is_party;

/// Short names of the article's people and sides, lower case.
#[derive(Debug)]
pub(super) struct Compounds(Map<String, EntityIx>);

impl Compounds {
    /// Collects the short names.
    pub(super) fn new(an: &Analysis) -> Self {
        let mut short = Map::default();
        for (ix, entity) in an.entities.iter().enumerate() {
            let ix = language::analysis::to_u32(ix);
            if !is_party(an, ix) {
                continue;
            }
            for mention in entity.mentions.iter().filter(|m| !m.anaphor) {
                let words = an.slice(mention.span);
                for name in [words, words.rsplit(' ').next().unwrap_or(words)] {
                    short.entry(fold(name)).or_insert(ix);
                }
            }
        }
        Self(short)
    }

    /// The sides that a hyphenated token joins; none unless each part is a name.
    pub(super) fn sides(&self, an: &Analysis, token: u32) -> Vec<(EntityIx, Span)> {
        let word = an.word(token);
        let Some(at) = an.tokens.get(token as usize).map(|t| t.span) else { return Vec::new() };
        if !word.contains(['-', '–']) {
            return Vec::new();
        }
        let parts: Option<Vec<(EntityIx, Span)>> =
            word.split(['-', '–']).map(|p| Some((*self.0.get(&fold(p))?, at))).collect();
        parts.unwrap_or_default()
    }
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect()
}
