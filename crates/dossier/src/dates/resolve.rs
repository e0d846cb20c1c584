//! A symbolic time against the days its anchor may be: a TIMEX3 value and the days it may mean.

use jiff::civil::Date;
use model::{CalendarPart, Direction, Interval, Precision, TimeExpr, TimeUnit};

use super::calendar::{Season, Stamp, day_of, shift, shift_days, weekday_from, weekday_until};

/// What a time is resolved against: the days the anchor may be, and its own stretch where it is a time itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Candidate days in order; the two ends alone where there are very many. Empty when nothing is known.
    pub days: Vec<Date>,
    /// The anchor's own stretch ("the third quarter"), where it is a time of the article.
    pub stamp: Option<Stamp>,
    /// What is known of the anchor's day where no candidates are: one end may be open.
    pub bounds: Interval,
}

/// A TIMEX3 value with the days it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// TIMEX3 value.
    pub value: String,
    /// The days.
    pub interval: Interval,
}

/// A stretch of the calendar with a part of day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Point {
    stamp: Stamp,
    part: String,
}

impl Reference {
    /// One known day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { days: vec![day], stamp: None, bounds: Interval::day(day) }
    }

    /// A time of the article as the anchor.
    #[must_use]
    pub fn stamp(stamp: Stamp) -> Self {
        let days = stamp.interval().earliest.into_iter().collect();
        Self { days, stamp: Some(stamp), bounds: stamp.interval() }
    }
}

/// Resolves `expr` against `anchor`.
#[must_use]
pub fn resolve(expr: &TimeExpr, anchor: &Reference) -> Meaning {
    if let TimeExpr::Value(value) = expr {
        let interval = Stamp::parse(value).map_or(Interval::UNKNOWN, Stamp::interval);
        return Meaning { value: value.clone(), interval };
    }
    let mut points: Vec<Point> = Vec::new();
    for day in &anchor.days {
        if let Some(point) = at_day(expr, *day, anchor.stamp)
            && points.last() != Some(&point)
        {
            points.push(point);
        }
    }
    match points.as_slice() {
        [] => Meaning { value: underspecified(expr), interval: half_open(expr, anchor) },
        [one] => {
            Meaning { value: format!("{}{}", one.stamp.value(), one.part), interval: one.stamp.interval() }
        }
        many => {
            let hull = many.iter().map(|p| p.stamp.interval()).reduce(|a, b| a.hull(&b));
            let mut interval = hull.unwrap_or(Interval::UNKNOWN);
            interval.precision = Some(Precision::Range);
            Meaning { value: underspecified(expr), interval }
        }
    }
}

/// With one end of the anchor known, one end of the time is.
fn half_open(expr: &TimeExpr, anchor: &Reference) -> Interval {
    let at = |day: Option<Date>| at_day(expr, day?, anchor.stamp).map(|p| p.stamp.interval());
    let earliest = at(anchor.bounds.earliest).and_then(|i| i.earliest);
    let latest = at(anchor.bounds.latest).and_then(|i| i.latest);
    let precision = earliest.or(latest).map(|_| Precision::Range);
    Interval { earliest, latest, precision }
}

