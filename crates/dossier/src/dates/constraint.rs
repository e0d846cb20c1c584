//! A clue as a set of possible days.

use jiff::civil::Date;
use model::{
    Interval, TimeExpr, TimeUnit, Timex,
    draft::{DateClue, DateConstraint},
};

use super::{
    calendar::{Stamp, day_of, shift, shift_days},
    dayset::DaySet,
    resolve::{Reference, resolve},
};

/// The beginning of the story's affair, where its articles agree on one.
pub type Origin = Option<Interval>;

/// Years in which recurring days are tried.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2080;

/// The days on which the article of `clue` may be dated; `None` where the clue says nothing by itself.
#[must_use]
pub fn days(clue: &DateClue, times: &[Timex], origin: Origin) -> Option<DaySet> {
    match &clue.says {
        DateConstraint::Within(interval) => Some(DaySet::of(interval)),
        DateConstraint::Weekday(day) => Some(DaySet::weekday(*day).clone()),
        DateConstraint::On { time } => around(times.get(*time as usize)?, 0, 0),
        DateConstraint::Near { time, from, to } => around(times.get(*time as usize)?, *from, *to),
        DateConstraint::Recurring { key, from, to } => {
            let feast = facts::feasts::feast(key)?;
            let mut set = beyond();
            for (first, last) in YEARS.filter_map(|y| feast.days(y)) {
                set.add(shift_days(first, *from), shift_days(last, *to));
            }
            Some(set)
        }
        DateConstraint::Anniversary { time, years } => anniversary(*time, *years, times, origin?),
        DateConstraint::Elapsed { years, from, to } => {
            let origin = origin?;
            let moved = |day: Option<Date>, months: i16| {
                shift(day?, TimeUnit::Month, i32::from(*years) * 12 + i32::from(months))
            };
            let mut set = DaySet::none();
            set.add(Some(moved(origin.earliest, *from)?), Some(moved(origin.latest, *to)?));
            Some(set)
        }
        DateConstraint::Origin { .. } => None,
    }
}

/// The year before the day that is so many years after the beginning: that day is still to come.
fn anniversary(time: Option<u32>, years: u16, times: &[Timex], origin: Interval) -> Option<DaySet> {
    let (first, last) = origin.earliest.zip(origin.latest)?;
    let year = first.year().checked_add(i16::try_from(years).ok()?)?;
    let day = match time.and_then(|t| times.get(t as usize)).map(|t| &t.expr) {
        Some(TimeExpr::MonthDay { month, day: Some(day), .. }) => {
            let same = first.month().unsigned_abs() == *month || first != last;
            day_of(year, *month, *day).filter(|_| same)?
        }
        Some(_) => return None,
        None => shift(last, TimeUnit::Year, i32::from(years))?,
    };
    let mut set = DaySet::none();
    set.add(shift(day, TimeUnit::Year, -1), shift_days(day, -1));
    Some(set)
}

/// Days `from..=to` around every day that the time may name, in any year.
fn around(time: &Timex, from: i32, to: i32) -> Option<DaySet> {
    if let TimeExpr::Weekday { day, weeks: 0, .. } = time.expr {
        return Some(DaySet::weekday(day).spread(from, to));
    }
    let occurrences = occurrences(&time.expr);
    if occurrences.is_empty() {
        return None;
    }
    let mut set = if matches!(time.expr, TimeExpr::Value(_)) { DaySet::none() } else { beyond() };
    for interval in occurrences {
        let last = if to == i32::MAX { None } else { interval.latest.and_then(|d| shift_days(d, to)) };
        set.add(interval.earliest.and_then(|d| shift_days(d, from)), last);
    }
    Some(set)
}

/// The years in which recurring days are not tried: nothing is known of them.
fn beyond() -> DaySet {
    let mut set = DaySet::none();
    set.add(None, day_of(*YEARS.start(), 1, 1));
    set.add(day_of(*YEARS.end(), 12, 31), None);
    set
}

/// All stretches of the calendar that an expression may name, whatever its anchor.
fn occurrences(expr: &TimeExpr) -> Vec<Interval> {
    match expr {
        TimeExpr::Value(value) => Stamp::parse(value).map(Stamp::interval).into_iter().collect(),
        TimeExpr::MonthDay { .. } | TimeExpr::Season { .. } | TimeExpr::Named { .. } => {
            let near = |year| Some(resolve(expr, &Reference::day(day_of(year, 7, 1)?)).interval);
            let mut all: Vec<Interval> = YEARS.filter_map(near).filter(|i| !i.is_unknown()).collect();
            all.sort_by_key(|i| i.earliest);
            all.dedup();
            all
        }
        TimeExpr::WithPart { day, .. } => occurrences(day),
        _ => Vec::new(),
    }
}
