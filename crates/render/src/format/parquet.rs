//! Parquet: the same tables with typed columns, for DuckDB, pandas, Arrow.
//!
//! A column whose every cell is a whole number is INT64, a number DOUBLE, yes or no BOOLEAN; everything else is UTF-8
//! text, with lists as in the CSV. Every column may be null.

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde::Serialize;

use super::columns::{Columns, Kind};
use super::lot::{self, Held, Lot};
use super::table::Table;

impl Table {
    /// Writes the table as a Parquet file.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_parquet(&self, out: impl Write + Send) -> Result<()> {
        let mut columns = Columns::default();
        for name in &self.columns {
            columns.place(name);
        }
        let failed = |e: serde_json::Error| ParquetError::External(Box::new(e));
        self.rows.iter().try_for_each(|row| columns.see(row)).map_err(failed)?;
        let mut file = columns.file(&self.name, out)?;
        self.rows.iter().try_for_each(|row| file.push(row))?;
        file.end()
    }
}

impl Columns {
    /// Begins a Parquet file with these columns.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn file<W: Write + Send>(&self, name: &str, out: W) -> Result<Rows<W>> {
        let fields: Result<Vec<TypePtr>> = self.all().map(|(name, kind)| field(name, kind)).collect();
        let schema = Arc::new(Type::group_type_builder(name).with_fields(fields?).build()?);
        let columns = self.all().map(|(name, kind)| Column::of(name, kind)).collect();
        let (waiting, waited) = (Lot::default(), 0);
        Ok(Rows {
            file: SerializedFileWriter::new(out, schema, properties())?,
            columns,
            rows: 0,
            waiting,
            waited,
        })
    }
}

/// Least and greatest are noted for a row group, not for each page; words that repeat get a dictionary, and those that do
/// not are soon written as they are: both cost more time than all the rest.
fn properties() -> Arc<WriterProperties> {
    let all = WriterProperties::builder().set_compression(Compression::SNAPPY);
    let all = all.set_statistics_enabled(EnabledStatistics::Chunk).set_dictionary_page_size_limit(DICTIONARY);
    Arc::new(all.build())
}

/// Bytes of a column's dictionary.
const DICTIONARY: usize = 128 << 10;

/// Rows of one row group: enough to pack well, few enough to hold.
const GROUP: usize = 4096;

/// A Parquet file in the making, which holds the rows of one row group.
pub struct Rows<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
    waiting: Lot,
    waited: usize,
}

impl<W: Write + Send> std::fmt::Debug for Rows<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl<W: Write + Send> Rows<W> {
    /// Writes a record; what no column was made for is left out.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn push(&mut self, record: &impl Serialize) -> Result<()> {
        self.waiting.add(None, record).map_err(|e| ParquetError::External(Box::new(e)))?;
        self.waited += 1;
        if self.waited < GROUP { Ok(()) } else { self.lay_waiting() }
    }

    /// Writes packed rows.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn lay(&mut self, columns: &Columns, rows: Vec<u8>) -> Result<()> {
        let own = |name: &str| self.columns.iter().position(|c| c.name == name);
        let places: Vec<Option<usize>> = columns.all().map(|(name, _)| own(name)).collect();
        for cell in lot::read(&Bytes::from(rows)) {
            match cell {
                Some((column, value)) => {
                    if let Some(place) = places.get(column).copied().flatten() {
                        self.columns[place].put(value, self.rows);
                    }
                }
                None => self.row()?,
            }
        }
        Ok(())
    }

    /// Ends a row.
    fn row(&mut self) -> Result<()> {
        self.rows += 1;
        for column in &mut self.columns {
            column.levels.resize(self.rows, 0);
        }
        if self.rows < GROUP { Ok(()) } else { self.group() }
    }

    fn lay_waiting(&mut self) -> Result<()> {
        self.waited = 0;
        let lot = std::mem::take(&mut self.waiting);
        let (columns, rows) = lot.parts();
        self.lay(columns, rows.to_vec())
    }

    /// Writes what is waiting, and the end of the file.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn end(mut self) -> Result<()> {
        self.lay_waiting()?;
        if self.rows > 0 {
            self.group()?;
        }
        self.file.close().map(drop)
    }

    fn group(&mut self) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            column.write(writer.untyped())?;
            writer.close()?;
        }
        self.rows = 0;
        group.close().map(drop)
    }
}

/// The cells of one column in the rows that are held.
struct Column {
    name: String,
    /// One for a cell, nought where a row has none.
    levels: Vec<i16>,
    values: Values,
}

enum Values {
    Whole(Vec<i64>),
    Number(Vec<f64>),
    YesNo(Vec<bool>),
    Text(Vec<ByteArray>),
}

