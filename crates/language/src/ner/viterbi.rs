//! The best legal row of BILOU labels.

use std::ops::Range;

use super::NameKind;
use crate::perceptron::{MAX_CLASSES, Scores};

/// Lower than any score.
const NEVER: i32 = -100_000_000;

/// The labels of a model, by class.
#[derive(Debug)]
pub struct Labels {
    /// Place in a name ('O', 'B', 'I', 'L', 'U') and kind (0 for O).
    parts: Vec<(u8, u8)>,
    outside: usize,
}

impl Labels {
    /// Reads "O", "B-PER", "U-LOC", …
    #[must_use]
    pub fn of(classes: &[String]) -> Option<Self> {
        let part = |class: &String| -> Option<(u8, u8)> {
            let place = *class.as_bytes().first()?;
            let kind = match class.get(2..).unwrap_or("") {
                "" => 0,
                "PER" => 1,
                "ORG" => 2,
                "LOC" => 3,
                _ => return None,
            };
            Some((place, kind))
        };
        let parts = classes.iter().map(part).collect::<Option<Vec<_>>>()?;
        let outside = parts.iter().position(|p| p.0 == b'O')?;
        Some(Self { parts, outside })
    }

    /// The class of "O".
    #[must_use]
    pub fn outside(&self) -> usize {
        self.outside
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// True when `after` may follow `before` (`None` at the start).
    fn follows(&self, before: Option<usize>, after: usize) -> bool {
        let (place, kind) = self.parts[after];
        let inside = before.map(|b| self.parts[b]).filter(|p| matches!(p.0, b'B' | b'I'));
        match inside {
            Some((_, open)) => matches!(place, b'I' | b'L') && kind == open,
            None => matches!(place, b'O' | b'B' | b'U'),
        }
    }

    /// True when a name may end with `label`.
    fn ends(&self, label: usize) -> bool {
        !matches!(self.parts[label].0, b'B' | b'I')
    }

    /// The names in a row of labels.
    pub fn spans<'p>(&'p self, path: &'p [u8]) -> impl Iterator<Item = (Range<usize>, NameKind)> + 'p {
        let mut start = 0;
        path.iter().enumerate().filter_map(move |(i, label)| {
            let (place, kind) = self.parts.get(usize::from(*label)).copied().unwrap_or((b'O', 0));
            if matches!(place, b'B' | b'U') {
                start = i;
            }
            let kind = match kind {
                1 => NameKind::Person,
                2 => NameKind::Organisation,
                _ => NameKind::Place,
            };
            matches!(place, b'L' | b'U').then_some((start..i + 1, kind))
        })
    }
}

/// Scores of label after label.
#[derive(Debug)]
pub struct Transitions {
    /// For each label, its score as the first; none where no row may begin with it.
    first: Vec<Option<i32>>,
    /// For each label, those that it may follow, with its score after them.
    after: Vec<Vec<(usize, i32)>>,
}

impl Transitions {
    /// With `add`, which adds the weights of label `class` (or the start, 63) to the scores of the label after it.
    #[must_use]
    pub fn of(labels: &Labels, add: impl Fn(u32, &mut Scores)) -> Self {
        let row = |before: Option<usize>| {
            let mut scores = [0; MAX_CLASSES];
            add(before.map_or(63, crate::analysis::to_u32), &mut scores);
            scores
        };
        let all = || 0..labels.count();
        let start = row(None);
        let rows: Vec<Scores> = all().map(|before| row(Some(before))).collect();
        let befores = |label| all().filter(move |before| labels.follows(Some(*before), label));
        Self {
            first: all().map(|label| labels.follows(None, label).then_some(start[label])).collect(),
            after: all()
                .map(|label| befores(label).map(|before| (before, rows[before][label])).collect())
                .collect(),
        }
    }
}

/// The best row of labels for words with these scores.
#[must_use]
pub fn best(emissions: &[Scores], labels: &Labels, transitions: &Transitions) -> Vec<u8> {
    let n = labels.count();
    let mut from = vec![[0u8; MAX_CLASSES]; emissions.len()];
    let mut scores = [NEVER; MAX_CLASSES];
    for (label, first) in transitions.first.iter().enumerate() {
        if let (Some(first), Some(emission)) = (first, emissions.first()) {
            scores[label] = first + emission[label];
        }
    }
    for (emission, from) in emissions.iter().zip(&mut from).skip(1) {
        let mut next = [NEVER; MAX_CLASSES];
        for (label, befores) in transitions.after.iter().enumerate() {
            for (before, weight) in befores {
                let score = scores[*before] + weight + emission[label];
                if score > next[label] {
                    next[label] = score;
                    from[label] = u8::try_from(*before).unwrap_or(0);
                }
            }
        }
        scores = next;
    }
    let mut path = vec![0u8; emissions.len()];
    let legal = (0..n).filter(|l| labels.ends(*l));
    let Some(mut label) = legal.max_by_key(|l| (scores[*l], n - l)) else { return path };
    for i in (0..emissions.len()).rev() {
        path[i] = u8::try_from(label).unwrap_or(0);
        label = usize::from(from[i][label]);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Labels {
        Labels::of(&["O", "B-PER", "I-PER", "L-PER", "U-PER"].map(str::to_owned)).unwrap()
    }

    #[test]
    fn only_legal_rows_are_found() {
        let labels = labels();
        let transitions = Transitions::of(&labels, |_, _| {});
        let mut scores = [[0; MAX_CLASSES]; 2];
        // The best single labels are B, B; the best legal row is B, L.
        scores[0][1] = 9;
        scores[1][1] = 9;
        scores[1][3] = 5;
        assert_eq!(best(&scores, &labels, &transitions), [1, 3]);
        assert_eq!(labels.spans(&[1, 3]).map(|s| s.0).collect::<Vec<_>>(), Vec::from_iter(Some(0..2)));
    }

    #[test]
    fn no_words_no_labels() {
        assert!(best(&[], &labels(), &Transitions::of(&labels(), |_, _| {})).is_empty());
    }
}
