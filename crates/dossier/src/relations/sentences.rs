//! The story's sentences with their telling words, so that two of them can be compared: how much they share, and how rare
//! it is in this story.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use facts::hash::Map;
use model::{BlockRole, Span};

use super::{Look, common::is_common};

/// A word of a sentence by its stem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Number of the stem; none for words too common to tell.
    pub(super) stem: Option<u32>,
    /// Where, in bytes of the article's text.
    pub(super) span: Span,
}

/// Some words of a sentence with those beside them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window<'s> {
    pub(super) before: &'s [Word],
    pub(super) after: &'s [Word],
    /// From the first before to the last after, what stands between included.
    pub(super) all: &'s [Word],
}

/// One sentence of one article.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Place of the article in the story.
    pub(super) article: usize,
    /// Where, in bytes.
    pub(super) span: Span,
    words: Range<usize>,
}

/// All sentences of a story.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    all: Vec<Sentence>,
    words: Vec<Word>,
    /// First sentence of each article, and one past the last of the last.
    first: Vec<usize>,
    /// In how many sentences a stem stands.
    df: Vec<u32>,
    /// True where a stem is part of a name of the story.
    named: Vec<bool>,
    /// Numbers of the stems.
    stems: Map<String, u32>,
}

/// Stems of words as they are written, so that each is looked up once; none for words too common to tell.
type Seen<'t> = Map<&'t str, Option<u32>>;

/// Words between a time and what it is the time of.
const NEAREST: usize = 5;

/// Sentences longer than this are lists, menus or tickers.
const LONGEST: u32 = 450;

impl Sentences {
    /// Cuts and counts the texts of a story.
    pub(super) fn of(look: &Look<'_>) -> Self {
        let mut seen = Seen::default();
        let mut all = Self::default();
        for (article, text) in look.story.texts.iter().enumerate() {
            all.first.push(all.all.len());
            let whole = text.article().text.as_str();
            let furniture: Vec<Span> = (text.article().blocks.iter())
                .filter(|b| {
                    matches!(b.role, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline)
                })
                .map(|b| b.span)
                .collect();
            // Blocks stand in the order of the text and share nothing.
            let skip = |span: Span| {
                let before = furniture.partition_point(|b| b.start <= span.start);
                before.checked_sub(1).is_some_and(|at| furniture[at].contains(span))
            };
            for span in cut(whole).into_iter().filter(|s| s.len() <= LONGEST && !skip(*s)) {
                all.add(article, span, whole, &mut seen);
            }
        }
        all.first.push(all.all.len());
        all.named = vec![false; all.df.len()];
        for entity in &look.dossier.entities {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                for word in words(name) {
                    if let Some(n) = all.number(word.slice(name)) {
                        all.named[n as usize] = true;
                    }
                }
            }
        }
        all
    }

    fn add<'t>(&mut self, article: usize, span: Span, whole: &'t str, seen: &mut Seen<'t>) {
        let from = self.words.len();
        for at in words(span.slice(whole)) {
            let at = Span::new(at.start + span.start, at.end + span.start);
            let word = at.slice(whole);
            let stem = match seen.get(word) {
                Some(stem) => *stem,
                None => *seen.entry(word).or_insert(self.telling(word)),
            };
            if let Some(n) = stem
                && self.words[from..].iter().all(|w| w.stem != stem)
            {
                self.df[n as usize] += 1;
            }
            self.words.push(Word { stem, span: at });
        }
        self.all.push(Sentence { article, span, words: from..self.words.len() });
    }

    /// The number of a word's stem, a new one where it is the first; none for a word too common to tell.
    fn telling(&mut self, word: &str) -> Option<u32> {
        let stem = stem(word);
        if stem.len() < 3 || is_common(&stem) || is_common(&word.to_lowercase()) {
            return None;
        }
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let n = *self.stems.entry(stem).or_insert(next);
        if n == next {
            self.df.push(0);
        }
        Some(n)
    }

    /// The number of a word's stem, if it stands in the story.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.stems.get(&stem(word)).copied()
    }

    /// The sentence that holds some bytes of an article.
    pub(super) fn at(&self, article: usize, span: Span) -> Option<usize> {
        let range = *self.first.get(article)?..*self.first.get(article + 1)?;
        let n = self.all[range.clone()].partition_point(|s| s.span.start <= span.start);
        let found = range.start + n.checked_sub(1)?;
        (self.all[found].span.end >= span.end).then_some(found)
    }

    /// The sentences inside some bytes of an article.
    pub(super) fn inside(&self, article: usize, within: Span) -> impl Iterator<Item = Span> + '_ {
        let of = |n: usize| self.first.get(n).copied().unwrap_or(self.all.len());
        let all = self.all[of(article)..of(article + 1)].iter().map(|s| s.span);
        all.filter(move |s| within.contains(*s))
    }

    /// A sentence.
    pub(super) fn get(&self, n: usize) -> &Sentence {
        &self.all[n]
    }

    /// Its words.
    pub(super) fn words(&self, n: usize) -> &[Word] {
        &self.words[self.all[n].words.clone()]
    }

    /// Some bytes of a sentence with at most `reach` words on each side.
    pub(super) fn window(&self, n: usize, span: Span, reach: usize) -> Window<'_> {
        let words = self.words(n);
        let from = words.partition_point(|w| w.span.end <= span.start);
        let to = words.partition_point(|w| w.span.start < span.end);
        let (first, last) = (from.saturating_sub(reach), words.len().min(to.saturating_add(reach)));
        Window { before: &words[first..from], after: &words[to..last], all: &words[first..last] }
    }

    /// The telling stems at most `reach` words beside some bytes of a sentence, those bytes left out.
    pub(super) fn near(&self, n: usize, span: Span, reach: usize) -> BTreeSet<u32> {
        let window = self.window(n, span, reach);
        window.before.iter().chain(window.after).filter_map(|w| w.stem).collect()
    }

    /// The few of some stems that stand nearest to some bytes of a sentence, at most [`NEAREST`] words away.
    pub(super) fn nearest(&self, n: usize, span: Span, stems: &BTreeSet<u32>, few: usize) -> BTreeSet<u32> {
        let window = self.window(n, span, NEAREST);
        let away = window.before.iter().rev().enumerate().chain(window.after.iter().enumerate());
        let mut held: Vec<(usize, u32)> =
            away.filter_map(|(away, word)| Some((away, word.stem.filter(|s| stems.contains(s))?))).collect();
        held.sort_unstable();
        let mut found = BTreeSet::new();
        for (_, stem) in held {
            if found.len() < few {
                found.insert(stem);
            }
        }
        found
    }

    /// How much shared stems say, in thousandths: rare ones much, those of every second sentence nothing.
    pub(super) fn weight<'s>(&self, shared: impl IntoIterator<Item = &'s u32>) -> u32 {
        let all = self.all.len().max(1) as f64;
        shared
            .into_iter()
            .map(|s| (1000.0 * (all / f64::from(self.df[*s as usize].max(1))).ln()).max(0.0) as u32)
            .sum()
    }

    /// In how many sentences a stem stands.
    pub(super) fn spread(&self, stem: u32) -> u32 {
        self.df[stem as usize]
    }

    /// True for a stem that is part of a name of the story.
    pub(super) fn is_name(&self, stem: u32) -> bool {
        self.named[stem as usize]
    }

    /// How many of some stems are no names.
    pub(super) fn plain<'s>(&self, shared: impl IntoIterator<Item = &'s u32>) -> usize {
        shared.into_iter().filter(|s| !self.named[**s as usize]).count()
    }

    /// The words from the first to the last of some stems and some bytes of a sentence.
    pub(super) fn hull(&self, n: usize, stems: &BTreeSet<u32>, span: Span, reach: usize) -> Span {
        let around = self.window(n, span, reach).all.iter();
        let held = around.filter(|w| w.stem.is_some_and(|s| stems.contains(&s)));
        held.fold(span, |hull, w| hull.hull(w.span))
    }
}

