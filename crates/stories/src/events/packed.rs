//! Sparse vectors in four bytes a term (24 bits of a hash, 8 of weight), and their products with one vector held ready.

/// Names, words and numbers of an article, or of a story in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Packed {
    /// Term above, weight in the lowest byte; names, then words, then numbers, each sorted by term.
    cells: Box<[u32]>,
    /// Where the names end, and where the words end.
    ends: [u16; 2],
    /// What one step of weight is worth in each of the three.
    step: [f32; 3],
}

/// Bits of a term.
const TERM: u32 = 24;

impl Packed {
    /// The three parts as given: terms of 24 bits with their weights, in any order; equal terms are added up.
    pub(super) fn of(parts: [Vec<(u32, f32)>; 3]) -> Self {
        let mut cells = Vec::with_capacity(parts.iter().map(Vec::len).sum());
        let (mut ends, mut step) = ([0; 3], [0.0; 3]);
        for (k, part) in parts.into_iter().enumerate() {
            let part = sum(part);
            let most = part.iter().map(|(_, w)| *w).fold(0.0, f32::max);
            step[k] = most / 255.0;
            cells.extend(part.iter().map(|(term, w)| cell(*term, w / step[k].max(f32::MIN_POSITIVE))));
            ends[k] = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        }
        Self { cells: cells.into_boxed_slice(), ends: [ends[0], ends[1]], step }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    fn part(&self, k: usize) -> &[u32] {
        let [names, words] = self.ends.map(usize::from);
        let range = match k {
            0 => 0..names,
            1 => names..words,
            _ => words..self.cells.len(),
        };
        self.cells.get(range).unwrap_or_default()
    }

    /// Terms of one part (0 names, 1 words, 2 numbers) with their weights.
    pub(super) fn weights(&self, k: usize) -> impl Iterator<Item = (u32, f32)> {
        let step = self.step.get(k).copied().unwrap_or_default();
        self.part(k).iter().map(move |c| (c >> 8, (c & 255) as f32 * step))
    }

    /// As bytes that [`Packed::of_bytes`] reads.
    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        let ends = self.ends.iter().flat_map(|e| e.to_le_bytes());
        let steps = self.step.iter().flat_map(|s| s.to_le_bytes());
        ends.chain(steps).chain(self.cells.iter().flat_map(|c| c.to_le_bytes()))
    }

    /// What [`Packed::bytes`] wrote; `None` for anything else.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (ends, rest) = bytes.split_first_chunk::<4>()?;
        let (steps, cells) = rest.split_first_chunk::<12>()?;
        let ends = [u16::from_le_bytes([ends[0], ends[1]]), u16::from_le_bytes([ends[2], ends[3]])];
        let (cells, left) = cells.as_chunks::<4>();
        let whole = left.is_empty() && ends[0] <= ends[1] && usize::from(ends[1]) <= cells.len();
        let mut step = [0.0; 3];
        for (step, bytes) in step.iter_mut().zip(steps.as_chunks::<4>().0) {
            *step = f32::from_le_bytes(*bytes);
        }
        whole.then(|| Self { cells: cells.iter().map(|c| u32::from_le_bytes(*c)).collect(), ends, step })
    }

    /// The same with every name exchanged for another.
    pub(super) fn renamed(&self, by: u32) -> Self {
        let mut cells = self.cells.clone();
        let names = usize::from(self.ends[0]).min(cells.len());
        cells[..names].iter_mut().for_each(|c| *c ^= by << 8);
        cells[..names].sort_unstable();
        Self { cells, ..self.clone() }
    }
}

/// Adds up equal terms, in a fixed order, and sorts by term.
pub(super) fn sum(mut all: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    all
}

