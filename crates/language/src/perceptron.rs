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
    /// Every key with its weights (see [`Row`]), in the order of the keys, about where the key's share of all numbers
    /// puts it, and gaps between, which hold [`GAP`].
    slots: Vec<(u32, Row)>,
    /// How many slots the keys are spread over; some more follow for the last.
    spread: u64,
    /// Rows of more than two pairs: how many, then pairs of class and weight.
    weights: Vec<[u8; 2]>,
    /// Small facts about words, by hash of the word, sorted.
    lexicon: Vec<(u32, u8)>,
    /// The lexicon by open addressing.
    words: Vec<(u32, u8)>,
}

/// The key of a gap between slots: no key is greater, so a search ends here.
const GAP: u32 = u32::MAX;

/// The weights of a feature in four bytes: two pairs of class and weight where that is all (`0x80`, class, class and
/// weights in seven-bit and eight-bit fields), else their place in `weights`.
pub(crate) type Row = u32;

const INSIDE: Row = 1 << 31;

/// A row that adds nothing.
const NONE: Row = INSIDE;

/// Scores by class.
pub type Scores = [i32; MAX_CLASSES];

impl Model {
    /// Reads a model; `None` where the bytes are not one.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Reader(bytes.strip_prefix(b"TLP1")?);
        let classes = (0..input.number()?).map(|_| input.text()).collect::<Option<Vec<_>>>()?;
        let count = input.number()? as usize;
        let spread = count.checked_mul(3)? / 2 + 1;
        let mut model = Self {
            classes,
            // A model has at least three bytes a feature, so no small file asks for much memory.
            slots: Vec::with_capacity(spread.min(input.0.len()) + 64),
            spread: spread as u64,
            weights: Vec::new(),
            lexicon: Vec::new(),
            words: Vec::new(),
        };
        let mut key = 0u32;
        for _ in 0..count {
            key = key.checked_add(input.number()?)?;
            model.push(key, &mut input)?;
        }
        model.slots.resize(model.slots.len().max(spread) + 1, (GAP, NONE));
        model.read_lexicon(&mut input)?;
        (model.classes.len() <= MAX_CLASSES).then_some(model)
    }

    /// Where the search for `key` begins.
    #[inline]
    fn slot(&self, key: u32) -> usize {
        ((u64::from(key) * self.spread) >> 32) as usize
    }

    /// Adds the greatest key so far.
    fn push(&mut self, key: u32, input: &mut Reader<'_>) -> Option<()> {
        let row = self.row(input)?;
        let slot = self.slot(key).max(self.slots.len());
        self.slots.resize(slot, (GAP, NONE));
        self.slots.push((key, row));
        Some(())
    }

    fn row(&mut self, input: &mut Reader<'_>) -> Option<Row> {
        let count = input.byte()?;
        if count <= 2 {
            let mut pairs = [[0u32; 2]; 2];
            for pair in &mut pairs[..usize::from(count)] {
                *pair = input.pair()?.map(u32::from);
            }
            let [[a, v], [b, w]] = pairs;
            return Some(INSIDE | a << 22 | b << 16 | v << 8 | w);
        }
        let place = u32::try_from(self.weights.len()).ok().filter(|p| p & INSIDE == 0)?;
        self.weights.push([count, 0]);
        for _ in 0..count {
            self.weights.push(input.pair()?);
        }
        Some(place)
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
        self.add_rows(&[self.find(key)], scores);
    }

    /// Adds the weights of several features.
    ///
    /// Memory is asked for everything of a kind before any of it is used (slots, then rows), so that the waits
    /// overlap; one feature after the other takes twice as long.
    #[inline]
    pub fn add_all<const N: usize>(&self, keys: &[u32; N], scores: &mut Scores) {
        let starts = keys.map(|key| self.slot(key));
        let met = starts.map(|slot| self.slots.get(slot).copied().unwrap_or((GAP, NONE)));
        let mut rows = [NONE; N];
        for i in 0..N {
            rows[i] = self.go_on(keys[i], starts[i], met[i]);
        }
        self.add_rows(&rows, scores);
    }

    /// Adds the weights of several rows.
    #[inline]
    pub(crate) fn add_rows<const N: usize>(&self, rows: &[Row; N], scores: &mut Scores) {
        let counts = rows.map(|row| if row & INSIDE == 0 { self.count(row) } else { 0 });
        for (row, count) in rows.iter().zip(counts) {
            self.add_row(*row, count, scores);
        }
    }

    /// The row of `key`; one that adds nothing where there is none.
    #[inline]
    pub(crate) fn find(&self, key: u32) -> Row {
        let slot = self.slot(key);
        self.go_on(key, slot, self.slots.get(slot).copied().unwrap_or((GAP, NONE)))
    }

    /// The row of `key`, whose search begins at `slot` and has met what is there.
    #[inline]
    fn go_on(&self, key: u32, mut slot: usize, mut met: (u32, Row)) -> Row {
        while met.0 < key {
            slot += 1;
            met = self.slots.get(slot).copied().unwrap_or((GAP, NONE));
        }
        if met.0 == key { met.1 } else { NONE }
    }

    /// How many pairs stand at place `row`.
    #[inline]
    fn count(&self, row: Row) -> u8 {
        self.weights.get(row as usize).map_or(0, |c| c[0])
    }

    #[inline]
    fn add_row(&self, row: Row, count: u8, scores: &mut Scores) {
        if row & INSIDE != 0 {
            let weight = |shift: u32| i32::from((row >> shift) as u8 as i8);
            scores[(row >> 22) as usize & (MAX_CLASSES - 1)] += weight(8);
            scores[(row >> 16) as usize & (MAX_CLASSES - 1)] += weight(0);
            return;
        }
        let first = row as usize + 1;
        for [class, weight] in self.weights.get(first..first + usize::from(count)).unwrap_or(&[]) {
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
        let own = &scores[..self.classes.len().min(MAX_CLASSES)];
        // First the highest score, which goes many classes at a time, then whose it is.
        let most = own.iter().fold(i32::MIN, |most, score| most.max(*score));
        let best = own.iter().position(|score| *score == most);
        best.and_then(|class| u8::try_from(class).ok()).unwrap_or(0)
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

    /// A class and its weight; `None` for a class that no model has.
    fn pair(&mut self) -> Option<[u8; 2]> {
        let (head, rest) = self.0.split_first_chunk::<2>()?;
        self.0 = rest;
        (usize::from(head[0]) < MAX_CLASSES).then_some(*head)
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