/// Byte spans of the words of a text: letters, digits, and apostrophes between letters.
pub(crate) fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if c.is_alphanumeric() || from.is_some() && inside {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            found.push(Span::of(start..at));
        }
    }
    found.extend(from.map(|start| Span::of(start..text.len())));
    found
}

/// Words with their places, folded, without apostrophes.
pub(crate) fn folded(text: &str) -> Vec<(Cow<'_, str>, Span)> {
    words(text).into_iter().map(|s| (fold(s.slice(text)), s)).collect()
}

/// A word as it is compared; most are lent.
fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace(['’', '\''], ""))
}

/// A word without its commonest endings, folded: enough to see "launched" in "launching".
pub(super) fn stem(word: &str) -> String {
    let mut folded = word.to_lowercase().replace('’', "'");
    if let Some(cut) = folded.strip_suffix("'s") {
        folded.truncate(cut.len());
    }
    for ending in ["ing", "ed", "es", "s"] {
        if folded.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= 4) {
            folded.truncate(folded.len() - ending.len());
            break;
        }
    }
    if folded.len() > 4 && folded.ends_with('e') {
        folded.pop();
    }
    folded
}

/// Byte spans of the sentences of a text: a stop, a blank and a capital end one, unless a short capitalised word (an
/// initial, a title) stands before the stop.
fn cut(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let end = from + line.len();
        let mut start = from;
        for (at, c) in line.char_indices() {
            let after = at + c.len_utf8();
            if matches!(c, '.' | '?' | '!') && ends(&line[..at], &line[after..]) {
                let close = line[after..].find(char::is_whitespace).map_or(line.len(), |n| after + n);
                found.push(Span::of(start..from + close));
                start = from + close;
            }
        }
        found.push(Span::of(start..end));
        from = end;
    }
    found.into_iter().map(|s| s.trimmed(text)).filter(|s| !s.is_empty()).collect()
}

fn ends(before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches(['"', '”', '’', '\'', ')']);
    let next = rest.trim_start();
    if rest.len() == next.len() {
        return rest.is_empty();
    }
    let opens = next.trim_start_matches(['"', '“', '‘', '\'', '(']).starts_with(|c: char| c.is_uppercase());
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let short = last.len() <= 3 && last.starts_with(char::is_uppercase) || last.contains('.');
    opens && !short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_a_stop_before_a_capital() {
        let text = "Mr. Ott met Gov. Lund. “We agreed,” he said. It cost 3.5 million\nNext line";
        let cut: Vec<&str> = cut(text).into_iter().map(|s| s.slice(text)).collect();
        assert_eq!(
            cut,
            ["Mr. Ott met Gov. Lund.", "“We agreed,” he said.", "It cost 3.5 million", "Next line"]
        );
    }

    #[test]
    fn stems_join_forms() {
        assert_eq!(stem("launched"), stem("launching"));
        assert_eq!(stem("Harbour’s"), "harbour");
        assert_eq!(words("it's 5.5").len(), 3);
    }
}
