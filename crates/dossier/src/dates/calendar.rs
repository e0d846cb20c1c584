//! Calendar units as TIMEX3 names them: what a value covers, how it is written, how it moves.

use jiff::{ToSpan, civil::Date};
use model::{Interval, Precision, TimeUnit};

pub use super::days::{day_of, shift, shift_days, weekday_from, weekday_until};
pub use super::season::Season;

/// A stretch of the calendar with a TIMEX3 name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stamp {
    /// "19" of the nineteen-hundreds.
    Century(i16),
    /// "198" of the eighties.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A half of a year.
    Half(i16, u8),
    /// A quarter.
    Quarter(i16, u8),
    /// A season; winter is named by the year in which it begins.
    Season(i16, Season),
    /// A month.
    Month(i16, u8),
    /// An ISO week.
    Week(i16, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i16, u8),
    /// A day.
    Day(Date),
}

impl Stamp {
    /// The stamp of `unit` that holds `day`. Units below a day give the day.
    #[must_use]
    pub fn around(day: Date, unit: TimeUnit) -> Self {
        let (year, month) = (day.year(), day.month().unsigned_abs());
        let week = day.iso_week_date();
        match unit {
            TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => Self::Day(day),
            TimeUnit::Weekend => Self::Weekend(week.year(), week.week().unsigned_abs()),
            TimeUnit::Week => Self::Week(week.year(), week.week().unsigned_abs()),
            TimeUnit::Month => Self::Month(year, month),
            TimeUnit::Quarter => Self::Quarter(year, month.div_ceil(3)),
            TimeUnit::Year => Self::Year(year),
            TimeUnit::Decade => Self::Decade(year.div_euclid(10)),
            TimeUnit::Century => Self::Century(year.div_euclid(100)),
        }
    }

    /// The TIMEX3 value.
    #[must_use]
    pub fn value(self) -> String {
        match self {
            Self::Century(c) => format!("{c:02}"),
            Self::Decade(d) => format!("{d:03}"),
            Self::Year(y) => format!("{y:04}"),
            Self::Half(y, h) => format!("{y:04}-H{h}"),
            Self::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Self::Season(y, s) => format!("{y:04}-{}", s.code()),
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Week(y, w) => format!("{y:04}-W{w:02}"),
            Self::Weekend(y, w) => format!("{y:04}-W{w:02}-WE"),
            Self::Day(d) => d.to_string(),
        }
    }

    /// The days it covers; unknown where the calendar ends.
    #[must_use]
    pub fn interval(self) -> Interval {
        let span = |from: Option<Date>, to: Option<Date>, precision| match (from, to) {
            (Some(a), Some(b)) => Interval::between(a, b, precision),
            _ => Interval::UNKNOWN,
        };
        let year = |y| day_of(y, 1, 1);
        match self {
            Self::Century(c) => span(year(c * 100), day_of(c * 100 + 99, 12, 31), Precision::Decade),
            Self::Decade(d) => span(year(d * 10), day_of(d * 10 + 9, 12, 31), Precision::Decade),
            Self::Year(y) => span(year(y), day_of(y, 12, 31), Precision::Year),
            Self::Half(y, h) => months(y, if h == 1 { 1 } else { 7 }, 6, Precision::Range),
            Self::Quarter(y, q) => months(y, signed(q.clamp(1, 4)) * 3 - 2, 3, Precision::Quarter),
            Self::Season(y, s) => months(y, s.first_month(), 3, Precision::Quarter),
            Self::Month(y, m) => months(y, signed(m), 1, Precision::Month),
            Self::Week(y, w) => {
                let monday = monday(y, w);
                span(monday, monday.and_then(|m| shift_days(m, 6)), Precision::Week)
            }
            Self::Weekend(y, w) => {
                let monday = monday(y, w);
                let plus = |n| monday.and_then(|m| shift_days(m, n));
                span(plus(5), plus(6), Precision::Week)
            }
            Self::Day(d) => Interval::day(d),
        }
    }

    /// The same unit, `count` units of `unit` away ("a year earlier" of a quarter is that quarter a year before).
    #[must_use]
    pub fn shifted(self, unit: TimeUnit, count: i32) -> Option<Self> {
        let small = i16::try_from(count).ok()?;
        let years = match unit {
            TimeUnit::Year => Some(small),
            TimeUnit::Decade => small.checked_mul(10),
            TimeUnit::Century => small.checked_mul(100),
            _ => None,
        };
        Some(match (self, years) {
            (Self::Century(c), Some(y)) => Self::Century(c.checked_add(y / 100)?),
            (Self::Decade(d), Some(y)) => Self::Decade(d.checked_add(y / 10)?),
            (Self::Year(old), Some(y)) => Self::Year(old.checked_add(y)?),
            (Self::Half(old, h), Some(y)) => Self::Half(old.checked_add(y)?, h),
            (Self::Quarter(old, q), Some(y)) => Self::Quarter(old.checked_add(y)?, q),
            (Self::Season(old, s), Some(y)) => Self::Season(old.checked_add(y)?, s),
            (Self::Month(old, m), Some(y)) => Self::Month(old.checked_add(y)?, m),
            _ => {
                let start = self.interval().earliest?;
                let moved = shift(start, unit, count)?;
                Self::around(moved, self.unit())
            }
        })
    }

