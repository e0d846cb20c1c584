//! The words of a quotation found again in another article: whole, a little changed, or a part of them. The other article
//! may quote them, retell them or print them as a document; the words themselves say that they are one.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use facts::hash::Map;
use model::{
    Span, TextAt,
    record::{Mode, Relation, RelationKind, Statement},
};

use super::{
    Look, relation,
    sentences::{folded, words},
};

/// Words in a row by which a place is found.
const RUN: usize = 3;

/// Places of a run that are looked at.
const FIRST: usize = 24;

/// Words between two runs of one wording.
const GAP: usize = 4;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let quotes = quotes(look);
    let mut numbers: Map<&str, u32> = Map::default();
    let numbered: Vec<Vec<u32>> = quotes
        .iter()
        .map(|quote| {
            let of = |word| {
                let next = u32::try_from(numbers.len()).unwrap_or(OTHER - 1);
                *numbers.entry(word).or_insert(next)
            };
            quote.words.iter().map(|w| &**w).map(of).collect()
        })
        .collect();
    let text = |t: &TextAt<'_>| {
        let words = folded(&t.article().text).into_iter();
        words.map(|(word, at)| (numbers.get(&*word).copied().unwrap_or(OTHER), at)).collect()
    };
    let texts: Vec<Text> = look.story.texts.iter().map(text).collect();
    let places = places(&numbered, &texts);
    let together = together(look);
    let mut seen: BTreeSet<(usize, u32, usize, u32)> = BTreeSet::new();
    for (quote, numbers) in quotes.iter().zip(&numbered) {
        for (article, from, to) in again(quote.article, numbers, &places, &texts) {
            let at = Span::new(texts[article][from].1.start, texts[article][to - 1].1.end);
            let text = &look.story.texts[article];
            let evidence = text.evidence(at);
            let other = statement_at(look, &evidence);
            let (x, y) = ((quote.article, quote.span.start), (article, at.start));
            let pair = if x <= y { (x.0, x.1, y.0, y.1) } else { (y.0, y.1, x.0, x.1) };
            let one = other.is_some_and(|o| {
                let mine = together.get(quote.statement.id.as_str());
                mine.is_some() && mine == together.get(o.id.as_str())
            });
            if one || other.is_some_and(|o| two_speakers(quote.statement, o)) || !seen.insert(pair) {
                continue;
            }
            let whole =
                other.filter(|o| o.mode == Mode::Direct).map_or(to - from, |o| length(look, o, article));
            // A scrap is what is left of a longer quotation only where the longer one stands.
            let kind =
                if whole > quote.words.len() + 3 { RelationKind::Trimmed } else { RelationKind::SameWords };
            let mut records = vec![quote.statement.id.clone()];
            records.extend(other.map(|o| o.id.clone()));
            let evidence = vec![look.story.texts[quote.article].evidence(quote.span), evidence];
            let reason = "words found again".to_owned();
            found.push(relation(kind, records, reason, evidence, "repeated-quotation"));
        }
    }
}

/// Words between marks, with the statement they belong to.
struct Quote<'a> {
    statement: &'a Statement,
    article: usize,
    span: Span,
    words: Vec<Cow<'a, str>>,
}

/// The words of an article by their numbers among those of the quotations, with their places.
type Text = Vec<(u32, Span)>;

/// A word of no quotation.
const OTHER: u32 = u32::MAX;

/// What stands between marks: the whole of a quotation, the scraps in a retold clause.
fn quotes<'a>(look: &Look<'a>) -> Vec<Quote<'a>> {
    let mut all = Vec::new();
    for statement in &look.dossier.statements {
        for part in &statement.content {
            let Some(article) = look.story.position(&part.article) else { continue };
            let text = &look.story.texts[article];
            let whole = text.bytes(part);
            let spans = match statement.mode {
                Mode::Direct => vec![whole],
                _ => marked(whole, &text.article().text),
            };
            for span in spans {
                let words: Vec<Cow<'_, str>> =
                    folded(span.slice(&text.article().text)).into_iter().map(|(w, _)| w).collect();
                let telling: BTreeSet<&Cow<'_, str>> = words.iter().filter(|w| tells(w)).collect();
                if words.len() >= RUN && telling.len() >= 2 {
                    all.push(Quote { statement, article, span, words });
                }
            }
        }
    }
    all
}

