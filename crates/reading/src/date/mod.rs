//! Publication dates as inputs write them: ISO 8601, RFC 2822, "3 May 2024", "May 3, 2024", "2024/05/03".
//! An absurd, future or ambiguous date is refused: unknown stays unknown.

mod words;

use jiff::civil::Date;
use model::{Interval, Precision};

use words::{FILLERS, month, small, weekday, year_of};

/// What a line that is nothing but a date says it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// "Published", "Posted", or no word at all.
    Published,
    /// "Updated", "Last modified".
    Updated,
}

/// A date as metadata gives it: the day as written, in its own time zone.
pub(crate) fn parse(text: &str) -> Option<Interval> {
    let text = text.trim();
    iso(text).or_else(|| day_in(text).map(Interval::day)).and_then(sane)
}

/// A line that holds a date and nothing else but its label, a weekday, a time of day.
pub(crate) fn line(text: &str) -> Option<(Label, Interval)> {
    if text.len() > 120 {
        return None;
    }
    let lower = text.to_lowercase();
    let label = if lower.contains("updated") || lower.contains("modified") || lower.contains("edited") {
        Label::Updated
    } else {
        Label::Published
    };
    let pieces = pieces(&lower);
    let known = |p: &&str| {
        let bare = p.trim_matches('.');
        month(bare).is_some()
            || weekday(bare)
            || FILLERS.contains(&bare)
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || bare.is_empty()
    };
    if !pieces.iter().all(known) || pieces.len() > 24 {
        return None;
    }
    // "Published 3 May 2024, updated 4 May 2024": the first date is the publication.
    let (head, label) = match (lower.find("updated"), lower.find("published").or(lower.find("posted"))) {
        (Some(u), Some(p)) if p < u => (&lower[..u], Label::Published),
        (Some(u), Some(p)) if u < p => (&lower[p..], Label::Published),
        _ => (lower.as_str(), label),
    };
    let day = pieces_date(head)?;
    sane(Interval::day(day)).map(|i| (label, i))
}

fn pieces_date(lower: &str) -> Option<Date> {
    let iso_piece = lower
        .split(|c: char| c.is_whitespace() || c == '|' || c == ',')
        .find_map(|w| iso(w).and_then(|i| i.single_day()));
    iso_piece.or_else(|| day_in(lower))
}

/// A date at the end of a label within longer text ("Published: 3 May 2024 by …"); the first one there.
pub(crate) fn day_in(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let pieces = pieces(&lower);
    for i in 0..pieces.len() {
        let Some(month) = month(pieces[i].trim_end_matches('.')) else { continue };
        let number = |at: usize| pieces.get(at).and_then(|p| small(p));
        let year = |at: usize| pieces.get(at).and_then(|p| year_of(p));
        // May 3, 2024
        if let (Some(day), Some(year)) = (number(i + 1), year(i + 2)) {
            return Date::new(year, month, day).ok();
        }
        // 3 May 2024, the 3rd of May 2024
        let before = i.checked_sub(1).map(|j| if pieces[j] == "of" { j.saturating_sub(1) } else { j });
        if let (Some(day), Some(year)) = (before.and_then(number), year(i + 1)) {
            return Date::new(year, month, day).ok();
        }
    }
    pieces.iter().find_map(|p| numeric(p))
}

fn pieces(lower: &str) -> Vec<&str> {
    lower
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | ';' | '–' | '—')
        })
        .map(|p| p.trim_matches(|c| matches!(c, ':' | '-')))
        .filter(|p| !p.is_empty())
        .collect()
}

