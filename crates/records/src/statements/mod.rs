//! Who said what: quotations, indirect speech, chains.
//!
//! Marks are read first ([`marks`]), then every cue looks for its source and content ([`verbal`], [`according`]),
//! quotations without a cue find their speaker ([`loose`]), and what wraps another becomes its chain ([`chain`]).

mod according;
mod after;
mod appositions;
mod assemble;
mod attribution;
mod bounds;
mod chain;
mod content;
mod cues;
mod direct;
mod hedge;
mod loose;
mod marks;
mod nouns;
mod passive;
mod phrase;
mod pronouns;
mod quoted_as;
mod speakers;
#[cfg(test)]
mod tests;
mod verbal;
mod verbs;
mod view;

use model::{Span, draft::Drafts};

use crate::Context;
use view::View;

/// Adds what it finds to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let view = View::new(context.analysis);
    let mut found = attributions(&view);
    chain::nest(&view, &mut found);
    drafts.statements = assemble::drafts(&view, &found, context.article.outlet.as_deref());
}

fn attributions(view: &View<'_>) -> Vec<attribution::Attribution> {
    let mut found = Vec::new();
    verbal::find(view, &mut found);
    quoted_as::resolve(view, &mut found);
    appositions::resolve(view, &mut found);
    pronouns::resolve(view, &mut found);
    according::find(view, &mut found);
    nouns::find(view, &mut found);
    loose::link(view, &mut found);
    pronouns::carry(view, &mut found);
    hedge::find(view, &mut found);
    found
}

/// An attribution as corpora mark them: also beliefs, plans and what was not said. For measuring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The source, where there is one.
    pub source: Option<Span>,
    /// The cue.
    pub cue: Option<Span>,
    /// The content.
    pub content: Vec<Span>,
    /// Lemma of the cue.
    pub lemma: &'static str,
    /// Rules that made it.
    pub rules: Vec<&'static str>,
}

/// Every attribution of an article, whatever its attitude.
#[must_use]
pub fn mark(context: &Context<'_>) -> Vec<Marked> {
    let view = View::new(context.analysis);
    let mut found = attributions(&view);
    // Corpora count a quotation that goes on in its paragraph as part of the first.
    for n in (0..found.len()).rev() {
        let Some(before) = found[n].follows.filter(|_| found[n].goes_on()) else { continue };
        if !found[before].quotes.is_empty() {
            let content = std::mem::take(&mut found[n].content);
            found[before].content.extend(content);
        }
    }
    found
        .into_iter()
        .filter(|f| !f.content.is_empty())
        .map(|f| Marked {
            source: f.source.map(|s| view.span(s.tokens)),
            cue: (!f.cue.is_empty()).then(|| view.span(f.cue)),
            content: f.content,
            lemma: f.lemma,
            rules: f.rules,
        })
        .collect()
}
