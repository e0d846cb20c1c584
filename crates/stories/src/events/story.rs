//! Events become stories: agglomeration of centres by shared rare names and words, with decay over the days between.
//!
//! Each round every node finds its best partner among the nodes that share two of its heaviest terms; pairs that choose
//! each other become one node, together with those that chose one of the two. The centre of a growing story keeps what
//! its events have in common and forgets the rest, so that a small event is compared with what the story is about. A
//! term that stands in very many nodes lets each of them meet only its neighbours in time, which keeps a round linear.

use std::borrow::Cow;

use super::{
    EventInput, Weights,
    packed::{Packed, Probe, heaviest, sum},
    similarity::gap,
};
use crate::threads;

/// Heaviest terms by which nodes meet.
const KEYS: usize = 16;

/// In the list of a term a node meets at most this many others after it in time.
const NEIGHBOURS: usize = 48;

/// Terms that a centre keeps of each sort.
const KEPT: usize = 160;

/// Rounds after which a pile is left as it is; mutual choices halve the nodes of a story in each.
const ROUNDS: usize = 60;

/// Nodes that one thread takes at a time.
const BLOCK: usize = 256;

/// An event, or a story in the making.
#[derive(Clone, Debug)]
struct Node<'a> {
    /// Events in it, by their index.
    events: Vec<u32>,
    /// Articles in it.
    size: f32,
    days: Option<(i32, i32)>,
    /// Names and words.
    terms: Cow<'a, Packed>,
}

/// Story of each event, as the index of its first event. Events are given by their articles, in canonical order.
pub(super) fn link(articles: &[&EventInput], events: &[Vec<u32>], weights: &Weights) -> Vec<u32> {
    let mut nodes: Vec<Node<'_>> =
        (0u32..).zip(events).map(|(i, members)| Node::of(articles, i, members)).collect();
    for _ in 0..ROUNDS {
        nodes.sort_by_key(|n| (n.days.map_or(i32::MAX, |d| d.0), n.events[0]));
        let best = partners(&nodes, weights);
        let joined = choose(&best);
        if joined.iter().enumerate().all(|(i, to)| i == *to as usize) {
            break;
        }
        nodes = pour(nodes, &joined);
    }
    let mut story = vec![0; events.len()];
    for node in &nodes {
        for event in &node.events {
            story[*event as usize] = node.events[0];
        }
    }
    story
}