/// The heaviest of some terms, the smaller term first of equals.
pub(super) fn heaviest(mut all: Vec<(u32, f32)>, most: usize) -> Vec<(u32, f32)> {
    if all.len() > most {
        all.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(most);
    }
    all
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and clamped to a byte")]
fn cell(term: u32, weight: f32) -> u32 {
    (term << 8) | weight.round().clamp(1.0, 255.0) as u32
}

/// Slots of the table of the vector that is held; a vector has a few hundred terms.
const SLOTS: usize = 4096;

/// One vector held in a table that fits the nearest cache, for products with many others.
pub(super) struct Probe {
    slots: Box<[u32; SLOTS]>,
    taken: Vec<u16>,
    step: [f32; 3],
}

impl Probe {
    /// Holds nothing yet.
    pub(super) fn new() -> Self {
        Self { slots: Box::new([0; SLOTS]), taken: Vec::new(), step: [0.0; 3] }
    }

    /// Holds this vector instead of the last one.
    pub(super) fn hold(&mut self, vector: &Packed) {
        for at in self.taken.drain(..) {
            self.slots[usize::from(at) % SLOTS] = 0;
        }
        self.step = vector.step;
        // Never full, so that a search ends.
        for cell in vector.cells.iter().take(SLOTS / 2) {
            let mut at = (cell >> 8) as usize % SLOTS;
            while self.slots[at] != 0 {
                at = (at + 1) % SLOTS;
            }
            self.slots[at] = *cell;
            self.taken.push(u16::try_from(at).unwrap_or_default());
        }
    }

    /// Product of part `k` of the held vector with that of another. A term's part is mixed into its hash, so that a
    /// name never meets a word.
    pub(super) fn dot(&self, other: &Packed, k: usize) -> f32 {
        let mut sum = 0;
        for cell in other.part(k) {
            let mut at = (cell >> 8) as usize % SLOTS;
            loop {
                let held = self.slots[at];
                if held == 0 {
                    break;
                }
                if held >> 8 == cell >> 8 {
                    sum += (held & 255) * (cell & 255);
                    break;
                }
                at = (at + 1) % SLOTS;
            }
        }
        sum as f32
            * self.step.get(k).copied().unwrap_or_default()
            * other.step.get(k).copied().unwrap_or_default()
    }
}

/// A term of 24 bits of a stem, another for each part: enough to tell a million articles' words apart, as two of one
/// pair of articles meet by chance once in three hundred pairs, and then weigh little.
pub(super) fn term(stem: &str, part: u8) -> u32 {
    let start = 0xcbf2_9ce4_8422_2325 ^ u64::from(part);
    let wide = stem.bytes().fold(start.wrapping_mul(0x0000_0100_0000_01b3), |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mixed = (wide ^ (wide >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    u32::try_from(mixed >> (64 - TERM)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(words: &[(u32, f32)]) -> Packed {
        Packed::of([Vec::new(), words.to_vec(), Vec::new()])
    }

    #[test]
    fn a_product_is_that_of_the_shared_terms() {
        // 1 and 4097 want the same slot.
        let (a, b) = (packed(&[(1, 0.6), (4097, 0.8)]), packed(&[(4097, 0.5), (9, 0.5)]));
        let mut probe = Probe::new();
        probe.hold(&a);
        assert!((probe.dot(&b, 1) - 0.4).abs() < 0.01);
        assert!(probe.dot(&b, 0).abs() < 1e-9);
        probe.hold(&packed(&[(9, 1.0)]));
        assert!((probe.dot(&b, 1) - 0.5).abs() < 0.01);
        assert!(probe.dot(&a, 1).abs() < 1e-9);
    }

    #[test]
    fn equal_terms_are_added_up() {
        let packed = packed(&[(7, 0.1), (3, 0.4), (7, 0.1)]);
        let weights: Vec<(u32, f32)> = packed.weights(1).collect();
        assert_eq!(weights.iter().map(|(t, _)| *t).collect::<Vec<_>>(), [3, 7]);
        assert!((weights[1].1 - 0.2).abs() < 0.002);
    }

    #[test]
    fn parts_have_terms_of_their_own() {
        assert_ne!(term("harbour", 0), term("harbour", 1));
        assert!(term("harbour", 0) < 1 << TERM);
    }

    #[test]
    fn other_names_leave_the_words() {
        let one = Packed::of([vec![(1, 1.0)], vec![(5, 1.0)], Vec::new()]);
        let other = one.renamed(0x10);
        assert_eq!(other.weights(0).next(), Some((0x11, 1.0)));
        assert_eq!(other.weights(1).next(), Some((5, 1.0)));
    }
}
