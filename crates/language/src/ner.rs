//! Names of people, organisations and places by a structured perceptron, with the shipped facts as features.
//!
//! Labels are BILOU; a sentence's best legal row of labels is found by Viterbi. Words that cannot be part of a name
//! (lower case, and not between capitals) are never looked at, so the cost goes with the number of capitals. The model
//! is trained by `training/` and shipped in `data/models/names.bin`.

pub mod features;
mod looks;
pub mod viterbi;

use std::{ops::Range, sync::OnceLock};

use crate::{
    Analysis,
    analysis::to_u32,
    perceptron::{MAX_CLASSES, Model},
};
use features::Seen;
use viterbi::{Labels, Transitions};

static BYTES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/names.bin"));

/// Most words that are labelled together.
const LONGEST: usize = 256;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body, company, team, outlet.
    Organisation,
    /// A country, city, region, building.
    Place,
}

/// A name that the model found.
#[derive(Clone, Debug, PartialEq)]
pub struct NameSpan {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// What it names.
    pub kind: NameKind,
    /// How sure the model is, from 0 to 1: the mean margin over "no name", squashed. A rank, not a probability.
    pub score: f32,
}

/// A model that finds names.
#[derive(Debug)]
pub struct Namer {
    model: Model,
    labels: Labels,
    transitions: Transitions,
}

impl Namer {
    /// A namer with the model in `bytes`.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let model = Model::read(bytes)?;
        let labels = Labels::of(&model.classes)?;
        let transitions =
            Transitions::of(&labels, |class, scores| model.add(features::transition(class), scores));
        Some(Self { model, labels, transitions })
    }

    /// The namer that is shipped.
    pub fn shipped() -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Namer>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::new(BYTES)).as_ref()
    }

    /// The names of a sentence: range in the sentence, kind, score.
    #[must_use]
    pub fn names(&self, words: &mut [Seen<'_>]) -> Vec<(Range<usize>, NameKind, f32)> {
        let mut found = Vec::new();
        let open = features::look(words);
        let mut i = 0;
        while i < words.len() {
            if !open[i] {
                i += 1;
                continue;
            }
            let most = words.len().min(i + LONGEST);
            let end = (i..most).find(|j| !open[*j]).unwrap_or(most);
            self.run(words, i..end, &mut found);
            i = end;
        }
        found
    }

    /// The names in a run of words that may be names.
    fn run(&self, words: &[Seen<'_>], run: Range<usize>, found: &mut Vec<(Range<usize>, NameKind, f32)>) {
        let emissions: Vec<_> = run
            .clone()
            .map(|i| {
                let mut scores = [0; MAX_CLASSES];
                self.model.add_all(&features::of(words, i), &mut scores);
                scores
            })
            .collect();
        let path = viterbi::best(&emissions, &self.labels, &self.transitions);
        for (range, kind) in self.labels.spans(&path) {
            let margin: i32 = range
                .clone()
                .map(|i| emissions[i][usize::from(path[i])] - emissions[i][self.labels.outside()])
                .sum();
            let mean = margin as f32 / range.len().max(1) as f32;
            let score = 1.0 / (1.0 + (-mean / 60.0).exp());
            found.push((run.start + range.start..run.start + range.end, kind, score));
        }
    }
}

/// The names of an article, in text order, none overlapping.
#[must_use]
pub fn predict(analysis: &Analysis) -> Vec<NameSpan> {
    let Some(namer) = Namer::shipped() else { return Vec::new() };
    let mut names = Vec::new();
    let mut words = Vec::new();
    for sentence in &analysis.sentences {
        let tokens = sentence.tokens.clone();
        let own = analysis.tokens.get(tokens.start as usize..tokens.end as usize).unwrap_or(&[]);
        words.clear();
        words.extend(own.iter().map(|t| Seen::of(t.span.slice(&analysis.text), &t.norm, t.xpos)));
        for (range, kind, score) in namer.names(&mut words) {
            let tokens = tokens.start + to_u32(range.start)..tokens.start + to_u32(range.end);
            names.push(NameSpan { tokens, kind, score });
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use model::Article;

    use super::*;

    fn names(text: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let mut a = Analysis::empty(text);
        crate::sentences::split(&article, &mut a);
        crate::tagger::tag(&mut a);
        predict(&a).into_iter().map(|n| format!("{}/{:?}", a.slice(a.span(n.tokens)), n.kind)).collect()
    }

    #[test]
    fn a_plain_sentence() {
        assert_eq!(
            names(
                "President Maria Varga met officials of the World Health Organization in Geneva on Thursday."
            ),
            ["Maria Varga/Person", "World Health Organization/Organisation", "Geneva/Place"]
        );
        assert!(names("they said it was over.").is_empty());
    }
}
