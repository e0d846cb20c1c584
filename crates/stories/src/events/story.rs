//! Events become stories: agglomeration of centres by shared rare names and words, with decay over the days between.
//!
//! Each round every node finds its best partner among the nodes that share two of its heaviest terms; pairs that choose
//! each other become one node, together with those that chose one of the two. The centre of a growing story keeps what
//! its events have in common and forgets the rest, so that a small event is compared with what the story is about. A
//! term that stands in very many nodes lets each of them meet only its neighbours in time, which keeps a round linear.

use std::{borrow::Cow, collections::HashMap};

use super::{EventInput, Terms, Weights, terms::cosine};

/// Heaviest terms by which nodes meet.
const KEYS: usize = 16;

/// In the list of a term a node meets at most this many others after it in time.
const NEIGHBOURS: usize = 48;

/// Terms that a centre keeps of each sort.
const KEPT: usize = 160;

/// Rounds after which a pile is left as it is; mutual choices halve the nodes of a story in each.
const ROUNDS: usize = 60;

/// An event, or a story in the making.
#[derive(Clone, Debug)]
struct Node<'a> {
    /// A number of its own, given in order.
    serial: u32,
    /// The terms by which it meets others.
    keys: Vec<u32>,
    /// Events in it, by their index.
    events: Vec<u32>,
    /// Articles in it.
    size: f32,
    days: Option<(i32, i32)>,
    names: Cow<'a, [(u32, f32)]>,
    words: Cow<'a, [(u32, f32)]>,
}

/// Story of each event, as the index of its first event. Events are given by their articles, in canonical order.
pub(super) fn link(inputs: &[EventInput], events: &[Vec<u32>], weights: &Weights) -> Vec<u32> {
    let mut nodes: Vec<Node<'_>> = events.iter().enumerate().map(|(i, m)| Node::of(inputs, i, m)).collect();
    let mut scores = Scores::default();
    let mut serial = u32::try_from(events.len()).unwrap_or(u32::MAX);
    for _ in 0..ROUNDS {
        nodes.sort_by_key(|n| (n.days.map_or(i32::MAX, |d| d.0), n.events[0]));
        let best = partners(&nodes, &mut scores, weights);
        let joined = choose(&best);
        if joined.iter().enumerate().all(|(i, to)| i == *to as usize) {
            break;
        }
        nodes = pour(nodes, &joined, &mut serial);
    }
    let mut story = vec![0; events.len()];
    for node in &nodes {
        for event in &node.events {
            story[*event as usize] = node.events[0];
        }
    }
    story
}

/// Likenesses of pairs that were looked at in the last round, by serial numbers.
type Scores = HashMap<(u32, u32), f32>;

impl<'a> Node<'a> {
    /// An event of some articles. That of one article borrows its terms.
    fn of(inputs: &'a [EventInput], event: usize, members: &[u32]) -> Self {
        let mut days: Option<(i32, i32)> = None;
        for m in members {
            days = span(days, inputs[*m as usize].days);
        }
        let terms = |pick: fn(&Terms) -> &Vec<(u32, f32)>| match members {
            [one] => Cow::Borrowed(pick(&inputs[*one as usize].terms).as_slice()),
            _ => Cow::Owned(
                members.iter().flat_map(|m| pick(&inputs[*m as usize].terms).iter().copied()).collect(),
            ),
        };
        let (names, words) = (terms(|t| &t.names), terms(|t| &t.words));
        let serial = u32::try_from(event).unwrap_or(u32::MAX);
        let size = members.len() as f32;
        let node = Self { serial, keys: Vec::new(), events: vec![serial], size, days, names, words };
        node.summed()
    }

    /// The same with its terms added up and its keys chosen.
    fn summed(self) -> Self {
        let added = |terms: Cow<'a, [(u32, f32)]>| match terms {
            Cow::Borrowed(one) if one.len() <= KEPT => Cow::Borrowed(one),
            many => Cow::Owned(sum(many.into_owned())),
        };
        let (names, words) = (added(self.names), added(self.words));
        let keys = keys(&names, &words);
        Self { names, words, keys, ..self }
    }
}

/// The heaviest terms, names before words of equal weight.
fn keys(names: &[(u32, f32)], words: &[(u32, f32)]) -> Vec<u32> {
    let scaled = |list: &[(u32, f32)], weight: f32| {
        let length = list.iter().map(|(_, w)| w * w).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        list.iter().map(|(t, w)| (*t, w * weight / length)).collect::<Vec<_>>()
    };
    let mut all = scaled(names, 1.5);
    all.extend(scaled(words, 1.0));
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all.truncate(KEYS);
    all.into_iter().map(|(t, _)| t).collect()
}

