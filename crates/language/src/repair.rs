//! "its time to go" read as "it's time to go": two tokens, the second over the `s` with the norm `'s`.
//!
//! Names that lost an apostrophe ("Harlands team") are given theirs back where names are found.

use model::Span;

use crate::{Analysis, Token, analysis::to_u32};

/// Cuts "its" where it is "it is"; runs after tagging, before anything holds token indices.
pub fn its(analysis: &mut Analysis) {
    let cuts: Vec<u32> = (0..to_u32(analysis.tokens.len())).filter(|i| is_it_is(analysis, *i)).collect();
    if cuts.is_empty() {
        return;
    }
    let before = |i: u32| i + to_u32(cuts.partition_point(|c| *c < i));
    for sentence in &mut analysis.sentences {
        sentence.tokens = before(sentence.tokens.start)..before(sentence.tokens.end);
    }
    let old = std::mem::take(&mut analysis.tokens);
    let mut next = cuts.iter().peekable();
    for (i, token) in old.into_iter().enumerate() {
        if next.next_if(|c| **c as usize == i).is_some() {
            analysis.tokens.extend(halves(&token));
        } else {
            analysis.tokens.push(token);
        }
    }
}

fn halves(token: &Token) -> [Token; 2] {
    let middle = token.span.end - 1;
    let it =
        Token { span: Span::new(token.span.start, middle), norm: "it".into(), xpos: "PRP", ..token.clone() };
    [it, Token { span: Span::new(middle, token.span.end), norm: "'s".into(), xpos: "VBZ", ..token.clone() }]
}

/// "its time to go", "its not over": what cannot follow a possessive.
fn is_it_is(a: &Analysis, i: u32) -> bool {
    if a.norm(i) != "its" {
        return false;
    }
    let after = |words: &[&str]| words.contains(&a.norm(i + 2));
    match a.norm(i + 1) {
        "a" | "an" | "the" | "not" | "been" | "because" => true,
        "time" => after(&["to", "for", "we", "that", "they"]),
        "going" | "unlikely" | "likely" | "hard" | "impossible" => after(&["to"]),
        "clear" | "important" | "possible" | "true" => after(&["that", "to"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use model::Article;

    use super::*;

    fn norms(text: &str) -> String {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let mut a = Analysis::empty(text);
        crate::sentences::split(&article, &mut a);
        crate::tagger::tag(&mut a);
        its(&mut a);
        assert!(a.sentences.iter().all(|s| s.tokens.clone().all(|i| {
            a.word(i)
                == s.span
                    .slice(text)
                    .get(
                        (a.tokens[i as usize].span.start - s.span.start) as usize
                            ..(a.tokens[i as usize].span.end - s.span.start) as usize,
                    )
                    .unwrap()
        })));
        a.tokens.iter().map(|t| &*t.norm).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn its_time() {
        assert_eq!(
            norms("We think its time to go. They think its a deal."),
            "we think it 's time to go . they think it 's a deal ."
        );
        assert!(norms("Kenya sent its envoys.").contains("its envoys"));
    }
}
