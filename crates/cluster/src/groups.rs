//! What the client does itself: it numbers the articles in the order of their ids, and makes copies, events and stories out
//! of the pairs that met, by the code of the single machine.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, UInt32Array};
use datafusion::arrow::datatypes::{UInt32Type, UInt64Type};
use datafusion::parquet::arrow::ArrowWriter;
use engine::spread::CopyText;
use futures::StreamExt;
use model::Article;
use rayon::prelude::*;
use stories_of::copies::{self, Copies, CopyInput, Limits, Shingles};
use stories_of::events::{EventInput, Weights, spread as events};

use crate::job::register;
use crate::keep::properties;
use crate::pairs::places;
use crate::{session, travel};

/// What met under shared keys.
#[derive(Debug, Default)]
pub(crate) struct Met {
    /// Shingles that an outlet prints again and again.
    pub(crate) furniture: HashMap<String, Vec<u64>>,
    /// Pairs that may be copies, sorted.
    pub(crate) copies: Vec<u64>,
    /// Pairs that may be one event, sorted.
    pub(crate) events: Vec<u64>,
}

/// Where an article belongs.
pub(crate) struct Group {
    /// Its row among the articles.
    pub(crate) row: String,
    /// Its id among all.
    pub(crate) id: String,
    /// Its story.
    pub(crate) story: String,
    /// Its event.
    pub(crate) event: String,
    /// What it copies.
    pub(crate) copy_of: Option<String>,
}

/// What is known of an article for grouping.
struct Known {
    row: String,
    outlet: Option<String>,
    shingles: Shingles,
    event: EventInput,
}

/// Numbers the articles in the order of their ids; twins are told apart as everywhere. Gives the name of the file.
pub(crate) async fn number(articles: &Path, folder: &Path) -> anyhow::Result<String> {
    let (mut rows, mut frames): (Vec<String>, Vec<Article>) = Default::default();
    each(articles, "row_id, frame", |batch| {
        let (row, frame) = (batch.column(0).as_string::<i32>(), batch.column(1).as_string::<i32>());
        for at in 0..batch.num_rows() {
            rows.push(row.value(at).to_owned());
            frames.push(serde_json::from_str(frame.value(at))?);
        }
        Ok(())
    })
    .await?;
    reading::settle_ids(&mut frames);
    let mut all: Vec<(String, String)> = frames.into_iter().map(|f| f.id).zip(rows).collect();
    all.sort_unstable();
    let (ids, rows): (Vec<String>, Vec<String>) = all.into_iter().unzip();
    let places: UInt32Array = (0_u32..).take(ids.len()).collect();
    let columns: [(&str, ArrayRef); 3] = [
        ("row_id", Arc::new(StringArray::from(rows))),
        ("id", Arc::new(StringArray::from(ids))),
        ("place", Arc::new(places)),
    ];
    write(folder, &RecordBatch::try_from_iter(columns)?)
}

/// Makes and writes the groups. Gives the name of the file.
pub(crate) async fn settle(
    articles: &Path,
    numbers: &Path,
    folder: &Path,
    met: &Met,
) -> anyhow::Result<String> {
    let known = known(articles, numbers).await?;
    let copies = copies(articles, &known, met).await?;
    let (rows, inputs): (Vec<String>, Vec<EventInput>) = known.into_iter().map(|k| (k.row, k.event)).unzip();
    let weights = Weights::default();
    let edge = |pair: &u64| {
        let (a, b) = places(*pair);
        let score = events::alike(inputs.get(a as usize)?, inputs.get(b as usize)?, &weights)?;
        Some((a, b, score))
    };
    let edges: Vec<(u32, u32, f32)> = met.events.par_iter().filter_map(edge).collect();
    let found = events::find_linked(&inputs, edges, &weights);
    let name = |at: u32| inputs[at as usize].id.clone();
    let group = |(at, row): (usize, String)| Group {
        row,
        id: inputs[at].id.clone(),
        story: name(found.story[at]),
        event: name(found.event[at]),
        copy_of: copies.copy_of[at].map(name),
    };
    write_groups(folder, &rows.into_iter().enumerate().map(group).collect::<Vec<_>>())
}

