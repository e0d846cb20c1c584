//! Weekdays: "Thursday", "last Friday", "Friday morning", "Monday, Oct. 26", "the following Tuesday".

use model::{CalendarPart, Direction, TimeExpr, TimeUnit, TimexType};

use super::{
    super::{
        found::{Hint, Parse, offset, weekday},
        words::{Class, Words},
    },
    month,
};

/// A weekday from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (at, expr, hint, rule) = head(words, i)?;
    if let Some(dated) = dated(words, at) {
        return Some(dated);
    }
    Some(with_part(words, at, Parse::date(at, expr, rule).leaning(hint)))
}

type Head = (usize, TimeExpr, Hint, &'static str);

/// The weekday with what frames it, before a part of day or a date.
fn head(words: &Words<'_>, i: usize) -> Option<Head> {
    if let Class::Weekday(day) = words.class(i) {
        if words.joined(i) && !words.is(i.wrapping_sub(1), &["mid", "pre", "post"]) {
            return None;
        }
        if !abbreviation_fits(words, i) {
            return None;
        }
        let end = if words.norm(i + 1) == "." && words.norm(i).len() <= 4 && i + 2 < words.len() {
            i + 2
        } else {
            i + 1
        };
        if let Some((end, expr)) = of_week(words, end, day) {
            return Some((end, expr, Hint::Article, "weekday-of-week"));
        }
        return Some((end, weekday(day, 0), Hint::Article, "bare-weekday"));
    }
    if let Some(day) = lost_apostrophe(words, i) {
        return Some((i + 1, weekday(day, 0), Hint::Article, "weekday-lost-apostrophe"));
    }
    let at = words.skip(i, &["the"]);
    let frame = words.norm(at);
    let next = words.skip(at + 1, &["coming", "past", "same"]);
    let Class::Weekday(day) = words.class(next) else { return None };
    let pointed = |direction, weeks| TimeExpr::Weekday { day, direction, weeks };
    let past = words.norm(at + 1) == "past" && next > at + 1;
    Some(match frame {
        // "last Friday" said on a Friday is a week ago: the day before is the latest it can be.
        "last" | "past" => (next + 1, before_anchor(day), Hint::Article, "last-weekday"),
        "this" if past => (next + 1, pointed(Direction::Back, 0), Hint::Article, "this-weekday"),
        "this" | "coming" => (next + 1, pointed(Direction::Forward, 0), Hint::Article, "this-weekday"),
        "next" => (next + 1, pointed(Direction::Forward, 0), Hint::Article, "next-weekday"),
        "previous" | "preceding" => (next + 1, before_anchor(day), Hint::Previous, "previous-weekday"),
        "following" => (next + 1, pointed(Direction::Forward, 0), Hint::Previous, "following-weekday"),
        "a" => (next + 1, weekday(day, 0), Hint::Article, "a-weekday"),
        "that" | "same" if words.norm(next).len() > 4 => {
            (next + 1, weekday(day, 0), Hint::Previous, "that-weekday")
        }
        _ => return None,
    })
}

/// "above Fridays close": a weekday in the plural right before a noun, with no "on" before it, has lost its apostrophe.
pub(super) fn lost_apostrophe(words: &Words<'_>, i: usize) -> Option<u8> {
    let class = super::super::lexicon::class(words.norm(i).strip_suffix('s')?, true);
    let Class::Weekday(day) = class else { return None };
    let capital = words.all.get(i).is_some_and(|w| w.capital);
    let noun = matches!(words.tag(i + 1), "NN" | "NNS") && !matches!(words.class(i + 1), Class::Part(_));
    let led = matches!(words.before(i), "above" | "below" | "than" | "before" | "after" | "since");
    let owns = noun || led && !words.tag(i + 1).is_empty();
    (capital && owns && words.norm(i).ends_with("days") && words.before(i) != "on").then_some(day)
}

/// "Sun", "Wed" and their like are names or verbs more often than days: they need a day's company.
fn abbreviation_fits(words: &Words<'_>, i: usize) -> bool {
    if words.norm(i).ends_with("day") || words.norm(i).ends_with('.') {
        return true;
    }
    let lead = words.is(
        i.wrapping_sub(1),
        &["on", "this", "last", "next", "every", "each", "until", "till", "by", "(", "since", "from"],
    );
    let company = words.is(i + 1, &[".", ",", "-", "–", "&", "@"])
        || matches!(
            words.class(i + 1),
            Class::Part(_) | Class::Month(_) | Class::Digits(_) | Class::Weekday(_) | Class::Ordinal(_)
        );
    let alone = i + 1 >= words.len();
    lead || (company || alone) && words.norm(i) != "sun"
        || matches!(words.class(i + 1), Class::Part(_) | Class::Month(_) | Class::Digits(_))
}

/// The last such day before the anchor's own: a week back from the first at or after it.
fn before_anchor(day: u8) -> TimeExpr {
    TimeExpr::Weekday { day, direction: Direction::Forward, weeks: -1 }
}

/// "Monday of next week", "Monday of this week".
fn of_week(words: &Words<'_>, at: usize, day: u8) -> Option<(usize, TimeExpr)> {
    let at = words.skip(at, &["of"]);
    let count = match words.norm(at) {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    (words.norm(at + 1) == "week").then(|| {
        let week = Box::new(offset(TimeUnit::Week, count));
        (at + 2, TimeExpr::Within { part: CalendarPart::Weekday(day), of: week })
    })
}

/// "Monday, Oct. 26", "Monday (26 October 1998)", "Friday the 13th": the date is the meaning.
fn dated(words: &Words<'_>, at: usize) -> Option<Parse> {
    let next = words.skip(at, &[",", "the"]);
    let full = month::read(words, next).filter(|p| matches!(p.rule, "day-month" | "day-month-year"));
    full.filter(|p| p.end > next + 1)
}

/// Adds "morning", "night", "at noon" to a day.
pub(super) fn with_part(words: &Words<'_>, at: usize, day: Parse) -> Parse {
    let next = words.skip(at, &["early", "late"]);
    let Class::Part(part) = words.class(next) else { return day };
    if words.norm(next).ends_with('s') && words.norm(next) != "overnights" {
        return day;
    }
    Parse {
        end: next + 1,
        kind: TimexType::Time,
        expr: TimeExpr::WithPart { day: Box::new(day.expr), part: format!("T{part}") },
        ..day
    }
}
