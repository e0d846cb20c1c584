//! The sentence around some evidence, told from the text itself.

use model::TextAt;

/// The sentence around some evidence, and what stands beside it (at most [`BESIDE`] bytes).
pub(super) fn around<'t>(
    text: &TextAt<'t>,
    evidence: &model::Evidence,
) -> Option<(&'t str, &'t str, &'t str)> {
    let whole = text.article().text.as_str();
    let span = text.bytes(evidence);
    let (start, end) = (span.start as usize, span.end as usize);
    let (head, tail) = (whole.get(..start)?, whole.get(end..)?);
    let stop = |at: usize, mark: char| {
        mark == '\n'
            || matches!(mark, '.' | '?' | '!')
                && whole[at + mark.len_utf8()..].starts_with([' ', '\n', '"', '”'])
    };
    let first = head
        .char_indices()
        .rev()
        .take(LONG)
        .find(|(at, c)| stop(*at, *c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let last = tail
        .char_indices()
        .take(LONG)
        .find(|(at, c)| stop(end + at, *c))
        .map_or(whole.len(), |(at, _)| end + at);
    let sentence = whole.get(first..last)?;
    let cut = |mut at: usize| {
        while !whole.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let before = whole.get(cut(first.max(start.saturating_sub(BESIDE)))..start)?;
    let after = whole.get(end..cut(last.min(end + BESIDE)))?;
    Some((sentence, before, after))
}

/// Characters of a sentence that are looked at on each side of a number.
const LONG: usize = 400;

/// Bytes beside a number in which a word tells what it counts.
const BESIDE: usize = 60;
