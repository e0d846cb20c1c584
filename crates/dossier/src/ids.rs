//! Record ids: the type and the smallest (article, start), stable for the same articles in any order.

use std::collections::HashMap;

use model::Evidence;

/// Gives out ids of one record type.
#[derive(Debug)]
pub struct Ids {
    kind: &'static str,
    used: HashMap<String, u32>,
}

impl Ids {
    /// Ids that begin with `kind`.
    #[must_use]
    pub fn new(kind: &'static str) -> Self {
        Self { kind, used: HashMap::new() }
    }

    /// An id for a record with this evidence. Two records of one type at one place get a counter, in the order
    /// in which they ask: callers ask in a canonical order.
    pub fn next(&mut self, evidence: &[Evidence]) -> String {
        let first = evidence.iter().map(|e| (e.article.as_str(), e.start)).min();
        let base = first.map_or_else(|| self.kind.to_owned(), |(a, s)| format!("{}-{a}-{s}", self.kind));
        let n = self.used.entry(base.clone()).or_insert(0);
        *n += 1;
        if *n == 1 { base } else { format!("{base}-{n}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_place_names_the_record() {
        let at = |article: &str, start| Evidence {
            article: article.into(),
            start,
            end: start + 1,
            exact: "x".into(),
        };
        let mut ids = Ids::new("meeting");
        assert_eq!(ids.next(&[at("b", 0), at("a", 7)]), "meeting-a-7");
        assert_eq!(ids.next(&[at("a", 7)]), "meeting-a-7-2");
    }
}
