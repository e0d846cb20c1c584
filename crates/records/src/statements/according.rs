//! "According to X, …", "…, according to X", "in the words of X", "as reported by X", "X: …".

use super::{
    attribution::Attribution,
    cues::Class,
    phrase::Phrase,
    speakers::Fit,
    view::{Tokens, View},
};

/// Reads every prepositional cue of the article.
pub(crate) fn find(view: &View<'_>, found: &mut Vec<Attribution>) {
    for sentence in &view.a.sentences {
        for i in sentence.tokens.clone() {
            if view.quoted(i) {
                continue;
            }
            let attribution = match view.norm(i) {
                "according" if view.norm(i + 1) == "to" => {
                    prepositional(view, i, i + 2, "according to", "according-to")
                }
                "as" if view.is(i + 1, &["reported", "quoted", "cited"]) && view.norm(i + 2) == "by" => {
                    prepositional(view, i, i + 3, "report", "as-reported-by")
                }
                "in" if view.matches_at(i, &["in", "the", "words", "of"]) => {
                    prepositional(view, i, i + 4, "in the words of", "in-the-words-of")
                }
                ":" => colon(view, i),
                _ => None,
            };
            found.extend(attribution);
        }
    }
}

impl View<'_> {
    fn matches_at(&self, i: u32, words: &[&str]) -> bool {
        self.a.matches(i, words)
    }
}

fn prepositional(
    view: &View<'_>,
    i: u32,
    at: u32,
    lemma: &'static str,
    rule: &'static str,
) -> Option<Attribution> {
    let bounds = view.bounds(i);
    let source = view.source_starting(at, bounds.end)?;
    let mut attribution = Attribution::new(Class::Speech, lemma, i..at, rule);
    attribution.widen(&source.tokens);
    let end = past_aside(view, source.tokens.end, bounds.end);
    attribution.source = Some(source);
    content(view, &mut attribution, i, end, &bounds);
    (!attribution.content.is_empty()).then_some(attribution)
}

/// Steps over what describes the source: ", head of the port authority,", "who …", "published Monday".
fn past_aside(view: &View<'_>, mut end: u32, ceiling: u32) -> u32 {
    if let Some(t) = view.time_at(end) {
        end = view.time_tokens(t).end;
    }
    if matches!(view.tag(end), "VBN" | "VBD" | "WP" | "WDT" | "IN") {
        end = (end..ceiling).find(|i| view.is_comma(*i) && !view.quoted(*i)).unwrap_or(ceiling);
    }
    end
}

/// The sentence around the phrase: behind it when it opens the sentence, else before it, else both.
fn content(view: &View<'_>, attribution: &mut Attribution, start: u32, end: u32, bounds: &Tokens) {
    let first = (bounds.start..start).find(|i| view.quoted(*i) || !view.is_mark(*i));
    let opens = first.is_none_or(|f| start - f <= 1 && !view.is_noun(f));
    let behind = if view.is_comma(end) { end + 1 } else { end };
    if opens {
        let to = view.trim_end(behind, bounds.end);
        if to > behind {
            attribution.content.push(inner_or_span(view, attribution, behind, to));
        }
        return;
    }
    let Some(first) = first else { return };
    let to = view.trim_end(first, start);
    if to > first {
        let span = inner_or_span(view, attribution, first, to);
        attribution.content.push(span);
    }
    let tail = view.trim_end(behind, bounds.end);
    if view.is_comma(end) && tail > behind + 2 && !view.is(behind, &["who", "which", "but", "and", "citing"])
    {
        attribution.content.push(view.span(behind..tail));
    }
}

/// The words inside when the stretch is one quotation as a whole, else the stretch.
fn inner_or_span(view: &View<'_>, _: &Attribution, from: u32, to: u32) -> model::Span {
    view.span(from..to)
}

/// A name and a colon at the head of a sentence, then a clause or a quotation: "Ott: talks are dead".
fn colon(view: &View<'_>, i: u32) -> Option<Attribution> {
    let bounds = view.bounds(i);
    let last = i.checked_sub(1).filter(|l| *l >= bounds.start)?;
    let source: Phrase = view.source_ending(last, bounds.start)?;
    const LABELS: [&str; 16] = [
        "photo",
        "video",
        "watch",
        "read",
        "note",
        "update",
        "correction",
        "related",
        "source",
        "sources",
        "credit",
        "analysis",
        "opinion",
        "image",
        "caption",
        "contact",
    ];
    let starts = source.tokens.start == bounds.start;
    if !starts
        || LABELS.contains(&view.norm(source.head))
        || source.tokens.len() > 6
        || view.fit(&source) < Fit::Paper
    {
        return None;
    }
    let mut attribution = Attribution::new(Class::Speech, ":", i..i + 1, "name-colon");
    attribution.widen(&source.tokens);
    attribution.source = Some(source);
    if let Some(q) = view.quote_at(i + 1) {
        attribution.content.push(view.quotes[q].inner);
        attribution.quotes.push(q);
        attribution.direct = true;
        return Some(attribution);
    }
    let end = view.trim_end(i + 1, bounds.end);
    if end < i + 4 || !(i + 1..end).any(|k| view.is_verb(k)) {
        return None;
    }
    attribution.content.push(view.span(i + 1..end));
    Some(attribution)
}
