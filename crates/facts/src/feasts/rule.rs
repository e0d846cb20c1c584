//! How a day recurs: on a date, on a weekday of a month, by Easter, by the moon, or as its organisers set it.

use jiff::{ToSpan, civil::Date};

#[derive(Clone, Debug)]
pub(super) enum Rule {
    Fixed(i8, i8),
    Range((i8, i8), (i8, i8)),
    Nth { n: i8, weekday: i8, month: i8, from: i32, to: i32 },
    Easter { orthodox: bool, from: i32, to: i32 },
    Hijri { month: i64, day: i64, from: i32, to: i32 },
    Every { n: i16, since: i16, rule: Box<Rule> },
}

pub(super) fn parse_rule(rule: &str) -> Option<Rule> {
    let words: Vec<&str> = rule.split(' ').collect();
    let number = |i: usize| words.get(i).and_then(|w| w.parse::<i32>().ok());
    let small = |i: usize| number(i).and_then(|n| i8::try_from(n).ok());
    Some(match *words.first()? {
        "fixed" => {
            let (m, d) = month_day(words.get(1)?)?;
            Rule::Fixed(m, d)
        }
        "range" => Rule::Range(month_day(words.get(1)?)?, month_day(words.get(2)?)?),
        "nth" => Rule::Nth {
            n: small(1)?,
            weekday: weekday(words.get(2)?)?,
            month: small(3)?,
            from: number(4).unwrap_or(0),
            to: number(5).unwrap_or(0),
        },
        "easter" => Rule::Easter { orthodox: false, from: number(1)?, to: number(2)? },
        "orthodox" => Rule::Easter { orthodox: true, from: number(1)?, to: number(2)? },
        "hijri" => Rule::Hijri {
            month: i64::from(number(1)?),
            day: i64::from(number(2)?),
            from: number(3)?,
            to: number(4)?,
        },
        "every" => Rule::Every {
            n: i16::try_from(number(1)?).ok()?,
            since: i16::try_from(number(2)?).ok()?,
            rule: Box::new(parse_rule(&words.get(3..)?.join(" "))?),
        },
        _ => return None,
    })
}

fn month_day(word: &str) -> Option<(i8, i8)> {
    let (month, day) = word.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn weekday(word: &str) -> Option<i8> {
    let at = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|w| *w == word)?;
    i8::try_from(at + 1).ok()
}

pub(super) fn days(rule: &Rule, year: i16) -> Option<(Date, Date)> {
    let around = |day: Date, from: i32, to: i32| Some((plus(day, from)?, plus(day, to)?));
    match rule {
        Rule::Fixed(m, d) => Date::new(year, *m, *d).ok().map(|d| (d, d)),
        Rule::Range(from, to) => {
            let first = Date::new(year, from.0, from.1).ok()?;
            let last_year = if to < from { year.checked_add(1)? } else { year };
            Some((first, Date::new(last_year, to.0, to.1).ok()?))
        }
        Rule::Nth { n, weekday, month, from, to } => around(nth(*n, *weekday, *month, year)?, *from, *to),
        Rule::Easter { orthodox, from, to } => around(easter(year, *orthodox)?, *from, *to),
        Rule::Hijri { month, day, from, to } => around(hijri(*month, *day, year)?, *from, *to),
        Rule::Every { n, since, rule } => {
            if (year - since).rem_euclid((*n).max(1)) == 0 {
                days(rule, year)
            } else {
                None
            }
        }
    }
}

fn plus(day: Date, days: i32) -> Option<Date> {
    day.checked_add(i64::from(days).days()).ok()
}

/// The `n`th `weekday` of a month; the last for a negative `n`.
fn nth(n: i8, weekday: i8, month: i8, year: i16) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    let anchor = if n < 0 { first.last_of_month() } else { first };
    let offset = weekday - anchor.weekday().to_monday_one_offset();
    if n < 0 {
        plus(anchor, -i32::from((-offset).rem_euclid(7)))
    } else {
        plus(anchor, i32::from(offset.rem_euclid(7)) + 7 * (i32::from(n) - 1))
    }
}

/// Easter Sunday in the Gregorian calendar: the first Sunday after the church's full moon in spring.
fn easter(year: i16, orthodox: bool) -> Option<Date> {
    let y = i32::from(year);
    let golden = y.rem_euclid(19);
    let (month, day) = if orthodox {
        // Julian: full moon from the golden number alone, then moved to the Gregorian calendar.
        let moon = (19 * golden + 15).rem_euclid(30);
        let sunday = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - moon + 34).rem_euclid(7);
        let n = moon + sunday + 114;
        (n / 31, n % 31 + 1)
    } else {
        let century = y / 100;
        let solar = century / 4;
        let lunar = (8 * century + 13) / 25;
        let moon = (19 * golden + century - solar - lunar + 15).rem_euclid(30);
        let moon = moon - i32::from(moon == 29 || (moon == 28 && golden > 10));
        let weekday = (y + y / 4 + moon + 2 - century + solar).rem_euclid(7);
        let after = moon - weekday;
        let month = 3 + (after + 40) / 44;
        (month, after + 28 - 31 * (month / 4))
    };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    if orthodox { plus(day, y / 100 - y / 400 - 2) } else { Some(day) }
}

/// A day of the tabular Islamic calendar that falls into the Gregorian `year`; sightings differ by a day or two.
fn hijri(month: i64, day: i64, year: i16) -> Option<Date> {
    let epoch = Date::new(622, 7, 19).ok()?;
    let guess = (i64::from(year) - 622) * 33 / 32;
    (guess - 1..=guess + 2).find_map(|h| {
        let days = (h - 1) * 354 + (3 + 11 * h) / 30 + 29 * (month - 1) + month / 2 + day - 1;
        let found = epoch.checked_add(days.days()).ok()?;
        (found.year() == year).then_some(found)
    })
}