impl Column {
    fn of(name: &str, kind: Kind) -> Self {
        let values = match kind {
            Kind::Whole => Values::Whole(Vec::new()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::YesNo => Values::YesNo(Vec::new()),
            Kind::Text => Values::Text(Vec::new()),
        };
        Self { name: name.to_owned(), levels: Vec::new(), values }
    }

    /// Adds the cell of this row; a second one of a row is left out, as is what the column does not hold.
    #[allow(clippy::cast_precision_loss, reason = "a column of numbers is of doubles")]
    fn put(&mut self, value: Held, row: usize) {
        if self.levels.len() != row {
            return;
        }
        match (&mut self.values, value) {
            (Values::Whole(all), Held::Whole(n)) => all.push(n),
            (Values::Number(all), Held::Whole(n)) => all.push(n as f64),
            (Values::Number(all), Held::Number(n)) => all.push(n),
            (Values::YesNo(all), Held::YesNo(b)) => all.push(b),
            (Values::Text(all), value) => all.push(words(value)),
            _ => return,
        }
        self.levels.push(1);
    }

    /// Writes the cells and forgets them.
    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<()> {
        let levels = Some(&self.levels[..]);
        match (writer, &self.values) {
            (ColumnWriter::Int64ColumnWriter(w), Values::Whole(all)) => w.write_batch(all, levels, None)?,
            (ColumnWriter::DoubleColumnWriter(w), Values::Number(all)) => w.write_batch(all, levels, None)?,
            (ColumnWriter::BoolColumnWriter(w), Values::YesNo(all)) => w.write_batch(all, levels, None)?,
            (ColumnWriter::ByteArrayColumnWriter(w), Values::Text(all)) => {
                w.write_batch(all, levels, None)?
            }
            _ => return Err(ParquetError::General(format!("column {} changed its kind", self.name))),
        };
        self.levels.clear();
        match &mut self.values {
            Values::Whole(all) => all.clear(),
            Values::Number(all) => all.clear(),
            Values::YesNo(all) => all.clear(),
            Values::Text(all) => all.clear(),
        }
        Ok(())
    }
}

/// A cell of a column that holds words as well.
fn words(value: Held) -> ByteArray {
    match value {
        Held::Text(text) => text.into(),
        Held::Whole(n) => n.to_string().into_bytes().into(),
        Held::Number(n) => serde_json::Value::from(n).to_string().into_bytes().into(),
        Held::YesNo(b) => b.to_string().into_bytes().into(),
    }
}

fn field(name: &str, kind: Kind) -> Result<TypePtr> {
    let (physical, logical) = match kind {
        Kind::Whole => (Physical::INT64, None),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::YesNo => (Physical::BOOLEAN, None),
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(field))
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    use serde_json::{Map, Value, json};

    use super::*;

    #[test]
    fn what_is_written_is_read_again_with_types_and_nulls() {
        let row = |n: Option<i64>, words: Value| {
            let mut row = std::collections::BTreeMap::from([("words".to_owned(), words)]);
            row.extend(n.map(|n| ("n".to_owned(), json!(n))));
            row
        };
        let table = Table {
            name: "figure".into(),
            columns: vec!["n".into(), "words".into()],
            rows: vec![row(Some(-4), json!("five „mills“")), row(None, json!(["a", "b"]))],
        };
        let mut bytes = Vec::new();
        table.write_parquet(&mut bytes).unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(std::result::Result::unwrap).collect();
        assert_eq!(rows[0].get_long(0).unwrap(), -4);
        assert_eq!(rows[0].get_string(1).unwrap(), "five „mills“");
        assert!(rows[1].get_long(0).is_err(), "a missing number is null");
        assert_eq!(rows[1].get_string(1).unwrap(), "a; b");
    }

    #[test]
    fn rows_that_come_one_by_one_are_in_groups_under_columns_that_hold_all() {
        let record = |i: i64| match json!({"type": "figure", "n": if i == 7 { json!(0.5) } else { json!(i) }, "at": {"start": i}})
        {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let all: Vec<_> = (0..5000).map(record).collect();
        let mut columns = Columns::default();
        all.iter().for_each(|r| columns.see(r).unwrap());
        let mut bytes = Vec::new();
        let mut file = columns.file("figure", &mut bytes).unwrap();
        all.iter().for_each(|r| file.push(r).unwrap());
        file.end().unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        assert_eq!(reader.num_row_groups(), 2);
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(std::result::Result::unwrap).collect();
        assert_eq!(rows.len(), 5000);
        assert!((rows[7].get_double(0).unwrap() - 0.5).abs() < 1e-9);
        assert_eq!(rows[4999].get_long(1).unwrap(), 4999);
    }
}
