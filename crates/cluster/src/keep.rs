//! Executors write what they have made to files of their own; which of them count, the client says (see `steps`).

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, StructArray};
use datafusion::common::Result;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::WriterProperties;
use uuid::Uuid;

use crate::functions::failed;

/// The column in which a kept row has a name of its own.
pub(crate) const ROW: &str = "row_id";

/// Writes the structs in the lists of the second column as the rows of one file in the folder that the first column names.
/// Each row gives the file's name. A task that is done twice writes two files, of which one counts.
pub(crate) fn keep(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let (folders, lists) = (columns[0].as_string::<i32>(), columns[1].as_list::<i32>());
    if lists.is_empty() {
        return Ok(Arc::new(StringArray::from(Vec::<&str>::new())));
    }
    let name = Uuid::new_v4().simple().to_string();
    let (from, to) = (lists.value_offsets()[0], lists.value_offsets()[lists.len()]);
    let (from, to) = (usize::try_from(from).map_err(failed)?, usize::try_from(to).map_err(failed)?);
    let rows = named(lists.values().slice(from, to - from).as_struct(), &name)?;
    write(Path::new(folders.value(0)), &name, &rows)?;
    Ok(Arc::new((0..lists.len()).map(|_| Some(&name)).collect::<StringArray>()))
}

/// The rows, each with its own name where there is a column for it.
fn named(rows: &StructArray, file: &str) -> Result<RecordBatch> {
    let mut columns = rows.columns().to_vec();
    if let Some((at, _)) = rows.fields().find(ROW) {
        columns[at] = Arc::new((0..rows.len()).map(|n| Some(format!("{file}-{n}"))).collect::<StringArray>());
    }
    let schema = datafusion::arrow::datatypes::Schema::new(rows.fields().clone());
    Ok(RecordBatch::try_new(Arc::new(schema), columns)?)
}

/// Writes a file under another name first, so that nobody reads half of it.
fn write(folder: &Path, name: &str, rows: &RecordBatch) -> Result<()> {
    let half = folder.join(format!("{name}.half"));
    let file = File::create(&half)?;
    let mut writer = ArrowWriter::try_new(file, rows.schema(), Some(properties()))?;
    writer.write(rows)?;
    writer.close()?;
    Ok(std::fs::rename(&half, folder.join(format!("{name}.parquet")))?)
}

/// How all our files are written.
pub(crate) fn properties() -> WriterProperties {
    WriterProperties::builder().set_compression(Compression::SNAPPY).build()
}
