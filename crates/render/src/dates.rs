//! Dates as a reader sees them: an uncertain one is shown as its range.

use jiff::civil::Date;
use model::{Interval, Precision};

use crate::words;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An interval in few words: "22 Jan 2026", "22–24 Jan 2026", "January 2026", "2026", "not before 20 Jan 2025",
/// "not after 3 Feb 2026"; `None` when nothing is known.
#[must_use]
pub fn short(when: &Interval) -> Option<String> {
    match (when.earliest, when.latest) {
        (None, None) => None,
        (Some(day), None) => Some(format!("not before {}", day_short(day))),
        (None, Some(day)) => Some(format!("not after {}", day_short(day))),
        (Some(a), Some(b)) if a == b => Some(day_short(a)),
        (Some(a), Some(b)) => Some(unit(a, b, when.precision).unwrap_or_else(|| range(a, b))),
    }
}

/// A heading for a day or a range: "Thursday 22 January 2026", else as [`short`].
#[must_use]
pub fn heading(when: &Interval) -> Option<String> {
    match when.single_day() {
        Some(day) => Some(format!("{} {} {} {}", weekday(day), day.day(), month(day.month()), day.year())),
        None => short(when),
    }
}

/// One day: "22 Jan 2026".
#[must_use]
pub fn day_short(day: Date) -> String {
    format!("{} {} {}", day.day(), month_short(day.month()), day.year())
}

/// A TIMEX3 duration in words: "PT3H" is "3 hours"; what is no plain duration stays as it is.
#[must_use]
pub fn duration(value: &str) -> String {
    let plain = || words::line(value);
    let Some(rest) = value.strip_prefix('P') else { return plain() };
    let (clock, rest) = rest.strip_prefix('T').map_or((false, rest), |r| (true, r));
    let Some(unit) = rest.chars().last() else { return plain() };
    let number = rest.trim_end_matches(unit);
    let name = match (clock, unit) {
        (true, 'H') => "hour",
        (true, 'M') => "minute",
        (false, 'D') => "day",
        (false, 'W') => "week",
        (false, 'M') => "month",
        (false, 'Y') => "year",
        _ => return plain(),
    };
    match number {
        "1" => format!("1 {name}"),
        "X" => format!("{name}s"),
        n if n.parse::<f64>().is_ok() => format!("{n} {name}s"),
        _ => plain(),
    }
}

/// A calendar month or year by its name, when the interval is exactly that.
fn unit(a: Date, b: Date, precision: Option<Precision>) -> Option<String> {
    let whole_month = a.day() == 1 && b == a.last_of_month();
    let whole_year =
        a.day() == 1 && a.month() == 1 && b.day() == 31 && b.month() == 12 && a.year() == b.year();
    match precision {
        Some(Precision::Month) if whole_month => Some(format!("{} {}", month(a.month()), a.year())),
        Some(Precision::Year) if whole_year => Some(a.year().to_string()),
        _ => None,
    }
}

fn range(a: Date, b: Date) -> String {
    if a.year() != b.year() {
        format!("{} – {}", day_short(a), day_short(b))
    } else if a.month() != b.month() {
        format!("{} {} – {}", a.day(), month_short(a.month()), day_short(b))
    } else {
        format!("{}–{}", a.day(), day_short(b))
    }
}

fn month(n: i8) -> &'static str {
    usize::try_from(n - 1).ok().and_then(|i| MONTHS.get(i).copied()).unwrap_or("?")
}

fn month_short(n: i8) -> &'static str {
    let name = month(n);
    name.get(..3).unwrap_or(name)
}

fn weekday(day: Date) -> &'static str {
    use jiff::civil::Weekday::*;
    match day.weekday() {
        Monday => "Monday",
        Tuesday => "Tuesday",
        Wednesday => "Wednesday",
        Thursday => "Thursday",
        Friday => "Friday",
        Saturday => "Saturday",
        Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn shown(a: Date, b: Date, precision: Precision) -> String {
        short(&Interval::between(a, b, precision)).unwrap()
    }

    #[test]
    fn every_shape_of_a_date() {
        assert_eq!(shown(date(2031, 3, 4), date(2031, 3, 4), Precision::Day), "4 Mar 2031");
        assert_eq!(shown(date(2031, 3, 4), date(2031, 3, 6), Precision::Range), "4–6 Mar 2031");
        assert_eq!(shown(date(2031, 3, 30), date(2031, 4, 2), Precision::Week), "30 Mar – 2 Apr 2031");
        assert_eq!(shown(date(2030, 12, 30), date(2031, 1, 2), Precision::Week), "30 Dec 2030 – 2 Jan 2031");
        assert_eq!(shown(date(2031, 2, 1), date(2031, 2, 28), Precision::Month), "February 2031");
        assert_eq!(shown(date(2031, 1, 1), date(2031, 12, 31), Precision::Year), "2031");
        assert_eq!(short(&Interval::UNKNOWN), None);
        let open = Interval { earliest: Some(date(2031, 1, 1)), latest: None, precision: None };
        assert_eq!(short(&open).unwrap(), "not before 1 Jan 2031");
    }

    #[test]
    fn a_month_narrowed_by_other_clues_is_not_called_the_whole_month() {
        assert_eq!(shown(date(2031, 2, 3), date(2031, 2, 28), Precision::Month), "3–28 Feb 2031");
    }

    #[test]
    fn durations_are_words() {
        assert_eq!(duration("PT3H"), "3 hours");
        assert_eq!(duration("P1D"), "1 day");
        assert_eq!(duration("PXM"), "months");
        assert_eq!(duration("P1Y6M"), "P1Y6M");
    }

    #[test]
    fn a_day_heading_has_its_weekday() {
        assert_eq!(heading(&Interval::day(date(2026, 1, 22))).unwrap(), "Thursday 22 January 2026");
    }
}
