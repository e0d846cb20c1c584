//! Times of a data set with supplied dates: `{id, dct, text}` rows in, `{id, timexes}` rows out.

use anyhow::{Context as _, Result};
use dossier::dates::{reference, times::resolve_all};
use model::{Article, Block, BlockRole, Interval, Published, Span, TextAt};
use serde::{Deserialize, Serialize};

/// A row of a data set.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    dct: Option<String>,
    text: String,
}

/// A time as a scorer reads it, in code points.
#[derive(Debug, Serialize)]
struct Timex {
    start: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: model::TimexType,
    value: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<model::Mod>,
    text: String,
    rule: String,
    anchor: Option<String>,
}

/// What a scorer reads.
#[derive(Debug, Serialize)]
struct Predicted {
    id: String,
    timexes: Vec<Timex>,
}

/// Reads one row's times with its date given; the answer is one line of JSON.
pub fn predict(line: &str) -> Result<String> {
    let row: Row = serde_json::from_str(line).context("a row needs id, dct and text")?;
    let article = article(&row.id, row.text, row.dct.as_deref());
    let analysis = language::analyse(&article);
    let resolved = resolve_all(&analysis.times, &reference(&article.published));
    let text = TextAt::new(&article);
    let timexes = (analysis.times.iter().zip(resolved))
        .map(|(time, found)| {
            let at = text.evidence(time.span);
            Timex {
                start: at.start,
                end: at.end,
                kind: time.kind,
                value: found.value,
                modifier: time.modifier,
                text: at.exact,
                rule: time.rule.clone(),
                anchor: found.anchor,
            }
        })
        .collect();
    Ok(serde_json::to_string(&Predicted { id: row.id, timexes })?)
}

/// How an article whose date is hidden is dated by its content: one line of JSON.
pub fn date_hidden(line: &str) -> Result<String> {
    let row: Row = serde_json::from_str(line).context("a row needs id, dct and text")?;
    let article = article(&row.id, row.text, None);
    let analysis = language::analyse(&article);
    let drafts = model::draft::Drafts {
        times: analysis.times.clone(),
        date_clues: analysis.date_clues.clone(),
        ..Default::default()
    };
    let read = dossier::Read { article, drafts, copied: None };
    let dating = dossier::dates::publish::alone(&read, None);
    let interval = dating.days.interval();
    let basis: Vec<&str> = dating.basis.iter().map(|b| b.rule.as_str()).collect();
    Ok(serde_json::json!({
        "id": row.id,
        "dct": row.dct,
        "earliest": interval.earliest.map(|d| d.to_string()),
        "latest": interval.latest.map(|d| d.to_string()),
        "basis": basis,
    })
    .to_string())
}

/// Articles a second that the time layer alone reads on this thread, given tokens and tags: recognition, clues and
/// resolution, `rounds` times over all `(id, text)`. By processor time where the system tells it, else by the clock.
pub fn rate(texts: Vec<(String, String)>, rounds: u32) -> Result<f64> {
    let mut read: Vec<_> = (texts.into_iter())
        .map(|(id, text)| {
            let article = article(&id, text, Some(RATE_DAY));
            let analysis = language::analyse(&article);
            (article, analysis)
        })
        .collect();
    let clock = std::time::Instant::now();
    let processor = processor_seconds();
    let mut times = 0usize;
    for _ in 0..rounds {
        for (article, analysis) in &mut read {
            language::times::find(article, analysis);
            times += resolve_all(&analysis.times, &reference(&article.published)).len();
        }
    }
    let spent = processor_seconds().zip(processor).map(|(after, before)| after - before);
    let seconds = spent.filter(|s| *s > 0.0).unwrap_or_else(|| clock.elapsed().as_secs_f64());
    anyhow::ensure!(times > 0 || read.is_empty(), "no times found");
    Ok(read.len() as f64 * f64::from(rounds) / seconds.max(1e-9))
}

/// The date that plain texts are read with.
const RATE_DAY: &str = "2019-05-14";

/// Processor seconds of this thread, from Linux's scheduler.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = stat.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The texts of a data set's rows, or of a folder of plain texts.
pub fn texts(path: &std::path::Path) -> Result<Vec<(String, String)>> {
    if path.is_dir() {
        let mut files: Vec<_> =
            std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<std::io::Result<_>>()?;
        files.sort();
        let plain = files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "txt"));
        return plain
            .map(|f| Ok((f.display().to_string(), String::from_utf8_lossy(&std::fs::read(&f)?).into_owned())))
            .collect();
    }
    let data = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    data.lines()
        .filter(|l| !l.trim().is_empty())
        .map(|line| {
            let row: Row = serde_json::from_str(line).context("a row needs id, dct and text")?;
            Ok((row.id, row.text))
        })
        .collect()
}

/// An article of one body block.
#[must_use]
pub fn article(id: &str, text: String, date: Option<&str>) -> Article {
    let day = date.and_then(|d| d.get(..10)?.parse().ok());
    let interval = day.map_or(Interval::UNKNOWN, Interval::day);
    let whole = Span::of(0..text.len()).trimmed(&text);
    let block = Block { role: BlockRole::Body, span: whole, source: None, repeats: None };
    Article {
        id: id.to_owned(),
        path: id.to_owned(),
        published: Published { interval, basis: Vec::new() },
        blocks: if whole.is_empty() { Vec::new() } else { vec![block] },
        text,
        ..Article::default()
    }
}
