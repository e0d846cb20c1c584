//! Lost apostrophes: "Harlands team" is "Harland's team" where Harland is a name nearby.

use facts::hash::Set;

use facts::Fact;
use model::Span;

use super::Words;
use crate::{Analysis, Token, analysis::to_u32};

/// Splits such words into name and `'s`; the second token's span is the `s`.
pub(super) fn split(analysis: &mut Analysis) {
    let lost = lost(analysis);
    if lost.is_empty() {
        return;
    }
    let mut tokens = Vec::with_capacity(analysis.tokens.len() + lost.len());
    let mut at = Vec::with_capacity(analysis.tokens.len() + 1);
    for (i, token) in std::mem::take(&mut analysis.tokens).into_iter().enumerate() {
        at.push(to_u32(tokens.len()));
        if lost.contains(&to_u32(i)) {
            let (stem, mark) = halves(&token);
            tokens.push(stem);
            tokens.push(mark);
        } else {
            tokens.push(token);
        }
    }
    at.push(to_u32(tokens.len()));
    analysis.tokens = tokens;
    for sentence in &mut analysis.sentences {
        let new = |i: u32| at.get(i as usize).copied().unwrap_or(i);
        sentence.tokens = new(sentence.tokens.start)..new(sentence.tokens.end);
    }
}

fn halves(token: &Token) -> (Token, Token) {
    let cut = token.span.end.saturating_sub(1);
    let norm: Box<str> = token.norm.strip_suffix('s').unwrap_or(&token.norm).into();
    let mark =
        Token { span: Span::new(cut, token.span.end), norm: "'s".into(), xpos: "POS", ..token.clone() };
    let xpos = if token.xpos.is_empty() { "" } else { "NNP" };
    (Token { span: Span::new(token.span.start, cut), norm, xpos, ..token.clone() }, mark)
}

/// Tokens that lost an apostrophe before their last letter.
fn lost(analysis: &Analysis) -> Set<u32> {
    let words = Words(analysis);
    let all = 0..to_u32(analysis.tokens.len());
    let suspects: Vec<u32> = all.clone().filter(|i| suspect(words, *i)).collect();
    if suspects.is_empty() {
        return Set::default();
    }
    let alone: Set<&str> = all
        .filter(|i| words.capital(*i) && words.proper(*i) && !words.opens_sentence(*i))
        .map(|i| words.word(i))
        .collect();
    suspects
        .into_iter()
        .filter(|i| {
            let stem = words.word(*i).trim_end_matches('s');
            is_seat_or_country(stem) || alone.contains(stem) && !facts::name_word(&stem.to_lowercase()).never
        })
        .collect()
}

/// A capitalised word in "s" that no table knows, before a word that it may possess.
fn suspect(words: Words<'_>, i: u32) -> bool {
    let word = words.word(i);
    let shape = word.len() > 3
        && words.capital(i)
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.chars().all(char::is_alphabetic)
        && words.0.tag(i) != "VBZ";
    shape && facts::lookup(word).is_empty() && owns(words, i) && !counted(words, i)
}

/// What follows can be possessed: a noun, perhaps after adjectives.
fn owns(words: Words<'_>, i: u32) -> bool {
    let next = words.0.tag(i + 1);
    let same = words.0.tokens.get(i as usize).map(|t| t.sentence)
        == words.0.tokens.get(i as usize + 1).map(|t| t.sentence);
    same && (next.starts_with("NN") || next.starts_with("JJ") || matches!(next, "VBG" | "VBN" | "CD"))
}

/// "the Harlands", "two Harlands": a plural.
fn counted(words: Words<'_>, i: u32) -> bool {
    i > 0
        && (matches!(
            words.norm(i - 1),
            "the" | "these" | "those" | "both" | "two" | "three" | "all" | "many"
        ))
}

fn is_seat_or_country(stem: &str) -> bool {
    let agent = |f: Fact| matches!(f, Fact::Country(_) | Fact::Capital(_) | Fact::Seat(_));
    facts::lookup(stem).iter().any(|h| agent(h.fact) && !h.is_acronym())
}

#[cfg(test)]
mod tests {
    use crate::names::tests::analysed;

    #[test]
    fn a_name_seen_nearby_gets_its_apostrophe_back() {
        let a = analysed("The envoy praised Harland on Friday. He said Harlands team was ready.");
        let at = (0..a.tokens.len() as u32).find(|i| a.word(*i) == "s").unwrap();
        assert_eq!((a.word(at - 1), a.norm(at), a.tag(at)), ("Harland", "'s", "POS"));
        for (i, s) in a.sentences.iter().enumerate() {
            assert!(
                a.tokens[s.tokens.start as usize..s.tokens.end as usize]
                    .iter()
                    .all(|t| t.sentence as usize == i)
            );
        }
    }

    #[test]
    fn plurals_and_names_in_s_stay() {
        let a = analysed("The Americans offered help. James met Jame and the Danes offered help.");
        assert!((0..a.tokens.len() as u32).all(|i| a.word(i) != "s"));
    }
}
