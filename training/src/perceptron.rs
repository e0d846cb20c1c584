//! Averaged perceptron training over hashed features, pruning, quantising, and the model file.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

use language::perceptron::MAX_CLASSES;

/// A map by keys that are hashes already.
pub(crate) type Keyed<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// Spreads a key over 64 bits.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u32(u32::from(*b)));
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = (self.0 ^ u64::from(key)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A model in training. Rows exist for the features announced with [`Trainer::new`] only.
pub(crate) struct Trainer {
    rows: Keyed<usize>,
    classes: usize,
    weights: Vec<i32>,
    /// Sum over updates of the update times the time it came.
    late: Vec<i64>,
    time: i64,
    /// Sum of the averaged weights of the runs so far, and how many there were.
    total: Vec<f32>,
    runs: u32,
}

impl Trainer {
    /// A trainer for the features that were counted at least `least` times.
    pub(crate) fn new(counts: &Keyed<u32>, least: u32, classes: usize) -> Self {
        let mut keys: Vec<u32> = counts.iter().filter(|(_, n)| **n >= least).map(|(k, _)| *k).collect();
        keys.sort_unstable();
        let size = keys.len() * classes;
        let rows = keys.into_iter().enumerate().map(|(i, k)| (k, i * classes)).collect();
        Self {
            rows,
            classes,
            weights: vec![0; size],
            late: vec![0; size],
            time: 1,
            total: vec![0.0; size],
            runs: 0,
        }
    }

    /// The rows of `features` that exist.
    pub(crate) fn rows(&self, features: &[u32], out: &mut Vec<usize>) {
        out.clear();
        out.extend(features.iter().filter_map(|f| self.rows.get(f).copied()));
    }

    /// The row of `feature`, if it has one.
    pub(crate) fn row(&self, feature: u32) -> Option<usize> {
        self.rows.get(&feature).copied()
    }

    /// Scores by class.
    pub(crate) fn scores(&self, rows: &[usize]) -> [i32; MAX_CLASSES] {
        let mut scores = [0; MAX_CLASSES];
        for row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*row..*row + self.classes]) {
                *score += weight;
            }
        }
        scores
    }

    /// The best class of `scores`.
    pub(crate) fn best(&self, scores: &[i32; MAX_CLASSES]) -> usize {
        let mut best = 0;
        for class in 1..self.classes {
            if scores[class] > scores[best] {
                best = class;
            }
        }
        best
    }

    /// One step of time.
    pub(crate) fn tick(&mut self) {
        self.time += 1;
    }

    /// Adds `by` to the weight of `class` in `rows`.
    pub(crate) fn update(&mut self, rows: &[usize], class: usize, by: i32) {
        for row in rows {
            self.weights[row + class] += by;
            self.late[row + class] += i64::from(by) * self.time;
        }
    }

    /// Ends a run: its averaged weights are kept, and the next begins anew.
    pub(crate) fn end_run(&mut self) {
        for (i, total) in self.total.iter_mut().enumerate() {
            *total += (f64::from(self.weights[i]) - self.late[i] as f64 / self.time as f64) as f32;
        }
        self.weights.fill(0);
        self.late.fill(0);
        self.time = 1;
        self.runs += 1;
    }

    /// Weights averaged over each run and over all runs, times `scale`, as signed bytes, those below `floor` (after
    /// scaling) dropped; sorted by key. Features in `private` stay behind.
    pub(crate) fn finish(&self, scale: f64, floor: i32, private: &HashSet<u32>) -> Vec<(u32, Vec<(u8, i8)>)> {
        let mut out = Vec::new();
        let mut keys: Vec<(u32, usize)> = self.rows.iter().map(|(k, r)| (*k, *r)).collect();
        keys.sort_unstable();
        for (key, row) in keys.into_iter().filter(|k| !private.contains(&k.0)) {
            let mut pairs = Vec::new();
            for class in 0..self.classes {
                let average = f64::from(self.total[row + class]) / f64::from(self.runs.max(1));
                let q = (average * scale).round().clamp(-127.0, 127.0) as i32;
                if q.abs() >= floor.max(1) {
                    pairs.push((class as u8, q as i8));
                }
            }
            if !pairs.is_empty() {
                out.push((key, pairs));
            }
        }
        out
    }
}

/// The model file, see `language::perceptron`.
pub(crate) fn file(classes: &[String], features: &[(u32, Vec<(u8, i8)>)], lexicon: &[(u32, u8)]) -> Vec<u8> {
    let mut out = b"TLP1".to_vec();
    number(&mut out, classes.len() as u32);
    for class in classes {
        number(&mut out, class.len() as u32);
        out.extend(class.as_bytes());
    }
    number(&mut out, features.len() as u32);
    let mut last = 0;
    for (key, pairs) in features {
        number(&mut out, key.wrapping_sub(last));
        last = *key;
        out.push(pairs.len() as u8);
        for (class, weight) in pairs {
            out.extend([*class, weight.cast_unsigned()]);
        }
    }
    number(&mut out, lexicon.len() as u32);
    let mut last = 0;
    for (key, value) in lexicon {
        number(&mut out, key.wrapping_sub(last));
        last = *key;
        out.push(*value);
    }
    out
}

fn number(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push((n & 0x7F) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// The key of a source's own twin of a feature.
pub(crate) fn own_key(key: u32, source: u32) -> u32 {
    language::perceptron::join(127, key, source)
}

/// A fixed sequence of numbers, the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    /// Begins at `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Shuffles `items`.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = (self.next() >> 33) as usize % (i + 1);
            items.swap(i, j);
        }
    }
}
