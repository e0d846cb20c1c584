//! A sentence that two articles share word for word, with a weekday in it: one day, whoever took it from whom.

use std::collections::BTreeMap;

use crate::Story;

use super::{Tie, told::Told};

/// So many words running, the weekday among them, are not written twice by chance.
const RUN: usize = 8;

/// Ties between tellings inside the same run of words.
pub(super) fn ties(story: &Story<'_>, told: &[Told]) -> Vec<Tie> {
    let texts: Vec<Vec<(usize, String)>> = story.reads.iter().map(|r| words(&r.article.text)).collect();
    let mut by_run: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    let mut own: Vec<Vec<Vec<&str>>> = Vec::with_capacity(told.len());
    for (i, one) in told.iter().enumerate() {
        let around = texts.get(one.article).map(|w| around(w, one.span.start as usize)).unwrap_or_default();
        for run in &around {
            let list = by_run.entry(run.clone()).or_default();
            // An article that says the same again and again says it once for each weekday.
            let again = (list.iter().rev())
                .filter_map(|j| told.get(*j))
                .take_while(|t| t.article == one.article)
                .any(|t| t.weekday() == one.weekday());
            if !again {
                list.push(i);
            }
        }
        own.push(around);
    }
    let mut ties = Vec::new();
    for (of, one) in told.iter().enumerate().filter(|(_, t)| t.dates_its_article()) {
        let mut with: Vec<usize> = own
            .get(of)
            .into_iter()
            .flatten()
            .flat_map(|run| by_run.get(run).into_iter().flatten().copied())
            .filter(|i| {
                told.get(*i).is_some_and(|t| t.article != one.article && t.weekday() == one.weekday())
            })
            .collect();
        with.sort_unstable();
        with.dedup();
        if !with.is_empty() {
            ties.push(Tie { of, with, rule: "same-words-same-weekday", weak: false });
        }
    }
    ties
}

/// All runs of words that hold the word at byte `at`.
fn around(words: &[(usize, String)], at: usize) -> Vec<Vec<&str>> {
    let here = words.partition_point(|(start, _)| *start <= at).saturating_sub(1);
    let first = here.saturating_sub(RUN - 1);
    (first..=here)
        .filter_map(|from| words.get(from..from + RUN))
        .map(|run| run.iter().map(|(_, w)| w.as_str()).collect())
        .collect()
}

/// The words of a text with their first byte: letters and digits alone, so that a lost apostrophe does not count.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            match all.last_mut().filter(|_| open) {
                Some((_, word)) => word.extend(c.to_lowercase()),
                None => all.push((at, c.to_lowercase().collect())),
            }
            open = true;
        } else if !matches!(c, '\'' | '’' | '‘' | '\u{fffd}') {
            open = false;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_apostrophes_do_not_part_two_copies() {
        let strip = |t: &str| words(t).into_iter().map(|(_, w)| w).collect::<Vec<_>>();
        assert_eq!(strip("The union's offer, Friday’s close"), strip("The unions offer Fridays close"));
    }

    #[test]
    fn a_run_needs_eight_words() {
        let text = words("the two firms said on Monday in what");
        assert_eq!(around(&text, 22).len(), 1);
        assert!(around(&words("they said on Monday"), 13).is_empty());
    }
}