fn at_day(expr: &TimeExpr, day: Date, stamp: Option<Stamp>) -> Option<Point> {
    let plain = |stamp: Stamp| Point { stamp, part: String::new() };
    Some(match expr {
        TimeExpr::Value(value) => plain(Stamp::parse(value)?),
        TimeExpr::Weekday { day: weekday, direction, weeks } => {
            let near = match direction {
                Direction::Forward => weekday_from(day, *weekday)?,
                Direction::Back | Direction::Unknown => weekday_until(day, *weekday)?,
            };
            plain(Stamp::Day(shift(near, TimeUnit::Week, i32::from(*weeks))?))
        }
        TimeExpr::MonthDay { month, day: of_month, direction, years } => {
            let at = |year| match of_month {
                Some(d) => day_of(year, *month, *d).map(Stamp::Day),
                None => Some(Stamp::Month(year, *month)),
            };
            // A day of a month told without its year is the nearest one, unless that is far on the other side.
            let near = if of_month.is_some() { NEAR_DAY } else { 0 };
            plain(nearest(day, *direction, *years, near, &at)?)
        }
        TimeExpr::Season { code, direction, years } => {
            let season = Season::of_code(code)?;
            plain(nearest(day, *direction, *years, 0, &|year| Some(Stamp::Season(year, season)))?)
        }
        TimeExpr::Quarter { number, direction } => {
            plain(nearest(day, *direction, 0, 0, &|year| Some(Stamp::Quarter(year, *number)))?)
        }
        TimeExpr::Named { key, direction, years } => {
            let at = |year| feast_stamp(key, year);
            plain(nearest(day, *direction, *years, 0, &at)?)
        }
        TimeExpr::Weekend { direction } => {
            let saturday = match direction {
                Direction::Forward => shift_days(weekday_from(day, 7)?, -1)?,
                Direction::Back | Direction::Unknown => weekday_until(day, 6)?,
            };
            plain(Stamp::around(saturday, TimeUnit::Weekend))
        }
        TimeExpr::DayOfMonth { day: of_month, direction } => plain(day_of_month(day, *of_month, *direction)?),
        TimeExpr::Offset { unit, count } => plain(Stamp::around(shift(day, *unit, *count)?, *unit)),
        TimeExpr::Shift { unit, count, at } => {
            let whole = stamp.unwrap_or(Stamp::Day(day));
            let whole = match at {
                Some(at) => Stamp::around(whole.interval().earliest?, *at),
                None => whole,
            };
            plain(whole.shifted(*unit, *count)?)
        }
        TimeExpr::OfAnchorDay { part } => Point { stamp: Stamp::Day(day), part: part.clone() },
        TimeExpr::WithPart { day: of, part } => {
            Point { stamp: at_day(of, day, stamp)?.stamp, part: part.clone() }
        }
        TimeExpr::Within { part, of } => plain(within(part, at_day(of, day, stamp)?.stamp)?),
        TimeExpr::Anniversary { .. } => return None,
    })
}

/// A day of a month this close on the other side is still the one that is meant: verbs err more than calendars.
const NEAR_DAY: i64 = 60;

