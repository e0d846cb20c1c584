//! Which articles report one event, and which events are one story.
//!
//! An article is three sparse vectors of terms weighted by a frozen idf: names, numbers, plain words. Two articles
//! are alike by a handful of weights over the cosines of these, and over the days between them. Candidates come from
//! an inverted index of each article's rarest terms; components of candidates are split by average linkage, in
//! canonical order, so that the result is a function of the set.

mod cluster;
mod idf;
mod similarity;
mod terms;

pub use similarity::{Similarity, Weights};
pub use terms::Terms;

use std::collections::{BTreeMap, HashMap};

use crate::Union;

/// What grouping needs of one article.
#[derive(Clone, Debug)]
pub struct EventInput {
    /// Stable id; ties are broken by it.
    pub id: String,
    /// Its terms.
    pub terms: Terms,
    /// First and last possible day of publication, as days since a fixed day; `None` where unknown.
    pub days: Option<(i32, i32)>,
}

/// Articles put into events and stories. Labels are indices of the smallest-id member, so they are stable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// Event of each input: the index of the input whose id is the event's smallest.
    pub event: Vec<u32>,
    /// Story of each input, likewise.
    pub story: Vec<u32>,
}

/// Puts articles into events, and events into stories.
#[must_use]
pub fn find(inputs: &[EventInput], weights: &Weights) -> Events {
    let mut order: Vec<u32> = (0..inputs.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| inputs[*a as usize].id.cmp(&inputs[*b as usize].id));
    let similar = similarity::Pairs::new(inputs, weights);
    let mut union = Union::new(inputs.len());
    let pairs = candidates(&order, inputs);
    let mut edges: HashMap<(u32, u32), f32> = HashMap::with_capacity(pairs.len());
    for (a, b) in pairs {
        let score = similar.event(a, b);
        if score > weights.event - weights.slack {
            edges.insert((a, b), score);
            union.join(a, b);
        }
    }
    let mut event: Vec<u32> = (0..inputs.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    for mut component in union.sets() {
        component.sort_by(|a, b| inputs[*a as usize].id.cmp(&inputs[*b as usize].id));
        for group in cluster::average_link(&component, &edges, |a, b| similar.event(a, b), weights.event) {
            for member in &group {
                event[*member as usize] = group[0];
            }
        }
    }
    let story = link_stories(inputs, &event, weights);
    Events { event, story }
}

/// Terms of an article that index it: its rarest names and words.
const KEYS: usize = 24;

/// An index entry in more articles than this is too common to meet by.
const HOT: usize = 400;

/// Pairs that share two of their keys, in canonical order.
fn candidates(order: &[u32], inputs: &[EventInput]) -> Vec<(u32, u32)> {
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    for at in order {
        for key in inputs[*at as usize].terms.keys(KEYS) {
            index.entry(key).or_default().push(*at);
        }
    }
    let mut shared: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut lists: Vec<(u64, Vec<u32>)> =
        index.into_iter().filter(|(_, l)| l.len() > 1 && l.len() <= HOT).collect();
    lists.sort_unstable_by_key(|(k, _)| *k);
    for (_, list) in lists {
        for (i, a) in list.iter().enumerate() {
            for b in &list[i + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, n)| *n >= 2).map(|(pair, _)| pair).collect()
}

/// Events that share rare names again and again are one story, however many months it takes.
fn link_stories(inputs: &[EventInput], event: &[u32], weights: &Weights) -> Vec<u32> {
    let mut members: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (i, e) in event.iter().enumerate() {
        members.entry(&inputs[*e as usize].id).or_default().push(u32::try_from(i).unwrap_or(u32::MAX));
    }
    let events: Vec<(u32, Terms)> = members
        .values()
        .map(|m| {
            let lead = event[m[0] as usize];
            let terms: Vec<&Terms> = m.iter().map(|i| &inputs[*i as usize].terms).collect();
            (lead, Terms::centre(&terms))
        })
        .collect();
    let centres: Vec<EventInput> = events
        .iter()
        .map(|(lead, terms)| EventInput {
            id: inputs[*lead as usize].id.clone(),
            terms: terms.clone(),
            days: None,
        })
        .collect();
    let similar = similarity::Pairs::new(&centres, weights);
    let order: Vec<u32> = (0..centres.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    let mut union = Union::new(centres.len());
    for (a, b) in candidates(&order, &centres) {
        if similar.story(a, b) > weights.story {
            union.join(a, b);
        }
    }
    let mut of: HashMap<u32, u32> = HashMap::new();
    for (i, (lead, _)) in events.iter().enumerate() {
        let root = union.root(u32::try_from(i).unwrap_or(u32::MAX));
        of.insert(*lead, events[root as usize].0);
    }
    event.iter().map(|e| of.get(e).copied().unwrap_or(*e)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(id: &str, text: &str) -> EventInput {
        EventInput { id: id.into(), terms: Terms::of(text), days: None }
    }

    const QUAKE: [&str; 4] = [
        "A strong earthquake shook Torvale on Sunday. The Torvale mayor, Edda Kroll, said nine people were hurt in Torvale.",
        "Nine people were hurt when an earthquake hit Torvale, mayor Edda Kroll said on Sunday.",
        "An earthquake struck Oskar Bay on Thursday. Governor Lino Vasc said two hundred houses fell in Oskar Bay.",
        "Two hundred houses fell in the Oskar Bay earthquake, said governor Lino Vasc.",
    ];

    #[test]
    fn another_earthquake_is_another_event() {
        let inputs: Vec<EventInput> =
            QUAKE.iter().zip(["a", "b", "c", "d"]).map(|(t, i)| input(i, t)).collect();
        let found = find(&inputs, &Weights::default());
        assert_eq!(found.event, vec![0, 0, 2, 2]);
    }

    #[test]
    fn the_order_of_input_changes_nothing() {
        let back: Vec<EventInput> =
            QUAKE.iter().zip(["a", "b", "c", "d"]).rev().map(|(t, i)| input(i, t)).collect();
        let found = find(&back, &Weights::default());
        assert_eq!(found.event, vec![1, 1, 3, 3]);
    }
}
