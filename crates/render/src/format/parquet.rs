//! Parquet: the same tables with typed columns, for DuckDB, pandas, Arrow.
//!
//! A column whose every cell is a whole number is INT64, a number DOUBLE, yes or no BOOLEAN; everything else is UTF-8
//! text, with lists as in the CSV. Every column may be null.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;

use super::table::{Table, text};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Whole,
    Number,
    YesNo,
    Text,
}

impl Table {
    /// Writes the table as a Parquet file of one row group.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_parquet(&self, out: impl Write + Send) -> Result<()> {
        let kinds: Vec<Kind> = self.columns.iter().map(|c| self.kind(c)).collect();
        let fields: Result<Vec<TypePtr>> =
            self.columns.iter().zip(&kinds).map(|(name, kind)| field(name, *kind)).collect();
        let schema = Arc::new(Type::group_type_builder(&self.name).with_fields(fields?).build()?);
        let properties = Arc::new(WriterProperties::builder().set_compression(Compression::SNAPPY).build());
        let mut file = SerializedFileWriter::new(out, schema, properties)?;
        let mut group = file.next_row_group()?;
        for name in &self.columns {
            let Some(mut column) = group.next_column()? else { break };
            self.column(name, column.untyped())?;
            column.close()?;
        }
        group.close()?;
        file.close()?;
        Ok(())
    }

    fn cells<'t>(&'t self, column: &'t str) -> impl Iterator<Item = Option<&'t Value>> {
        self.rows.iter().map(move |row| row.get(column))
    }

    fn kind(&self, column: &str) -> Kind {
        let all = |fits: fn(&Value) -> bool| self.cells(column).flatten().all(fits);
        if self.cells(column).flatten().next().is_none() {
            Kind::Text
        } else if all(|v| v.as_i64().is_some()) {
            Kind::Whole
        } else if all(Value::is_number) {
            Kind::Number
        } else if all(Value::is_boolean) {
            Kind::YesNo
        } else {
            Kind::Text
        }
    }

    fn column(&self, name: &str, writer: &mut ColumnWriter<'_>) -> Result<()> {
        let levels: Vec<i16> = self.cells(name).map(|c| i16::from(c.is_some())).collect();
        let cells = self.cells(name).flatten();
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
}
