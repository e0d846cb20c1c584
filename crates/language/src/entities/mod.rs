//! Names of one article joined into entities: surname and full name, acronym and full name, title and country;
//! governments under all their names; unnamed sources as described; "the envoy" and "he" where one person fits.

mod anaphors;
mod anonymous;
mod bodies;
mod draft;
mod firms;
mod governments;
mod people;
mod phrases;
mod printed;
mod pronouns;
mod roles;
mod short;
mod states;
mod usage;

use model::Article;

pub use printed::Printed;

use crate::Analysis;
use draft::Draft;

/// Fills `analysis.entities` and the `entity` of tokens and noun phrases.
pub fn link(article: &Article, analysis: &mut Analysis) {
    let _ = article;
    let mut draft = Draft::new(analysis);
    draft.states = states::find(&draft);
    draft.firms = firms::find(&draft);
    people::join(&mut draft);
    roles::read(&mut draft);
    governments::heads(&mut draft);
    states::link(&mut draft);
    anonymous::describe(&mut draft);
    governments::names(&mut draft);
    bodies::join(&mut draft);
    short::link(&mut draft);
    anaphors::link(&mut draft);
    pronouns::link(&mut draft);
    let (entities, at) = draft.finish();
    write(analysis, entities, &at);
}

/// Writes entities, and the entity of each token and of each noun phrase by its head.
fn write(analysis: &mut Analysis, entities: Vec<model::draft::LocalEntity>, at: &[Option<u32>]) {
    for (token, entity) in analysis.tokens.iter_mut().zip(at) {
        token.entity = *entity;
    }
    for np in &mut analysis.nps {
        np.entity = at.get(np.head as usize).copied().flatten();
    }
    analysis.entities = entities;
}

#[cfg(test)]
pub(crate) mod tests {
    use model::draft::LocalEntity;

    use crate::Analysis;
    pub(crate) use crate::names::tests::analysed;

    /// Mentions of the entity that `name` names, in text order.
    pub(crate) fn mentions(text: &str, name: &str) -> Vec<String> {
        let a = analysed(text);
        let entity = a.entities.iter().find(|e| e.name == name);
        entity.map_or(Vec::new(), |e| e.mentions.iter().map(|m| a.slice(m.span).to_owned()).collect())
    }

    /// The entity that holds the first occurrence of `words`.
    pub(crate) fn entity_at<'a>(a: &'a Analysis, words: &str) -> Option<&'a LocalEntity> {
        let at = u32::try_from(a.text.find(words)?).ok()?;
        a.entities.get(a.tokens[a.token_at(at) as usize].entity? as usize)
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_gives_exact_mentions(text in "(\\PC{0,6}|President|Holm|Danish|officials|the|he|said|,|\\.|Lima|’s| |\n){0,60}") {
            let a = analysed(&text);
            for e in &a.entities {
                for m in &e.mentions {
                    proptest::prop_assert!(text.get(m.span.range()).is_some_and(|s| !s.is_empty()));
                }
            }
            proptest::prop_assert!(a.tokens.iter().all(|t| t.entity.is_none_or(|e| (e as usize) < a.entities.len())));
        }
    }

    #[test]
    fn mentions_are_in_order_and_inside_the_text() {
        let a =
            analysed("Tomas Brandt met Lopez. Brandt said Danish officials told Ana Lopez that he agreed.");
        for e in &a.entities {
            assert!(e.mentions.windows(2).all(|m| m[0].span <= m[1].span), "{}", e.name);
            assert!(e.mentions.iter().all(|m| !a.slice(m.span).is_empty()));
            assert!(!e.rules.is_empty(), "{}", e.name);
        }
    }
}
