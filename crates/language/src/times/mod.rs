//! Time expressions: words with classes → expressions → direction by the verb → anchors.

mod anchors;
mod clues;
mod direction;
mod found;
mod grammar;
mod lexicon;
mod ranges;
mod words;

use model::{Article, Timex};

use crate::Analysis;

/// Fills `analysis.times` and `analysis.date_clues`.
pub fn find(article: &Article, analysis: &mut Analysis) {
    let _ = article;
    let mut times = Vec::new();
    for (n, sentence) in (0u32..).zip(&analysis.sentences) {
        let words = words::Words::of(analysis, sentence.tokens.clone());
        grammar::all(&words, n, &mut times);
    }
    let history = anchors::is_history(&times);
    times.retain(|t: &found::Found| history || !t.timex.rule.starts_with("adjective-"));
    clues::drop_untied_anniversaries(analysis, &mut times);
    ranges::drop_loose_then(&mut times);
    direction::assign(analysis, &mut times);
    anchors::assign(analysis, &mut times, history);
    ranges::stretches(analysis, &mut times);
    clues::tie_anniversaries(analysis, &mut times);
    analysis.date_clues = clues::find(analysis, &times);
    let times: Vec<Timex> = times.into_iter().map(|f: found::Found| f.timex).collect();
    analysis.times = times;
}
