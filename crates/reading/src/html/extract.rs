//! The part of a page that is the article, as paragraphs. `dom_smoothie` finds it; pages that are too large, too deep or
//! too tangled for a tree are walked as they are.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use dom_smoothie::{CandidateSelectMode, Config, Readability};
use facts::hash::Map;

use super::{
    lean::MOST,
    walk::{self, Chunk},
};

/// What was found of an article.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its paragraphs.
    pub chunks: Vec<Chunk>,
    /// Its author's line, where the page shows one apart.
    pub byline: Option<String>,
}

/// The article of a page of which these are all paragraphs and this the lean copy.
pub(super) fn article(lean: Option<&str>, all: &[Chunk]) -> Found {
    let Some((content, byline)) = lean.and_then(readable) else {
        return Found { chunks: all.to_vec(), byline: None };
    };
    let mut chunks = walk::chunks(&content);
    if let Some(better) = fuller(&chunks, all).or_else(|| densest(&chunks, all)) {
        return Found { chunks: better, byline };
    }
    place(&mut chunks, all);
    Found { chunks, byline }
}

/// Gives paragraphs of the article the places that the same ones have in the page, each after the last where it can be.
fn place(chunks: &mut [Chunk], all: &[Chunk]) {
    let mut places: Map<&str, Vec<(usize, &Range<usize>)>> = Map::default();
    for (number, chunk) in all.iter().enumerate() {
        if let Some(place) = &chunk.place {
            places.entry(&chunk.text).or_default().push((number, place));
        }
    }
    let mut next = 0;
    for chunk in chunks {
        let same = places.get(chunk.text.as_str()).map_or(&[][..], Vec::as_slice);
        let later = same.get(same.partition_point(|(number, _)| *number < next));
        chunk.place = later.or_else(|| same.first()).map(|(number, place)| {
            next = number + 1;
            (*place).clone()
        });
    }
}

/// The page's `article` or `main` element, where it holds far more running text than was found: an article in several
/// sections, of which one was taken for the whole.
fn fuller(found: &[Chunk], all: &[Chunk]) -> Option<Vec<Chunk>> {
    let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
    for chunk in all.iter().filter(|c| c.is_prose()) {
        if let Some(region) = chunk.region {
            *weights.entry(region).or_default() += chunk.text.len();
        }
    }
    let (region, weight) = weights.into_iter().max_by_key(|(region, weight)| (*weight, Reverse(*region)))?;
    (prose(found) * 10 < weight * 6)
        .then(|| all.iter().filter(|c| c.region == Some(region)).cloned().collect())
}

/// Bytes of running text.
fn prose(chunks: &[Chunk]) -> usize {
    chunks.iter().filter(|c| c.is_prose()).map(|c| c.text.len()).sum()
}

/// Where next to nothing was found: the stretch of the page with the most running text, in which no more than a few
/// other lines stand between two paragraphs.
fn densest(found: &[Chunk], all: &[Chunk]) -> Option<Vec<Chunk>> {
    const BETWEEN: usize = 3;
    const LITTLE: usize = 250;
    if found.iter().map(|c| c.text.len()).sum::<usize>() >= LITTLE {
        return None;
    }
    let at: Vec<usize> = (0..all.len()).filter(|i| all[*i].is_prose()).collect();
    let stretches = at.chunk_by(|a, b| b - a <= BETWEEN + 1);
    let ranges = stretches.filter_map(|s| Some(*s.first()?..s.last()? + 1));
    let best = ranges.max_by_key(|r| (prose(&all[r.clone()]), Reverse(r.start)))?;
    let chunks = all.get(best)?;
    (prose(chunks) >= 3 * LITTLE && chunks.iter().filter(|c| c.is_prose()).count() >= 3)
        .then(|| chunks.to_vec())
}

/// The article's markup and its author's line.
fn readable(lean: &str) -> Option<(impl std::ops::Deref<Target = str>, Option<String>)> {
    let config = Config {
        keep_classes: true,
        max_elements_to_parse: MOST,
        disable_json_ld: true,
        candidate_select_mode: CandidateSelectMode::Readability,
        ..Config::default()
    };
    let article = Readability::new(lean, None, Some(config)).ok()?.parse().ok()?;
    Some((article.content, article.byline))
}

#[cfg(test)]
mod tests {
    use super::{super::skim::skim, *};

    #[test]
    fn a_page_of_absurd_depth_is_walked_as_it_is() {
        let html = format!("{}<p>The talks opened on Monday.</p>", "<div>".repeat(20_000));
        let page = skim(&html);
        assert_eq!(page.lean, None);
        let found = article(None, &page.chunks);
        assert_eq!(found.chunks[0].text, "The talks opened on Monday.");
    }

    #[test]
    fn the_stretch_with_the_most_running_text_where_nothing_was_found() {
        let line = |n: usize| Chunk {
            text: format!(
                "Round {n} of the talks opened on Monday in Luss, and both of the envoys came to the old customs house by boat, as they had said that they would in the spring before."
            ),
            ..Chunk::default()
        };
        let link = Chunk { text: "More".into(), linked: 4, ..Chunk::default() };
        let far = vec![link.clone(); 6];
        let all = [&[line(1)][..], &far, &[line(2), line(3), link.clone(), line(4), line(5), line(6)], &far]
            .concat();
        let found = densest(&[Chunk { text: "x".into(), ..Chunk::default() }], &all).unwrap();
        assert_eq!(found.len(), 6);
        assert!(found[0].text.starts_with("Round 2") && found[5].text.starts_with("Round 6"));
        assert_eq!(densest(&[line(1), line(2)], &all), None);
    }
}
