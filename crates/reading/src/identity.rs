//! Article ids: the supplied one, else the hash of URL or text; twins get a counter in canonical order.

use std::collections::BTreeMap;

use model::Article;
use sha2::{Digest, Sha256};

/// Lower-case hex SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Bytes that a supplied id may have: a longer one is no name, and no address could hold it.
const LONGEST: usize = 512;

/// The id of an article: the supplied one (of one that is too long its hash), else 12 hex digits of the hash of its URL, else of its text.
pub(crate) fn base_id(supplied: Option<&str>, url: Option<&str>, text_sha256: &str) -> String {
    let filled = |s: &&str| !s.trim().is_empty();
    match supplied.filter(filled).map(str::trim) {
        Some(id) if id.len() > LONGEST => return sha256(id.as_bytes()).chars().take(12).collect(),
        Some(id) => return id.to_owned(),
        None => (),
    }
    let hash = url.filter(filled).map_or_else(|| text_sha256.to_owned(), |u| sha256(u.trim().as_bytes()));
    hash.chars().take(12).collect()
}

/// Tells articles of one id apart: the first in canonical order keeps it, the next become `id-2`, `id-3` … The
/// order is that of their words and frame, so that it does not depend on which came first.
pub fn settle_ids(articles: &mut [Article]) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        groups.entry(article.id.clone()).or_default().push(i);
    }
    let taken: std::collections::BTreeSet<String> = groups.keys().cloned().collect();
    for (id, mut members) in groups.into_iter().filter(|(_, m)| m.len() > 1) {
        members.sort_by(|&a, &b| canonical(&articles[a]).cmp(&canonical(&articles[b])));
        let mut number = 2usize;
        for &i in members.iter().skip(1) {
            let mut fresh = format!("{id}-{number}");
            while taken.contains(&fresh) {
                number += 1;
                fresh = format!("{id}-{number}");
            }
            number += 1;
            articles[i].id = fresh;
        }
    }
}

type Canonical<'a> = (
    &'a str,
    Option<&'a str>,
    Option<&'a str>,
    Option<jiff::civil::Date>,
    Option<jiff::civil::Date>,
    Option<&'a str>,
    &'a str,
);

fn canonical(a: &Article) -> Canonical<'_> {
    let day = a.published.interval;
    (
        &a.text_sha256,
        a.url.as_deref(),
        a.outlet.as_deref(),
        day.earliest,
        day.latest,
        a.title.as_deref(),
        &a.path,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, sha: &str, path: &str) -> Article {
        Article { id: id.into(), text_sha256: sha.into(), path: path.into(), ..Article::default() }
    }

    #[test]
    fn an_id_too_long_for_an_address_becomes_its_hash() {
        let id = base_id(Some(&"🙂".repeat(500)), None, "aa");
        assert_eq!(id.len(), 12);
        assert_ne!(id, base_id(Some(&"🙃".repeat(500)), None, "aa"));
        assert_eq!(base_id(Some(" row 7 "), None, "aa"), "row 7");
    }

    #[test]
    fn twins_are_counted_in_canonical_order_whatever_came_first() {
        let mut one = vec![article("a", "22", "x"), article("a", "11", "y"), article("a", "11", "z")];
        let mut two: Vec<_> = one.iter().rev().cloned().collect();
        settle_ids(&mut one);
        settle_ids(&mut two);
        two.reverse();
        assert_eq!(one, two);
        assert_eq!(one.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a-3", "a", "a-2"]);
    }

    #[test]
    fn a_counter_never_takes_an_id_that_is_in_use() {
        let mut all = vec![article("a", "1", "x"), article("a", "2", "y"), article("a-2", "3", "z")];
        settle_ids(&mut all);
        assert_eq!(all.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "a-3", "a-2"]);
    }

    #[test]
    fn the_supplied_id_wins_then_the_url() {
        assert_eq!(base_id(Some("n7"), Some("http://x"), "ab"), "n7");
        assert_eq!(base_id(Some(" "), None, "abcdefabcdefabcdef"), "abcdefabcdef");
        assert_eq!(base_id(None, Some("http://x"), "ab").len(), 12);
    }
}
