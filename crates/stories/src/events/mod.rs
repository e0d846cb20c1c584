//! Which articles report one event, and which events are one story.
//!
//! An article is three sparse vectors of terms weighted by a frozen idf: names, numbers, plain words. Two articles
//! are alike by a handful of weights over the cosines of these, and over the days between them. Candidates come from
//! an inverted index of each article's rarest terms; components of candidates are split by average linkage, in
//! canonical order, so that the result is a function of the set. Events then grow into stories by what their centres
//! share, over months.

mod candidates;
mod cluster;
mod idf;
mod similarity;
mod story;
mod terms;

pub use similarity::{Similarity, Weights};
pub use terms::Terms;

use std::collections::HashMap;

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
    let near = |a, b| Some(similar.event(a, b)).filter(|score| *score > weights.event - weights.slack);
    let mut edges: HashMap<(u32, u32), f32> = HashMap::new();
    for (a, b, score) in candidates::scored(&order, inputs, &near) {
        edges.insert((a, b), score);
        union.join(a, b);
    }
    let mut event: Vec<u32> = (0..inputs.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
    for mut component in union.sets() {
        component.sort_by(|a, b| inputs[*a as usize].id.cmp(&inputs[*b as usize].id));
        for group in cluster::average_link(&component, &edges, &|a, b| similar.event(a, b), weights.event) {
            for member in &group {
                event[*member as usize] = group[0];
            }
        }
    }
    let story = stories(inputs, &order, &event, weights);
    Events { event, story }
}

/// Story of each article: that of its event.
fn stories(inputs: &[EventInput], order: &[u32], event: &[u32], weights: &Weights) -> Vec<u32> {
    let mut slot: HashMap<u32, u32> = HashMap::new();
    let mut events: Vec<Vec<u32>> = Vec::new();
    for at in order {
        let next = u32::try_from(events.len()).unwrap_or(u32::MAX);
        let at_event = *slot.entry(event[*at as usize]).or_insert(next);
        if at_event == next {
            events.push(Vec::new());
        }
        events[at_event as usize].push(*at);
    }
    let story = story::link(inputs, &events, weights);
    // Events come in the order of their smallest id, and a story is named by its first event.
    let name = |e: &u32| slot.get(e).map_or(*e, |s| events[story[*s as usize] as usize][0]);
    event.iter().map(name).collect()
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

    fn dated(id: &str, day: i32, text: &str) -> EventInput {
        EventInput { id: id.into(), terms: Terms::of(text), days: Some((day, day)) }
    }

    const WELL: [(&str, i32, &str); 5] = [
        (
            "a",
            0,
            "A well of Norvane Oil blew out off Cape Lorn on Monday. Norvane said eleven workers were missing after the blowout.",
        ),
        (
            "b",
            9,
            "Norvane Oil failed to close the well off Cape Lorn on Wednesday, and oil reached the beaches of Lorn.",
        ),
        (
            "c",
            40,
            "Fishermen of Cape Lorn sued Norvane Oil over the oil on the beaches. Norvane put money aside for the well.",
        ),
        (
            "d",
            41,
            "A well of Ostrand Gas blew out near Pell Sound. Ostrand said two workers of Pell were hurt in the blowout.",
        ),
        (
            "e",
            44,
            "The Pell Sound fire at the Ostrand Gas well was out, Ostrand said. The two workers left the hospital of Pell.",
        ),
    ];

    #[test]
    fn a_story_grows_over_weeks_and_a_look_alike_stays_apart() {
        let inputs: Vec<EventInput> = WELL.iter().map(|(id, day, text)| dated(id, *day, text)).collect();
        assert_eq!(find(&inputs, &Weights::default()).story, vec![0, 0, 0, 3, 3]);
        let back: Vec<EventInput> = WELL.iter().rev().map(|(id, day, text)| dated(id, *day, text)).collect();
        assert_eq!(find(&back, &Weights::default()).story, vec![1, 1, 4, 4, 4]);
    }
}
