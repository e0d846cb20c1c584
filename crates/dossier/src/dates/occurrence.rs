//! Which occurrence of what recurs is meant: the nearest December, the 19th before, the third quarter of that year.

use jiff::civil::Date;
use model::{CalendarPart, Direction, TimeUnit};

use super::calendar::{Season, Stamp, day_of, shift, shift_days};

/// The yearly stretch `at(year)` nearest to `day` in `direction` (or at most `near` days against it), then `years`
/// away.
pub(super) fn nearest(
    day: Date,
    direction: Direction,
    years: i8,
    near: i64,
    at: &dyn Fn(i16) -> Option<Stamp>,
) -> Option<Stamp> {
    let year = day.year();
    // Winter and leap days: a candidate may be missing or begin in the year before.
    let mut best: Option<(i64, i16)> = None;
    for y in (year.saturating_sub(5)..=year.saturating_add(5)).rev() {
        let Some(interval) = at(y).map(Stamp::interval) else { continue };
        let Some((from, to)) = interval.earliest.zip(interval.latest) else { continue };
        let before = i64::from((from - day).get_days());
        let after = i64::from((day - to).get_days());
        let inside = before <= 0 && after <= 0;
        let distance = match direction {
            Direction::Back if before > near => continue,
            Direction::Forward if after > near => continue,
            _ if inside => 0,
            _ => before.max(after),
        };
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, y));
        }
    }
    at(best?.1.checked_add(i16::from(years))?)
}

pub(super) fn day_of_month(day: Date, of_month: u8, direction: Direction) -> Option<Stamp> {
    let mut candidates: Vec<Date> = (-2..=2)
        .filter_map(|m| {
            let first = shift(day_of(day.year(), day.month().unsigned_abs(), 1)?, TimeUnit::Month, m)?;
            day_of(first.year(), first.month().unsigned_abs(), of_month)
        })
        .collect();
    match direction {
        Direction::Back => candidates.retain(|d| *d <= day),
        Direction::Forward => candidates.retain(|d| *d >= day),
        Direction::Unknown => {}
    }
    candidates.into_iter().min_by_key(|d| (*d - day).get_days().abs()).map(Stamp::Day)
}

/// A part inside a resolved stretch: a month or quarter of its year, a weekday of its week.
pub(super) fn within(part: &CalendarPart, whole: Stamp) -> Option<Stamp> {
    let start = whole.interval().earliest?;
    let year = match whole {
        Stamp::Year(y) | Stamp::Quarter(y, _) | Stamp::Half(y, _) | Stamp::Season(y, _) => y,
        _ => start.year(),
    };
    Some(match part {
        CalendarPart::Month(m) => Stamp::Month(year, *m),
        CalendarPart::Day { month, day } => Stamp::Day(day_of(year, *month, *day)?),
        CalendarPart::Quarter(q) => Stamp::Quarter(year, *q),
        CalendarPart::Half(h) => Stamp::Half(year, *h),
        CalendarPart::Season(code) => Stamp::Season(year, Season::of_code(code)?),
        CalendarPart::Weekday(n) => Stamp::Day(shift_days(start, i32::from(*n) - 1)?),
        CalendarPart::Feast(key) => feast_stamp(key, year)?,
        CalendarPart::Week(n) => {
            let day = match n {
                0.. => shift_days(start, 7 * (i32::from(*n) - 1))?,
                _ => shift_days(whole.interval().latest?, -3)?,
            };
            Stamp::around(day, TimeUnit::Week)
        }
    })
}

/// A feast of the table in `year`: its day, or the month or year that holds its days.
pub(super) fn feast_stamp(key: &str, year: i16) -> Option<Stamp> {
    let (from, to) = facts::feasts::feast(key)?.days(year)?;
    Some(if from == to {
        Stamp::Day(from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        Stamp::Month(from.year(), from.month().unsigned_abs())
    } else {
        Stamp::Year(year)
    })
}
