//! One input becomes its articles, each with what it says and with what it is grouped by.

use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BinaryBuilder, BooleanBuilder, Int32Builder, LargeBinaryBuilder,
    ListArray, ListBuilder, StringArray, StringBuilder, StructArray, UInt32Builder, UInt64Builder,
    new_null_array,
};
use datafusion::arrow::buffer::OffsetBuffer;
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::Result;
use engine::Profiles;
use engine::spread::Keys;
use model::Article;
use reading::Given;
use stories_of::events;

use crate::functions::{failed, list};
use crate::keep::ROW;
use crate::travel::{self, pack_event};
use crate::{job, session};

/// Columns of an input, in the order in which the function takes them; the body comes last.
pub(crate) const COLUMNS: [&str; 9] =
    ["path", "id", "url", "outlet", "title", "date", "content_type", "line", "not_after"];

/// An article that has been read: what it says, packed, and what it is grouped by.
pub(crate) struct Made {
    /// The article without its text.
    pub(crate) frame: Article,
    /// What it is grouped by.
    pub(crate) keys: Keys,
    /// The article with what it says, as it travels.
    pub(crate) read: Vec<u8>,
}

impl Made {
    /// Reads an article.
    pub(crate) fn of(article: Article, profiles: &Profiles) -> std::io::Result<Self> {
        let read = engine::read_article(article, profiles);
        let keys = Keys::of(&read.article);
        let packed = travel::pack(&read)?;
        let frame = Article { text: String::new(), blocks: Vec::new(), ..read.article };
        Ok(Self { frame, keys, read: packed })
    }
}

/// What the function takes.
pub(crate) fn arguments() -> Vec<DataType> {
    let mut all = vec![DataType::Utf8; COLUMNS.len()];
    all.push(DataType::Binary);
    all
}

/// What it gives: a list of articles.
pub(crate) fn returns() -> DataType {
    list(DataType::Struct(fields()))
}

fn fields() -> Fields {
    let field = |name: &str, of: DataType| Field::new(name, of, true);
    Fields::from(vec![
        field(ROW, DataType::Utf8),
        field("id", DataType::Utf8),
        field("outlet", DataType::Utf8),
        field("frame", DataType::Utf8),
        field("words", DataType::UInt32),
        field("sample", list(DataType::UInt64)),
        field("copy_text", DataType::Utf8),
        field("copy_date", DataType::Utf8),
        field("wire", DataType::Boolean),
        field("day", DataType::Int32),
        field("keys", list(DataType::UInt32)),
        field("event", DataType::Binary),
        field("read", DataType::LargeBinary),
    ])
}

/// The inputs of some rows, from the columns that [`arguments`] names.
pub(crate) fn inputs(columns: &[ArrayRef]) -> Vec<(Given, Vec<u8>)> {
    let texts: Vec<&StringArray> = columns[..COLUMNS.len()].iter().map(|c| c.as_string::<i32>()).collect();
    let bodies: &BinaryArray = columns[COLUMNS.len()].as_binary::<i32>();
    let input = |row: usize| {
        let told = |column: usize| texts[column].is_valid(row).then(|| texts[column].value(row).to_owned());
        let given = Given {
            path: told(0).unwrap_or_default(),
            id: told(1),
            url: told(2),
            outlet: told(3),
            title: told(4),
            date: told(5),
            content_type: told(6),
            line: told(7).and_then(|n| n.parse().ok()),
            not_after: told(8).and_then(|d| d.parse().ok()),
            fields: None,
        };
        let body = if bodies.is_valid(row) { bodies.value(row).to_vec() } else { Vec::new() };
        (given, body)
    };
    (0..bodies.len()).map(input).collect()
}

/// The columns of a folder of inputs, as the function takes them; those that the files do not have are unknown.
pub(crate) async fn columns(folder: &Path) -> anyhow::Result<String> {
    let local = session::local();
    job::register(&local, "inputs", folder).await?;
    let table = local.table("inputs").await?;
    let has = |name: &str| table.schema().fields().iter().any(|f| f.name() == name);
    let body = match (has("body"), has("text")) {
        (true, _) => "arrow_cast(\"body\", 'Binary')",
        (false, true) => "arrow_cast(\"text\", 'Binary')",
        _ => anyhow::bail!("{} has neither a column \"body\" nor \"text\"", folder.display()),
    };
    let told = |c: &str| {
        if has(c) { format!("arrow_cast(\"{c}\", 'Utf8')") } else { "arrow_cast(NULL, 'Utf8')".to_owned() }
    };
    Ok(format!("{}, {body}", COLUMNS.map(told).join(", ")))
}

/// Reads every input of the columns.
pub(crate) fn read(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let profiles = Profiles::shipped();
    let mut rows = Rows::default();
    let mut ends = vec![0_i32];
    for (given, body) in inputs(columns) {
        for article in reading::read(&given, &body).0 {
            rows.push(&Made::of(article, &profiles).map_err(failed)?)?;
        }
        ends.push(i32::try_from(rows.count).map_err(failed)?);
    }
    let item = Arc::new(Field::new_list_field(DataType::Struct(fields()), true));
    let rows = Arc::new(rows.finish()?);
    Ok(Arc::new(ListArray::try_new(item, OffsetBuffer::new(ends.into()), rows, None)?))
}

/// The columns of the articles in the making.
#[derive(Default)]
struct Rows {
    count: usize,
    id: StringBuilder,
    outlet: StringBuilder,
    frame: StringBuilder,
    words: UInt32Builder,
    sample: ListBuilder<UInt64Builder>,
    copy_text: StringBuilder,
    copy_date: StringBuilder,
    wire: BooleanBuilder,
    day: Int32Builder,
    keys: ListBuilder<UInt32Builder>,
    event: BinaryBuilder,
    read: LargeBinaryBuilder,
}

impl Rows {
    fn push(&mut self, made: &Made) -> Result<()> {
        let Made { frame, keys, read } = made;
        self.count += 1;
        self.id.append_value(&frame.id);
        self.outlet.append_option(frame.outlet.as_deref());
        self.frame.append_value(serde_json::to_string(frame).map_err(failed)?);
        self.words.append_value(keys.shingles.words);
        self.sample.values().append_slice(&keys.shingles.sample);
        self.sample.append(true);
        self.copy_text.append_value(&keys.copy.text);
        self.copy_date.append_option(keys.copy.date.as_deref());
        self.wire.append_value(keys.copy.wire);
        self.day.append_option(keys.event.days.map(|d| d.0));
        self.keys.values().append_slice(&events::spread::keys(&keys.event.terms));
        self.keys.append(true);
        self.event.append_value(pack_event(&keys.event));
        self.read.append_value(read);
        Ok(())
    }

    fn finish(mut self) -> Result<StructArray> {
        let columns: Vec<ArrayRef> = vec![
            new_null_array(&DataType::Utf8, self.count),
            Arc::new(self.id.finish()),
            Arc::new(self.outlet.finish()),
            Arc::new(self.frame.finish()),
            Arc::new(self.words.finish()),
            Arc::new(self.sample.finish()),
            Arc::new(self.copy_text.finish()),
            Arc::new(self.copy_date.finish()),
            Arc::new(self.wire.finish()),
            Arc::new(self.day.finish()),
            Arc::new(self.keys.finish()),
            Arc::new(self.event.finish()),
            Arc::new(self.read.finish()),
        ];
        Ok(StructArray::try_new(fields(), columns, None)?)
    }
}
