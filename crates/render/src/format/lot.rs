//! Rows of one table, packed: each a run of cells with the places of their columns. Quick to make where records are, to
//! keep, and to lay into columns later.

use bytes::Bytes;
use serde::Serialize;

use super::columns::{Columns, Kind};
use super::flat::{Cell, Cells, cells};

/// Rows, and the columns that hold them.
///
/// A cell is its column's number counted from one and a letter for its kind, then the value: 8 bytes, little-endian, of a
/// number, one byte of yes or no, text with its length before it. A row ends in a nought. Numbers of columns and lengths
/// are written seven bits a byte, the lowest first.
#[derive(Clone, Debug, Default)]
pub struct Lot {
    columns: Columns,
    rows: Vec<u8>,
}

impl Lot {
    /// Adds a record of a story.
    ///
    /// # Errors
    /// When the record cannot be written as JSON; its row is then left out.
    pub fn add(&mut self, story: Option<&str>, record: &impl Serialize) -> Result<(), serde_json::Error> {
        let before = self.rows.len();
        if let Some(story) = story {
            self.cell("story", Cell::Text(story));
        }
        let done = cells(record, self);
        match done {
            Ok(()) => self.rows.push(0),
            Err(_) => self.rows.truncate(before),
        }
        done
    }

    /// Adds the rows of another lot after its own.
    pub fn join(&mut self, other: Self) {
        let places = self.columns.join(&other.columns);
        if places.iter().enumerate().all(|(n, place)| n == *place) {
            self.rows.extend_from_slice(&other.rows);
            return;
        }
        for cell in read(&Bytes::from(other.rows)) {
            match cell {
                Some((column, value)) => self.put(places.get(column).copied().unwrap_or(0), value.cell()),
                None => self.rows.push(0),
            }
        }
    }

    /// The columns, and the rows as they are kept.
    #[must_use]
    pub fn parts(&self) -> (&Columns, &[u8]) {
        (&self.columns, &self.rows)
    }

    fn put(&mut self, column: usize, cell: Cell<'_>) {
        let Some(kind) = Kind::of(cell) else { return };
        number(&mut self.rows, column + 1);
        self.rows.push(letter(kind));
        match cell {
            Cell::Nothing => {}
            Cell::Whole(n) => self.rows.extend_from_slice(&n.to_le_bytes()),
            Cell::Number(n) => self.rows.extend_from_slice(&n.to_le_bytes()),
            Cell::YesNo(b) => self.rows.push(b.into()),
            Cell::Text(text) => {
                number(&mut self.rows, text.len());
                self.rows.extend_from_slice(text.as_bytes());
            }
        }
    }
}

impl Cells for Lot {
    fn cell(&mut self, path: &str, cell: Cell<'_>) {
        let place = self.columns.place(path);
        self.columns.hold(place, Kind::of(cell));
        self.put(place, cell);
    }
}

/// A value of a cell; text is lent from the rows it was read of.
#[derive(Clone, Debug)]
pub(super) enum Held {
    Whole(i64),
    Number(f64),
    YesNo(bool),
    Text(Bytes),
}

impl Held {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Whole(n) => Cell::Whole(*n),
            Self::Number(n) => Cell::Number(*n),
            Self::YesNo(b) => Cell::YesNo(*b),
            Self::Text(text) => Cell::Text(std::str::from_utf8(text).unwrap_or_default()),
        }
    }
}

/// The cells of rows with the numbers of their columns; `None` after each row. It ends early where the rows are damaged.
pub(super) fn read(rows: &Bytes) -> impl Iterator<Item = Option<(usize, Held)>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let column = take_number(rows, &mut at)?;
        let Some(column) = column.checked_sub(1) else { return Some(None) };
        let letter = take(rows, &mut at, 1)?[0];
        let value = match letter {
            b'w' => Held::Whole(i64::from_le_bytes(take(rows, &mut at, 8)?.as_ref().try_into().ok()?)),
            b'n' => Held::Number(f64::from_le_bytes(take(rows, &mut at, 8)?.as_ref().try_into().ok()?)),
            b'y' => Held::YesNo(take(rows, &mut at, 1)?[0] == 1),
            _ => {
                let long = take_number(rows, &mut at)?;
                Held::Text(take(rows, &mut at, long)?)
            }
        };
        Some(Some((column, value)))
    })
}

fn letter(kind: Kind) -> u8 {
    match kind {
        Kind::Whole => b'w',
        Kind::Number => b'n',
        Kind::YesNo => b'y',
        Kind::Text => b't',
    }
}

#[allow(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn number(rows: &mut Vec<u8>, mut n: usize) {
    while n >= 0x80 {
        rows.push(n as u8 | 0x80);
        n >>= 7;
    }
    rows.push(n as u8);
}

fn take_number(rows: &Bytes, at: &mut usize) -> Option<usize> {
    let mut n = 0_usize;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = *rows.get(*at)?;
        *at += 1;
        n |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(n);
        }
    }
    None
}

fn take(rows: &Bytes, at: &mut usize, long: usize) -> Option<Bytes> {
    let end = at.checked_add(long).filter(|end| *end <= rows.len())?;
    let part = rows.slice(*at..end);
    *at = end;
    Some(part)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The rows as cells of words under the names of their columns.
    fn told(lot: &Lot) -> Vec<Vec<(String, String)>> {
        let (columns, rows) = lot.parts();
        let names: Vec<&str> = columns.all().map(|(name, _)| name).collect();
        let mut all = vec![Vec::new()];
        for cell in read(&Bytes::copy_from_slice(rows)) {
            match cell {
                Some((column, value)) => {
                    let text = match value {
                        Held::Text(text) => String::from_utf8_lossy(&text).into_owned(),
                        other => format!("{other:?}"),
                    };
                    all.last_mut().unwrap().push((names[column].to_owned(), text));
                }
                None => all.push(Vec::new()),
            }
        }
        assert_eq!(all.pop(), Some(Vec::new()));
        all
    }

    fn lot(records: &[Value]) -> Lot {
        let mut lot = Lot::default();
        records.iter().for_each(|r| lot.add(Some("s"), r).unwrap());
        lot
    }

    #[test]
    fn rows_joined_are_the_rows_of_both_whatever_their_columns() {
        let one = [json!({"type": "x", "a": -3, "b": {"c": "é", "d": null}})];
        let other = [json!({"b": {"e": [1, 2]}, "a": 0.5}), json!({"words": ["p", "q"], "yes": true})];
        let mut both = lot(&one);
        both.join(lot(&other));
        let all = told(&lot(&[&one[..], &other[..]].concat()));
        assert_eq!(told(&both), all);
        assert_eq!(all[0][2], ("b.c".to_owned(), "é".to_owned()));
        assert_eq!(all[1][1], ("b.e".to_owned(), "[1,2]".to_owned()));
        assert_eq!(all[2][1], ("words".to_owned(), "p; q".to_owned()));
    }

    #[test]
    fn rows_cut_anywhere_give_those_before_the_cut() {
        let whole = lot(&[json!({"a": "long ".repeat(40)}), json!({"n": 7, "b": false})]);
        let (_, rows) = whole.parts();
        for end in 0..rows.len() {
            let cut = Bytes::copy_from_slice(&rows[..end]);
            let ends = read(&cut).filter(Option::is_none).count();
            assert!(ends <= 1, "{end}");
        }
    }
}
