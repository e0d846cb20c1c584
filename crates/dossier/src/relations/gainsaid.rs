//! One says that something is or will be so, another that it is not: two statements of different sides that speak of
//! one thing in the same words, one of them with its verb negated. Never an error of the press.

use std::collections::{BTreeMap, BTreeSet};

use model::record::{Relation, RelationKind::Disputed, Statement};

use super::{Look, relation};

/// Shared words must weigh so much, in thousandths.
const ENOUGH: u32 = 6_500;

/// Statements with one word that each is compared with.
const NEAR: usize = 64;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let said: Vec<Said<'_>> = look.dossier.statements.iter().filter_map(|s| Said::of(look, s)).collect();
    let mut by_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, s) in said.iter().enumerate().filter(|(_, s)| !s.negates) {
        s.stems.iter().for_each(|stem| by_stem.entry(*stem).or_default().push(n));
    }
    for against in said.iter().filter(|s| !s.negated.is_empty()) {
        let lists = against.negated.iter().filter_map(|s| by_stem.get(s)).filter(|l| l.len() <= NEAR);
        let near: BTreeSet<usize> = lists.flatten().copied().collect();
        let best = near
            .into_iter()
            .map(|n| &said[n])
            .filter(|one| one.side != against.side)
            .filter_map(|one| {
                let shared: BTreeSet<u32> = one.stems.intersection(&against.stems).copied().collect();
                let weight = look.sentences.weight(&shared);
                let enough = shared.len() >= 3 && look.sentences.plain(&shared) >= 2 && weight >= ENOUGH;
                enough.then_some((weight, one))
            })
            .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.statement.id.cmp(&a.1.statement.id)));
        let Some((_, one)) = best else { continue };
        let evidence = [one.statement.evidence.clone(), against.statement.evidence.clone()].concat();
        let records = vec![one.statement.id.clone(), against.statement.id.clone()];
        let reason = format!("{}: yes against {}: no", look.called(one.side), look.called(against.side));
        found.push(relation(Disputed, records, reason, evidence, "said-and-gainsaid-unsure"));
    }
}

/// A statement of a known side with what it speaks of.
struct Said<'a> {
    statement: &'a Statement,
    side: &'a str,
    stems: BTreeSet<u32>,
    /// The first telling stem after each negation.
    negated: BTreeSet<u32>,
    negates: bool,
}

impl<'a> Said<'a> {
    fn of(look: &'a Look<'_>, statement: &'a Statement) -> Option<Self> {
        let entity = statement.speaker.as_ref()?.entity.as_deref().filter(|id| look.is_a_party(id))?;
        let at = statement.content.first()?;
        let place = look.place_of_start(at)?;
        let words = look.sentences.words(place.sentence).iter();
        let held: Vec<_> = words.filter(|w| place.span.contains(w.span)).collect();
        let mut negated = BTreeSet::new();
        let mut negates = false;
        for (n, word) in held.iter().enumerate() {
            if is_negation(word.span.slice(look.whole(place.article))) {
                negates = true;
                negated.extend(held.get(n + 1).and_then(|w| w.stem));
            }
        }
        let stems = held.iter().filter_map(|w| w.stem).collect();
        Some(Self { statement, side: look.side(entity), stems, negated, negates })
    }
}

/// True for a word that turns the verb after it into its opposite.
fn is_negation(word: &str) -> bool {
    let folded = word.to_lowercase().replace('’', "'");
    matches!(folded.as_str(), "not" | "never" | "cannot") || folded.ends_with("n't")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_words_of_their_own_or_endings() {
        assert!(["not", "Never", "won’t", "didn't"].iter().all(|w| is_negation(w)));
        assert!(["no", "now", "north", "want", "nothing"].iter().all(|w| !is_negation(w)));
    }
}
