//! Days that journalists put into timelines of long stories, against the days that most articles speak of.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use dossier::dates::{reference, times::resolve_all};
use jiff::civil::Date;
use serde_json::Value;

use super::{Row, scorer::Desk};
use crate::{
    data::{rows, text},
    timex,
};

/// Date F1, mean over the timelines: as many days are taken as the timeline has.
pub(super) fn days(desk: &Desk) -> Result<Vec<Row>> {
    let timelines = rows(&desk.data("eval/stories/t17_dev_timelines.jsonl")?)?;
    let mut spoken: BTreeMap<String, BTreeMap<Date, usize>> = BTreeMap::new();
    for article in rows(&desk.data("eval/stories/t17_dev_articles.jsonl.gz")?)? {
        let story = spoken.entry(text(&article, "cluster").to_owned()).or_default();
        for day in days_of(&article) {
            *story.entry(day).or_default() += 1;
        }
    }
    let (mut sum, mut count) = (0.0, 0);
    for timeline in &timelines {
        let want: BTreeSet<Date> = timeline["timeline"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|entry| text(entry, "date").parse().ok())
            .collect();
        let (Some(first), Some(last)) = (want.first(), want.last()) else { continue };
        let Some(story) = spoken.get(text(timeline, "story")) else { continue };
        let mut ranked: Vec<(usize, Date)> = story.range(*first..=*last).map(|(d, n)| (*n, *d)).collect();
        ranked.sort_by_key(|(n, d)| (std::cmp::Reverse(*n), *d));
        let hit = ranked.iter().take(want.len()).filter(|(_, d)| want.contains(d)).count();
        sum += 2.0 * hit as f64 / (want.len() + ranked.len().min(want.len())) as f64;
        count += 1;
    }
    let figures = format!("date F1 {:.3}, mean of {count} timelines", sum / f64::from(count.max(1)));
    Ok(vec![Row::new("timelines, T17, days by how many articles speak of them", figures)])
}

/// The days that an article speaks of, each once.
fn days_of(row: &Value) -> BTreeSet<Date> {
    let article = timex::article(text(row, "id"), text(row, "text").to_owned(), Some(text(row, "date")));
    let analysis = language::analyse(&article);
    let resolved = resolve_all(&analysis.times, &reference(&article.published));
    resolved.iter().filter_map(|r| r.interval.single_day()).collect()
}
