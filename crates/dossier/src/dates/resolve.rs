//! A symbolic time against the days its anchor may be: a TIMEX3 value and the days it may mean.

use jiff::civil::Date;
use model::{Direction, Interval, Precision, TimeExpr, TimeUnit};

use super::{
    calendar::{Season, Stamp, day_of, shift, shift_days, weekday_from, weekday_until},
    occurrence::{day_of_month, feast_stamp, nearest, within},
    underspecified::underspecified,
};

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
            let near = if of_month.is_some() { NEAR_DAY } else { NEAR_MONTH };
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

/// So is a month that begins or ended this soon: on February 10 nobody calls the March of a year ago "March".
const NEAR_MONTH: i64 = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use model::CalendarPart;

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
