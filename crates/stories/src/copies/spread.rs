//! Copies in steps, for work that is spread over many machines: the keys, who meets under a key, who is worth reading, and
//! what verified pairs come to. Step by step it gives what [`find_among`](super::find_among) gives at once.

use std::collections::HashMap;

use super::edges::{self, Furniture};
use super::{Copies, CopyInput, Limits, Shingles};

/// Shingles under which two texts meet before they are compared.
pub const MEETINGS: usize = edges::MEETINGS;

/// True for the sampled shingles under which texts meet.
#[must_use]
pub fn meets_by(shingle: u64) -> bool {
    edges::meets_by(shingle)
}

/// Gives the pairs of the texts under one shingle, which come in the order of their ids: a hot shingle pairs each text
/// with the first ones only. Pairs that meet [`MEETINGS`] times are compared.
pub fn meet(under: &[u32], limits: &Limits, pair: &mut dyn FnMut(u32, u32)) {
    edges::meet(under, limits, pair);
}

/// True for two texts that share so much of their samples that it is worth reading them.
#[must_use]
pub fn worth(a: &Shingles, b: &Shingles, limits: &Limits) -> bool {
    edges::worth(a, b, limits)
}

/// The copies among some inputs of which these pairs met and are worth reading. Only the inputs of the pairs need their
/// texts. Inputs come in the order of their ids, pairs as places in it, the smaller first; `furniture` has the shingles
/// that an outlet prints again and again.
#[must_use]
pub fn find_met(
    inputs: &[CopyInput<'_>],
    mut pairs: Vec<(u32, u32)>,
    furniture: &HashMap<String, Vec<u64>>,
    limits: &Limits,
) -> Copies {
    let furniture: HashMap<&str, Furniture> =
        furniture.iter().map(|(outlet, often)| (outlet.as_str(), often.iter().copied().collect())).collect();
    let of = |i: u32| inputs[i as usize].outlet.and_then(|o| furniture.get(o));
    pairs.sort_unstable();
    super::joined(inputs, edges::verified(inputs, &pairs, of, limits))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::copies::find;

    /// Reports of two outlets, cut and framed; one outlet prints the same closing line under all of its own.
    fn texts() -> Vec<(String, String)> {
        let report =
            |n: usize| (0..90).map(|i| format!("word{} ", (i * 7 + n * 31) % 397)).collect::<String>();
        let furniture =
            "Read the letter of our editors every morning and write to the desk at the harbour gate.";
        let text = |i: usize| match i % 3 {
            0 => format!("{}{furniture}", report(i / 6)),
            1 => report(i / 6)[..300].to_owned(),
            _ => format!("Meridian reports: {} {furniture}", report(i)),
        };
        (0..30).map(|i| (format!("a{i:02}"), text(i))).collect()
    }

    #[test]
    fn step_by_step_it_is_the_same() {
        let (texts, limits) = (texts(), Limits::default());
        let outlet = |i: usize| (i % 3 != 1).then_some("Harrow Courier");
        let inputs: Vec<CopyInput<'_>> = (texts.iter().enumerate())
            .map(|(i, (id, text))| CopyInput { id, text, outlet: outlet(i), date: None, wire: false })
            .collect();
        let shingles: Vec<Shingles> = inputs.iter().map(|i| Shingles::of(i.text)).collect();
        let mut printed: BTreeMap<u64, u32> = BTreeMap::new();
        for (i, sampled) in shingles.iter().enumerate().filter(|(i, _)| outlet(*i).is_some()) {
            assert!(sampled.words >= limits.least_words, "{i}");
            sampled.sample.iter().for_each(|s| *printed.entry(*s).or_default() += 1);
        }
        let often: Vec<u64> =
            printed.into_iter().filter(|(_, n)| *n > limits.outlet_repeats).map(|(s, _)| s).collect();
        assert!(!often.is_empty());
        let mut under: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (i, sampled) in (0..).zip(&shingles) {
            let own = |s: &&u64| outlet(i as usize).is_none() || !often.contains(*s);
            for shingle in sampled.sample.iter().filter(own).filter(|s| meets_by(**s)) {
                under.entry(*shingle).or_default().push(i);
            }
        }
        let mut met: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for list in under.values() {
            meet(list, &limits, &mut |a, b| *met.entry((a, b)).or_default() += 1);
        }
        let pairs = met.into_iter().filter(|(_, n)| *n >= MEETINGS).map(|(pair, _)| pair);
        let pairs =
            pairs.filter(|(a, b)| worth(&shingles[*a as usize], &shingles[*b as usize], &limits)).collect();
        let furniture = HashMap::from([("Harrow Courier".to_owned(), often)]);
        let stepwise = find_met(&inputs, pairs, &furniture, &limits);
        assert!(stepwise.edges.len() > 3);
        assert_eq!(stepwise, find(&inputs, &limits));
    }
}
