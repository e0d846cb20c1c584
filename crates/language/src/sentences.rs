//! Splits blocks into paragraphs, sentences and tokens.

pub(crate) mod abbreviations;
mod boundary;
mod glued;
mod paragraphs;

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use model::{Article, BlockRole, Span};

use crate::{
    Analysis, Paragraph, Sentence, Token,
    analysis::to_u32,
    tokens::{self, Kind, Piece, quotes},
};

/// A sentence this short may be said twice without being a repeat.
const SHORT: usize = 4;

/// A list without stops is cut after so many tokens: no rule looks further, and what each looks at stays bounded.
const LONGEST: usize = 400;

/// Fills `analysis.paragraphs`, `analysis.sentences` and `analysis.tokens`.
pub fn split(article: &Article, analysis: &mut Analysis) {
    let mut seen = HashSet::new();
    let mut pieces = Vec::new();
    for line in paragraphs::lines(article) {
        let first = to_u32(analysis.sentences.len());
        if is_read(line.role) {
            pieces.clear();
            tokens::scan(&article.text, line.span, &mut pieces);
            let read = quotes::read(&article.text, &pieces);
            let whole = matches!(line.role, BlockRole::Title | BlockRole::Heading);
            let ends = if whole { vec![pieces.len()] } else { boundary::ends(&article.text, &pieces, &read) };
            let mut start = 0;
            for end in bounded(ends) {
                let repeated = line.repeated | repeats(&article.text, &pieces[start..end], &mut seen);
                push(analysis, &line, &pieces, &read, start..end, repeated);
                start = end;
            }
        }
        let sentences = first..to_u32(analysis.sentences.len());
        analysis.paragraphs.push(Paragraph {
            span: line.span,
            role: line.role,
            sentences,
            repeated: line.repeated,
        });
    }
}

/// The ends of sentences, with cuts in those that are too long.
fn bounded(ends: Vec<usize>) -> Vec<usize> {
    let mut all = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends.into_iter().filter(|e| *e > 0) {
        while end.saturating_sub(start) > LONGEST {
            start += LONGEST;
            all.push(start);
        }
        all.push(end);
        start = end;
    }
    all
}

/// Roles whose words are sentences.
fn is_read(role: BlockRole) -> bool {
    !matches!(role, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline)
}

/// True when the same words were a sentence before.
fn repeats(text: &str, pieces: &[Piece], seen: &mut HashSet<u64>) -> bool {
    let mut hash = DefaultHasher::new();
    for piece in pieces.iter().filter(|p| p.kind != Kind::Quote) {
        piece.span.slice(text).hash(&mut hash);
    }
    !seen.insert(hash.finish()) && pieces.len() > SHORT
}

/// Adds the sentence of `range` with its tokens.
fn push(
    analysis: &mut Analysis,
    line: &paragraphs::Line,
    pieces: &[Piece],
    read: &[(quotes::Role, bool)],
    range: Range<usize>,
    repeated: bool,
) {
    let (Some(first), Some(last)) = (pieces.get(range.start), pieces.get(range.end.saturating_sub(1))) else {
        return;
    };
    let sentence = to_u32(analysis.sentences.len());
    let start = to_u32(analysis.tokens.len());
    for i in range {
        let token = token(&analysis.text, pieces[i], read[i], sentence);
        analysis.tokens.push(token);
    }
    analysis.sentences.push(Sentence {
        span: Span::new(first.span.start, last.span.end),
        paragraph: to_u32(analysis.paragraphs.len()),
        role: line.role,
        tokens: start..to_u32(analysis.tokens.len()),
        repeated,
    });
}

/// A token with its norm. Quotation marks have their tag and the norm `"` or `'` whatever their style.
fn token(text: &str, piece: Piece, (role, quoted): (quotes::Role, bool), sentence: u32) -> Token {
    let word = piece.span.slice(text);
    let single = word.chars().count() == 1 && !matches!(word, "\"" | "“" | "”" | "„" | "‟" | "«" | "»");
    let mark = if single { "'" } else { "\"" };
    let (norm, xpos): (Box<str>, _) = match (piece.kind, role) {
        (Kind::Quote, quotes::Role::Open) => (mark.into(), "``"),
        (Kind::Quote, quotes::Role::Close) => (mark.into(), "''"),
        (Kind::Quote, _) => ("'".into(), "POS"),
        _ => (tokens::norm(word), ""),
    };
    Token { span: piece.span, norm, xpos, sentence, quoted, entity: None, np: None, vg: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Block;

    fn analysed(text: &str, blocks: Vec<Block>) -> Analysis {
        let article = Article { text: text.to_owned(), blocks, ..Article::default() };
        let mut analysis = Analysis::empty(text);
        split(&article, &mut analysis);
        analysis
    }

    #[test]
    fn boilerplate_gives_a_paragraph_without_sentences() {
        let text = "Share this. Now.\n\nThe envoy came. He left.";
        let block =
            |role, range: Range<usize>| Block { role, span: Span::of(range), source: None, repeats: None };
        let a = analysed(
            text,
            vec![block(BlockRole::Boilerplate, 0..16), block(BlockRole::Body, 18..text.len())],
        );
        assert_eq!(a.paragraphs.len(), 2);
        assert_eq!(a.paragraphs[0].sentences, 0..0);
        assert_eq!(a.sentences.len(), 2);
        assert_eq!(a.slice(a.sentences[1].span), "He left.");
    }

    #[test]
    fn a_list_of_dates_without_a_stop_took_time_by_its_square() {
        let a = analysed(&"on Monday, March 3, ".repeat(500), vec![]);
        let longest = a.sentences.iter().map(|s| s.tokens.len()).max();
        assert_eq!((a.tokens.len(), longest), (3000, Some(LONGEST)));
    }

    #[test]
    fn an_earlier_sentence_marks_its_repeat() {
        let a = analysed(
            "The envoy came to the capital.\nHe left.\nThe envoy came to the capital.\nHe left.",
            vec![],
        );
        assert_eq!(a.sentences.iter().map(|s| s.repeated).collect::<Vec<_>>(), [false, false, true, false]);
    }

    #[test]
    fn quotation_marks_are_tagged_by_direction() {
        let a = analysed("“Yes,” said the wives' friend.", vec![]);
        assert_eq!(
            a.tokens.iter().map(|t| t.xpos).filter(|x| !x.is_empty()).collect::<Vec<_>>(),
            ["``", "''", "POS"]
        );
        assert_eq!(a.norm(0), "\"");
    }
}