/// What stands between double marks inside a clause.
fn marked(clause: Span, text: &str) -> Vec<Span> {
    let mut open = None;
    let mut found = Vec::new();
    for (at, c) in clause.slice(text).char_indices() {
        if matches!(c, '“' | '”' | '"') {
            match open.take() {
                Some(from) => {
                    let start = clause.start as usize;
                    found.push(Span::of(start + from..start + at).trimmed(text));
                }
                None => open = Some(at + c.len_utf8()),
            }
        }
    }
    found.into_iter().filter(|s| !s.is_empty()).collect()
}

/// Where the runs of all quotations stand in all texts.
type Places = Map<[u32; RUN], Vec<(usize, usize)>>;

fn places(quotes: &[Vec<u32>], texts: &[Text]) -> Places {
    let mut places = Places::default();
    for run in quotes.iter().flat_map(|q| q.array_windows::<RUN>()) {
        places.entry(*run).or_default();
    }
    for (article, text) in texts.iter().enumerate() {
        for (at, run) in text.array_windows::<RUN>().enumerate() {
            let run = run.map(|(word, _)| word);
            if !run.contains(&OTHER)
                && let Some(list) = places.get_mut(&run)
                && list.len() < FIRST
            {
                list.push((article, at));
            }
        }
    }
    places
}

/// The stretches of other articles that say most of a quotation: three words in four, in its order.
fn again(own: usize, quote: &[u32], places: &Places, texts: &[Text]) -> Vec<(usize, usize, usize)> {
    let mut hits: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (i, run) in quote.array_windows::<RUN>().enumerate() {
        for (article, at) in places.get(run).into_iter().flatten() {
            if *article != own {
                hits.entry(*article).or_default().push((*at, i));
            }
        }
    }
    let mut found = Vec::new();
    for (article, mut list) in hits {
        list.sort_unstable();
        let mut best: Option<(usize, usize, usize)> = None;
        let mut start = 0;
        for end in 1..=list.len() {
            let broken = end == list.len() || {
                let ((a, i), (b, j)) = (list[end - 1], list[end]);
                b - a > RUN + GAP || j < i || j - i > RUN + GAP
            };
            if broken {
                let covered: BTreeSet<usize> =
                    list[start..end].iter().flat_map(|(_, i)| *i..*i + RUN).collect();
                let stretch = (covered.len(), list[start].0, list[end - 1].0 + RUN);
                if best.is_none_or(|b| stretch.0 > b.0) {
                    best = Some(stretch);
                }
                start = end;
            }
        }
        let Some((covered, from, to)) = best else { continue };
        let enough = covered == quote.len() || covered >= 5 && covered * 4 >= quote.len() * 3;
        if enough && to <= texts[article].len() {
            found.push((article, from, to));
        }
    }
    found
}

fn tells(word: &str) -> bool {
    word.chars().count() >= 4 && !super::common::is_common(word)
}

/// The statement whose content holds most of some words.
fn statement_at<'a>(look: &Look<'a>, at: &model::Evidence) -> Option<&'a Statement> {
    let overlap = |s: &Statement| {
        let held = s.content.iter().filter(|c| c.article == at.article);
        held.map(|c| c.end.min(at.end).saturating_sub(c.start.max(at.start))).sum::<u32>()
    };
    let near = look.said(&at.article).iter().copied().filter(|s| overlap(s) * 2 > at.end - at.start);
    near.min_by_key(|s| (s.content.iter().map(|c| c.end - c.start).sum::<u32>(), &s.id))
}

fn length(look: &Look<'_>, statement: &Statement, article: usize) -> usize {
    let id = &look.story.reads[article].article.id;
    statement.content.iter().filter(|c| c.article == *id).map(|c| words(&c.exact).len()).sum()
}

/// The utterance of each statement.
fn together<'a>(look: &Look<'a>) -> HashMap<&'a str, &'a str> {
    let all = look.dossier.utterances.iter();
    all.flat_map(|u| u.statements.iter().map(|s| (s.as_str(), u.id.as_str()))).collect()
}

/// True when both name a speaker that is somebody, and not the same; a retelling may name who retells.
fn two_speakers(a: &Statement, b: &Statement) -> bool {
    let known = |s: &Statement| s.speaker.as_ref().and_then(|s| s.entity.clone());
    let quoted = a.mode == Mode::Direct && b.mode == Mode::Direct;
    quoted && matches!((known(a), known(b)), (Some(a), Some(b)) if a != b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scraps_stand_between_marks() {
        let text = "he called it “a hard winter” and \"more\"";
        let found = marked(Span::of(0..text.len()), text);
        assert_eq!(found.iter().map(|s| s.slice(text)).collect::<Vec<_>>(), ["a hard winter", "more"]);
    }
}
