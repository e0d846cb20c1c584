//! A text's stretches and their roles: what is the report, and what only stands around it.
//!
//! Paragraphs first ([`paras`]), then the head (outlet, title, byline, date, summary), the body (headings,
//! captions, boilerplate), the tail, and last what is printed twice. Nothing is cut out; roles are all.

mod body;
mod boilerplate;
mod byline;
mod caption;
mod dateline;
mod head;
mod imprint;
mod paras;
mod repeats;
mod shape;
mod tail;

use std::ops::Range;

use model::{Block, BlockRole, Interval, Span};

use crate::date::Label;
use paras::Para;

/// What is known of the text from elsewhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known<'a> {
    /// The headline, where a field gives it.
    pub title: Option<&'a str>,
    /// Where that headline stands at the head of the text, for rows that carry one.
    pub field: Option<Range<usize>>,
}

/// A date that the text states of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatedDate {
    /// Published or updated.
    pub label: Label,
    /// The days.
    pub interval: Interval,
    /// The line.
    pub span: Span,
}

/// The blocks of a text and what its frame says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Sorted, apart, covering everything but white space.
    pub blocks: Vec<Block>,
    /// Headline.
    pub title: Option<String>,
    /// Author.
    pub byline: Option<String>,
    /// Outlet or agency.
    pub outlet: Option<String>,
    /// Dates in the order of the text.
    pub dates: Vec<StatedDate>,
}

/// A paragraph on its way to a block.
#[derive(Clone, Debug)]
struct Draft<'t> {
    para: Para<'t>,
    role: Option<BlockRole>,
    repeats: Option<u32>,
}

impl<'t> Draft<'t> {
    fn text(&self) -> &'t str {
        self.para.text
    }

    fn is_open(&self) -> bool {
        self.role.is_none()
    }
}

/// A paragraph of a page, with the role that its markup gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its role, where the markup tells.
    pub role: Option<BlockRole>,
}

/// True when two lines say the same, marks and case aside.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    shape::folded(a) == shape::folded(b)
}

/// The name in an author's line, with or without "By" before it.
pub(crate) fn author(line: &str) -> Option<String> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match byline::read(&line) {
        Some(byline::Byline::Name(name)) => Some(name),
        Some(byline::Byline::Empty) => None,
        None => (shape::words(&line) <= 8 && !line.is_empty()).then_some(line),
    }
}

/// Marks the blocks of a page whose paragraphs are known.
pub(crate) fn mark_parts(text: &str, parts: &[Part], known: &Known<'_>) -> Marked {
    let drafts = parts.iter().filter_map(|part| {
        let span = Span::of(part.range.clone()).trimmed(text);
        let para = Para { span, text: span.slice(text), gap: true };
        (!span.is_empty()).then_some(Draft { para, role: part.role, repeats: None })
    });
    finish(drafts.collect(), known)
}

/// Marks the blocks of a plain text.
pub(crate) fn mark(text: &str, known: &Known<'_>) -> Marked {
    let paras = paras::split(text, known.field.clone());
    finish(paras.into_iter().map(|para| Draft { para, role: None, repeats: None }).collect(), known)
}

fn finish(mut drafts: Vec<Draft<'_>>, known: &Known<'_>) -> Marked {
    let mut marked = Marked::default();
    head::mark(&mut drafts, known, &mut marked);
    tail::mark(&mut drafts, &mut marked);
    body::mark(&mut drafts);
    dateline::split(&mut drafts, &mut marked);
    repeats::mark(&mut drafts);
    marked.blocks = drafts
        .into_iter()
        .map(|d| Block {
            role: d.role.unwrap_or(BlockRole::Body),
            span: d.para.span,
            source: None,
            repeats: d.repeats,
        })
        .collect();
    marked
}

/// The first few thousand bytes of report, for judging the language.
pub(crate) fn body_sample(text: &str, blocks: &[Block]) -> String {
    let mut sample = String::new();
    for block in blocks.iter().filter(|b| b.role == BlockRole::Body || b.role == BlockRole::Summary) {
        let slice = block.span.slice(text);
        sample.extend(slice.chars().take(6000));
        sample.push(' ');
        if sample.len() > 6000 {
            break;
        }
    }
    if sample.is_empty() { text.chars().take(6000).collect() } else { sample }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockRole::*;
    use proptest::prelude::*;

    fn roles(text: &str) -> Vec<(BlockRole, &str)> {
        mark(text, &Known::default()).blocks.iter().map(|b| (b.role, b.span.slice(text))).collect()
    }

    #[test]
    fn a_report_with_everything_around_it() {
        let text = "Harrow Courier\n\nEnvoys Return To Oslo For Third Round\n\nOSLO (AP) — The two envoys met in Oslo on Monday, officials said.\n\nWhat comes next\n\nA fourth round is planned for May, the mediator said.\n\nSimilar Articles\nRiver towns wait for word\n";
        assert_eq!(
            roles(text),
            [
                (Boilerplate, "Harrow Courier"),
                (Title, "Envoys Return To Oslo For Third Round"),
                (Dateline, "OSLO (AP) —"),
                (Body, "The two envoys met in Oslo on Monday, officials said."),
                (Heading, "What comes next"),
                (Body, "A fourth round is planned for May, the mediator said."),
                (Boilerplate, "Similar Articles"),
                (Boilerplate, "River towns wait for word"),
            ]
        );
    }

    #[test]
    fn a_full_sentence_at_the_top_is_no_title() {
        let text = "The envoy said on Monday he would return.\nHe gave no date for it.\n";
        assert_eq!(roles(text).iter().map(|r| r.0).collect::<Vec<_>>(), [Body, Body]);
    }

    #[test]
    fn a_summary_stands_before_the_repeated_title() {
        let text = "Union Calls Off Port Strike\n\nThe union called off its strike. Talks go on.\n\nUnion Calls Off Port Strike\n\nThe dockers' union called off its strike at the port on Monday after a night of talks.\n";
        let marked = mark(text, &Known::default());
        let seen: Vec<_> = marked.blocks.iter().map(|b| (b.role, b.repeats)).collect();
        assert_eq!(seen, [(Title, None), (Summary, None), (Title, Some(0)), (Body, None)]);
    }

    proptest! {
        #[test]
        fn blocks_cover_everything_but_white_space(text in "([A-Z]?[a-zé“”.,:—()-]{0,9}[ \\r\\n\\t]{0,3}){0,60}") {
            let marked = mark(&text, &Known::default());
            let mut at = 0usize;
            for block in &marked.blocks {
                prop_assert!(block.span.start as usize >= at && !block.span.is_empty());
                prop_assert!(text[at..block.span.start as usize].trim().is_empty());
                prop_assert_eq!(block.span, block.span.trimmed(&text));
                at = block.span.end as usize;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
