//! Paragraphs: a line each, or the lines between blank ones where the text is wrapped at a fixed width.

use std::ops::Range;

use model::Span;

use super::shape;

/// A paragraph without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Para<'t> {
    /// Its place.
    pub span: Span,
    /// Its words.
    pub text: &'t str,
    /// True when a blank line (or the start) stands before it.
    pub gap: bool,
}

/// Splits `text`; `field` is a headline that stands for itself however many lines it has.
pub(super) fn split(text: &str, field: Option<Range<usize>>) -> Vec<Para<'_>> {
    let mut paras = Vec::new();
    let mut from = 0;
    if let Some(field) = field {
        from = field.end;
        paras.extend(para(text, field, true));
    }
    let lines = lines(text, from);
    if wrapped(&lines) {
        join(text, &lines, &mut paras);
    } else {
        paras.extend(lines);
    }
    paras
}

fn para(text: &str, range: Range<usize>, gap: bool) -> Option<Para<'_>> {
    let span = Span::of(range).trimmed(text);
    (!span.is_empty()).then(|| Para { span, text: span.slice(text), gap })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn lines(text: &str, from: usize) -> Vec<Para<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut gap, mut newlines) = (from, true, 0);
    for (at, c) in text[from..].char_indices().map(|(i, c)| (i + from, c)).filter(|(_, c)| is_break(*c)) {
        if let Some(line) = para(text, start..at, gap) {
            lines.push(line);
            gap = false;
            newlines = 0;
        }
        newlines += usize::from(c != '\r');
        gap |= newlines > 1 || c == '\u{2029}';
        start = at + c.len_utf8();
    }
    lines.extend(para(text, start..text.len(), gap));
    lines
}

/// Mail-outs and wire texts break lines at a fixed width: most lines inside a paragraph then end within a sentence.
fn wrapped(lines: &[Para<'_>]) -> bool {
    let (mut inner, mut open, mut longest) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        longest = longest.max(pair[0].text.chars().count());
        if !pair[1].gap {
            inner += 1;
            let goes_on = pair[1].text.starts_with(|c: char| !c.is_uppercase());
            let long = pair[0].text.len() >= 40;
            open += usize::from(long && (goes_on || !shape::ends_sentence(pair[0].text)));
        }
    }
    inner >= 3 && longest <= 110 && open * 10 >= inner * 6
}

fn join<'t>(text: &'t str, lines: &[Para<'t>], out: &mut Vec<Para<'t>>) {
    let mut current: Option<Para<'t>> = None;
    for line in lines {
        match &mut current {
            Some(open) if !line.gap => {
                open.span = open.span.hull(line.span);
                open.text = open.span.slice(text);
            }
            _ => out.extend(current.replace(*line)),
        }
    }
    out.extend(current);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "One met two.\nThree met four.\r\n\r\nFive left.";
        let all: Vec<_> = split(text, None).iter().map(|p| (p.text, p.gap)).collect();
        assert_eq!(all, [("One met two.", true), ("Three met four.", false), ("Five left.", true)]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The delegations of the two river states met on Monday\nin the old customs house, where they had last met in\nthe spring of last year, to talk about the crossing\nand the fishing rights that neither will give up.\n\nThey will meet again.\n";
        let paras = split(text, None);
        assert_eq!(paras.len(), 2);
        assert!(paras[0].text.ends_with("give up."));
    }

    #[test]
    fn carriage_returns_alone_break_lines() {
        assert_eq!(split("One.\rTwo.", None).len(), 2);
    }
}
