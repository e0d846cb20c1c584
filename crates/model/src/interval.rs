//! A date that is known only as well as the sources say it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How fine an interval is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One calendar day.
    Day,
    /// A week or a few days.
    Week,
    /// A calendar month.
    Month,
    /// A season or a quarter.
    Quarter,
    /// A calendar year.
    Year,
    /// A decade or longer.
    Decade,
    /// A range with no calendar unit of its own (the meet of several clues).
    Range,
}

/// Days `earliest..=latest`, both inclusive; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    /// The first possible day.
    pub earliest: Option<Date>,
    /// The last possible day.
    pub latest: Option<Date>,
    /// How fine the source meant it; `None` when nothing is known.
    pub precision: Option<Precision>,
}

impl Interval {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { earliest: None, latest: None, precision: None };

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { earliest: Some(day), latest: Some(day), precision: Some(Precision::Day) }
    }

    /// From `earliest` to `latest`, both inclusive.
    #[must_use]
    pub fn between(earliest: Date, latest: Date, precision: Precision) -> Self {
        Self { earliest: Some(earliest), latest: Some(latest), precision: Some(precision) }
    }

    /// True when neither end is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.earliest.is_none() && self.latest.is_none()
    }

    /// The single day it names, if it does.
    #[must_use]
    pub fn single_day(&self) -> Option<Date> {
        if self.earliest == self.latest { self.earliest } else { None }
    }

    /// True when some day could be in both; open ends reach for ever.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |a: Option<Date>, b: Option<Date>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.latest, other.earliest) && !before(other.latest, self.earliest)
    }

    /// The days in both, or `None` when there is none. The finer precision is kept.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Option<Self> {
        if !self.meets(other) {
            return None;
        }
        let earliest = match (self.earliest, other.earliest) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let latest = match (self.latest, other.latest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let precision = match (self.precision, other.precision) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Some(Self { earliest, latest, precision })
    }

    /// The smallest interval that holds both; an open end stays open.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let earliest = self.earliest.zip(other.earliest).map(|(a, b)| a.min(b));
        let latest = self.latest.zip(other.latest).map(|(a, b)| a.max(b));
        Self { earliest, latest, precision: self.precision.max(other.precision) }
    }

    /// Number of days, when both ends are known.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let (a, b) = self.earliest.zip(self.latest)?;
        Some(i64::from((b - a).get_days()) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn open_ends_meet_everything_on_their_side() {
        let since = Interval { earliest: Some(date(2025, 1, 20)), latest: None, precision: None };
        assert!(since.meets(&Interval::day(date(2026, 1, 1))));
        assert!(!since.meets(&Interval::day(date(2024, 1, 1))));
        let met = since.meet(&Interval::day(date(2026, 1, 1))).unwrap();
        assert_eq!(met.single_day(), Some(date(2026, 1, 1)));
    }

    #[test]
    fn a_week_has_seven_days() {
        let week = Interval::between(date(2026, 1, 19), date(2026, 1, 25), Precision::Week);
        assert_eq!(week.days(), Some(7));
    }
}
