//! The second look: where the first reading of a sentence, from left to right, is not sure of a word, a model that
//! learnt to read from right to left, and so knows the tags after the word, has its say too.

use super::{
    features::{self, Lex},
    memo::Word,
};
use crate::perceptron::{MAX_CLASSES, Model, Scores};

/// The best tag leads the next one by less than this: a word to look at again.
const DOUBT: i32 = 25;

/// A word of which the first look was not sure.
#[derive(Debug)]
pub(super) struct Doubt {
    /// Its place in the sentence.
    pub(super) place: usize,
    /// What the first look gave each tag.
    pub(super) scores: Scores,
}

/// Whether `best` leads all other classes by too little to be sure.
pub(super) fn unsure(model: &Model, scores: &Scores, best: u8) -> bool {
    let top = scores[usize::from(best)];
    // Counted and not searched, which goes many classes at a time; the best one is near itself.
    let own = &scores[..model.classes.len().min(MAX_CLASSES)];
    own.iter().filter(|score| top - **score < DOUBT).count() > 1
}

/// Looks again at the words in doubt, the last first; `sentence` has two edges at either end, `classes` none.
pub(super) fn look(model: &Model, sentence: &[Word], doubts: Vec<Doubt>, classes: &mut [u8]) {
    let edge = u8::try_from(MAX_CLASSES - 1).unwrap_or(0);
    for Doubt { place, mut scores } in doubts.into_iter().rev() {
        let after = |n: usize| classes.get(place + n).copied().unwrap_or(edge);
        let Some([pp, p, w, n, nn]) = sentence.get(place..place + 5) else { continue };
        let reversed: [Lex; 5] = [nn, n, w, p, pp].map(|word| word.lex);
        model.add_all(&features::of(&reversed, 2, after(1), after(2)), &mut scores);
        if let Some(class) = classes.get_mut(place) {
            *class = model.best(&scores);
        }
    }
}
