//! Part-of-speech tags by an averaged perceptron.
//!
//! Tags are Penn Treebank tags as UD English uses them: "to" is `TO` before a verb and `IN` elsewhere. The model is
//! trained by `training/` and shipped in `data/models/tagger.bin`.

mod again;
pub mod features;
mod memo;
mod truecase;

use std::{cell::RefCell, sync::OnceLock};

use crate::{
    Analysis,
    perceptron::{MAX_CLASSES, Model, Scores},
};
use again::Doubt;
pub use memo::Memo;
use memo::Word;
pub(crate) use memo::key;

static BYTES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/tagger.bin"));

/// The model of the second look, see [`again`].
static BACK: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/tagger-back.bin"));

/// A model that reads sentences.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    /// Reads from right to left; its classes are those of `model`.
    back: Option<Model>,
    /// The tags, living as long as the program.
    tags: Vec<&'static str>,
}

/// Every tag there is; a model may use a part of them.
pub const TAGS: [&str; 50] = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH",
    "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$",
    "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "``", "XX",
];

impl Tagger {
    /// A tagger with the model in `bytes`.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let model = Model::read(bytes)?;
        let known = |class: &String| TAGS.iter().find(|t| *t == class).copied();
        let tags = model.classes.iter().map(known).collect::<Option<Vec<_>>>()?;
        Some(Self { model, back: None, tags })
    }

    /// With the model in `bytes` for a second look at words in doubt.
    #[must_use]
    pub fn with_second_look(self, bytes: &[u8]) -> Option<Self> {
        let back = Model::read(bytes).filter(|back| back.classes == self.model.classes)?;
        Some(Self { back: Some(back), ..self })
    }

    /// The tagger that is shipped.
    pub fn shipped() -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Tagger>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::new(BYTES)?.with_second_look(BACK)).as_ref()
    }

    /// The class of `tag`.
    fn class(&self, tag: &str) -> Option<u8> {
        self.tags.iter().position(|t| *t == tag).and_then(|i| u8::try_from(i).ok())
    }

    /// Tags a sentence of words as printed, with their lower-case forms; `given` tags (not empty) are kept.
    #[must_use]
    pub fn tag<'w>(
        &self,
        memo: &mut Memo,
        words: impl Iterator<Item = (&'w str, &'w str, &'static str)>,
    ) -> Vec<&'static str> {
        let mut sentence = vec![Word::edge(&self.model); 2];
        let mut given = Vec::new();
        for (word, norm, tag) in words {
            sentence.push(memo.word(&self.model, word, norm));
            given.push(tag);
        }
        sentence.extend_from_within(..2);
        let edge = u8::try_from(MAX_CLASSES - 1).unwrap_or(0);
        let (mut t1, mut t2) = (edge, edge);
        let mut classes = Vec::with_capacity(given.len());
        let mut doubts = Vec::new();
        for (window, given) in sentence.windows(5).zip(given) {
            let class = if given.is_empty() { None } else { self.class(given) };
            let class = class.or_else(|| self.only(window)).unwrap_or_else(|| {
                let scores = self.scores(window, t1, t2);
                let best = self.model.best(&scores);
                // A name once seen is not unmade: what is built on names outweighs a tag.
                if self.back.is_some() && !self.name(best) && again::unsure(&self.model, &scores, best) {
                    doubts.push(Doubt { place: classes.len(), scores });
                }
                best
            });
            (t1, t2) = (class, t1);
            classes.push(class);
        }
        if let Some(back) = &self.back {
            again::look(back, &sentence, doubts, &mut classes);
        }
        classes.into_iter().map(|c| self.tags.get(usize::from(c)).copied().unwrap_or("XX")).collect()
    }

    /// The class of the word in the middle of five where it has one tag alone.
    fn only(&self, window: &[Word]) -> Option<u8> {
        // Lexicon values up to the number of classes are words that have one tag alone.
        let known = window.get(2)?.lex.ambiguity;
        (1..=self.tags.len()).contains(&usize::from(known)).then(|| known - 1)
    }

    /// True for the classes of proper nouns.
    fn name(&self, class: u8) -> bool {
        matches!(self.tags.get(usize::from(class)), Some(&("NNP" | "NNPS")))
    }

    /// What each class of the word in the middle of five gets.
    fn scores(&self, window: &[Word], t1: u8, t2: u8) -> Scores {
        let [pp, p, w, n, nn] = window else { return [0; MAX_CLASSES] };
        let mut scores = w.alone.map(i32::from);
        self.model.add_all(&features::joined([pp, p, w, n, nn].map(|w| &w.lex), t1, t2), &mut scores);
        self.model.add_rows(&[p.sides[0], pp.sides[1], n.sides[2], nn.sides[3]], &mut scores);
        scores
    }
}

