//! "Its fourth anniversary": the day another time of the article names, or the event's month so many years on.

use jiff::civil::Date;
use model::{Interval, TimeExpr, TimeUnit, Timex};

use super::{
    ResolvedTime,
    calendar::Stamp,
    resolve::{Meaning, Reference},
};

/// Resolves an anniversary against the other times of its article.
///
/// The origin is a past date told with its year (day before month before year, the latest first) that lies about
/// `number` years back; a day of the year told without its year is refined by it.
#[must_use]
pub fn resolve(time: &Timex, times: &[Timex], before: &[ResolvedTime], article: &Reference) -> Meaning {
    let open = Meaning { value: "XXXX-XX-XX".to_owned(), interval: Interval::UNKNOWN };
    let TimeExpr::Anniversary { number, day } = time.expr else { return open };
    if let Some(named) = day.and_then(|d| before.get(d as usize)) {
        return Meaning { value: named.value.clone().unwrap_or_default(), interval: named.interval };
    }
    let years = i32::from(number);
    let near = |stamp: &Stamp| {
        let Some(start) = stamp.interval().earliest else { return false };
        article.days.first().is_none_or(|d: &Date| (*d - start).get_days() / 365 <= years + 1)
            && article.days.last().is_none_or(|d: &Date| (*d - start).get_days() / 365 >= years - 1)
    };
    let origin = times
        .iter()
        .filter_map(|t| match &t.expr {
            TimeExpr::Value(value) => Stamp::parse(value),
            _ => None,
        })
        .filter(|s| matches!(s.unit(), TimeUnit::Day | TimeUnit::Month))
        .filter(near)
        .min_by_key(|s| s.unit() != TimeUnit::Day);
    match origin.and_then(|s| s.shifted(TimeUnit::Year, years)) {
        Some(stamp) => Meaning { value: stamp.value(), interval: stamp.interval() },
        None => open,
    }
}
