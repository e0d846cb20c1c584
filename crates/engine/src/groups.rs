//! Which articles report one event, and which events are one story, from the articles' texts alone.

use std::collections::BTreeMap;

use model::Article;
use stories::events::{EventInput, Terms, Weights, find};

use crate::copies::Counted;

/// Where one article belongs; ids are those of the smallest member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// Article id that names its event.
    pub event: String,
    /// Article id that names its story.
    pub story: String,
}

/// Groups articles, in their order; the groups do not depend on it.
#[must_use]
pub fn groups(articles: &[&Article]) -> Vec<Belongs> {
    belong(&articles.iter().map(|a| input(a, &Counted::of(a).text)).collect::<Vec<_>>())
}

/// Groups what is known of articles, in their order.
pub(crate) fn belong(inputs: &[EventInput]) -> Vec<Belongs> {
    let found = find(inputs, &Weights::default());
    let name = |i: u32| inputs[i as usize].id.clone();
    found.event.iter().zip(&found.story).map(|(e, s)| Belongs { event: name(*e), story: name(*s) }).collect()
}

/// What grouping needs of an article, of which this is the text that counts.
pub(crate) fn input(article: &Article, text: &str) -> EventInput {
    let title = article.title.as_deref().unwrap_or("");
    let published = article.published.interval;
    EventInput {
        id: article.id.clone(),
        terms: Terms::of(&format!("{title}\n{text}")),
        days: published.earliest.zip(published.latest).map(|(a, b)| (day(a), day(b))),
    }
}

/// A day as a number, for differences.
fn day(date: jiff::civil::Date) -> i32 {
    (date - jiff::civil::Date::constant(2000, 1, 1)).get_days()
}

/// A pile larger than this may be mixed: a handful of files was picked by hand and is one story.
pub(crate) const PICKED: usize = 25;

/// The articles of the largest story of a pile, and how many belong to others; all of a small pile.
#[must_use]
pub fn largest_story(articles: Vec<Article>) -> (Vec<Article>, usize) {
    if articles.len() <= PICKED {
        return (articles, 0);
    }
    let of: Vec<String> = groups(&articles.iter().collect::<Vec<_>>()).into_iter().map(|g| g.story).collect();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for story in &of {
        *sizes.entry(story).or_default() += 1;
    }
    // Of equals the first by name.
    let largest =
        sizes.iter().rev().max_by_key(|(_, size)| **size).map_or("", |(story, _)| *story).to_owned();
    let all = articles.len();
    let kept: Vec<Article> =
        articles.into_iter().zip(&of).filter(|(_, story)| **story == largest).map(|(a, _)| a).collect();
    let left = all - kept.len();
    (kept, left)
}
