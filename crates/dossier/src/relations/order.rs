//! Which of two articles is older, where their dates tell.

use std::collections::HashMap;

use jiff::civil::Date;
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

    /// The days on which an article may have been published.
    pub(super) fn of_article(&self, id: &str) -> Interval {
        self.published.get(id).copied().unwrap_or(Interval::UNKNOWN)
    }
}

/// For each telling of one line (given by its article's days) the next later one: the first of those that no other
/// later one is surely before. Sorted once, so that a line of thousands stays quick.
pub(super) fn next_later(line: &[Interval]) -> Vec<Option<usize>> {
    let mut by_start: Vec<(Date, usize)> =
        line.iter().enumerate().filter_map(|(n, i)| Some((i.earliest?, n))).collect();
    by_start.sort_unstable();
    // The first day by which some telling from here on is surely out.
    let mut out_by: Vec<Option<Date>> = vec![None; by_start.len()];
    for at in (0..by_start.len()).rev() {
        let own = line[by_start[at].1].latest;
        let rest = out_by.get(at + 1).copied().flatten();
        out_by[at] = [own, rest].into_iter().flatten().min();
    }
    // What follows depends only on where the later ones begin.
    let mut known: HashMap<usize, Option<usize>> = HashMap::new();
    let mut next = |end: Date| {
        let from = by_start.partition_point(|(start, _)| *start <= end);
        let limit = *out_by.get(from)?;
        let first = known.entry(from).or_insert_with(|| {
            let near = by_start[from..].iter().take_while(|(start, _)| limit.is_none_or(|day| *start <= day));
            near.map(|(_, n)| *n).min()
        });
        *first
    };
    line.iter().map(|i| next(i.latest?)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::Precision;

    use super::*;

    #[test]
    fn the_next_later_is_the_first_that_none_comes_before() {
        let day = |d| Interval::day(date(2031, 3, d));
        let span = |a, b| Interval::between(date(2031, 3, a), date(2031, 3, b), Precision::Range);
        let line = [day(1), day(9), span(4, 12), day(5), Interval::UNKNOWN, day(5), day(3)];
        assert_eq!(next_later(&line), [Some(6), None, None, Some(1), None, Some(1), Some(2)]);
        let plain: Vec<Option<usize>> = line.iter().map(|old| slow(&line, old)).collect();
        assert_eq!(next_later(&line), plain);
    }

    /// As the words have it, pair by pair.
    fn slow(line: &[Interval], old: &Interval) -> Option<usize> {
        let before =
            |a: &Interval, b: &Interval| matches!((a.latest, b.earliest), (Some(a), Some(b)) if a < b);
        let later: Vec<usize> = (0..line.len()).filter(|n| before(old, &line[*n])).collect();
        later.iter().copied().find(|n| !later.iter().any(|m| before(&line[*m], &line[*n])))
    }
}
