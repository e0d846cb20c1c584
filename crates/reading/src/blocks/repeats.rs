//! What is printed twice: the title, a pulled quotation, a summary that the report says again.

use std::collections::BTreeMap;

use model::BlockRole;

use super::{Draft, shape};

/// A block longer than this many bytes is not compared.
const LONGEST: usize = 20_000;
/// A sentence shorter than this is no passage.
const WORDS: usize = 5;

/// Points each block that says nothing but what another says at that other block.
pub(super) fn mark(drafts: &mut [Draft<'_>]) {
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    for (at, draft) in drafts.iter_mut().enumerate() {
        if draft.role == Some(BlockRole::Boilerplate) {
            continue;
        }
        let sentences = sentences(draft.text());
        let here = u32::try_from(at).unwrap_or(u32::MAX);
        let seen: Vec<u32> = sentences.iter().filter_map(|s| first.get(s).copied()).collect();
        if !sentences.is_empty() && seen.len() == sentences.len() {
            draft.repeats = seen.first().copied().filter(|f| *f != here);
        }
        for sentence in sentences {
            first.entry(sentence).or_insert(here);
        }
    }
    standfirst(drafts);
}

/// A short paragraph under the title whose every sentence comes again in a longer one is a summary of it.
fn standfirst(drafts: &mut [Draft<'_>]) {
    let Some(lead) = drafts.iter().position(|d| d.role == Some(BlockRole::Body)) else { return };
    let said = sentences(drafts[lead].text());
    let titled = drafts[..lead].iter().any(|d| d.role == Some(BlockRole::Title));
    if !titled || said.is_empty() || said.len() > 3 {
        return;
    }
    let later = (lead + 1..drafts.len().min(lead + 6)).find(|&i| {
        let again = sentences(drafts[i].text());
        again.len() > said.len() && said.iter().all(|s| again.contains(s))
    });
    if let Some(later) = later {
        drafts[lead].role = Some(BlockRole::Summary);
        drafts[lead].repeats = u32::try_from(later).ok();
    }
}

/// The sentences of a block, folded, roughly: a stop, a space, a capital.
fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    if text.len() > LONGEST {
        return all;
    }
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '.' | '!' | '?' | '”' | '"') && chars.peek().is_some_and(|(_, n)| n.is_whitespace())
        {
            let end = at + c.len_utf8();
            let stop = matches!(c, '.' | '!' | '?') || text[..at].ends_with(['.', '!', '?', ',']);
            let next = text[end..].trim_start().chars().next();
            if stop && next.is_some_and(|n| !n.is_lowercase()) {
                push(&text[start..end], &mut all);
                start = end;
            }
        }
    }
    push(&text[start..], &mut all);
    all
}

fn push(sentence: &str, all: &mut Vec<String>) {
    let folded = shape::folded(sentence);
    if folded.split(' ').take(WORDS).count() >= WORDS {
        all.push(folded);
    }
}

#[cfg(test)]
mod tests {
    use model::BlockRole::*;

    use super::super::{Known, mark};

    #[test]
    fn a_pulled_quotation_repeats_its_paragraph() {
        let text = "The sides met on Monday. “We will not leave this room,” she told reporters.\n“We will not leave this room,” she told reporters.\nThey left at noon.\n";
        let repeats: Vec<_> = mark(text, &Known::default()).blocks.iter().map(|b| b.repeats).collect();
        assert_eq!(repeats, [None, Some(0), None]);
    }

    #[test]
    fn a_standfirst_that_the_report_says_again_is_a_summary() {
        let text = "Port strike enters second week\nThe strike entered its second week on Monday.\nThe strike entered its second week on Monday. The union planned no new talks, it said.\n";
        let seen: Vec<_> = mark(text, &Known::default()).blocks.iter().map(|b| (b.role, b.repeats)).collect();
        assert_eq!(seen, [(Title, None), (Summary, Some(2)), (Body, None)]);
    }
}
