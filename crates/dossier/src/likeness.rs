//! Words that two articles share without one having them from the other: a stock phrase of the story, too short to be a
//! copy, outside quotation marks. Said as a coincidence, so that nobody takes the likeness for a source.

use std::{
    array,
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use facts::hash::Map;
use model::{
    BlockRole, Span,
    record::{EdgeKind, SourceEdge},
};

use crate::{Resolved, relations::folded, sources};

/// Words in a row that are looked for; fewer are the language's own.
const RUN: usize = 8;

/// A longer run is hardly a coincidence.
const LONGEST: usize = 20;

/// A run in more articles than this is the story's formula and says nothing of two of them.
const ARTICLES: usize = 4;

/// A word outside quotation marks by its number among the words of the story, with its place in the article.
type Word = (u32, Span);

/// Where a run of words stands: its article, its passage and its place in that; one in each article.
#[derive(Debug)]
enum Places {
    One([usize; 3]),
    More(Vec<[usize; 3]>),
}

/// One edge for each two articles of different outlets that share such words and are no copies: from the article with
/// the smaller id.
pub(crate) fn find(resolved: &Resolved<'_>) -> Vec<SourceEdge> {
    if resolved.story.reads.len() < 2 {
        return Vec::new();
    }
    let mut numbers = Map::default();
    let texts: Vec<Vec<Vec<Word>>> =
        resolved.story.reads.iter().map(|r| passages(&r.article, &mut numbers)).collect();
    // Words that name their source have it from there.
    let named = numbers.get("according").copied();
    let mut longest: BTreeMap<(usize, usize), (usize, Span, Span)> = BTreeMap::new();
    for list in shared(&texts).values() {
        let Places::More(list) = list else { continue };
        if list.len() > ARTICLES {
            continue;
        }
        for (i, a) in list.iter().enumerate() {
            for b in &list[i + 1..] {
                let (x, y) = (&texts[a[0]][a[1]][a[2]..], &texts[b[0]][b[1]][b[2]..]);
                let run = x.iter().zip(y).take_while(|(p, q)| p.0 == q.0).count();
                if x[..run].iter().any(|w| Some(w.0) == named) {
                    continue;
                }
                let span = |words: &[Word]| words[0].1.hull(words[run - 1].1);
                let found = (run, span(x), span(y));
                let best = longest.entry((a[0], b[0])).or_insert(found);
                // Of equally long ones the first, whatever order they are met in.
                if (run, std::cmp::Reverse(found.1.start)) > (best.0, std::cmp::Reverse(best.1.start)) {
                    *best = found;
                }
            }
        }
    }
    let found = longest.into_iter().filter(|(pair, found)| found.0 <= LONGEST && apart(resolved, *pair));
    few(found.collect()).into_iter().map(|(pair, (run, a, b))| edge(resolved, pair, run, a, b)).collect()
}

/// The places of all runs.
fn shared(texts: &[Vec<Vec<Word>>]) -> Map<[u32; RUN], Places> {
    let mut places: Map<[u32; RUN], Places> = Map::default();
    for (article, passages) in texts.iter().enumerate() {
        for (n, passage) in passages.iter().enumerate() {
            for (at, run) in passage.windows(RUN).enumerate() {
                let here = [article, n, at];
                places
                    .entry(array::from_fn(|i| run[i].0))
                    .and_modify(|known| match known {
                        Places::One(first) if first[0] != article => {
                            *known = Places::More(vec![*first, here]);
                        }
                        Places::More(list)
                            if list.len() <= ARTICLES && list.last().is_some_and(|l| l[0] != article) =>
                        {
                            list.push(here);
                        }
                        _ => {}
                    })
                    .or_insert(Places::One(here));
            }
        }
    }
    places
}

/// Two articles and what they share: how many words, and where in each.
type Likeness = ((usize, usize), (usize, Span, Span));

/// The longest likeness of each article, so that a pile of thousands does not drown in them.
fn few(mut found: Vec<Likeness>) -> Vec<Likeness> {
    found.sort_by_key(|(pair, (run, ..))| (std::cmp::Reverse(*run), *pair));
    let mut told = BTreeSet::new();
    found.retain(|((a, b), _)| {
        let new = [told.insert(*a), told.insert(*b)];
        new.contains(&true)
    });
    found.sort_by_key(|(pair, _)| *pair);
    found
}

/// True for articles of two outlets of which neither copies the other, nor both a third.
fn apart(resolved: &Resolved<'_>, (a, b): (usize, usize)) -> bool {
    let (x, y) = (&resolved.story.reads[a], &resolved.story.reads[b]);
    let lead = |r: &crate::Read| r.copied.as_ref().map_or_else(|| r.article.id.clone(), |c| c.from.clone());
    let outlets = x.article.outlet.is_none() || x.article.outlet != y.article.outlet;
    outlets && lead(x) != lead(y)
}

fn edge(resolved: &Resolved<'_>, pair: (usize, usize), run: usize, at_a: Span, at_b: Span) -> SourceEdge {
    let (first, second) =
        if resolved.story.reads[pair.0].article.id <= resolved.story.reads[pair.1].article.id {
            ((pair.0, at_a), (pair.1, at_b))
        } else {
            ((pair.1, at_b), (pair.0, at_a))
        };
    let evidence = |(article, span): (usize, Span)| resolved.story.texts[article].evidence(span);
    let id = |article: usize| &resolved.story.reads[article].article.id;
    let evidence = vec![evidence(second), evidence(first)];
    let mut edge =
        sources::edge(id(first.0).clone(), id(second.0), EdgeKind::Coincidence, evidence, "stock-phrase");
    edge.longest_run = u32::try_from(run).ok();
    edge
}

/// The words of each stretch of the body that stands outside quotation marks.
fn passages<'t>(article: &'t model::Article, numbers: &mut Map<Cow<'t, str>, u32>) -> Vec<Vec<Word>> {
    let text = article.text.as_str();
    let body = article.blocks.iter().filter(|b| b.role == BlockRole::Body && b.repeats.is_none());
    let mut number = |word: Cow<'t, str>| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(word).or_insert(next)
    };
    let spans = body.flat_map(|b| outside(b.span, text));
    let numbered = spans.map(|span| {
        let shift = |s: Span| Span::new(s.start + span.start, s.end + span.start);
        folded(span.slice(text)).into_iter().map(|(word, s)| (number(word), shift(s))).collect::<Vec<Word>>()
    });
    numbered.filter(|words| words.len() >= RUN).collect()
}

