//! Accounts of one meeting brought together: the best pairs first, and never two that contradict each other.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::{identity, node::Node};

/// Clusters of node indices, each sorted, in the order of their first node.
pub(super) fn clusters(nodes: &[Node<'_>]) -> Vec<Vec<usize>> {
    let mut pairs = candidate_pairs(nodes);
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut of: Vec<usize> = (0..nodes.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..nodes.len()).map(|n| vec![n]).collect();
    // Clusters only grow, so two that contradict each other once always will.
    let mut apart: HashSet<(usize, usize)> = HashSet::new();
    for (_, a, b) in pairs {
        let (x, y) = (of[a].min(of[b]), of[a].max(of[b]));
        if x == y || apart.contains(&(x, y)) {
            continue;
        }
        if !compatible(nodes, &members[x], &members[y]) {
            apart.insert((x, y));
            continue;
        }
        let moved = std::mem::take(&mut members[y]);
        moved.iter().for_each(|n| of[*n] = x);
        members[x].extend(moved);
        members[x].sort_unstable();
    }
    members.into_iter().filter(|m| !m.is_empty()).collect()
}

/// What two accounts must have in common to be compared at all.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'n> {
    Process,
    Participant(&'n str),
    /// A wording that copies share.
    Words(&'n str),
    /// The day of a meeting at which nobody is named.
    Nameless(Date),
}

fn keys<'n>(node: &'n Node<'_>) -> Vec<Key<'n>> {
    if node.process {
        return vec![Key::Process];
    }
    let day = node.when.single_day().filter(|_| node.participants.is_empty());
    let people = node.participants.iter().map(|p| Key::Participant(p));
    let words = node.wordings.iter().map(|w| Key::Words(w));
    people.chain(words).chain(day.map(Key::Nameless)).collect()
}

/// Pairs that have something in common and fit.
fn candidate_pairs(nodes: &[Node<'_>]) -> Vec<(u32, usize, usize)> {
    let mut by_key: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (n, node) in nodes.iter().enumerate() {
        keys(node).into_iter().for_each(|key| by_key.entry(key).or_default().push(n));
    }
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (key, group) in &by_key {
        for (i, a) in group.iter().enumerate() {
            for b in &group[i + 1..] {
                let pair = (*a.min(b), *a.max(b));
                // A hearing and a round of talks of one day and town are two.
                let apart = matches!(key, Key::Nameless(_)) && !nodes[pair.0].nameless_alike(&nodes[pair.1]);
                if apart || !seen.insert(pair) {
                    continue;
                }
                if let Ok(score) = identity::compare(&nodes[pair.0], &nodes[pair.1])
                    && score >= identity::ENOUGH
                {
                    pairs.push((score, pair.0, pair.1));
                }
            }
        }
    }
    pairs
}

fn compatible(nodes: &[Node<'_>], a: &[usize], b: &[usize]) -> bool {
    a.iter().all(|x| {
        b.iter().all(|y| {
            !matches!(
                identity::compare(&nodes[*x], &nodes[*y]),
                Err(veto) if nodes[*x].process || veto != identity::Veto::Undated
            )
        })
    })
}
