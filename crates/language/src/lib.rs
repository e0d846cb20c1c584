//! An article's text becomes an [`Analysis`]: paragraphs, sentences, tokens with tags, noun phrases and verb
//! groups, names and times. Sees one article and stays symbolic; the dossier resolves.
//!
//! The stored text is never altered: repairs (lost apostrophes, odd quote marks) are flags and norms on tokens.

pub mod analysis;
pub mod chunks;
pub mod entities;
pub mod lemmas;
pub mod names;
pub mod ner;
pub mod perceptron;
pub mod repair;
pub mod sentences;
pub mod tagger;
pub mod times;
pub mod tokens;

pub use analysis::{Analysis, NounPhrase, Paragraph, Sentence, Tense, Token, VerbGroup};

use model::Article;

/// Analyses one article: the whole layer, in order.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    let mut analysis = Analysis::empty(&article.text);
    sentences::split(article, &mut analysis);
    tagger::tag(&mut analysis);
    repair::its(&mut analysis);
    names::find(article, &mut analysis);
    chunks::find(&mut analysis);
    entities::link(article, &mut analysis);
    times::find(article, &mut analysis);
    analysis
}
