//! Which articles report one event, and which events are one story.
//!
//! An article is three sparse vectors of terms weighted by a frozen idf: names, numbers, plain words. Two articles
//! are alike by a handful of weights over the cosines of these, and over the days between them. Candidates come from
//! an inverted index of each article's rarest terms; components of candidates are split by average linkage, in
//! canonical order, so that the result is a function of the set. Events then grow into stories by what their centres
//! share, over months.

mod candidates;
mod cluster;
mod contrast;
mod idf;
mod packed;
mod similarity;
pub mod spread;
mod story;
mod terms;

pub use similarity::{Similarity, Weights};
pub use terms::Terms;

use crate::{Union, threads};

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
    linked(inputs, weights, |articles| candidates::scored(articles, weights))
}

/// The same, with the pairs that `scored` gives for the articles in the order of their ids.
fn linked(
    inputs: &[EventInput],
    weights: &Weights,
    scored: impl FnOnce(&[&EventInput]) -> Vec<candidates::Edge>,
) -> Events {
    let mut order: Vec<u32> = (0u32..).take(inputs.len()).collect();
    order.sort_by(|a, b| inputs[*a as usize].id.cmp(&inputs[*b as usize].id));
    // From here on an article is its place in the order of ids.
    let articles: Vec<&EventInput> = order.iter().map(|at| &inputs[*at as usize]).collect();
    let events = events(&articles, scored(&articles), weights);
    let story = story::link(&articles, &events, weights);
    let (mut event_of, mut story_of) = (vec![0; inputs.len()], vec![0; inputs.len()]);
    for (event, first) in events.iter().zip(story) {
        for member in event {
            let at = order[*member as usize] as usize;
            event_of[at] = order[event[0] as usize];
            story_of[at] = order[events[first as usize][0] as usize];
        }
    }
    Events { event: event_of, story: story_of }
}

/// Components that one thread takes at a time.
const BLOCK: usize = 64;

/// The events, each sorted, by their first article.
fn events<'a>(
    articles: &[&'a EventInput],
    mut edges: Vec<candidates::Edge>,
    weights: &'a Weights,
) -> Vec<Vec<u32>> {
    let mut union = Union::new(articles.len());
    for (a, b, _) in &edges {
        union.join(*a, *b);
    }
    edges.sort_unstable_by_key(|(a, b, _)| (union.root(*a), *a, *b));
    let roots: Vec<u32> = edges.iter().map(|(a, _, _)| union.root(*a)).collect();
    let (alone, components): (Vec<_>, Vec<_>) = union.sets().into_iter().partition(|set| set.len() == 1);
    let link = |pairs: &mut similarity::Pairs<'a>, range: std::ops::Range<usize>| {
        let mut found = Vec::new();
        for members in &components[range] {
            let own = roots.partition_point(|r| *r < members[0])..roots.partition_point(|r| *r <= members[0]);
            found.extend(cluster::average_link(members, &edges[own], articles, pairs, weights.event));
        }
        found
    };
    let mut events =
        threads::blocks(components.len(), BLOCK, || similarity::Pairs::new(weights), link).concat();
    events.extend(alone);
    events.sort_unstable_by_key(|event| event[0]);
    events
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
