//! The part of a page that is the article, as markup. `dom_smoothie` finds it; pages that are too large, too deep or
//! too tangled for a tree are walked as they are.

use std::{cmp::Reverse, collections::BTreeMap};

use dom_smoothie::{CandidateSelectMode, Config, Readability};

use super::{
    scan::{self, Piece},
    walk::{self, Chunk},
};

/// Pages above this many bytes are not built into a tree.
const LARGEST: usize = 8 << 20;
/// Elements that are open at once, as far as tags tell.
const DEEPEST: usize = 700;
/// Elements in all.
const MOST: usize = 150_000;

/// What was found of an article.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its paragraphs.
    pub chunks: Vec<Chunk>,
    /// Its author's line, where the page shows one apart.
    pub byline: Option<String>,
    /// True when the page had to be walked as it is.
    pub walked: bool,
}

/// The article of a page.
pub(super) fn article(html: &str) -> Found {
    let tree = html.len() <= LARGEST && shallow(html);
    let article = if tree { readable(html) } else { None };
    match article {
        Some((content, byline)) => {
            let chunks = walk::chunks(&content);
            let all = walk::chunks(html);
            let chunks = fuller(&chunks, &all).or_else(|| densest(&chunks, &all)).unwrap_or(chunks);
            Found { chunks, byline, walked: false }
        }
        None => Found { chunks: walk::chunks(html), byline: None, walked: !tree },
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

fn readable(html: &str) -> Option<(String, Option<String>)> {
    let config = Config {
        keep_classes: true,
        max_elements_to_parse: MOST,
        disable_json_ld: true,
        candidate_select_mode: CandidateSelectMode::Readability,
        ..Config::default()
    };
    let mut page = Readability::new(html, None, Some(config)).ok()?;
    let article = page.parse().ok()?;
    Some((article.content.to_string(), article.byline))
}

/// A tree of this page stays shallow enough to be walked: unclosed elements that a browser does not close by itself
/// are counted, and so are those open at once.
fn shallow(html: &str) -> bool {
    let (mut open, mut count) = (0usize, 0usize);
    for piece in scan::pieces(html) {
        match piece {
            Piece::Open { name, attrs } => {
                count += 1;
                open += usize::from(!scan::is_void(name) && !attrs.ends_with('/') && !closes_itself(name));
            }
            Piece::Close { name } if !closes_itself(name) => open = open.saturating_sub(1),
            _ => {}
        }
        if open > DEEPEST || count > MOST {
            return false;
        }
    }
    true
}

fn closes_itself(name: &str) -> bool {
    ["p", "li", "td", "tr", "th", "dt", "dd", "option", "thead", "tbody", "tfoot"]
        .iter()
        .any(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_absurd_depth_is_walked_as_it_is() {
        let html = format!("{}<p>The talks opened on Monday.</p>", "<div>".repeat(20_000));
        let found = article(&html);
        assert!(found.walked);
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

    #[test]
    fn unclosed_formatting_is_counted() {
        let html: String = (0..3000).map(|i| format!("<b id={i}><p>x")).collect();
        assert!(!shallow(&html));
    }
}