/// How surely two nodes are one story, 0 to 1.
fn alike(a: &Node<'_>, b: &Node<'_>, weights: &Weights) -> f32 {
    // The mean cosine of their articles, not the cosine of the centres: that of two large loose heaps is high.
    let part = |x: f32| x / (a.size * b.size);
    let names = part(cosine(&a.names, &b.names));
    if names <= 0.0 {
        return 0.0;
    }
    let words = part(cosine(&a.words, &b.words));
    let gap = match (a.days, b.days) {
        (Some((a0, a1)), Some((b0, b1))) => (b0 - a1).max(a0 - b1).max(0),
        _ => 0,
    };
    let decay = (-(gap as f32) / weights.story_days).exp();
    (weights.story_names * names + (1.0 - weights.story_names) * words).min((names * words).sqrt() * 1.25)
        * decay
}

/// For each node its best partner above the threshold: (score, index).
fn partners(nodes: &[Node<'_>], scores: &mut Scores, weights: &Weights) -> Vec<Option<(f32, u32)>> {
    let mut postings: Vec<(u32, u32)> = Vec::with_capacity(nodes.len() * KEYS);
    for (i, node) in nodes.iter().enumerate() {
        let i = u32::try_from(i).unwrap_or(u32::MAX);
        postings.extend(node.keys.iter().map(|k| (*k, i)));
    }
    postings.sort_unstable();
    // Where each node stands in the lists, node by node: nobody's neighbours are kept longer than they are looked at.
    let mut ends: Vec<u32> = Vec::with_capacity(postings.len());
    for list in postings.chunk_by(|a, b| a.0 == b.0) {
        let end = ends.len() + list.len();
        ends.resize(end, u32::try_from(end).unwrap_or(u32::MAX));
    }
    let mut places: Vec<(u32, u32)> = (0u32..).zip(&postings).map(|(at, (_, node))| (*node, at)).collect();
    places.sort_unstable();
    let mut others: Vec<u32> = Vec::new();
    let mut best: Vec<Option<(f32, u32)>> = vec![None; nodes.len()];
    let mut offer = |to: usize, score: f32, from: u32| {
        // Equal scores go to the earlier node.
        let better = best[to].is_none_or(|(s, i)| score > s || (score == s && from < i));
        if better {
            best[to] = Some((score, from));
        }
    };
    let mut looked = Scores::new();
    for row in places.chunk_by(|a, b| a.0 == b.0) {
        let a = row[0].0 as usize;
        others.clear();
        for (_, at) in row {
            let from = *at as usize + 1;
            let to = (from + NEIGHBOURS).min(ends[from - 1] as usize);
            others.extend(postings[from..to].iter().map(|(_, b)| *b));
        }
        others.sort_unstable();
        for same in others.chunk_by(|x, y| x == y).filter(|c| c.len() >= 2) {
            let b = same[0];
            let (left, right) = (&nodes[a], &nodes[b as usize]);
            let pair = (left.serial.min(right.serial), left.serial.max(right.serial));
            let score = scores.get(&pair).copied().unwrap_or_else(|| alike(left, right, weights));
            looked.insert(pair, score);
            if score > weights.story {
                offer(a, score, b);
                offer(b as usize, score, u32::try_from(a).unwrap_or(u32::MAX));
            }
        }
    }
    *scores = looked;
    best
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
fn pour<'a>(nodes: Vec<Node<'a>>, to: &[u32], serial: &mut u32) -> Vec<Node<'a>> {
    let mut groups: Vec<Vec<Node<'a>>> = vec![Vec::new(); nodes.len()];
    for (node, to) in nodes.into_iter().zip(to) {
        groups[*to as usize].push(node);
    }
    groups.into_iter().filter_map(|group| merge(group, serial)).collect()
}

fn merge<'a>(group: Vec<Node<'a>>, serial: &mut u32) -> Option<Node<'a>> {
    let several = group.len() > 1;
    let mut parts = group.into_iter();
    let mut whole = parts.next()?;
    if !several {
        return Some(whole);
    }
    for node in parts {
        whole.events.extend(node.events);
        whole.size += node.size;
        whole.days = span(whole.days, node.days);
        whole.names.to_mut().extend_from_slice(&node.names);
        whole.words.to_mut().extend_from_slice(&node.words);
    }
    whole.events.sort_unstable();
    whole.serial = *serial;
    *serial += 1;
    Some(whole.summed())
}

fn span(a: Option<(i32, i32)>, b: Option<(i32, i32)>) -> Option<(i32, i32)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (a, b) => a.or(b),
    }
}

/// Adds up equal terms, keeps the heaviest, sorted by term. Sums are taken in a fixed order.
fn sum(mut all: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut out: Vec<(u32, f32)> = Vec::with_capacity(all.len());
    for (term, weight) in all {
        match out.last_mut() {
            Some(last) if last.0 == term => last.1 += weight,
            _ => out.push((term, weight)),
        }
    }
    if out.len() > KEPT {
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        out.truncate(KEPT);
        out.sort_unstable_by_key(|(t, _)| *t);
    }
    out
}