/// What is known of all articles, in the order of their ids.
async fn known(articles: &Path, numbers: &Path) -> anyhow::Result<Vec<Known>> {
    let mut ids: HashMap<String, String> = HashMap::new();
    each(numbers, "row_id, id", |batch| {
        let (rows, names) = (batch.column(0).as_string::<i32>(), batch.column(1).as_string::<i32>());
        ids.extend((0..batch.num_rows()).map(|at| (rows.value(at).to_owned(), names.value(at).to_owned())));
        Ok(())
    })
    .await?;
    let mut all: Vec<Known> = Vec::with_capacity(ids.len());
    each(articles, "row_id, outlet, words, sample, event", |batch| {
        let (rows, outlets) = (batch.column(0).as_string::<i32>(), batch.column(1).as_string::<i32>());
        let (words, samples) =
            (batch.column(2).as_primitive::<UInt32Type>(), batch.column(3).as_list::<i32>());
        let events = batch.column(4).as_binary::<i32>();
        for at in 0..batch.num_rows() {
            let row = rows.value(at).to_owned();
            let id = ids.remove(&row).context("an article without a number")?;
            let sample = samples.value(at).as_primitive::<UInt64Type>().values().to_vec();
            all.push(Known {
                outlet: outlets.is_valid(at).then(|| outlets.value(at).to_owned()),
                shingles: Shingles { sample, words: words.value(at) },
                event: travel::unpack_event(events.value(at), &id).context("keys of another version")?,
                row,
            });
        }
        Ok(())
    })
    .await?;
    all.sort_unstable_by(|a, b| a.event.id.cmp(&b.event.id));
    Ok(all)
}

/// Verifies the pairs that met, for which alone the texts are fetched.
async fn copies(articles: &Path, known: &[Known], met: &Met) -> anyhow::Result<Copies> {
    let limits = Limits::default();
    let worth = |(a, b): &(u32, u32)| {
        let of = |at: u32| known.get(at as usize).map(|k| &k.shingles);
        of(*a).zip(of(*b)).is_some_and(|(a, b)| copies::spread::worth(a, b, &limits))
    };
    let pairs: Vec<(u32, u32)> = met.copies.iter().map(|p| places(*p)).filter(worth).collect();
    let wanted: BTreeSet<&str> =
        pairs.iter().flat_map(|(a, b)| [*a, *b]).map(|at| known[at as usize].row.as_str()).collect();
    let mut texts: HashMap<String, CopyText> = HashMap::new();
    each(articles, "row_id, copy_text, copy_date, wire", |batch| {
        let text = |column: usize| batch.column(column).as_string::<i32>();
        let (rows, bodies, dates, wires) = (text(0), text(1), text(2), batch.column(3).as_boolean());
        for at in (0..batch.num_rows()).filter(|at| wanted.contains(rows.value(*at))) {
            let date = dates.is_valid(at).then(|| dates.value(at).to_owned());
            let text = CopyText { text: bodies.value(at).to_owned(), date, wire: wires.value(at) };
            texts.insert(rows.value(at).to_owned(), text);
        }
        Ok(())
    })
    .await?;
    let none = CopyText::default();
    let input = |k: &'_ Known| (texts.get(&k.row).unwrap_or(&none), k.event.id.clone(), k.outlet.clone());
    let all: Vec<_> = known.iter().map(input).collect();
    let inputs: Vec<CopyInput<'_>> =
        all.iter().map(|(text, id, outlet)| text.input(id, outlet.as_deref())).collect();
    Ok(copies::spread::find_met(&inputs, pairs, &met.furniture, &limits))
}

/// Writes groups, in the order of ids. Gives the name of the file.
pub(crate) fn write_groups(folder: &Path, groups: &[Group]) -> anyhow::Result<String> {
    let text = |of: fn(&Group) -> Option<&str>| -> ArrayRef {
        Arc::new(groups.iter().map(of).collect::<StringArray>())
    };
    let columns = [
        ("row_id", text(|g| Some(&g.row)), false),
        ("id", text(|g| Some(&g.id)), false),
        ("story", text(|g| Some(&g.story)), false),
        ("event", text(|g| Some(&g.event)), false),
        ("copy_of", text(|g| g.copy_of.as_deref()), true),
    ];
    write(folder, &RecordBatch::try_from_iter_with_nullable(columns)?)
}

/// The file that the client writes into a folder.
pub(crate) const FILE: &str = "all";

/// Writes one batch as the Parquet file of a folder, and gives its name.
fn write(folder: &Path, batch: &RecordBatch) -> anyhow::Result<String> {
    let path = folder.join(FILE).with_extension("parquet");
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties()))?;
    writer.write(batch)?;
    writer.close()?;
    Ok(FILE.to_owned())
}

/// Gives each batch of some columns of a folder of Parquet files.
pub(crate) async fn each(
    folder: &Path,
    columns: &str,
    mut then: impl FnMut(&RecordBatch) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let local = session::local();
    register(&local, "kept", folder).await?;
    let mut stream = local.sql(&format!("SELECT {columns} FROM kept")).await?.execute_stream().await?;
    while let Some(batch) = stream.next().await {
        then(&batch?)?;
    }
    Ok(())
}
