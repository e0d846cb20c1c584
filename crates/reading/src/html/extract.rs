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
            let chunks = fuller(&chunks, html).unwrap_or(chunks);
            Found { chunks, byline, walked: false }
        }
        None => Found { chunks: walk::chunks(html), byline: None, walked: !tree },
    }
}

/// The page's `article` or `main` element, where it holds far more running text than was found: an article in several
/// sections, of which one was taken for the whole.
fn fuller(found: &[Chunk], html: &str) -> Option<Vec<Chunk>> {
    let prose =
        |chunks: &[Chunk]| chunks.iter().filter(|c| c.is_prose()).map(|c| c.text.len()).sum::<usize>();
    let all = walk::chunks(html);
    let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
    for chunk in all.iter().filter(|c| c.is_prose()) {
        if let Some(region) = chunk.region {
            *weights.entry(region).or_default() += chunk.text.len();
        }
    }
    let (region, weight) = weights.into_iter().max_by_key(|(region, weight)| (*weight, Reverse(*region)))?;
    (prose(found) * 10 < weight * 6).then(|| all.into_iter().filter(|c| c.region == Some(region)).collect())
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
    fn unclosed_formatting_is_counted() {
        let html: String = (0..3000).map(|i| format!("<b id={i}><p>x")).collect();
        assert!(!shallow(&html));
    }
}
