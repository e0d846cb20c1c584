//! Union-find whose roots do not depend on the order of unions: the smallest index of a set is its root.

/// Disjoint sets over `0..n`.
#[derive(Clone, Debug, Default)]
pub struct Union {
    parent: Vec<u32>,
}

impl Union {
    /// `n` sets of one.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Self { parent: (0..u32::try_from(n).unwrap_or(u32::MAX)).collect() }
    }

    /// The root of `i`: the smallest member of its set.
    pub fn root(&mut self, i: u32) -> u32 {
        let mut at = i;
        while self.parent[at as usize] != at {
            let up = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = up;
            at = up;
        }
        at
    }

    /// Joins the sets of `a` and `b`; true when they were apart.
    pub fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return false;
        }
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high as usize] = low;
        true
    }

    /// The sets, each sorted, ordered by their roots.
    pub fn sets(&mut self) -> Vec<Vec<u32>> {
        let n = self.parent.len();
        let mut slot: Vec<Option<usize>> = vec![None; n];
        let mut sets: Vec<Vec<u32>> = Vec::new();
        for i in 0..u32::try_from(n).unwrap_or(u32::MAX) {
            let root = self.root(i) as usize;
            let at = *slot[root].get_or_insert_with(|| {
                sets.push(Vec::new());
                sets.len() - 1
            });
            sets[at].push(i);
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_member_is_the_root_in_any_order() {
        let (mut a, mut b) = (Union::new(5), Union::new(5));
        a.join(4, 2);
        a.join(2, 1);
        b.join(1, 2);
        b.join(2, 4);
        assert_eq!((a.root(4), b.root(4)), (1, 1));
        assert_eq!(a.sets(), vec![vec![0], vec![1, 2, 4], vec![3]]);
        assert_eq!(a.sets(), b.sets());
    }
}