impl<'a> Node<'a> {
    /// An event of some articles. That of one article borrows its terms.
    fn of(articles: &[&'a EventInput], event: u32, members: &[u32]) -> Self {
        let all: Vec<&EventInput> = members.iter().map(|m| articles[*m as usize]).collect();
        let terms = match all.as_slice() {
            [one] => Cow::Borrowed(&one.terms.packed),
            many => Cow::Owned(added(&many.iter().map(|a| &a.terms.packed).collect::<Vec<_>>())),
        };
        let days = all.iter().fold(None, |days, article| span(days, article.days));
        Self { events: vec![event], size: members.len() as f32, days, terms }
    }

    /// The heaviest terms, names before words of equal weight.
    fn keys(&self) -> impl Iterator<Item = u32> {
        let scaled = |part: usize, weight: f32| {
            let length = self.terms.weights(part).map(|(_, w)| w * w).sum::<f32>().sqrt();
            self.terms.weights(part).map(move |(t, w)| (t, w * weight / length.max(f32::MIN_POSITIVE)))
        };
        heaviest(scaled(0, 1.5).chain(scaled(1, 1.0)).collect(), KEYS).into_iter().map(|(term, _)| term)
    }
}

/// Names and words added up, the heaviest of each kept.
fn added(all: &[&Packed]) -> Packed {
    let part = |k: usize| heaviest(sum(all.iter().flat_map(|p| p.weights(k)).collect()), KEPT);
    Packed::of([part(0), part(1), Vec::new()])
}

/// How surely the node that is held and another are one story, 0 to 1; 0 where it cannot reach the threshold.
fn alike(held: &Node<'_>, probe: &Probe, other: &Node<'_>, weights: &Weights) -> f32 {
    let decay = (-(gap(held.days, other.days) as f32) / weights.story_days).exp();
    if decay <= weights.story {
        return 0.0;
    }
    // The mean cosine of their articles, not the cosine of the centres: that of two large loose heaps is high.
    let part = |k| probe.dot(&other.terms, k) / (held.size * other.size);
    let names = part(0);
    if names.max(0.0).sqrt() * 1.25 * decay <= weights.story {
        return 0.0;
    }
    let words = part(1);
    (weights.story_names * names + (1.0 - weights.story_names) * words).min((names * words).sqrt() * 1.25)
        * decay
}

/// For each node its best partner above the threshold: (score, index).
fn partners(nodes: &[Node<'_>], weights: &Weights) -> Vec<Option<(f32, u32)>> {
    let meetings = Meetings::of(nodes);
    let work = |(probe, others): &mut (Probe, Vec<u32>), range: std::ops::Range<usize>| {
        let mut found = Vec::new();
        for a in range {
            meetings.of_node(a, others);
            if !others.is_empty() {
                probe.hold(&nodes[a].terms);
            }
            for b in others.drain(..) {
                let score = alike(&nodes[a], probe, &nodes[b as usize], weights);
                found.extend((score > weights.story).then_some((a, b, score)));
            }
        }
        found
    };
    let found = threads::blocks(nodes.len(), BLOCK, || (Probe::new(), Vec::new()), work);
    let mut best: Vec<Option<(f32, u32)>> = vec![None; nodes.len()];
    let mut offer = |to: usize, score: f32, from: usize| {
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        // Equal scores go to the earlier node.
        let better = best[to].is_none_or(|(s, i)| score > s || (score == s && from < i));
        if better {
            best[to] = Some((score, from));
        }
    };
    for (a, b, score) in found.into_iter().flatten() {
        offer(a, score, b as usize);
        offer(b as usize, score, a);
    }
    best
}

/// The lists of nodes by key, each in the order of time.
struct Meetings {
    /// Key above, node below.
    postings: Vec<u64>,
    /// Where each node stands in them, and where its own positions begin.
    places: Vec<u32>,
    begins: Vec<u32>,
}

impl Meetings {
    fn of(nodes: &[Node<'_>]) -> Self {
        let mut postings: Vec<u64> = Vec::with_capacity(nodes.len() * KEYS);
        let mut begins: Vec<u32> = Vec::with_capacity(nodes.len() + 1);
        begins.push(0);
        for (i, node) in (0u32..).zip(nodes) {
            postings.extend(node.keys().map(|key| u64::from(key) << 32 | u64::from(i)));
            begins.push(u32::try_from(postings.len()).unwrap_or(u32::MAX));
        }
        postings.sort_unstable();
        let mut filled = begins.clone();
        let mut places = vec![0; postings.len()];
        for (at, posting) in (0u32..).zip(&postings) {
            let slot = &mut filled[node_of(*posting) as usize];
            places[*slot as usize] = at;
            *slot += 1;
        }
        Self { postings, places, begins }
    }

    /// The nodes that share two keys with this one and are among its next neighbours in their lists, in order.
    fn of_node(&self, node: usize, others: &mut Vec<u32>) {
        others.clear();
        for at in &self.places[self.begins[node] as usize..self.begins[node + 1] as usize] {
            let at = *at as usize;
            let next = self.postings[at + 1..].iter().take(NEIGHBOURS);
            others.extend(next.take_while(|p| *p >> 32 == self.postings[at] >> 32).map(|p| node_of(*p)));
        }
        others.sort_unstable();
        let mut kept = 0;
        let mut from = 0;
        while from < others.len() {
            let same = others[from..].iter().take_while(|o| **o == others[from]).count();
            if same >= 2 {
                others[kept] = others[from];
                kept += 1;
            }
            from += same;
        }
        others.truncate(kept);
    }
}

fn node_of(posting: u64) -> u32 {
    u32::try_from(posting & 0xffff_ffff).unwrap_or_default()
}

/// Into which node each goes: mutual choices meet at the earlier one, and who chose one of the two comes along.
fn choose(best: &[Option<(f32, u32)>]) -> Vec<u32> {
    let mut to: Vec<u32> = (0..u32::try_from(best.len()).unwrap_or(u32::MAX)).collect();
    let mut paired = vec![false; best.len()];
    for (i, choice) in best.iter().enumerate() {
        let Some((_, j)) = *choice else { continue };
        let j = j as usize;
        if best[j].is_some_and(|(_, back)| back as usize == i) && i < j {
            to[j] = u32::try_from(i).unwrap_or(u32::MAX);
            (paired[i], paired[j]) = (true, true);
        }
    }
    for (i, choice) in best.iter().enumerate() {
        if let Some((_, j)) = choice.filter(|(_, j)| !paired[i] && paired[*j as usize]) {
            to[i] = to[j as usize];
        }
    }
    to
}

/// Makes one node of those that go together, in the order of their first members.
fn pour<'a>(nodes: Vec<Node<'a>>, to: &[u32]) -> Vec<Node<'a>> {
    let mut groups: Vec<Vec<Node<'a>>> = (0..nodes.len()).map(|_| Vec::new()).collect();
    for (node, to) in nodes.into_iter().zip(to) {
        groups[*to as usize].push(node);
    }
    groups.into_iter().filter_map(merge).collect()
}

fn merge(mut group: Vec<Node<'_>>) -> Option<Node<'_>> {
    if group.len() < 2 {
        return group.pop();
    }
    let terms = Cow::Owned(added(&group.iter().map(|n| n.terms.as_ref()).collect::<Vec<_>>()));
    let size = group.iter().map(|n| n.size).sum();
    let days = group.iter().fold(None, |days, node| span(days, node.days));
    let mut events: Vec<u32> = group.into_iter().flat_map(|n| n.events).collect();
    events.sort_unstable();
    Some(Node { events, size, days, terms })
}

fn span(a: Option<(i32, i32)>, b: Option<(i32, i32)>) -> Option<(i32, i32)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (a, b) => a.or(b),
    }
}