thread_local! {
    /// The words that the shipped tagger has met on this thread.
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Fills the tags of `analysis.tokens`.
pub fn tag(analysis: &mut Analysis) {
    let Some(tagger) = Tagger::shipped() else { return };
    MEMO.with_borrow_mut(|memo| tag_all(tagger, memo, analysis));
}

fn tag_all(tagger: &Tagger, memo: &mut Memo, analysis: &mut Analysis) {
    let case = truecase::Case::of(analysis);
    for s in 0..analysis.sentences.len() {
        let range = analysis.sentences[s].tokens.clone();
        let lowered = case.lowered(analysis, s);
        let words = range.clone().map(|i| {
            let token = &analysis.tokens[i as usize];
            let printed = if lowered.binary_search(&i).is_ok() {
                &*token.norm
            } else {
                token.span.slice(&analysis.text)
            };
            (printed, &*token.norm, token.xpos)
        });
        let mut tags = tagger.tag(memo, words);
        mend(analysis, range.start, &mut tags);
        for (i, tag) in range.zip(tags) {
            analysis.tokens[i as usize].xpos = tag;
        }
    }
}

/// Mends what a look at the word before rules out: "during talks" has no verb.
fn mend(analysis: &Analysis, start: u32, tags: &mut [&'static str]) {
    for i in 1..tags.len() {
        let at = start + crate::analysis::to_u32(i);
        let auxiliary = matches!(analysis.norm(at), "is" | "has" | "does" | "'s" | "says");
        let before = analysis.norm(at - 1);
        let noun = match tags[i - 1] {
            "IN" => matches!(
                before,
                "during"
                    | "of"
                    | "in"
                    | "at"
                    | "from"
                    | "with"
                    | "between"
                    | "into"
                    | "against"
                    | "amid"
                    | "for"
            ),
            "JJ" | "PRP$" => true,
            "DT" => before == "the",
            _ => false,
        };
        if tags[i] == "VBZ" && noun && !auxiliary {
            tags[i] = "NNS";
        }
        // "Envoys set to meet": a participle that plans.
        if tags[i] == "JJ" && analysis.norm(at) == "set" && tags.get(i + 1) == Some(&"TO") {
            tags[i] = "VBN";
        }
        if tags[i] == "VBN" && goes_on_in_the_past(analysis, start, tags, i) {
            tags[i] = "VBD";
        }
    }
}

/// "burned ten houses and left.": after a noun and a conjunction, where the last verb is a past tense with its object.
fn goes_on_in_the_past(analysis: &Analysis, start: u32, tags: &[&'static str], i: usize) -> bool {
    let follows = tags.get(i + 1).copied().unwrap_or(".");
    let last = tags[..i].iter().rposition(|t| t.starts_with("VB") || *t == "MD");
    let object = i >= 2 && tags[i - 1] == "CC" && tags[i - 2].starts_with("NN");
    let last = last.filter(|v| object && tags[*v] == "VBD" && i - v < 9);
    let auxiliary = |v: usize| {
        let norm = analysis.norm(start + crate::analysis::to_u32(v));
        matches!(norm, "was" | "were" | "had" | "did" | "got" | "'d")
    };
    matches!(follows, "." | "DT" | "PRP" | "PRP$") && last.is_some_and(|v| !auxiliary(v))
}

#[cfg(test)]
mod tests {
    use model::{Article, Block, BlockRole, Span};

    use super::*;

    fn tags(text: &str, title: usize) -> String {
        let block = |role, range| Block { role, span: Span::of(range), source: None, repeats: None };
        let mut blocks = vec![block(BlockRole::Title, 0..title), block(BlockRole::Body, title..text.len())];
        blocks.retain(|b| !b.span.is_empty());
        let article = Article { text: text.to_owned(), blocks, ..Article::default() };
        let mut analysis = Analysis::empty(text);
        crate::sentences::split(&article, &mut analysis);
        tag(&mut analysis);
        analysis.tokens.iter().map(|t| t.xpos).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_plain_sentence() {
        assert_eq!(
            tags("President Lea Varga said the envoys will not meet in Geneva on Thursday.", 0),
            "NNP NNP NNP VBD DT NNS MD RB VB IN NNP IN NNP ."
        );
    }

    #[test]
    fn a_second_verb_of_a_list_is_past_too() {
        assert!(tags("They burned ten houses and left.", 0).ends_with("CC VBD ."));
        assert!(tags("The houses were burned by rebels and abandoned.", 0).ends_with("CC VBN ."));
    }

    #[test]
    fn a_headline_in_title_case_is_read_as_running_text() {
        let headline = "Envoys Will Meet in Geneva to Discuss the Truce";
        let text = format!("{headline}\nThe envoys will meet in Geneva. They will discuss the truce.");
        assert!(
            tags(&text, headline.len()).starts_with("NNS MD VB IN NNP TO VB DT NN "),
            "{}",
            tags(&text, headline.len())
        );
    }
}
