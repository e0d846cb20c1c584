//! The columns of a table whose rows come one after another: names in the order in which they are first seen, and what
//! holds every cell that was seen.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::flat::{Cell, Cells, cells};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    Whole,
    Number,
    YesNo,
    Text,
}

impl Kind {
    pub(super) fn of(cell: Cell<'_>) -> Option<Self> {
        Some(match cell {
            Cell::Nothing => return None,
            Cell::Whole(_) => Self::Whole,
            Cell::Number(_) => Self::Number,
            Cell::YesNo(_) => Self::YesNo,
            Cell::Text(_) => Self::Text,
        })
    }

    /// What holds both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Whole, Self::Number) | (Self::Number, Self::Whole) => Self::Number,
            _ => Self::Text,
        }
    }
}

/// Names and kinds of columns.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<(String, Option<Kind>)>", into = "Vec<(String, Option<Kind>)>")]
pub struct Columns {
    all: Vec<(String, Option<Kind>)>,
    at: HashMap<String, usize>,
    /// The column after the last one that was looked up: records write their fields in one order.
    next: usize,
}

impl From<Vec<(String, Option<Kind>)>> for Columns {
    fn from(all: Vec<(String, Option<Kind>)>) -> Self {
        let at = all.iter().enumerate().map(|(n, (name, _))| (name.clone(), n)).collect();
        Self { all, at, next: 0 }
    }
}

impl From<Columns> for Vec<(String, Option<Kind>)> {
    fn from(columns: Columns) -> Self {
        columns.all
    }
}

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Columns {
    /// Takes account of a record.
    ///
    /// # Errors
    /// When the record cannot be written as JSON.
    pub fn see(&mut self, record: &impl Serialize) -> Result<(), serde_json::Error> {
        cells(record, self)
    }

    /// Takes account of the rows that others were made of; their columns come after those that are known. Gives the
    /// place here of each of them.
    pub fn join(&mut self, others: &Self) -> Vec<usize> {
        let mut places = Vec::with_capacity(others.all.len());
        for (name, kind) in &others.all {
            let place = self.place(name);
            self.hold(place, *kind);
            places.push(place);
        }
        places
    }

    /// The column of this name, which is the last if it is new.
    pub(super) fn place(&mut self, name: &str) -> usize {
        let place = match self.all.get(self.next) {
            Some((next, _)) if next == name => self.next,
            _ => self.at.get(name).copied().unwrap_or_else(|| {
                self.at.insert(name.to_owned(), self.all.len());
                self.all.push((name.to_owned(), None));
                self.all.len() - 1
            }),
        };
        self.next = place + 1;
        place
    }

    /// Notes what a column has to hold.
    pub(super) fn hold(&mut self, place: usize, more: Option<Kind>) {
        let kind = &mut self.all[place].1;
        *kind = match (*kind, more) {
            (Some(a), Some(b)) => Some(a.and(b)),
            (a, b) => a.or(b),
        };
    }

    /// Names and kinds in their order; a column of nothing is one of words.
    pub(super) fn all(&self) -> impl ExactSizeIterator<Item = (&str, Kind)> {
        self.all.iter().map(|(name, kind)| (name.as_str(), kind.unwrap_or(Kind::Text)))
    }
}

impl Cells for Columns {
    fn cell(&mut self, path: &str, cell: Cell<'_>) {
        let place = self.place(path);
        self.hold(place, Kind::of(cell));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn columns_of_two_lots_hold_the_rows_of_both() {
        let seen = |records: &[Value]| {
            let mut columns = Columns::default();
            records.iter().for_each(|r| columns.see(r).unwrap());
            columns
        };
        let (one, other) = ([json!({"n": 1, "a": "x"})], [json!({"b": true, "n": 0.5})]);
        let mut both = seen(&one);
        assert_eq!(both.join(&seen(&other)), [2, 0]);
        assert_eq!(both, seen(&[one, other].concat()));
        assert_eq!(both.all().map(|(name, _)| name).collect::<Vec<_>>(), ["n", "a", "b"]);
    }
}
