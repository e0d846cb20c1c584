//! Average linkage inside one component of candidate edges, in canonical order.

use super::{EventInput, candidates::Edge, contrast, similarity::Pairs};

/// Components up to this size are compared pair by pair; in larger ones a pair without an edge counts as [`NO_EDGE`].
const EXACT: usize = 600;

/// What a pair that was not looked at counts for.
const NO_EDGE: f32 = -2.0;

/// Components larger than this are taken apart first: the matrix would not fit.
const DENSE: usize = 1_500;

/// Groups of `members` (sorted) whose average linkage is above `threshold`; `edges` are those inside the component,
/// smaller member first. Each group is sorted, groups by their first member.
pub(super) fn average_link<'a>(
    members: &[u32],
    edges: &[Edge],
    articles: &[&'a EventInput],
    pairs: &mut Pairs<'a>,
    threshold: f32,
) -> Vec<Vec<u32>> {
    let n = members.len();
    if n > DENSE {
        return in_parts(members, edges, articles, pairs, threshold);
    }
    if let [(a, b, score)] = edges
        && n == 2
    {
        return if *score > threshold { vec![vec![*a, *b]] } else { vec![vec![*a], vec![*b]] };
    }
    let mut link = vec![f32::NEG_INFINITY; n * n];
    let known = |m: &u32| members.binary_search(m).ok();
    for (a, b, score) in edges {
        if let (Some(i), Some(j)) = (known(a), known(b)) {
            (link[i * n + j], link[j * n + i]) = (*score, *score);
        }
    }
    for i in 0..n {
        let mut held = false;
        for j in i + 1..n {
            if link[i * n + j] > f32::NEG_INFINITY {
                continue;
            }
            let mut score = NO_EDGE;
            if n <= EXACT {
                if !held {
                    pairs.hold(articles[members[i] as usize]);
                    held = true;
                }
                score = pairs.event(articles[members[j] as usize]);
            }
            (link[i * n + j], link[j * n + i]) = (score, score);
        }
    }
    let apart = |one: &[usize], other: &[usize]| {
        let of = |group: &[usize]| group.iter().map(|i| members[*i]).collect::<Vec<u32>>();
        contrast::apart(articles, &of(one), &of(other))
    };
    agglomerate(&mut link, n, threshold, apart)
        .into_iter()
        .map(|g| g.into_iter().map(|i| members[i]).collect())
        .collect()
}

/// Joins the nearest two groups of `0..n` as long as they are nearer than the threshold, but none that are two events
/// for all that (`apart`), nor what they grow into.
fn agglomerate(
    link: &mut [f32],
    n: usize,
    threshold: f32,
    apart: impl Fn(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    let mut nearest: Vec<usize> = (0..n).map(|i| best(link, n, i)).collect();
    loop {
        let top = (0..n)
            .filter(|i| !groups[*i].is_empty())
            .max_by(|a, b| link[a * n + nearest[*a]].total_cmp(&link[b * n + nearest[*b]]).then(b.cmp(a)));
        let Some(i) = top.filter(|i| link[i * n + nearest[*i]] > threshold) else { break };
        let (i, j) = (i.min(nearest[i]), i.max(nearest[i]));
        if apart(&groups[i], &groups[j]) {
            (link[i * n + j], link[j * n + i]) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
            (nearest[i], nearest[j]) = (best(link, n, i), best(link, n, j));
            continue;
        }
        merge(link, &groups, n, i, j);
        let moved = std::mem::take(&mut groups[j]);
        groups[i].extend(moved);
        for k in (0..n).filter(|k| !groups[*k].is_empty()) {
            if k == i || nearest[k] == i || nearest[k] == j || link[k * n + i] > link[k * n + nearest[k]] {
                nearest[k] = best(link, n, k);
            }
        }
    }
    groups.retain(|g| !g.is_empty());
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups.sort_unstable_by_key(|g| g[0]);
    groups
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
fn in_parts<'a>(
    members: &[u32],
    edges: &[Edge],
    articles: &[&'a EventInput],
    pairs: &mut Pairs<'a>,
    threshold: f32,
) -> Vec<Vec<u32>> {
    // Strongest first; a union that would outgrow the matrix is not made.
    let mut strongest = edges.to_vec();
    strongest.sort_unstable_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let place = |m: u32| members.binary_search(&m).ok().and_then(|i| u32::try_from(i).ok());
    let mut union = crate::Union::new(members.len());
    let mut size = vec![1usize; members.len()];
    for (a, b, _) in &strongest {
        let (Some(a), Some(b)) = (place(*a), place(*b)) else { continue };
        let (a, b) = (union.root(a), union.root(b));
        let sum = size[a as usize] + size[b as usize];
        if a != b && sum <= DENSE {
            union.join(a, b);
            size[union.root(a) as usize] = sum;
        }
    }
    // The edges of each part together.
    let root = |union: &mut crate::Union, m: u32| place(m).map_or(u32::MAX, |i| union.root(i));
    let mut inner: Vec<(u32, Edge)> = Vec::with_capacity(strongest.len());
    for edge in strongest {
        let (a, b) = (root(&mut union, edge.0), root(&mut union, edge.1));
        inner.extend((a == b).then_some((a, edge)));
    }
    inner.sort_unstable_by_key(|(root, (a, b, _))| (*root, *a, *b));
    let mut out = Vec::new();
    for part in union.sets() {
        let from = inner.partition_point(|(root, _)| *root < part[0]);
        let to = inner.partition_point(|(root, _)| *root <= part[0]);
        let edges: Vec<Edge> = inner[from..to].iter().map(|(_, edge)| *edge).collect();
        let part: Vec<u32> = part.into_iter().map(|i| members[i as usize]).collect();
        out.extend(average_link(&part, &edges, articles, pairs, threshold));
    }
    out.sort_unstable_by_key(|g| g[0]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_weak_links_does_not_join_its_ends() {
        let mut link = vec![-3.0; 16];
        for (i, j, score) in [(0, 1, 3.0), (1, 2, 1.0), (2, 3, 3.0)] {
            (link[i * 4 + j], link[j * 4 + i]) = (score, score);
        }
        (0..4).for_each(|i| link[i * 5] = f32::NEG_INFINITY);
        assert_eq!(agglomerate(&mut link, 4, 0.5, |_, _| false), vec![vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_is_kept_apart_stays_apart_however_alike() {
        let mut link = vec![2.0; 16];
        (0..4).for_each(|i| link[i * 5] = f32::NEG_INFINITY);
        let apart = |a: &[usize], b: &[usize]| a.contains(&0) && b.contains(&3);
        let groups = agglomerate(&mut link, 4, 0.5, apart);
        assert!(groups.iter().all(|g| !(g.contains(&0) && g.contains(&3))), "{groups:?}");
    }
}
