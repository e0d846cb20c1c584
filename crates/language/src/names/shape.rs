//! The look of words: capitals, letters, tags; what every rule on names asks first.

use crate::Analysis;

/// Questions about one token of an analysis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a>(pub(crate) &'a Analysis);

impl<'a> Words<'a> {
    /// The word as printed.
    pub(crate) fn word(self, i: u32) -> &'a str {
        self.0.word(i)
    }

    /// The word in lower case, repaired.
    pub(crate) fn norm(self, i: u32) -> &'a str {
        self.0.norm(i)
    }

    /// Begins with a capital letter.
    pub(crate) fn capital(self, i: u32) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Begins with a capital after a lower-case particle in the word ("al-Sharif", "d'Orsay").
    pub(crate) fn inner_capital(self, i: u32) -> bool {
        let word = self.word(i);
        let cut = word.find(['-', '\'', '’']);
        cut.is_some_and(|at| {
            at <= 3
                && word[at..].chars().nth(1).is_some_and(char::is_uppercase)
                && facts::name_word(&word[..at]).particle
        })
    }

    /// Two letters or more, all capitals (dots and digits aside).
    pub(crate) fn acronym(self, i: u32) -> bool {
        let word = self.word(i);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2 && !word.chars().any(char::is_lowercase)
    }

    /// Tagged as a proper noun, or not tagged at all.
    pub(crate) fn proper(self, i: u32) -> bool {
        let tag = self.0.tag(i);
        tag.is_empty() || tag.starts_with("NNP")
    }

    /// Tagged as any noun or adjective, or not tagged.
    pub(crate) fn nominal(self, i: u32) -> bool {
        let tag = self.0.tag(i);
        tag.is_empty() || tag.starts_with("NN") || tag.starts_with("JJ")
    }

    /// A finite verb or a modal by its tag.
    pub(crate) fn finite(self, i: u32) -> bool {
        matches!(self.0.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
    }

    /// The possessive mark.
    pub(crate) fn possessive(self, i: u32) -> bool {
        let tag = self.0.tag(i);
        tag == "POS" || tag.is_empty() && matches!(self.norm(i), "'s" | "'")
    }

    /// The sentence begins here, quotation marks aside.
    pub(crate) fn opens_sentence(self, i: u32) -> bool {
        let Some(token) = self.0.tokens.get(i as usize) else { return false };
        let Some(sentence) = self.0.sentences.get(token.sentence as usize) else { return false };
        (sentence.tokens.start..i).all(|j| !self.word(j).chars().any(char::is_alphanumeric))
            || i > 0 && matches!(self.0.tag(i - 1), "``" | ":") && self.norm(i - 1) != ";"
    }
}
