//! The articles of a story become its records.

use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, LargeStringArray, ListArray, RecordBatch, StringArray, StructArray,
};
use datafusion::arrow::buffer::OffsetBuffer;
use datafusion::arrow::datatypes::{DataType, Field, Fields, Schema};
use datafusion::common::Result;
use dossier::Read;
use engine::Options;

use crate::functions::{failed, list};
use crate::travel;

/// What the function gives: a list of records, each under its story.
pub(crate) fn returns() -> DataType {
    list(DataType::Struct(fields()))
}

fn fields() -> Fields {
    let field = |name: &str, of: DataType| Field::new(name, of, true);
    Fields::from(vec![field("story", DataType::Utf8), field("record", DataType::LargeUtf8)])
}

/// The records of each story as JSON, from the articles that belong to it: lists of ids and what travelled.
pub(crate) fn records(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let (names, members) = (columns[0].as_string::<i32>(), columns[1].as_list::<i32>());
    let (mut stories, mut records, mut ends): (Vec<&str>, Vec<String>, Vec<i32>) = (vec![], vec![], vec![0]);
    for row in 0..members.len() {
        let members = members.value(row);
        let members = members.as_struct();
        let (ids, reads) = (members.column(0).as_string::<i32>(), members.column(1).as_binary::<i64>());
        let unpacked = (0..members.len()).map(|i| travel::unpack(reads.value(i), ids.value(i)));
        let lines = lines(unpacked.collect::<std::io::Result<_>>().map_err(failed)?).map_err(failed)?;
        stories.extend(lines.iter().map(|_| names.value(row)));
        records.extend(lines);
        ends.push(i32::try_from(records.len()).map_err(failed)?);
    }
    let rows = StructArray::from(batch(stories, records)?);
    let item = Arc::new(Field::new_list_field(DataType::Struct(fields()), true));
    Ok(Arc::new(ListArray::try_new(item, OffsetBuffer::new(ends.into()), Arc::new(rows), None)?))
}

/// Records under their stories, as columns.
pub(crate) fn batch(stories: Vec<&str>, records: Vec<String>) -> Result<RecordBatch> {
    let columns: Vec<ArrayRef> =
        vec![Arc::new(StringArray::from(stories)), Arc::new(LargeStringArray::from(records))];
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields())), columns)?)
}

/// The records of a story, one JSON text each.
pub(crate) fn lines(reads: Vec<Read>) -> serde_json::Result<Vec<String>> {
    let account = engine::of_reads(reads, &Options::default());
    account.dossier.records().map(|record| serde_json::to_string(&record)).collect()
}
