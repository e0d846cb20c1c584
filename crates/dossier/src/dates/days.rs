//! Arithmetic of days: the day so many units away, the next or last of a weekday.

use jiff::civil::Date;
use model::TimeUnit;

/// A day, if the calendar has it.
#[must_use]
pub fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `day` moved by `count` units; hours and minutes do not move a day.
#[must_use]
pub fn shift(day: Date, unit: TimeUnit, count: i32) -> Option<Date> {
    let n = i64::from(count);
    // Checked: "100,000 years ago" is beyond what a calendar span may hold.
    let none = jiff::Span::new();
    let span = match unit {
        TimeUnit::Minute | TimeUnit::Hour => return Some(day),
        TimeUnit::Day => none.try_days(n),
        TimeUnit::Weekend | TimeUnit::Week => none.try_days(n.checked_mul(7)?),
        TimeUnit::Month => none.try_months(n),
        TimeUnit::Quarter => none.try_months(n.checked_mul(3)?),
        TimeUnit::Year => none.try_years(n),
        TimeUnit::Decade => none.try_years(n.checked_mul(10)?),
        TimeUnit::Century => none.try_years(n.checked_mul(100)?),
    }
    .ok()?;
    day.checked_add(span).ok()
}

/// `day` moved by days.
#[must_use]
pub fn shift_days(day: Date, days: i32) -> Option<Date> {
    shift(day, TimeUnit::Day, days)
}

/// The first Monday-to-Sunday day `weekday` (1 = Monday) at or after `day`.
#[must_use]
pub fn weekday_from(day: Date, weekday: u8) -> Option<Date> {
    let now = i32::from(day.weekday().to_monday_one_offset());
    shift_days(day, (i32::from(weekday) - now).rem_euclid(7))
}

/// The last day `weekday` at or before `day`.
#[must_use]
pub fn weekday_until(day: Date, weekday: u8) -> Option<Date> {
    let now = i32::from(day.weekday().to_monday_one_offset());
    shift_days(day, -(now - i32::from(weekday)).rem_euclid(7))
}
