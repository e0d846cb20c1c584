//! Events and stories in steps, for work that is spread over many machines: the keys, who meets under a key, how alike two
//! are, and what all of it comes to. Step by step it gives what [`find`](super::find) gives at once.

use super::{EventInput, Events, Terms, Weights, candidates, linked, similarity::Pairs};

/// Keys that two articles share before they are compared.
pub const MEETINGS: usize = 2;

/// The day of an article without one: undated articles come last.
pub const UNDATED: i32 = i32::MAX;

/// The keys under which an article meets others.
#[must_use]
pub fn keys(terms: &Terms) -> Vec<u32> {
    terms.keys(candidates::KEYS).collect()
}

/// Gives the pairs that meet under one key, of articles given by day (or [`UNDATED`]) and place, in this order: each meets
/// those after it in the same weeks, unless they are too many. The earlier one comes first.
pub fn meet(under: &[(i32, u32)], pair: &mut dyn FnMut(u32, u32)) {
    let dated = under.partition_point(|(day, _)| *day < UNDATED);
    let whole = dated < under.len() && under.len() <= candidates::HOT;
    let mut end = 0;
    for (n, (day, place)) in under.iter().enumerate() {
        while end < dated && n < dated && under[end].0.saturating_sub(*day) <= candidates::WINDOW {
            end += 1;
        }
        let reach = if whole {
            under.len()
        } else if n < dated {
            end
        } else {
            n + 1
        };
        if reach - (n + 1) < candidates::HOT {
            under[n + 1..reach].iter().for_each(|(_, other)| pair(*place, *other));
        }
    }
}

/// How alike two articles that meet are, where it is nearly enough for one event. `a` has the smaller id.
#[must_use]
pub fn alike(a: &EventInput, b: &EventInput, weights: &Weights) -> Option<f32> {
    let day = |input: &EventInput| input.days.map_or(UNDATED, |d| d.0);
    // The one that is earlier is held, as everywhere: products are rounded alike.
    let (held, other) = if day(a) <= day(b) { (a, b) } else { (b, a) };
    let mut pairs = Pairs::new(weights);
    pairs.hold(held);
    Some(pairs.event(other)).filter(|score| *score > weights.event - weights.slack)
}

/// Events and stories out of the pairs that are alike. Inputs come in the order of their ids; a pair is two places in it,
/// the smaller first.
#[must_use]
pub fn find_linked(inputs: &[EventInput], edges: Vec<(u32, u32, f32)>, weights: &Weights) -> Events {
    linked(inputs, weights, |_| edges)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::events::find;

    /// Quakes in four towns, over months; every fifth report is undated.
    fn inputs(count: usize) -> Vec<EventInput> {
        let towns = ["Torvale", "Oskar Bay", "Luss", "Pell Sound"];
        let text = |i: usize| {
            let (town, n) = (towns[i % towns.len()], 9 + i % towns.len());
            format!(
                "A strong earthquake shook {town} on Sunday. The mayor of {town} said {n} people were hurt in {town}, and \
                 the harbour of {town} was closed."
            )
        };
        let input = |i: usize| EventInput {
            id: format!("a{i:04}"),
            terms: Terms::of(&text(i)),
            days: (!i.is_multiple_of(5)).then(|| (30 * (i as i32 % 3), 30 * (i as i32 % 3) + 1)),
        };
        (0..count).map(input).collect()
    }

    fn stepwise(inputs: &[EventInput], weights: &Weights) -> (usize, Events) {
        let mut under: BTreeMap<u32, Vec<(i32, u32)>> = BTreeMap::new();
        for (place, input) in (0..).zip(inputs) {
            for key in keys(&input.terms) {
                under.entry(key).or_default().push((input.days.map_or(UNDATED, |d| d.0), place));
            }
        }
        let mut met: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for list in under.values_mut() {
            list.sort_unstable();
            meet(list, &mut |a, b| *met.entry((a.min(b), a.max(b))).or_default() += 1);
        }
        let often = met.into_iter().filter(|(_, n)| *n >= MEETINGS).map(|(pair, _)| pair);
        let score =
            |(a, b): (u32, u32)| Some((a, b, alike(&inputs[a as usize], &inputs[b as usize], weights)?));
        let edges: Vec<(u32, u32, f32)> = often.filter_map(score).collect();
        (edges.len(), find_linked(inputs, edges, weights))
    }

    #[test]
    fn step_by_step_it_is_the_same() {
        // The larger pile has keys that are too common to meet by.
        for count in [24, 1_300] {
            let (inputs, weights) = (inputs(count), Weights::default());
            let (edges, found) = stepwise(&inputs, &weights);
            assert!(edges > 0 || count > 1_000);
            assert_eq!(found, find(&inputs, &weights));
        }
    }
}
