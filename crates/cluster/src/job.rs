//! A job on the cluster, in steps; each leaves its Parquet folder behind, and a step that is done is not done again.
//!
//! 1. every input becomes its articles, with what each says and the keys it is grouped by;
//! 2. the client numbers the articles;
//! 3. articles meet under shingles and under terms, through shuffles by key;
//! 4. the client makes copies, events and stories out of the pairs that met;
//! 5. the articles of each story come together through a shuffle by story, and become its records.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::UInt64Type;
use datafusion::prelude::{DataFrame, ParquetReadOptions, SessionContext};
use futures::StreamExt;
use stories_of::copies::{Limits, spread as copies};
use stories_of::events::spread as events;

use crate::groups::{self, Met};
use crate::steps::Step;
use crate::{Job, articles, patience, session};

/// Files of inputs that are read between two notes of how far the job is.
const WAVE: usize = 256;

/// How often a query is begun anew that failed as a whole: a machine that dies with the answers takes them along.
const ATTEMPTS: usize = 3;

/// Does the job from where it stands.
pub(crate) async fn run(scheduler: &str, job: &Job) -> anyhow::Result<()> {
    let start = Instant::now();
    let step = |name: &str| Step::new(&job.output, name);
    let told = |what: &str| eprintln!("{what}: {:.1} s", start.elapsed().as_secs_f64());
    let (articles, places) = (step("articles")?, step("places")?);
    let (grouped, records) = (step("groups")?, step("records")?);
    read(scheduler, job, &articles).await?;
    told("articles");
    if !places.done(0)? {
        let file = groups::number(&articles.folder, &places.aside(0)?).await?;
        places.commit(0, &BTreeSet::from([file]))?;
    }
    if !grouped.done(0)? {
        let pairs = session::remote(scheduler, job.partitions, session::SMALL_ROWS).await?;
        register(&pairs, "articles", &articles.folder).await?;
        register(&pairs, "places", &places.folder).await?;
        let met = meet(&pairs).await?;
        told("pairs");
        let file = groups::settle(&articles.folder, &places.folder, &grouped.aside(0)?, &met).await?;
        grouped.commit(0, &BTreeSet::from([file]))?;
    }
    told("groups");
    if !records.done(0)? {
        let stories = session::remote(scheduler, job.partitions, session::LARGE_ROWS).await?;
        register(&stories, "articles", &articles.folder).await?;
        register(&stories, "groups", &grouped.folder).await?;
        let due = told_stories(&grouped.folder).await?;
        let kept = Kept { step: &records, part: 0, due, stall: Duration::from_secs(job.stall) };
        keep(kept, async |folder| Ok(stories.sql(&records_sql(folder)).await?)).await?;
    }
    told("records");
    Ok(())
}

/// Reads every input, some files at a time; one file is one task.
async fn read(scheduler: &str, job: &Job, step: &Step) -> anyhow::Result<()> {
    let files = files(&job.input)?;
    let columns = articles::columns(&job.input).await?;
    for (part, wave) in files.chunks(WAVE).enumerate() {
        if step.done(part)? {
            continue;
        }
        let cluster = session::remote(scheduler, wave.len(), session::LARGE_ROWS).await?;
        let reading = async |folder: &str| {
            let inputs = cluster.read_parquet(wave.to_vec(), ParquetReadOptions::default()).await?;
            let made = format!("throughline_keep({folder}, throughline_read({columns})) AS name");
            Ok(inputs.select_exprs(&[&made])?)
        };
        let local = SessionContext::new();
        let due = local.read_parquet(wave.to_vec(), ParquetReadOptions::default()).await?.count().await?;
        keep(Kept { step, part, due, stall: Duration::from_secs(job.stall) }, reading).await?;
    }
    Ok(())
}

/// How many stories there are.
async fn told_stories(grouped: &Path) -> anyhow::Result<usize> {
    let local = SessionContext::new();
    register(&local, "groups", grouped).await?;
    Ok(local.sql("SELECT DISTINCT story FROM groups").await?.count().await?)
}

/// A part of a step whose files executors write.
struct Kept<'a> {
    step: &'a Step,
    part: usize,
    /// How many rows the answer must have.
    due: usize,
    /// How long it may stand still.
    stall: Duration,
}

/// Runs a query whose rows are names of files that executors have written, and keeps these files. The query is given the
/// folder for them, as it stands in SQL. After a machine's death the engine's answer may name the work of one partition
/// twice, or not at all, or never come: where it has not as many rows as are due or stands still, the query is begun anew.
async fn keep(kept: Kept<'_>, query: impl AsyncFn(&str) -> anyhow::Result<DataFrame>) -> anyhow::Result<()> {
    let Kept { step, part, due, stall } = kept;
    let files = again(async || {
        let aside = step.aside(part)?;
        let folder = aside.display().to_string().replace('\'', "''");
        let answer = async { names(query(&format!("'{folder}'")).await?).await };
        let (files, rows) = patience::while_it_grows(&aside, stall, answer).await?;
        anyhow::ensure!(rows == due, "{rows} answers where {due} were due");
        Ok(files)
    });
    step.commit(part, &files.await?)
}

/// Begins anew what failed as a whole.
async fn again<T>(work: impl AsyncFn() -> anyhow::Result<T>) -> anyhow::Result<T> {
    for _ in 1..ATTEMPTS {
        match work().await {
            Ok(done) => return Ok(done),
            Err(error) => eprintln!("begun anew: {error:#}"),
        }
    }
    work().await
}

