//! Tellings of one value brought together: a union that remembers what each two shared.

use std::collections::{BTreeMap, BTreeSet};

/// Tellings of one value, by their places in a list, brought together.
pub(super) struct Joined {
    of: Vec<usize>,
    shared: BTreeMap<(usize, usize), BTreeSet<u32>>,
}

impl Joined {
    /// So many tellings, each alone.
    pub(super) fn new(len: usize) -> Self {
        Self { of: (0..len).collect(), shared: BTreeMap::new() }
    }

    fn root(&self, mut n: usize) -> usize {
        while self.of[n] != n {
            n = self.of[n];
        }
        n
    }

    /// Brings two together over what they share.
    pub(super) fn join(&mut self, a: usize, b: usize, shared: &BTreeSet<u32>) {
        self.shared.insert((a, b), shared.clone());
        let (x, y) = (self.root(a), self.root(b));
        self.of[x.max(y)] = x.min(y);
    }

    /// Members in order, with all that pairs of them share.
    pub(super) fn groups(&self) -> Vec<(Vec<usize>, BTreeSet<u32>)> {
        let mut groups: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<u32>)> = BTreeMap::new();
        for ((a, b), shared) in &self.shared {
            let group = groups.entry(self.root(*a)).or_default();
            group.0.extend([*a, *b]);
            group.1.extend(shared);
        }
        groups.into_values().map(|(m, s)| (m.into_iter().collect(), s)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_shares_with_one_of_a_group_is_of_the_group() {
        let mut joined = Joined::new(5);
        joined.join(0, 2, &BTreeSet::from([7]));
        joined.join(2, 4, &BTreeSet::from([8, 9]));
        assert_eq!(joined.groups(), [(vec![0, 2, 4], BTreeSet::from([7, 8, 9]))]);
    }
}
