//! A set of days, for the possible dates of an article: a bit a day over two centuries.

use std::sync::OnceLock;

use jiff::civil::{Date, date};
use model::{Interval, Precision};

use super::calendar::shift_days;

const FIRST: Date = date(1900, 1, 1);
const LAST: Date = date(2100, 12, 31);
const COUNT: usize = 73_414;
/// An end this near to the edge of the calendar is open: the last such weekday or the like.
const EDGE: usize = 40;

/// Days from 1900 to 2100. The first and the last stand for "any day before" and "any day after".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySet {
    words: Vec<u64>,
}

impl DaySet {
    /// Every day.
    #[must_use]
    pub fn all() -> Self {
        let mut set = Self::none();
        set.insert(0, COUNT - 1);
        set
    }

    /// No day.
    #[must_use]
    pub fn none() -> Self {
        Self { words: vec![0; COUNT.div_ceil(64)] }
    }

    /// The days of an interval; an open end reaches for ever.
    #[must_use]
    pub fn of(interval: &Interval) -> Self {
        let mut set = Self::none();
        set.add(interval.earliest, interval.latest);
        set
    }

    /// The days of one weekday (1 = Monday).
    #[must_use]
    pub fn weekday(day: u8) -> &'static Self {
        static ALL: OnceLock<[DaySet; 7]> = OnceLock::new();
        let all = ALL.get_or_init(|| [1, 2, 3, 4, 5, 6, 7].map(Self::every));
        &all[usize::from(day.clamp(1, 7)) - 1]
    }

    fn every(day: u8) -> Self {
        let mut set = Self::none();
        // 1 January 1900 was a Monday.
        let mut at = usize::from(day) - 1;
        while at < COUNT {
            set.insert(at, at);
            at += 7;
        }
        set
    }

    /// Adds the days `from..=to`.
    pub fn add(&mut self, from: Option<Date>, to: Option<Date>) {
        let from = from.map_or(0, index);
        let to = to.map_or(COUNT - 1, index);
        if from <= to {
            self.insert(from, to);
        }
    }

    fn insert(&mut self, from: usize, to: usize) {
        let to = to.min(COUNT - 1);
        for (at, word) in self.words.iter_mut().enumerate().take(to / 64 + 1).skip(from / 64) {
            let mut bits = u64::MAX;
            if at == from / 64 {
                bits &= u64::MAX << (from % 64);
            }
            if at == to / 64 {
                bits &= u64::MAX >> (63 - to % 64);
            }
            *word |= bits;
        }
    }

    /// The days in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self { words: self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect() }
    }

    /// The days in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self { words: self.words.iter().zip(&other.words).map(|(a, b)| a | b).collect() }
    }

    /// The days that lie `from..=to` days away from a day of the set.
    #[must_use]
    pub fn spread(&self, from: i32, to: i32) -> Self {
        let mut set = Self::none();
        for (a, b) in self.runs() {
            let edge = |at: usize, by: i32, open: usize| {
                if at == open { at } else { at.saturating_add_signed(by as isize).min(COUNT - 1) }
            };
            set.insert(edge(a, from, 0), edge(b, to, COUNT - 1));
        }
        set
    }

    /// True when all its days are in the other.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    /// True when it holds no day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|w| *w == 0)
    }

    /// Number of days.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Runs of neighbouring days, as indices.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut add = |from: usize, to: usize| match runs.last_mut() {
            Some((_, end)) if *end + 1 == from => *end = to,
            _ => runs.push((from, to)),
        };
        for (at, word) in self.words.iter().enumerate().filter(|(_, w)| **w != 0) {
            if *word == u64::MAX {
                add(at * 64, at * 64 + 63);
                continue;
            }
            let mut left = *word;
            while left != 0 {
                let from = left.trailing_zeros() as usize;
                let days = (left >> from).trailing_ones() as usize;
                add(at * 64 + from, at * 64 + from + days - 1);
                left &= left.wrapping_add(1 << from);
            }
        }
        runs
    }

    fn first(&self) -> Option<usize> {
        let at = self.words.iter().position(|w| *w != 0)?;
        Some(at * 64 + self.words[at].trailing_zeros() as usize)
    }

    fn last(&self) -> Option<usize> {
        let at = self.words.iter().rposition(|w| *w != 0)?;
        Some(at * 64 + 63 - self.words[at].leading_zeros() as usize)
    }

    fn indices(&self) -> impl Iterator<Item = usize> + '_ {
        // Most sets hold a few days of two centuries.
        self.words.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// The hull: an end at the edge of the calendar is open.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let (Some(first), Some(last)) = (self.first(), self.last()) else { return Interval::UNKNOWN };
        let earliest = (first > EDGE).then(|| day(first)).flatten();
        let latest = (last < COUNT - 1 - EDGE).then(|| day(last)).flatten();
        let precision = match (earliest, latest) {
            (None, None) => None,
            (Some(a), Some(b)) if a == b => Some(Precision::Day),
            _ => Some(Precision::Range),
        };
        Interval { earliest, latest, precision }
    }

    /// The days themselves, when there are at most `limit`.
    #[must_use]
    pub fn days(&self, limit: usize) -> Option<Vec<Date>> {
        (self.len() <= limit).then(|| self.indices().filter_map(day).collect())
    }
}

fn index(day: Date) -> usize {
    let days = (day.clamp(FIRST, LAST) - FIRST).get_days();
    usize::try_from(days).unwrap_or(0).min(COUNT - 1)
}

fn day(index: usize) -> Option<Date> {
    shift_days(FIRST, i32::try_from(index).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_fits_the_calendar() {
        assert_eq!(index(LAST), COUNT - 1);
        assert_eq!(day(COUNT - 1), Some(LAST));
        assert_eq!(DaySet::all().interval(), Interval::UNKNOWN);
    }

    #[test]
    fn stretches_fill_every_day_and_no_other() {
        let mut set = DaySet::none();
        set.insert(60, 131);
        assert_eq!((set.len(), set.indices().next(), set.indices().last()), (72, Some(60), Some(131)));
        set.insert(5, 5);
        assert_eq!((set.len(), set.indices().next()), (73, Some(5)));
    }

    #[test]
    fn thursdays_of_a_stretch() {
        let stretch = DaySet::of(&Interval::between(date(2026, 1, 19), date(2026, 1, 25), Precision::Range));
        let thursday = stretch.and(DaySet::weekday(4));
        assert_eq!(thursday.interval(), Interval::day(date(2026, 1, 22)));
        assert_eq!(thursday.spread(-6, 0).len(), 7);
        assert!(thursday.is_within(DaySet::weekday(4)) && !stretch.is_within(DaySet::weekday(4)));
        // Weeks do not end with words of 64 days.
        assert_eq!(DaySet::weekday(4).runs().len(), DaySet::weekday(4).len());
        assert_eq!(DaySet::weekday(4).spread(0, 6).runs(), [(3, COUNT - 1)]);
    }

    #[test]
    fn open_ends_stay_open() {
        let since = DaySet::of(&Interval { earliest: Some(date(2025, 1, 1)), latest: None, precision: None });
        let moved = since.spread(-3, 3).interval();
        assert_eq!((moved.earliest, moved.latest), (Some(date(2024, 12, 29)), None));
    }
}