/// A block's stretches between quotations.
fn outside(block: Span, text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut from, mut open) = (Some(block.start), false);
    for (at, c) in block.slice(text).char_indices() {
        let here = block.start + u32::try_from(at).unwrap_or(u32::MAX);
        let quote = match c {
            '“' => !open,
            '”' => open,
            '"' => true,
            _ => false,
        };
        if quote {
            open = !open;
            if open {
                found.extend(from.take().map(|f| Span::new(f, here)));
            } else {
                from = Some(here + u32::try_from(c.len_utf8()).unwrap_or(1));
            }
        }
    }
    found.extend(from.map(|f| Span::new(f, block.end)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_article_is_told_of_once_by_its_longest() {
        let span = Span::new(0, 1);
        let of = |a, b, run| ((a, b), (run, span, span));
        let kept = few(vec![of(0, 1, 8), of(0, 2, 12), of(1, 2, 9), of(3, 4, 8)]);
        assert_eq!(kept, [of(0, 2, 12), of(1, 2, 9), of(3, 4, 8)]);
    }

    #[test]
    fn quotations_are_left_out() {
        let text = "The mayor said “we will not yield” on Monday and \"never\" after.";
        let found: Vec<&str> =
            outside(Span::of(0..text.len()), text).into_iter().map(|s| s.slice(text)).collect();
        assert_eq!(found, ["The mayor said ", " on Monday and ", " after."]);
    }
}
