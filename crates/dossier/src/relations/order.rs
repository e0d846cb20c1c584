//! Which of two articles is older, where their dates tell.

use std::collections::HashMap;

use model::{Dossier, Interval};

/// Publication intervals by article.
#[derive(Debug, Default)]
pub(crate) struct Order {
    published: HashMap<String, Interval>,
}

impl Order {
    pub(super) fn of(dossier: &Dossier) -> Self {
        Self { published: dossier.articles.iter().map(|a| (a.id.clone(), a.published.interval)).collect() }
    }

    /// True when every day that `a` may be of is before every day that `b` may be of.
    pub(super) fn before(&self, a: &str, b: &str) -> bool {
        let (Some(a), Some(b)) = (self.published.get(a), self.published.get(b)) else { return false };
        matches!((a.latest, b.earliest), (Some(a), Some(b)) if a < b)
    }

    /// True when both articles are surely of the same few days.
    pub(super) fn together(&self, a: &str, b: &str, days: i64) -> bool {
        if a == b {
            return true;
        }
        let (Some(a), Some(b)) = (self.published.get(a), self.published.get(b)) else { return false };
        a.hull(b).days().is_some_and(|n| n <= days)
    }
}
