//! A sentence as the time grammar sees it: words with their time class, hyphenated words taken apart.

use model::{Span, TimeUnit};

use crate::Analysis;

use super::lexicon;

/// What a word can do in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing of its own (but it may be a connecting word that a rule asks for by its form).
    Other,
    /// 1 = Monday to 7 = Sunday.
    Weekday(u8),
    /// 1 to 12.
    Month(u8),
    /// A calendar unit; true for a plural.
    Unit(TimeUnit, bool),
    /// TIMEX3 part of day ("MO").
    Part(&'static str),
    /// TIMEX3 season code.
    Season(&'static str),
    /// A number in words.
    Number(u32),
    /// A number in digits, without separators.
    Digits(u32),
    /// A first to thirty-first, in words or digits.
    Ordinal(u8),
    /// "recently", "daily", "about": a word that rules ask for by its form and that may open an expression.
    Opener,
}

/// A word, or a part of a hyphenated one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Lower-case form.
    pub(super) norm: &'a str,
    /// Its bytes in the text.
    pub(super) span: Span,
    /// Its token.
    pub(super) token: u32,
    /// True when only a hyphen, or nothing, stands between it and the word before.
    pub(super) joined: bool,
    /// True when it begins with a capital letter.
    pub(super) capital: bool,
    /// Its class.
    pub(super) class: Class,
    /// Penn tag of its token.
    pub(super) tag: &'static str,
}

/// The words of a sentence, safe to ask past the end.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// True for a short message, where a bare "day" or "night" is the writer's own.
    pub(super) message: bool,
    /// The words.
    pub(super) all: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    /// Takes a sentence's tokens apart.
    pub(super) fn of(analysis: &'a Analysis, tokens: std::ops::Range<u32>) -> Self {
        let mut all = Vec::with_capacity(tokens.len() + 4);
        for i in tokens {
            let Some(token) = analysis.tokens.get(i as usize) else { break };
            let printed = token.span.slice(&analysis.text);
            let whole = Word {
                norm: &token.norm,
                span: token.span,
                token: i,
                joined: false,
                capital: printed.chars().next().is_some_and(char::is_uppercase),
                class: Class::Other,
                tag: token.xpos,
            };
            split(whole, printed, &mut all);
        }
        for i in 1..all.len() {
            if let (Some(day), true) = (lexicon::short_weekday(all[i].norm), frames_a_day(all[i - 1].norm)) {
                all[i].class = Class::Weekday(day);
            }
        }
        Self { message: analysis.text.len() < MESSAGE, all }
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Form of word `i`; empty past the end.
    pub(super) fn norm(&self, i: usize) -> &'a str {
        self.all.get(i).map_or("", |w| w.norm)
    }

    /// Class of word `i`.
    pub(super) fn class(&self, i: usize) -> Class {
        self.all.get(i).map_or(Class::Other, |w| w.class)
    }

    /// Tag of word `i`; empty past the end.
    pub(super) fn tag(&self, i: usize) -> &'static str {
        self.all.get(i).map_or("", |w| w.tag)
    }

    /// Form of the word before `i`; empty at the beginning.
    pub(super) fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |p| self.norm(p))
    }

    /// True when word `i` is one of `forms`.
    pub(super) fn is(&self, i: usize, forms: &[&str]) -> bool {
        i < self.len() && forms.contains(&self.norm(i))
    }

    /// True when the words from `i` on are `forms`.
    pub(super) fn reads(&self, i: usize, forms: &[&str]) -> bool {
        i + forms.len() <= self.len() && forms.iter().enumerate().all(|(k, f)| self.norm(i + k) == *f)
    }

    /// `i + 1` when word `i` is one of `forms`, else `i`.
    pub(super) fn skip(&self, i: usize, forms: &[&str]) -> usize {
        if self.is(i, forms) { i + 1 } else { i }
    }

    /// True when word `i` hangs on the one before by a hyphen or directly.
    pub(super) fn joined(&self, i: usize) -> bool {
        self.all.get(i).is_some_and(|w| w.joined)
    }

    /// Bytes from word `from` to word `to`, the latter not included.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (self.all.get(from), to.checked_sub(1).and_then(|t| self.all.get(t))) {
            (Some(a), Some(b)) => a.span.hull(b.span),
            _ => Span::default(),
        }
    }
}

/// A text of fewer bytes is a message.
const MESSAGE: usize = 300;

/// "this sun", "next fri", written without capitals.
fn frames_a_day(word: &str) -> bool {
    matches!(word, "this" | "next" | "last" | "every" | "coming" | "nxt")
}

/// Pushes a word, taken apart at hyphens and between a number and its unit ("430pm", "2weeks").
fn split<'a>(word: Word<'a>, printed: &str, all: &mut Vec<Word<'a>>) {
    let same_length = word.norm.len() == word.span.len() as usize;
    let classed = |w: Word<'a>| Word { class: lexicon::class(w.norm, w.capital), ..w };
    if word.norm.len() < 3 || !same_length || !word.norm.is_ascii() {
        return all.push(classed(word));
    }
    if word.norm.contains('-') && word.norm.bytes().any(|b| b.is_ascii_alphanumeric()) {
        return split_at_hyphens(word, printed, all, &classed);
    }
    let digits = word.norm.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b':')).count();
    let tail = &word.norm[digits..];
    if digits > 0 && lexicon::glued_tail(tail) {
        let (head, rest) = cut(word, digits);
        all.push(classed(head));
        return all.push(classed(Word { joined: true, ..rest }));
    }
    all.push(classed(word));
}

fn split_at_hyphens<'a>(
    word: Word<'a>,
    printed: &str,
    all: &mut Vec<Word<'a>>,
    classed: &dyn Fn(Word<'a>) -> Word<'a>,
) {
    let mut at = 0;
    for part in word.norm.split('-') {
        if !part.is_empty() {
            let start = word.span.start + crate::analysis::to_u32(at);
            let span = Span::new(start, start + crate::analysis::to_u32(part.len()));
            let capital = printed.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
            all.push(classed(Word { norm: part, span, joined: word.joined || at > 0, capital, ..word }));
        }
        at += part.len() + 1;
    }
}

fn cut(word: Word<'_>, at: usize) -> (Word<'_>, Word<'_>) {
    let middle = word.span.start + crate::analysis::to_u32(at);
    let (a, b) = word.norm.split_at(at);
    (
        Word { norm: a, span: Span::new(word.span.start, middle), ..word },
        Word { norm: b, span: Span::new(middle, word.span.end), ..word },
    )
}
