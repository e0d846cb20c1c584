//! Parquet: the same tables with typed columns, for DuckDB, pandas, Arrow.
//!
//! A column whose every cell is a whole number is INT64, a number DOUBLE, yes or no BOOLEAN; everything else is UTF-8
//! text, with lists as in the CSV. Every column may be null.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::{Row, Table, cells, text};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    Whole,
    Number,
    YesNo,
    Text,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            v if v.as_i64().is_some() => Self::Whole,
            Value::Number(_) => Self::Number,
            Value::Bool(_) => Self::YesNo,
            _ => Self::Text,
        }
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

impl Table {
    /// Writes the table as a Parquet file of one row group.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_parquet(&self, out: impl Write + Send) -> Result<()> {
        let kind = |c: &String| {
            let cells = self.rows.iter().filter_map(|row| row.get(c));
            cells.map(Kind::of).reduce(Kind::and).unwrap_or(Kind::Text)
        };
        let columns = self.columns.iter().map(|c| (c.clone(), kind(c))).collect();
        let mut file = Rows::begin(&self.name, columns, out)?;
        file.group(&self.rows)?;
        file.file.close().map(drop)
    }
}

/// The columns of a table whose rows come one after another: what holds all rows that were seen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Columns {
    names: Vec<String>,
    kinds: BTreeMap<String, Kind>,
}

impl Columns {
    /// Takes account of a record.
    pub fn see(&mut self, fields: &Map<String, Value>) {
        for (name, value) in cells(fields, &mut self.names) {
            let kind = Kind::of(&value);
            self.kinds.entry(name).and_modify(|k| *k = k.and(kind)).or_insert(kind);
        }
    }

    /// Takes account of the rows that others were made of; their columns come after those that are known.
    pub fn join(&mut self, others: &Self) {
        for name in &others.names {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        for (name, kind) in &others.kinds {
            self.kinds.entry(name.clone()).and_modify(|k| *k = k.and(*kind)).or_insert(*kind);
        }
    }

    /// Begins a Parquet file with these columns.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn file<W: Write + Send>(self, name: &str, out: W) -> Result<Rows<W>> {
        let kind = |name: &String| self.kinds.get(name).copied().unwrap_or(Kind::Text);
        Rows::begin(name, self.names.iter().map(|n| (n.clone(), kind(n))).collect(), out)
    }
}

/// Rows of one row group: enough to pack well, few enough to hold.
const GROUP: usize = 4096;

/// A Parquet file in the making, which holds the rows of one row group.
pub struct Rows<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<(String, Kind)>,
    waiting: Vec<Row>,
}

impl<W: Write + Send> std::fmt::Debug for Rows<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("columns", &self.columns).finish_non_exhaustive()
    }
}

impl<W: Write + Send> Rows<W> {
    fn begin(name: &str, columns: Vec<(String, Kind)>, out: W) -> Result<Self> {
        let fields: Result<Vec<TypePtr>> = columns.iter().map(|(name, kind)| field(name, *kind)).collect();
        let schema = Arc::new(Type::group_type_builder(name).with_fields(fields?).build()?);
        let properties = Arc::new(WriterProperties::builder().set_compression(Compression::SNAPPY).build());
        Ok(Self { file: SerializedFileWriter::new(out, schema, properties)?, columns, waiting: Vec::new() })
    }

    /// Writes a record; what no column was made for is left out.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn push(&mut self, fields: &Map<String, Value>) -> Result<()> {
        self.waiting.push(cells(fields, &mut Vec::new()));
        if self.waiting.len() < GROUP {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.waiting);
        self.group(&rows)
    }

    /// Writes what is waiting, and the end of the file.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn end(mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        if !rows.is_empty() {
            self.group(&rows)?;
        }
        self.file.close().map(drop)
    }

    fn group(&mut self, rows: &[Row]) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for (name, _) in &self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            column(rows, name, writer.untyped())?;
            writer.close()?;
        }
        group.close().map(drop)
    }
}

fn column(rows: &[Row], name: &str, writer: &mut ColumnWriter<'_>) -> Result<()> {
    let levels: Vec<i16> = rows.iter().map(|row| i16::from(row.contains_key(name))).collect();
    let cells = rows.iter().filter_map(|row| row.get(name));
    match writer {
        ColumnWriter::Int64ColumnWriter(w) => {
            let values: Vec<i64> = cells.filter_map(Value::as_i64).collect();
            w.write_batch(&values, Some(&levels), None)?;
        }
        ColumnWriter::DoubleColumnWriter(w) => {
            let values: Vec<f64> = cells.filter_map(Value::as_f64).collect();
            w.write_batch(&values, Some(&levels), None)?;
        }
        ColumnWriter::BoolColumnWriter(w) => {
            let values: Vec<bool> = cells.filter_map(Value::as_bool).collect();
            w.write_batch(&values, Some(&levels), None)?;
        }
        ColumnWriter::ByteArrayColumnWriter(w) => {
            let values: Vec<ByteArray> = cells.map(|c| ByteArray::from(text(c).into_bytes())).collect();
            w.write_batch(&values, Some(&levels), None)?;
        }
        _ => {}
    }
    Ok(())
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
    use serde_json::json;

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
    fn columns_of_two_lots_hold_the_rows_of_both() {
        let seen = |records: &[Value]| {
            let mut columns = Columns::default();
            records.iter().filter_map(Value::as_object).for_each(|r| columns.see(r));
            columns
        };
        let (one, other) = ([json!({"n": 1, "a": "x"})], [json!({"b": true, "n": 0.5})]);
        let mut both = seen(&one);
        both.join(&seen(&other));
        let all = seen(&[one, other].concat());
        assert_eq!((&both.names, &both.kinds), (&all.names, &all.kinds));
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
        all.iter().for_each(|r| columns.see(r));
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
