//! Words in marks beside a frame: whole quotations, and scraps that are part of a retold clause.

use model::Span;

use super::{attribution::Attribution, cues::Class, view::View};

/// Attaches the marks that end right before the frame: `“…,” she said`; with words before them in the same
/// sentence (`The talks were “off,” she said`) the clause as a whole is the content.
pub(crate) fn attach_before(view: &View<'_>, attribution: &mut Attribution, q: usize, floor: u32) {
    let tokens = &view.quote_tokens[q];
    let from = (floor..tokens.start).find(|i| !view.is_mark(*i)).unwrap_or(tokens.start);
    let lead = floor < tokens.start && from < tokens.start && !view.quoted(from) && starts_inside(view, q);
    attribution.class = Class::Speech;
    attribution.quotes.push(q);
    if lead {
        attribution.content.push(view.span(from..tokens.end));
        attribution.rules.push("quote-before-mixed");
    } else {
        attribution.content.push(view.quotes[q].inner);
        attribution.direct = true;
        attribution.rules.push("quote-before");
    }
}

/// True when the marks open in the middle of a sentence.
fn starts_inside(view: &View<'_>, q: usize) -> bool {
    let text = &view.a.text;
    let before = text[..view.quotes[q].outer.start as usize].trim_end();
    !before.ends_with(['.', '?', '!', '”', '"', ':', '\n'])
}

/// Attaches the marks that begin right behind the frame. Whole sentences are direct speech; a scrap with words of
/// the reporter behind it makes the clause mixed.
pub(crate) fn attach_after(
    view: &View<'_>,
    attribution: &mut Attribution,
    q: usize,
    ceiling: u32,
    that: bool,
) -> bool {
    let quoted = view.quotes[q];
    let tokens = &view.quote_tokens[q];
    let end = view.clause_end(tokens.start, ceiling.max(tokens.end));
    let closes = ends_sentence(view, quoted.inner);
    let more = end > tokens.end && !closes;
    attribution.class = Class::Speech;
    attribution.quotes.push(q);
    if more || that {
        let span = if more { view.span(tokens.start..end) } else { quoted.outer };
        attribution.content.push(span);
        attribution.rules.push("quote-after-mixed");
    } else {
        attribution.content.push(quoted.inner);
        attribution.direct = true;
        attribution.rules.push("quote-after");
    }
    true
}

/// True when the words in marks end with a stop of their own.
pub(crate) fn ends_sentence(view: &View<'_>, inner: Span) -> bool {
    inner.slice(&view.a.text).trim_end_matches(['’', '\'']).ends_with(['.', '?', '!', '…'])
}