/// "03/25/2024" and "25.03.2024"; "03/05/2024" may be two days and is refused.
fn numeric(word: &str) -> Option<Date> {
    let mut parts = word.split(['/', '.', '-']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if let Some(year) = year_of(a) {
        return Date::new(year, b.parse().ok()?, c.parse().ok()?).ok();
    }
    let (a, b, year): (i8, i8, i16) = (small(a)?, small(b)?, year_of(c)?);
    match (a > 12, b > 12) {
        (true, false) => Date::new(year, b, a).ok(),
        (false, true) => Date::new(year, a, b).ok(),
        _ if a == b => Date::new(year, a, b).ok(),
        _ if word.contains('.') => Date::new(year, b, a).ok(),
        _ => None,
    }
}

/// "2024", "2024-05", "2024-05-03", "20240503", "2024-05-03T10:00:00+02:00".
fn iso(text: &str) -> Option<Interval> {
    let day = text.split(['T', 't', ' ']).next()?.trim_end_matches('Z');
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !day.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'/') {
        return None;
    }
    if digits(day) && day.len() == 8 {
        let date = Date::new(day[..4].parse().ok()?, day[4..6].parse().ok()?, day[6..].parse().ok()?).ok()?;
        return Some(Interval::day(date));
    }
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    if parts.first().is_none_or(|y| y.len() != 4) || !parts.iter().all(|p| digits(p)) || parts.len() > 3 {
        return None;
    }
    let year: i16 = parts[0].parse().ok()?;
    match parts.as_slice() {
        [_, m, d] => Some(Interval::day(Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()?)),
        [_, m] => {
            let first = Date::new(year, m.parse().ok()?, 1).ok()?;
            Some(Interval::between(first, first.last_of_month(), Precision::Month))
        }
        [_] if text.len() == 4 => {
            let first = Date::new(year, 1, 1).ok()?;
            Some(Interval::between(first, first.last_of_year(), Precision::Year))
        }
        _ => None,
    }
}

/// Years outside 1900 to 2100, and the day that computers count from, are no dates of news.
fn sane(interval: Interval) -> Option<Interval> {
    let day = interval.earliest.or(interval.latest)?;
    let epoch = interval.single_day().is_some() && day == jiff::civil::date(1970, 1, 1);
    ((1900..=2100).contains(&day.year()) && !epoch).then_some(interval)
}

/// The interval unless it begins after `last`.
pub(crate) fn not_after(interval: Interval, last: Option<Date>) -> Option<Interval> {
    let late = interval.earliest.zip(last).is_some_and(|(day, last)| day > last);
    (!late).then_some(interval)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(text: &str) -> Option<Date> {
        parse(text).and_then(|i| i.single_day())
    }

    #[test]
    fn the_forms_of_feeds_and_pages() {
        for text in [
            "2024-05-03",
            "2024-05-03T23:30:00-08:00",
            "2024/05/03",
            "20240503",
            "Fri, 03 May 2024 10:00:00 GMT",
            "May 3, 2024",
            "3 May 2024",
            "3rd of May 2024",
            "03.05.2024",
            "5/03/2024 no",
        ] {
            let want = if text.starts_with("5/") { None } else { Some(date(2024, 5, 3)) };
            assert_eq!(day(text), want, "{text}");
        }
        assert_eq!(parse("2024-05").unwrap().days(), Some(31));
        assert_eq!(parse("2024").unwrap().days(), Some(366));
    }

    #[test]
    fn absurd_and_ambiguous_dates_are_refused() {
        for text in
            ["0001-01-01", "1970-01-01T00:00:00Z", "2024-13-40", "04/05/2024", "soon", "", "9999-01-01"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        let future = parse("2031-01-01").unwrap();
        assert_eq!(not_after(future, Some(date(2030, 1, 1))), None);
    }

    #[test]
    fn a_date_line_is_a_date_and_nothing_else() {
        let published = |t| line(t).map(|(l, i)| (l, i.single_day().unwrap()));
        assert_eq!(published("Published: 3 May 2024"), Some((Label::Published, date(2024, 5, 3))));
        assert_eq!(published("Friday, May 3, 2024 | 10:32 GMT"), Some((Label::Published, date(2024, 5, 3))));
        assert_eq!(published("Updated 4 May 2024 at 9:15 am"), Some((Label::Updated, date(2024, 5, 4))));
        assert_eq!(
            published("Published 3 May 2024, updated 4 May 2024"),
            Some((Label::Published, date(2024, 5, 3)))
        );
        assert_eq!(published("Ministers met on 3 May 2024"), None);
        assert_eq!(published("May 3"), None);
    }
}