/// The yearly stretch `at(year)` nearest to `day` in `direction` (or at most `near` days against it), then `years`
/// away.
fn nearest(
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

fn day_of_month(day: Date, of_month: u8, direction: Direction) -> Option<Stamp> {
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
fn within(part: &CalendarPart, whole: Stamp) -> Option<Stamp> {
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
fn feast_stamp(key: &str, year: i16) -> Option<Stamp> {
    let (from, to) = facts::feasts::feast(key)?.days(year)?;
    Some(if from == to {
        Stamp::Day(from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        Stamp::Month(from.year(), from.month().unsigned_abs())
    } else {
        Stamp::Year(year)
    })
}

/// The value of a time whose anchor is not known.
fn underspecified(expr: &TimeExpr) -> String {
    match expr {
        TimeExpr::Value(value) => value.clone(),
        TimeExpr::Weekday { day, .. } => format!("XXXX-WXX-{day}"),
        TimeExpr::MonthDay { month, day: Some(day), .. } => format!("XXXX-{month:02}-{day:02}"),
        TimeExpr::MonthDay { month, day: None, .. } => format!("XXXX-{month:02}"),
        TimeExpr::Season { code, .. } => format!("XXXX-{code}"),
        TimeExpr::Quarter { number, .. } => format!("XXXX-Q{number}"),
        TimeExpr::DayOfMonth { day, .. } => format!("XXXX-XX-{day:02}"),
        TimeExpr::Named { key, .. } => underspecified_feast(key),
        TimeExpr::Weekend { .. } => unit_pattern(TimeUnit::Weekend).to_owned(),
        TimeExpr::Offset { unit, .. } => unit_pattern(*unit).to_owned(),
        TimeExpr::Shift { unit, at, .. } => unit_pattern(at.unwrap_or(*unit)).to_owned(),
        TimeExpr::OfAnchorDay { part } => format!("XXXX-XX-XX{part}"),
        TimeExpr::WithPart { day, part } => format!("{}{part}", underspecified(day)),
        TimeExpr::Within { part, of } => underspecified_part(part, of),
        TimeExpr::Anniversary { .. } => "XXXX".to_owned(),
    }
}

fn underspecified_feast(key: &str) -> String {
    let (a, b) = (feast_stamp(key, 2023), feast_stamp(key, 2024));
    match (a, b) {
        (Some(Stamp::Day(a)), Some(Stamp::Day(b))) if (a.month(), a.day()) == (b.month(), b.day()) => {
            format!("XXXX-{:02}-{:02}", a.month(), a.day())
        }
        (Some(Stamp::Month(_, m)), Some(Stamp::Month(..))) => format!("XXXX-{m:02}"),
        _ => "XXXX".to_owned(),
    }
}

fn underspecified_part(part: &CalendarPart, of: &TimeExpr) -> String {
    match part {
        CalendarPart::Month(m) => format!("XXXX-{m:02}"),
        CalendarPart::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        CalendarPart::Quarter(q) => format!("XXXX-Q{q}"),
        CalendarPart::Half(h) => format!("XXXX-H{h}"),
        CalendarPart::Season(code) => format!("XXXX-{code}"),
        CalendarPart::Weekday(n) => format!("XXXX-WXX-{n}"),
        CalendarPart::Feast(_) => underspecified(of),
        CalendarPart::Week(_) => "XXXX-WXX".to_owned(),
    }
}

fn unit_pattern(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn value(expr: &TimeExpr, day: Date) -> String {
        resolve(expr, &Reference::day(day)).value
    }

    fn month(month: u8, day: Option<u8>, direction: Direction) -> TimeExpr {
        TimeExpr::MonthDay { month, day, direction, years: 0 }
    }

    #[test]
    fn a_planned_weekday_lies_ahead() {
        let tuesday = |direction| TimeExpr::Weekday { day: 2, direction, weeks: 0 };
        let monday = date(2025, 12, 1);
        assert_eq!(value(&tuesday(Direction::Forward), monday), "2025-12-02");
        assert_eq!(value(&tuesday(Direction::Back), monday), "2025-11-25");
    }

    #[test]
    fn december_told_in_january_is_last_year() {
        assert_eq!(value(&month(12, None, Direction::Back), date(2026, 1, 22)), "2025-12");
        assert_eq!(value(&month(2, Some(24), Direction::Forward), date(2026, 1, 22)), "2026-02-24");
        assert_eq!(value(&month(2, Some(1), Direction::Unknown), date(1989, 11, 2)), "1990-02-01");
        assert_eq!(value(&month(2, Some(29), Direction::Back), date(2026, 1, 22)), "2024-02-29");
    }

    #[test]
    fn an_unknown_anchor_leaves_the_value_open() {
        let thursday = TimeExpr::Weekday { day: 4, direction: Direction::Back, weeks: 0 };
        let found = resolve(&thursday, &Reference::default());
        assert_eq!((found.value.as_str(), found.interval), ("XXXX-WXX-4", Interval::UNKNOWN));
        let days = vec![date(2026, 1, 20), date(2026, 1, 23)];
        let found = resolve(&thursday, &Reference { days, ..Reference::default() });
        assert_eq!(found.value, "XXXX-WXX-4");
        assert_eq!(found.interval.earliest, Some(date(2026, 1, 15)));
        assert_eq!(found.interval.latest, Some(date(2026, 1, 22)));
    }

    #[test]
    fn a_year_earlier_keeps_the_quarter() {
        let earlier = TimeExpr::Shift { unit: TimeUnit::Year, count: -1, at: None };
        assert_eq!(resolve(&earlier, &Reference::stamp(Stamp::Quarter(1989, 3))).value, "1988-Q3");
        let that_year = TimeExpr::Shift { unit: TimeUnit::Year, count: 0, at: Some(TimeUnit::Year) };
        assert_eq!(resolve(&that_year, &Reference::stamp(Stamp::Day(date(1944, 6, 6)))).value, "1944");
    }

    #[test]
    fn parts_of_other_times() {
        let last_year = TimeExpr::Offset { unit: TimeUnit::Year, count: -1 };
        let quarter = TimeExpr::Within { part: CalendarPart::Quarter(3), of: Box::new(last_year) };
        assert_eq!(value(&quarter, date(2009, 4, 1)), "2008-Q3");
        let christmas = TimeExpr::Named { key: "christmas".into(), direction: Direction::Unknown, years: 0 };
        assert_eq!(value(&christmas, date(2026, 1, 22)), "2025-12-25");
    }
}
