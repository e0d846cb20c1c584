//! A linear model as it is shipped: classes, hashed features, quantised weights; and its scoring.
//!
//! The file is `TLP1`, then three tables, numbers little-endian base-128: classes (count; length, bytes), features
//! (count; distance from the last key, count of weights, then pairs of class and signed byte), and the lexicon
//! (count; distance from the last key, value).

/// Most classes a model may have.
pub const MAX_CLASSES: usize = 64;

/// A model ready for scoring.
#[derive(Debug)]
pub struct Model {
    /// The classes, by number.
    pub classes: Vec<String>,
    /// Open addressing: key and place in `weights`; place 0 is empty.
    slots: Vec<(u32, u32)>,
    mask: usize,
    /// Rows: how many pairs, then pairs of class and weight.
    weights: Vec<[u8; 2]>,
    /// Small facts about words, by hash of the word, sorted.
    lexicon: Vec<(u32, u8)>,
    /// The lexicon by open addressing.
    words: Vec<(u32, u8)>,
}

/// Scores by class.
pub type Scores = [i32; MAX_CLASSES];

impl Model {
    /// Reads a model; `None` where the bytes are not one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Reader(bytes.strip_prefix(b"TLP1")?);
        let classes = (0..input.number()?).map(|_| input.text()).collect::<Option<Vec<_>>>()?;
        let count = input.number()? as usize;
        let mask = (count * 2).next_power_of_two().max(2) - 1;
        let mut model = Self {
            classes,
            slots: vec![(0, 0); mask + 1],
            mask,
            weights: {
                let mut w = Vec::with_capacity(count * 4);
                w.push([0, 0]);
                w
            },
            lexicon: Vec::new(),
            words: Vec::new(),
        };
        let mut key = 0u32;
        for _ in 0..count {
            key = key.wrapping_add(input.number()?);
            model.insert(key, &mut input)?;
        }
        model.read_lexicon(&mut input)?;
        (model.classes.len() <= MAX_CLASSES).then_some(model)
    }

    /// Where the search for `key` begins: by its high bits, so that reading the sorted keys fills the table from one
    /// end to the other and not at random.
    #[inline]
    fn slot(&self, key: u32) -> usize {
        ((u64::from(key) * (self.mask as u64 + 1)) >> 32) as usize
    }

    fn insert(&mut self, key: u32, input: &mut Reader<'_>) -> Option<()> {
        let place = u32::try_from(self.weights.len()).ok()?;
        let pairs = input.byte()?;
        self.weights.push([pairs, 0]);
        for _ in 0..pairs {
            let class = input.byte()?;
            (usize::from(class) < MAX_CLASSES).then_some(())?;
            self.weights.push([class, input.byte()?]);
        }
        let mut slot = self.slot(key);
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & self.mask;
        }
        self.slots[slot] = (key, place);
        Some(())
    }

    fn read_lexicon(&mut self, input: &mut Reader<'_>) -> Option<()> {
        let count = input.number()?;
        let mut key = 0u32;
        for _ in 0..count {
            key = key.wrapping_add(input.number()?);
            self.lexicon.push((key, input.byte()?));
        }
        self.words = table(&self.lexicon);
        Some(())
    }

    /// Adds the weights of feature `key` to `scores`.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut Scores) {
        let place = self.place(key);
        if place != 0 {
            self.add_row(place as usize, scores);
        }
    }

    /// Adds the weights of several features: all keys are found before any row is read, so that the waits for
    /// memory overlap.
    #[inline]
    pub fn add_all<const N: usize>(&self, keys: &[u32; N], scores: &mut Scores) {
        let mut found = [0u32; N];
        for (place, key) in found.iter_mut().zip(keys) {
            *place = self.place(*key);
        }
        for place in found.into_iter().filter(|p| *p != 0) {
            self.add_row(place as usize, scores);
        }
    }

    /// The place of the row of `key`; 0 where there is none.
    #[inline]
    fn place(&self, key: u32) -> u32 {
        let mut slot = self.slot(key);
        loop {
            let (k, place) = self.slots[slot];
            if k == key || place == 0 {
                return place;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    #[inline]
    fn add_row(&self, place: usize, scores: &mut Scores) {
        let pairs = usize::from(self.weights[place][0]);
        for [class, weight] in &self.weights[place + 1..=place + pairs] {
            scores[usize::from(*class) & (MAX_CLASSES - 1)] += i32::from(weight.cast_signed());
        }
    }

    /// What the lexicon says of a word; 0 where it does not know it.
    #[inline]
    #[must_use]
    pub fn word(&self, key: u32) -> u8 {
        if self.words.is_empty() { 0 } else { look_up(&self.words, key) }
    }

    /// The class with the highest score among the first `classes`; the first of equals.
    #[must_use]
    pub fn best(&self, scores: &Scores) -> u8 {
        let mut best = 0;
        for class in 1..self.classes.len().min(MAX_CLASSES) {
            if scores[class] > scores[best] {
                best = class;
            }
        }
        u8::try_from(best).unwrap_or(0)
    }
}

/// An open-addressing table of `rows`; value 0 is empty.
#[must_use]
pub fn table(rows: &[(u32, u8)]) -> Vec<(u32, u8)> {
    let mask = (rows.len() * 2).next_power_of_two().max(2) - 1;
    let mut table = vec![(0, 0); mask + 1];
    for row in rows.iter().filter(|r| r.1 != 0) {
        let mut slot = row.0 as usize & mask;
        while table[slot].1 != 0 {
            slot = (slot + 1) & mask;
        }
        table[slot] = *row;
    }
    table
}

/// The value of `key` in a table made by [`table`]; 0 where it is not there.
#[inline]
#[must_use]
pub fn look_up(table: &[(u32, u8)], key: u32) -> u8 {
    let mask = table.len() - 1;
    let mut slot = key as usize & mask;
    loop {
        let (k, value) = table[slot];
        if value == 0 || k == key {
            return value;
        }
        slot = (slot + 1) & mask;
    }
}

/// Hash of a text, the same on every machine.
#[inline]
#[must_use]
pub fn hash(text: &[u8]) -> u32 {
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for b in text {
        h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
    }
    fold(h)
}

/// Hash of feature template `slot` filled with `a` and `b`.
#[inline]
#[must_use]
pub fn join(slot: u32, a: u32, b: u32) -> u32 {
    let pair = (u64::from(a) << 32) | u64::from(b);
    fold((pair ^ (u64::from(slot) << 56)).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (u64::from(slot) << 13))
}

#[inline]
fn fold(h: u64) -> u32 {
    let h = (h ^ (h >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((h >> 32) ^ h) as u32
}

/// Reads the model's numbers.
struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let mut n = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            n |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(n);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let len = self.number()? as usize;
        let (head, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        String::from_utf8(head.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_model_scores() {
        // Two classes; feature 5 has weight 3 for class 1; word 7 has value 2.
        let bytes = b"TLP1\x02\x01A\x01B\x01\x05\x01\x01\x03\x01\x07\x02";
        let model = Model::read(bytes).unwrap();
        let mut scores = [0; MAX_CLASSES];
        model.add(5, &mut scores);
        model.add(6, &mut scores);
        assert_eq!(model.best(&scores), 1);
        assert_eq!((model.word(7), model.word(8)), (2, 0));
    }

    #[test]
    fn broken_bytes_are_no_model() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(b"TLP1\x02\x01A").is_none());
    }
}
