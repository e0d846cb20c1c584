//! Look-alike events told apart: another quake at the same place, another round of the same talks. Each has names and
//! numbers of its own that nearly all its articles give and the other's hardly ever do; two halves of one event have not.

use super::EventInput;

/// Groups smaller than this say too little.
const LEAST: usize = 4;

/// What at least this share of one group's articles give …
const OWN: f32 = 0.75;

/// … and at most this share of the other's is the first one's own.
const FOREIGN: f32 = 0.1;

/// So many names and numbers of its own each group must have.
const NEEDED: usize = 2;

/// Parts of the terms that are counted: names and numbers.
const PARTS: [usize; 2] = [0, 2];

/// True where two groups of articles, alike as they are, tell of two events. The groups are places in `articles`.
pub(super) fn apart(articles: &[&EventInput], one: &[u32], other: &[u32]) -> bool {
    if one.len().min(other.len()) < LEAST {
        return false;
    }
    let (a, b) = (shares(articles, one), shares(articles, other));
    own(&a, &b) >= NEEDED && own(&b, &a) >= NEEDED
}

/// Names and numbers with the share of the group's articles that give them, sorted.
fn shares(articles: &[&EventInput], group: &[u32]) -> Vec<(u32, f32)> {
    let mut all: Vec<u32> = Vec::new();
    for article in group.iter().filter_map(|g| articles.get(*g as usize)) {
        for part in PARTS {
            // A term has 24 bits; a number is another term than a name of the same hash.
            all.extend(article.terms.packed.weights(part).map(|(term, _)| term | (part as u32) << 24));
        }
    }
    all.sort_unstable();
    let times = all.chunk_by(|a, b| a == b);
    times.map(|same| (same[0], same.len() as f32 / group.len() as f32)).collect()
}

/// How many terms are the first group's own.
fn own(group: &[(u32, f32)], other: &[(u32, f32)]) -> usize {
    let share = |term: u32| other.binary_search_by_key(&term, |(t, _)| *t).map_or(0.0, |at| other[at].1);
    group.iter().filter(|(term, there)| *there >= OWN && share(*term) <= FOREIGN).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Terms;

    fn articles(texts: &[String]) -> Vec<EventInput> {
        texts.iter().map(|t| EventInput { id: t.clone(), terms: Terms::of(t), days: None }).collect()
    }

    fn told(quake: &str, more: &[&str]) -> Vec<String> {
        more.iter()
            .map(|m| format!("A quake struck Torvale in Carvonia, said the Survey. {quake} {m}"))
            .collect()
    }

    #[test]
    fn another_quake_at_the_same_place_has_its_own_numbers_and_names() {
        let more = ["Roofs fell in.", "Schools were shut.", "Nobody slept.", "Roads were blocked."];
        let first = told("It had a strength of 6.1, was felt in Lorn and killed 40.", &more);
        let second = told("It had a strength of 5.4, was felt in Dalmar and killed 12.", &more);
        let all = articles(&[first, second].concat());
        let all: Vec<&EventInput> = all.iter().collect();
        assert!(apart(&all, &[0, 1, 2, 3], &[4, 5, 6, 7]));
        // Three articles say too little, and two halves of one event have nothing of their own.
        assert!(!apart(&all, &[0, 1, 2], &[4, 5, 6]));
        assert!(!apart(&all, &[0, 1, 4, 5], &[2, 3, 6, 7]));
    }
}
