//! Average linkage inside one component of candidate edges, in canonical order.

use std::collections::HashMap;

/// Components up to this size are compared pair by pair; in larger ones a pair without an edge counts as [`NO_EDGE`].
const EXACT: usize = 600;

/// What a pair that was not looked at counts for.
const NO_EDGE: f32 = -2.0;

/// Components larger than this are taken apart first: the matrix would not fit.
const DENSE: usize = 1_500;

/// Groups of `members` (in canonical order) whose average linkage is above `threshold`. Each group is in canonical
/// order, groups by their first member.
pub(super) fn average_link(
    members: &[u32],
    edges: &HashMap<(u32, u32), f32>,
    exact: &dyn Fn(u32, u32) -> f32,
    threshold: f32,
) -> Vec<Vec<u32>> {
    let n = members.len();
    if n == 1 {
        return vec![members.to_vec()];
    }
    if n > DENSE {
        return in_parts(members, edges, exact, threshold);
    }
    let score = |i: usize, j: usize| {
        let (a, b) = (members[i], members[j]);
        let known = edges.get(&(a, b)).or_else(|| edges.get(&(b, a))).copied();
        known.unwrap_or_else(|| if n <= EXACT { exact(a, b) } else { NO_EDGE })
    };
    let mut link = vec![f32::NEG_INFINITY; n * n];
    for i in 0..n {
        for j in i + 1..n {
            let s = score(i, j);
            (link[i * n + j], link[j * n + i]) = (s, s);
        }
    }
    let mut groups: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    let mut nearest: Vec<usize> = (0..n).map(|i| best(&link, n, i)).collect();
    loop {
        let top = (0..n)
            .filter(|i| !groups[*i].is_empty())
            .max_by(|a, b| link[a * n + nearest[*a]].total_cmp(&link[b * n + nearest[*b]]).then(b.cmp(a)));
        let Some(i) = top.filter(|i| link[i * n + nearest[*i]] > threshold) else { break };
        let (i, j) = (i.min(nearest[i]), i.max(nearest[i]));
        merge(&mut link, &groups, n, i, j);
        let moved = std::mem::take(&mut groups[j]);
        groups[i].extend(moved);
        for k in (0..n).filter(|k| !groups[*k].is_empty()) {
            if k == i || nearest[k] == i || nearest[k] == j || link[k * n + i] > link[k * n + nearest[k]] {
                nearest[k] = best(&link, n, k);
            }
        }
    }
    let mut out: Vec<Vec<u32>> = groups
        .into_iter()
        .filter(|g| !g.is_empty())
        .map(|mut g| {
            g.sort_unstable();
            g.into_iter().map(|i| members[i]).collect()
        })
        .collect();
    out.sort_by_key(|g| members.iter().position(|m| *m == g[0]));
    out
}

fn best(link: &[f32], n: usize, i: usize) -> usize {
    (0..n).max_by(|a, b| link[i * n + a].total_cmp(&link[i * n + b]).then(b.cmp(a))).unwrap_or(i)
}

/// Writes the average of rows `i` and `j` into row `i` and silences `j`.
fn merge(link: &mut [f32], groups: &[Vec<usize>], n: usize, i: usize, j: usize) {
    let (a, b) = (groups[i].len() as f32, groups[j].len() as f32);
    for k in 0..n {
        let mean = (link[i * n + k] * a + link[j * n + k] * b) / (a + b);
        (link[i * n + k], link[k * n + i]) = (mean, mean);
        (link[j * n + k], link[k * n + j]) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    }
    link[i * n + i] = f32::NEG_INFINITY;
}

/// A component too large for a matrix falls apart along its weakest edges first, until its parts fit.
fn in_parts(
    members: &[u32],
    edges: &HashMap<(u32, u32), f32>,
    exact: &dyn Fn(u32, u32) -> f32,
    threshold: f32,
) -> Vec<Vec<u32>> {
    let place: HashMap<u32, u32> =
        members.iter().enumerate().map(|(i, m)| (*m, u32::try_from(i).unwrap_or(u32::MAX))).collect();
    let mut inner: Vec<(f32, u32, u32)> =
        edges.iter().filter_map(|((a, b), score)| Some((*score, *place.get(a)?, *place.get(b)?))).collect();
    // Strongest first; a union that would outgrow the matrix is not made.
    inner.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut union = crate::Union::new(members.len());
    let mut size = vec![1usize; members.len()];
    for (_, a, b) in inner {
        let (a, b) = (union.root(a), union.root(b));
        if a != b && size[a as usize] + size[b as usize] <= DENSE {
            let sum = size[a as usize] + size[b as usize];
            union.join(a, b);
            size[union.root(a) as usize] = sum;
        }
    }
    let parts =
        union.sets().into_iter().map(|s| s.into_iter().map(|i| members[i as usize]).collect::<Vec<u32>>());
    parts.flat_map(|part| average_link(&part, edges, exact, threshold)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_weak_links_does_not_join_its_ends() {
        let edges = HashMap::from([((0, 1), 3.0), ((1, 2), 1.0), ((2, 3), 3.0)]);
        assert_eq!(average_link(&[0, 1, 2, 3], &edges, &|_, _| -3.0, 0.5), vec![vec![0, 1], vec![2, 3]]);
    }
}
