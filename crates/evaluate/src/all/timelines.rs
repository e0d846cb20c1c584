//! Days that journalists put into timelines of long stories, against the days that most articles speak of; and the
//! words of their entries against one sentence a day.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use dossier::dates::{reference, times::resolve_all};
use jiff::civil::Date;
use serde_json::Value;

use super::{Row, rouge, scorer::Desk};
use crate::{
    data::{rows, text},
    timex,
};

/// What a day is told by: in how many articles, and the sentences that speak of it.
#[derive(Default)]
struct Told {
    articles: usize,
    sentences: Vec<String>,
}

/// Sentences of a day that are weighed against each other.
const MOST: usize = 400;

/// Date F1, a timeline and the mean over them (as many days are taken as the timeline has), and the alignment ROUGE-1 of
/// the days' chosen sentences.
pub(super) fn days(desk: &Desk) -> Result<Vec<Row>> {
    let timelines = rows(&desk.data("eval/stories/t17_dev_timelines.jsonl")?)?;
    let mut spoken: BTreeMap<String, BTreeMap<Date, Told>> = BTreeMap::new();
    for article in rows(&desk.data("eval/stories/t17_dev_articles.jsonl.gz")?)? {
        let story = spoken.entry(text(&article, "cluster").to_owned()).or_default();
        for (day, sentence) in days_of(&article) {
            let told = story.entry(day).or_default();
            told.articles += 1;
            if told.sentences.len() < MOST {
                told.sentences.push(sentence);
            }
        }
    }
    let mut lines = Vec::new();
    let (mut sum, mut words, mut count) = (0.0, 0.0, 0);
    for timeline in &timelines {
        let mut want: BTreeMap<Date, rouge::Bag> = BTreeMap::new();
        let mut long = 0;
        for day in timeline["timeline"].as_array().into_iter().flatten() {
            if let Ok(date) = text(day, "date").parse() {
                long += entry(day).len();
                want.insert(date, rouge::bag(&entry(day).join(" ")));
            }
        }
        // An entry has as many sentences as those of the timeline have on average.
        let most = ((long as f64 / want.len().max(1) as f64).round() as usize).max(1);
        let (Some(first), Some(last)) = (want.keys().next(), want.keys().last()) else { continue };
        let Some(story) = spoken.get(text(timeline, "story")) else { continue };
        let mut ranked: Vec<(usize, Date)> =
            story.range(*first..=*last).map(|(d, t)| (t.articles, *d)).collect();
        ranked.sort_by_key(|(n, d)| (std::cmp::Reverse(*n), *d));
        ranked.truncate(want.len());
        let hit = ranked.iter().filter(|(_, d)| want.contains_key(d)).count();
        let f1 = 2.0 * hit as f64 / (want.len() + ranked.len()) as f64;
        let given: BTreeMap<Date, rouge::Bag> =
            ranked.iter().map(|(_, d)| (*d, rouge::bag(&chosen(&story[d].sentences, most)))).collect();
        let overlap = rouge::aligned(&given, &want);
        let name = format!("timeline {} ({} days)", text(timeline, "id"), want.len());
        lines.push(Row::new(name, format!("date F1 {f1:.3}, alignment ROUGE-1 {overlap:.3}")));
        (sum, words, count) = (sum + f1, words + overlap, count + 1);
    }
    let all = f64::from(count.max(1));
    let figures =
        format!("date F1 {:.3}, alignment ROUGE-1 {:.3}, means of {count} timelines", sum / all, words / all);
    lines.push(Row::new("timelines, T17, days by how many articles speak of them", figures));
    Ok(lines)
}

/// The sentences of a journalist's entry.
fn entry(entry: &Value) -> Vec<&str> {
    entry["sentences"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The sentences that share most words with the others of their day, their length taken into account.
fn chosen(all: &[String], most: usize) -> String {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let words = |s: &str| rouge::bag(s).into_keys().filter(|w| w.len() > 3).collect::<BTreeSet<_>>();
    for s in all {
        words(s).into_iter().for_each(|w| *used.entry(w).or_default() += 1);
    }
    let score = |s: &String| {
        let words = words(s);
        let hits: usize = words.iter().map(|w| used[w]).sum();
        hits * 1000 / (words.len() + 6)
    };
    let mut ranked: Vec<&String> = all.iter().collect::<BTreeSet<_>>().into_iter().collect();
    ranked.sort_by_key(|s| (std::cmp::Reverse(score(s)), s.len()));
    ranked.iter().take(most).map(|s| s.as_str()).collect::<Vec<_>>().join(" ")
}

/// The days that an article speaks of, each once, with the first sentence that does.
fn days_of(row: &Value) -> BTreeMap<Date, String> {
    let article = timex::article(text(row, "id"), text(row, "text").to_owned(), Some(text(row, "date")));
    let analysis = language::analyse(&article);
    let resolved = resolve_all(&analysis.times, &reference(&article.published));
    let mut days = BTreeMap::new();
    for (time, resolved) in analysis.times.iter().zip(&resolved) {
        let Some(day) = resolved.interval.single_day() else { continue };
        let sentence = analysis.sentences.iter().find(|s| s.span.contains(time.span));
        let words = sentence.map_or(time.span, |s| s.span).slice(&article.text);
        days.entry(day).or_insert_with(|| words.to_owned());
    }
    days
}