    /// The unit it is one of (halves and seasons count as quarters).
    #[must_use]
    pub fn unit(self) -> TimeUnit {
        match self {
            Self::Century(_) => TimeUnit::Century,
            Self::Decade(_) => TimeUnit::Decade,
            Self::Year(_) => TimeUnit::Year,
            Self::Half(..) | Self::Quarter(..) | Self::Season(..) => TimeUnit::Quarter,
            Self::Month(..) => TimeUnit::Month,
            Self::Week(..) => TimeUnit::Week,
            Self::Weekend(..) => TimeUnit::Weekend,
            Self::Day(_) => TimeUnit::Day,
        }
    }

    /// Reads a value that names calendar days: "2022", "2022-02", "2022-Q3", "198", "2026-W04", "2022-02-24T…".
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let day = value.split('T').next().unwrap_or(value);
        let mut parts = day.split('-');
        let head = parts.next()?;
        let number: i16 = head.parse().ok()?;
        let Some(second) = parts.next() else {
            return match head.len() {
                4 => Some(Self::Year(number)),
                3 => Some(Self::Decade(number)),
                2 => Some(Self::Century(number)),
                _ => None,
            };
        };
        if head.len() != 4 {
            return None;
        }
        let third = parts.next();
        let digits = |s: &str, from: usize| s.get(from..)?.parse::<u8>().ok();
        match second.as_bytes().first()? {
            b'W' if second == "WI" => Some(Self::Season(number, Season::Winter)),
            b'W' if third == Some("WE") => Some(Self::Weekend(number, digits(second, 1)?)),
            b'W' => Some(Self::Week(number, digits(second, 1)?)),
            b'Q' => Some(Self::Quarter(number, digits(second, 1)?)),
            b'H' => Some(Self::Half(number, digits(second, 1)?)),
            b'0'..=b'9' => match third {
                None => Some(Self::Month(number, digits(second, 0)?)),
                Some(d) => day_of(number, digits(second, 0)?, digits(d, 0)?).map(Self::Day),
            },
            _ => Some(Self::Season(number, Season::of_code(second)?)),
        }
    }
}

fn signed(n: u8) -> i8 {
    i8::try_from(n).unwrap_or(i8::MAX)
}

fn monday(year: i16, week: u8) -> Option<Date> {
    let iso = jiff::civil::ISOWeekDate::new(year, signed(week), jiff::civil::Weekday::Monday).ok()?;
    Some(iso.date())
}

fn months(year: i16, first: i8, count: i64, precision: Precision) -> Interval {
    let Ok(from) = Date::new(year, first, 1) else { return Interval::UNKNOWN };
    match from.checked_add(count.months()).and_then(|d| d.checked_sub(1.day())) {
        Ok(to) => Interval::between(from, to, precision),
        Err(_) => Interval::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_shift_of_a_hundred_thousand_years_is_no_day_and_no_panic() {
        let day = date(2024, 5, 3);
        for unit in [TimeUnit::Day, TimeUnit::Week, TimeUnit::Month, TimeUnit::Year, TimeUnit::Century] {
            assert_eq!(shift(day, unit, i32::MIN), None);
            assert_eq!(shift(day, unit, i32::MAX), None);
        }
        assert_eq!(shift(day, TimeUnit::Year, -100_000), None);
    }

    #[test]
    fn values_read_back() {
        for value in [
            "19",
            "198",
            "1988",
            "1988-Q3",
            "1988-H1",
            "1988-WI",
            "1988-03",
            "1988-W09",
            "1988-W09-WE",
            "1988-03-01",
        ] {
            assert_eq!(Stamp::parse(value).map(Stamp::value).as_deref(), Some(value));
        }
        assert_eq!(Stamp::parse("XXXX-WXX-4"), None);
        assert_eq!(Stamp::parse("P4Y"), None);
        assert_eq!(Stamp::parse("2022-02-30"), None);
    }

    #[test]
    fn a_winter_is_named_by_the_year_it_begins_in() {
        let winter = Stamp::Season(2025, Season::Winter).interval();
        assert_eq!((winter.earliest, winter.latest), (Some(date(2025, 12, 1)), Some(date(2026, 2, 28))));
    }

    #[test]
    fn a_shift_keeps_the_fineness() {
        assert_eq!(Stamp::Quarter(1989, 3).shifted(TimeUnit::Year, -1), Some(Stamp::Quarter(1988, 3)));
        assert_eq!(Stamp::Month(1989, 1).shifted(TimeUnit::Month, -1), Some(Stamp::Month(1988, 12)));
        assert_eq!(Stamp::Quarter(1989, 1).shifted(TimeUnit::Quarter, -1), Some(Stamp::Quarter(1988, 4)));
    }

    #[test]
    fn weekdays_point_both_ways_and_hold_the_day_itself() {
        let thursday = date(2026, 1, 22);
        assert_eq!(weekday_from(thursday, 4), Some(thursday));
        assert_eq!(weekday_from(thursday, 2), Some(date(2026, 1, 27)));
        assert_eq!(weekday_until(thursday, 7), Some(date(2026, 1, 18)));
    }
}
