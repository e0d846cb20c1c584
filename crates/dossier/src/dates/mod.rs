//! When is when: articles dated by all their clues together, times resolved against their anchors.

pub mod anniversary;
pub mod calendar;
pub mod constraint;
mod days;
pub mod dayset;
mod links;
mod occurrence;
pub mod publish;
pub mod resolve;
mod season;
pub mod times;
mod underspecified;
mod write;

use jiff::civil::Date;
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
    let datings = publish::all(story);
    let published: Vec<Published> = (story.reads.iter().zip(&datings))
        .map(|(read, dating)| dating.published(&read.article.published))
        .collect();
    let times = (story.reads.iter().zip(&published).zip(&datings))
        .map(|((read, published), dating)| {
            let mut reference = reference(published);
            if let Some(days) = dating.days.days(FEW_DAYS) {
                reference.days = days;
            }
            times::resolve_all(&read.drafts.times, &reference)
        })
        .collect();
    Dates { published, times }
}

/// The days an article may be of.
#[must_use]
pub fn reference(published: &Published) -> resolve::Reference {
    resolve::Reference { days: days_of(&published.interval), stamp: None, bounds: published.interval }
}

/// At most this many candidate days are tried one by one; of longer stretches the two ends.
const FEW_DAYS: usize = 62;

/// The days of an interval to resolve against.
fn days_of(interval: &Interval) -> Vec<Date> {
    match (interval.earliest, interval.latest) {
        (Some(a), Some(b)) if interval.days().is_some_and(|n| n <= FEW_DAYS as i64) => {
            (0..).map_while(|n| calendar::shift_days(a, n).filter(|d| *d <= b)).collect()
        }
        (Some(a), Some(b)) => vec![a, b],
        _ => Vec::new(),
    }
}

/// Writes the article and time records.
pub fn write(story: &Story<'_>, dates: &Dates, dossier: &mut Dossier) {
    write::times(story, dates, dossier);
}
