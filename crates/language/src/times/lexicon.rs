//! Words of time with their class, from the shipped table `times.tsv`.

use std::sync::LazyLock;

use facts::hash::Map;
use model::TimeUnit;

use super::words::Class;

static TABLE: LazyLock<Map<&'static str, (Class, Case)>> = LazyLock::new(|| {
    let table = include_str!("../../../../data/times.tsv");
    table.lines().filter(|l| !l.starts_with('#')).flat_map(line).collect()
});

/// Lengths of the table's words by their first byte: most words of a text are told from them by this alone.
static SHAPES: LazyLock<[u32; 128]> = LazyLock::new(|| {
    let mut shapes = [0; 128];
    for word in TABLE.keys() {
        if let Some(lengths) = word.bytes().next().and_then(|b| shapes.get_mut(usize::from(b))) {
            *lengths |= length_bit(word);
        }
    }
    shapes
});

/// The length of a word as one bit; all long words share the last.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// Whether a word counts without its capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    Capital,
}

/// The class of a word. `capital` says whether it is printed with one.
pub(super) fn class(norm: &str, capital: bool) -> Class {
    let bytes = norm.as_bytes();
    let Some(first) = bytes.first() else { return Class::Other };
    if first.is_ascii_digit() {
        return number(norm);
    }
    let word = norm.strip_suffix('.').filter(|s| s.len() > 1).unwrap_or(norm);
    if SHAPES.get(usize::from(*first)).is_none_or(|lengths| lengths & length_bit(word) == 0) {
        return Class::Other;
    }
    match TABLE.get(word) {
        Some((_, Case::Capital)) if !capital => Class::Other,
        Some((class, _)) => *class,
        None => Class::Other,
    }
}

/// True for what may be written onto a number: "am", "pm", a unit, a month.
pub(super) fn glued_tail(tail: &str) -> bool {
    const TAILS: [&str; 10] = ["am", "pm", "a.m.", "p.m.", "hrs", "hr", "mins", "min", "yrs", "yr"];
    let long = tail.len() >= 3 && tail.is_ascii();
    TAILS.contains(&tail) || long && matches!(class(tail, true), Class::Month(_) | Class::Unit(..))
}

/// A weekday's short form, whatever its case.
pub(super) fn short_weekday(norm: &str) -> Option<u8> {
    match class(norm, true) {
        Class::Weekday(day) if norm.len() <= 5 => Some(day),
        _ => None,
    }
}

/// Digits, or an ordinal in digits ("19th").
fn number(norm: &str) -> Class {
    let digits = norm.bytes().take_while(u8::is_ascii_digit).count();
    let (head, tail) = norm.split_at(digits);
    match tail {
        "" if digits <= 9 => head.parse().map_or(Class::Other, Class::Digits),
        "st" | "nd" | "rd" | "th" => head.parse().map_or(Class::Other, Class::Ordinal),
        _ if tail.starts_with(',') => {
            let groups_fit =
                tail[1..].split(',').all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
            let plain: String = norm.chars().filter(|c| *c != ',').collect();
            if groups_fit && plain.len() <= 9 {
                // A number with separators is never a year: keep it apart from four plain digits.
                plain.parse().map_or(Class::Other, Class::Number)
            } else {
                Class::Other
            }
        }
        _ => Class::Other,
    }
}

fn line(line: &'static str) -> Vec<(&'static str, (Class, Case))> {
    let mut fields = line.split('\t');
    let (Some(class), Some(words)) = (fields.next(), fields.next()) else { return Vec::new() };
    let case = if fields.next() == Some("capital") { Case::Capital } else { Case::Any };
    let Some(class) = parse(class) else { return Vec::new() };
    words.split(' ').map(|w| (w, (class, case))).collect()
}

fn parse(class: &'static str) -> Option<Class> {
    let (kind, rest) = class.split_once(' ').unwrap_or((class, ""));
    Some(match kind {
        "weekday" => Class::Weekday(rest.parse().ok()?),
        "month" => Class::Month(rest.parse().ok()?),
        "number" => Class::Number(rest.parse().ok()?),
        "ordinal" => Class::Ordinal(rest.parse().ok()?),
        "part" => Class::Part(rest),
        "season" => Class::Season(rest),
        "unit" => Class::Unit(unit(rest)?, false),
        "units" => Class::Unit(unit(rest)?, true),
        "opener" => Class::Opener,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("../../../../data/times.tsv");
        for text in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            assert!(!line(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_and_digits() {
        assert_eq!(class("sept.", true), Class::Month(9));
        assert_eq!(class("may", false), Class::Other);
        assert_eq!(class("may", true), Class::Month(5));
        assert_eq!(class("19th", false), Class::Ordinal(19));
        assert_eq!(class("2,000", false), Class::Number(2000));
        assert_eq!(class("2000", false), Class::Digits(2000));
        assert_eq!(class("v2.0", false), Class::Other);
        assert_eq!(class("99999999999999", false), Class::Other);
    }
}