/// The files that an answer names, and how many rows it has.
async fn names(query: DataFrame) -> anyhow::Result<(BTreeSet<String>, usize)> {
    let (mut names, mut rows) = (BTreeSet::new(), 0);
    let mut stream = query.execute_stream().await?;
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        rows += batch.num_rows();
        names.extend(batch.column(0).as_string::<i32>().iter().flatten().map(str::to_owned));
    }
    Ok((names, rows))
}

/// The Parquet files of a folder, sorted.
fn files(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths: Result<Vec<PathBuf>, _> =
        entries.map(|e| e.and_then(|e| std::path::absolute(e.path()))).collect();
    let mut files: Vec<String> = (paths?.into_iter())
        .filter(|p| p.extension().is_some_and(|e| e == "parquet"))
        .map(|p| p.display().to_string())
        .collect();
    files.sort_unstable();
    anyhow::ensure!(!files.is_empty(), "no Parquet file in {}", folder.display());
    Ok(files)
}

/// Makes a folder of Parquet files a table.
pub(crate) async fn register(context: &SessionContext, name: &str, folder: &Path) -> anyhow::Result<()> {
    let path = format!("{}/", std::path::absolute(folder)?.display());
    context.register_parquet(name, &path, ParquetReadOptions::default()).await.with_context(|| path.clone())
}

/// Shingles by the outlet that prints them: those in more than a few articles are the outlet's furniture.
fn furniture_sql() -> String {
    let often = Limits::default().outlet_repeats;
    format!(
        "SELECT outlet, s FROM (SELECT outlet, unnest(sample) AS s FROM articles WHERE outlet IS NOT NULL)
        GROUP BY outlet, s HAVING count(*) > {often}"
    )
}

/// Pairs that meet under shingles that are not the furniture of their outlets.
fn copies_sql() -> String {
    let (limits, meetings) = (Limits::default(), copies::MEETINGS);
    format!(
        "WITH
        k AS (SELECT p.place, a.outlet, a.words, unnest(a.sample) AS s FROM articles a JOIN places p ON a.row_id = p.row_id),
        f AS (SELECT outlet AS printer, s AS often FROM k WHERE outlet IS NOT NULL
              GROUP BY outlet, s HAVING count(*) > {}),
        m AS (SELECT k.s, k.place FROM k LEFT JOIN f ON k.outlet = f.printer AND k.s = f.often
              WHERE f.often IS NULL AND k.words >= {} AND throughline_half(k.s)),
        l AS (SELECT throughline_copies(array_agg(place)) AS met FROM m GROUP BY s HAVING count(*) > 1),
        p AS (SELECT unnest(met) AS pair FROM l)
        SELECT pair FROM p GROUP BY pair HAVING count(*) >= {meetings}",
        limits.outlet_repeats, limits.least_words
    )
}

/// Pairs that share some of their rarest terms within a few weeks. A place and its day travel as one number.
fn events_sql() -> String {
    let (undated, meetings) = (events::UNDATED, events::MEETINGS);
    format!(
        "WITH
        k AS (SELECT arrow_cast(coalesce(a.day, {undated}), 'Int64') * 4294967296 + arrow_cast(p.place, 'Int64') AS day_place,
                     unnest(a.keys) AS term
              FROM articles a JOIN places p ON a.row_id = p.row_id),
        l AS (SELECT throughline_near(array_agg(day_place)) AS met FROM k GROUP BY term HAVING count(*) > 1),
        p AS (SELECT unnest(met) AS pair FROM l)
        SELECT pair FROM p GROUP BY pair HAVING count(*) >= {meetings}"
    )
}

/// The records of every story, written to a folder.
fn records_sql(folder: &str) -> String {
    format!(
        "SELECT throughline_keep({folder}, throughline_records(story, members)) AS name FROM (
            SELECT g.story, array_agg(named_struct('id', g.id, 'read', a.read)) AS members
            FROM articles a JOIN groups g ON a.row_id = g.row_id GROUP BY g.story)"
    )
}

/// What meets under shared keys, through the cluster's shuffle.
async fn meet(cluster: &SessionContext) -> anyhow::Result<Met> {
    let met = Met {
        furniture: again(async || furniture(cluster).await).await?,
        copies: again(async || pairs(cluster, &copies_sql()).await).await?,
        events: again(async || pairs(cluster, &events_sql()).await).await?,
    };
    eprintln!("{} pairs may be copies, {} one event", met.copies.len(), met.events.len());
    Ok(met)
}

async fn furniture(cluster: &SessionContext) -> anyhow::Result<HashMap<String, Vec<u64>>> {
    let mut furniture: HashMap<String, Vec<u64>> = HashMap::new();
    let mut stream = cluster.sql(&furniture_sql()).await?.execute_stream().await?;
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        let outlets = batch.column(0).as_string::<i32>();
        for (row, shingle) in numbers(&batch, 1).iter().enumerate() {
            furniture.entry(outlets.value(row).to_owned()).or_default().push(*shingle);
        }
    }
    for shingles in furniture.values_mut() {
        shingles.sort_unstable();
        shingles.dedup();
    }
    Ok(furniture)
}

async fn pairs(cluster: &SessionContext, sql: &str) -> anyhow::Result<Vec<u64>> {
    let mut pairs = Vec::new();
    let mut stream = cluster.sql(sql).await?.execute_stream().await?;
    while let Some(batch) = stream.next().await {
        pairs.extend_from_slice(numbers(&batch?, 0));
    }
    // A partition may be answered twice.
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

fn numbers(batch: &RecordBatch, column: usize) -> &[u64] {
    batch.column(column).as_primitive::<UInt64Type>().values()
}
