//! The story as a whole: which headline stands for it, its articles from oldest to latest, its span of dates.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::{Dossier, Interval, record::StoryRecord};

use crate::{Read, Resolved};

/// Writes the story record.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut articles: Vec<&model::record::ArticleRecord> = dossier.articles.iter().collect();
    articles.sort_by(|a, b| {
        oldest_first(&a.published.interval, &b.published.interval).then_with(|| a.id.cmp(&b.id))
    });
    let Some(first) = articles.first() else { return };
    let dated: Vec<Interval> =
        articles.iter().map(|a| a.published.interval).filter(|i| !i.is_unknown()).collect();
    let chosen = headline(resolved);
    dossier.story = Some(StoryRecord {
        id: format!("story-{}", articles.iter().map(|a| a.id.as_str()).min().unwrap_or(&first.id)),
        title: chosen.as_ref().map(|(_, title)| title.clone()),
        title_from: chosen.map(|(id, _)| id),
        articles: articles.iter().map(|a| a.id.clone()).collect(),
        first: dated.iter().min_by(|a, b| oldest_first(a, b)).copied().unwrap_or(Interval::UNKNOWN),
        last: dated.iter().max_by(|a, b| oldest_first(a, b)).copied().unwrap_or(Interval::UNKNOWN),
        profile: profile(resolved),
    });
}

/// Orders intervals by their last possible day, then by their first; an open end comes after a known one.
#[must_use]
pub fn oldest_first(a: &Interval, b: &Interval) -> std::cmp::Ordering {
    let key = |i: &Interval| (i.latest.is_none(), i.latest, i.earliest.is_none(), i.earliest);
    key(a).cmp(&key(b))
}

/// The newest of the headlines that are nearly the most central: whose words most articles of the story use.
fn headline(resolved: &Resolved<'_>) -> Option<(String, String)> {
    let reads = &resolved.story.reads;
    let used = used_by(reads);
    let score = |title: &str| {
        let words: BTreeSet<String> = words(title).filter(|w| w.len() > 3).collect();
        let hits: usize = words.iter().map(|w| used.get(w.as_str()).map_or(0, |u| u.0)).sum();
        if words.is_empty() { 0 } else { hits * 1000 / (words.len() + 2) }
    };
    let titled: Vec<(usize, &str, &str, Interval)> = (reads.iter().zip(&resolved.dates.published))
        .filter_map(|(r, date)| Some((r.article.id.as_str(), r.article.title.as_deref()?, date.interval)))
        .map(|(id, title, date)| (score(title), id, title, date))
        .collect();
    let best = titled.iter().map(|t| t.0).max()?;
    // An undated headline is never called the newest.
    let newest = |a: &Interval, b: &Interval| match (a.latest, b.latest) {
        (Some(_), Some(_)) => oldest_first(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    let central = titled.iter().filter(|t| t.0 * 10 >= best * 7);
    let chosen = central.max_by(|a, b| newest(&a.3, &b.3).then(a.0.cmp(&b.0)).then_with(|| b.1.cmp(a.1)))?;
    Some((chosen.1.to_owned(), chosen.2.to_owned()))
}

/// How many articles use each word of a headline, and the last of them.
fn used_by(reads: &[&Read]) -> HashMap<String, (usize, usize)> {
    let titles = reads.iter().filter_map(|r| r.article.title.as_deref());
    let mut used: HashMap<String, (usize, usize)> = titles.flat_map(words).map(|w| (w, (0, 0))).collect();
    let mut folded = String::new();
    for (at, read) in (1..).zip(reads) {
        for word in read.article.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            folded.clear();
            if word.is_ascii() {
                folded.push_str(word);
                folded.make_ascii_lowercase();
            } else {
                folded.push_str(&word.to_lowercase());
            }
            if let Some((count, last)) = used.get_mut(folded.as_str()).filter(|(_, last)| *last != at) {
                (*count, *last) = (*count + 1, at);
            }
        }
    }
    used
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// The profile with the greatest weight over all articles.
fn profile(resolved: &Resolved<'_>) -> Option<String> {
    let mut weight: BTreeMap<&str, f32> = BTreeMap::new();
    for (name, w) in resolved.story.reads.iter().flat_map(|r| &r.drafts.profiles) {
        *weight.entry(name).or_default() += w;
    }
    let best = weight.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
    Some(best.0.to_owned())
}
