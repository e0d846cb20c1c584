//! How the rules look at an article: tokens, the stretches inside marks, and small questions about words.

use std::ops::Range;

use language::Analysis;
use model::{BlockRole, Span};

use super::marks::{self, Quoted};

/// Token indices, half-open.
pub(crate) type Tokens = Range<u32>;

/// An article with its quotations.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub a: &'a Analysis,
    /// Stretches inside marks, in order.
    pub quotes: Vec<Quoted>,
    /// Their tokens, marks included.
    pub quote_tokens: Vec<Tokens>,
    /// For each token the stretch that holds it, `u32::MAX` for none.
    inside: Vec<u32>,
}

impl<'a> View<'a> {
    pub(crate) fn new(a: &'a Analysis) -> Self {
        let unread = |r| matches!(r, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline);
        let paragraphs: Vec<Span> =
            a.paragraphs.iter().map(|p| if unread(p.role) { Span::default() } else { p.span }).collect();
        let quotes = marks::find(&a.text, &paragraphs);
        let quote_tokens: Vec<Tokens> = quotes.iter().map(|q| a.tokens_in(q.outer)).collect();
        let mut inside = vec![u32::MAX; a.tokens.len()];
        for (q, tokens) in (0u32..).zip(&quote_tokens) {
            for i in tokens.clone() {
                inside[i as usize] = q;
            }
        }
        Self { a, quotes, quote_tokens, inside }
    }

    pub(crate) fn norm(&self, i: u32) -> &'a str {
        self.a.norm(i)
    }

    pub(crate) fn tag(&self, i: u32) -> &'static str {
        self.a.tag(i)
    }

    /// The stretch inside marks that holds token `i`.
    pub(crate) fn quote_at(&self, i: u32) -> Option<usize> {
        self.inside.get(i as usize).filter(|q| **q != u32::MAX).map(|q| *q as usize)
    }

    pub(crate) fn quoted(&self, i: u32) -> bool {
        self.quote_at(i).is_some()
    }

    pub(crate) fn is(&self, i: u32, words: &[&str]) -> bool {
        words.contains(&self.norm(i))
    }

    pub(crate) fn is_noun(&self, i: u32) -> bool {
        self.tag(i).starts_with("NN") || self.misread_name(i)
    }

    pub(crate) fn is_name(&self, i: u32) -> bool {
        self.tag(i).starts_with("NNP") || self.misread_name(i)
    }

    /// A capital in the middle of a sentence right before a verb with tense: a name, whatever the tag.
    fn misread_name(&self, i: u32) -> bool {
        let Some(token) = self.a.tokens.get(i as usize) else { return false };
        if !matches!(token.xpos, "VBZ" | "VBD" | "VBP" | "VB" | "JJ" | "NNS" | "FW" | "UH") {
            return false;
        }
        let capital = self.a.word(i).chars().next().is_some_and(char::is_uppercase);
        let first = self.a.sentences.get(token.sentence as usize).is_some_and(|s| s.tokens.start == i);
        capital && !first && !self.quoted(i) && matches!(self.tag(i + 1), "VBD" | "VBZ")
    }

    /// A verb that carries tense.
    pub(crate) fn is_finite(&self, i: u32) -> bool {
        matches!(self.tag(i), "VBD" | "VBZ" | "VBP" | "MD")
    }

    pub(crate) fn is_verb(&self, i: u32) -> bool {
        self.tag(i).starts_with("VB") || self.tag(i) == "MD"
    }

    pub(crate) fn is_adverb(&self, i: u32) -> bool {
        self.tag(i).starts_with("RB")
    }

    pub(crate) fn is_comma(&self, i: u32) -> bool {
        self.norm(i) == ","
    }

    /// A full stop, question or exclamation mark.
    pub(crate) fn is_stop(&self, i: u32) -> bool {
        self.is(i, &[".", "?", "!", "...", "…"])
    }

    pub(crate) fn is_dash(&self, i: u32) -> bool {
        self.is(i, &["—", "–", "--", "―", "-"])
    }

    /// A mark of any sort: nothing a noun phrase could hold.
    pub(crate) fn is_mark(&self, i: u32) -> bool {
        !self.a.word(i).chars().any(char::is_alphanumeric)
            && !matches!(self.norm(i), "'s" | "'" | "$" | "%" | "&")
    }

    /// "warning that" behind a comma is a participle even where the tagger sees a noun.
    pub(crate) fn misread_gerund(&self, i: u32) -> bool {
        self.tag(i) == "NN"
            && self.norm(i).ends_with("ing")
            && self.norm(i + 1) == "that"
            && i > 0
            && self.is_comma(i - 1)
            && !self.quoted(i)
    }

    /// A be-form.
    pub(crate) fn is_be(&self, i: u32) -> bool {
        self.is(i, &["is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"])
            || (self.norm(i) == "'s" && self.tag(i).starts_with("VB"))
    }

    pub(crate) fn is_have(&self, i: u32) -> bool {
        self.is(i, &["has", "have", "had", "having", "'ve"])
    }

    /// The sentence of token `i`, widened over quotations that it cuts.
    pub(crate) fn bounds(&self, i: u32) -> Tokens {
        let Some(sentence) = self.a.sentence_of(i) else { return i..i };
        let (mut start, mut end) = (sentence.tokens.start, sentence.tokens.end);
        if let Some(q) = self.quote_at(start) {
            start = self.quote_tokens[q].start;
        }
        if end > start
            && let Some(q) = self.quote_at(end - 1)
        {
            end = self.quote_tokens[q].end;
        }
        // `… “even for him.” She says`: a new sentence that the marks hid.
        let first = self.quote_tokens.partition_point(|q| q.end <= start);
        for q in first..self.quotes.len() {
            let cut = self.quote_tokens[q].end;
            if cut >= end {
                break;
            }
            if cut > start && self.ends_hidden(q, cut) {
                if cut > i {
                    end = cut;
                    break;
                }
                start = cut;
            }
        }
        start..end
    }

    /// True when the words in marks end a sentence and a new one begins behind them.
    fn ends_hidden(&self, q: usize, next: u32) -> bool {
        let inner = self.quotes[q].inner.slice(&self.a.text);
        let capital = self.a.word(next).chars().next().is_some_and(char::is_uppercase);
        inner.ends_with(['.', '?', '!'])
            && capital
            && matches!(self.tag(next), "PRP" | "DT" | "IN" | "RB" | "CC" | "EX" | "PRP$" | "WRB" | "VBG")
    }

    /// The paragraph (index) of token `i`.
    pub(crate) fn paragraph(&self, i: u32) -> u32 {
        self.a.sentence_of(i).map_or(u32::MAX, |s| s.paragraph)
    }

    /// The time (index) that holds token `i`.
    pub(crate) fn time_at(&self, i: u32) -> Option<u32> {
        let at = self.a.tokens.get(i as usize)?.span;
        let t = self.a.times.partition_point(|t| t.span.end <= at.start);
        self.a.times.get(t).filter(|t| t.span.overlaps(at)).map(|_| language::analysis::to_u32(t))
    }

    /// The tokens of a time.
    pub(crate) fn time_tokens(&self, t: u32) -> Tokens {
        self.a.times.get(t as usize).map_or(0..0, |t| self.a.tokens_in(t.span))
    }

    /// Tokens `t` as a byte span without marks and blanks at its ends, quotation marks kept in pairs.
    pub(crate) fn span(&self, t: Tokens) -> Span {
        self.a.span(t)
    }
}
