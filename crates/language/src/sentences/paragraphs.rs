//! Paragraphs: the lines of each block, without white space around them.

use model::{Article, BlockRole, Span};

/// A line of a block.
pub(super) struct Line {
    /// Where it stands, trimmed.
    pub(super) span: Span,
    /// The role of its block.
    pub(super) role: BlockRole,
    /// True when its block repeats an earlier one.
    pub(super) repeated: bool,
}

/// The lines of all blocks; an article without blocks is one body.
pub(super) fn lines(article: &Article) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in &article.blocks {
        add(&article.text, block.span, block.role, block.repeats.is_some(), &mut lines);
    }
    if article.blocks.is_empty() {
        add(&article.text, Span::of(0..article.text.len()), BlockRole::Body, false, &mut lines);
    }
    lines
}

fn add(text: &str, block: Span, role: BlockRole, repeated: bool, lines: &mut Vec<Line>) {
    let mut start = block.start as usize;
    for line in block.slice(text).split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = Span::of(start..start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            lines.push(Line { span, role, repeated });
        }
    }
}
