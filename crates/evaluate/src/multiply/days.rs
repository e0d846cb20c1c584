//! Days in texts and fields, moved by whole weeks.

use jiff::{Span, civil::Date};

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

/// The month of a word as a text writes it ("March", "Sept"), 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|m| {
        *m == word
            || word == "Sept" && *m == "September"
            || word.len() == 3 && *m != "May" && m.starts_with(word)
    })?;
    i8::try_from(at + 1).ok()
}

/// The name of a month, as long or as short as `like`.
pub(super) fn month_name(month: i8, like: &str) -> &'static str {
    let name = usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("January");
    let short = like.len() <= 4 && !MONTHS.contains(&like);
    if short { &name[..3] } else { name }
}

/// A day in ISO form at the start of a field.
pub(super) fn iso(field: &str) -> Option<Date> {
    field.get(..10)?.parse().ok()
}

/// A field that starts with a day in ISO form, so many days later.
pub(super) fn later(field: &str, days: i64) -> Option<String> {
    let moved = add(iso(field)?, days)?;
    Some(format!("{moved}{}", field.get(10..)?))
}

/// A day, so many days later.
pub(super) fn add(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A month and a day of it without a year, so many days later: the year is that of `near`, which matters in leap years only.
pub(super) fn month_day(month: i8, day: i8, near: Option<Date>, days: i64) -> Option<Date> {
    let year = near.map_or(2018, jiff::civil::Date::year);
    add(Date::new(year, month, day).ok()?, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_long_and_short_names() {
        assert_eq!(month("March"), Some(3));
        assert_eq!(month("Sept"), Some(9));
        assert_eq!(month("Mar"), Some(3));
        assert_eq!(month("March's"), None);
        assert_eq!(month_name(12, "Mar"), "Dec");
        assert_eq!(month_name(12, "March"), "December");
        assert_eq!(month_name(5, "June"), "May");
    }

    #[test]
    fn a_time_after_the_day_stays() {
        assert_eq!(later("2018-12-31T10:00:00Z", 7).as_deref(), Some("2019-01-07T10:00:00Z"));
        assert_eq!(later("yesterday", 7), None);
    }

    #[test]
    fn a_day_that_does_not_exist_is_left_alone() {
        assert_eq!(month_day(2, 30, None, 7), None);
    }
}
