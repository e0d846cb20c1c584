//! Numbers in figures and words: "1,200", "3.5 million", "twenty-one", "half a dozen", "tens of thousands",
//! "six to eight".

use model::record::FigureValue;

use crate::lexis::View;

/// A number read from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its value; words where it gives no number ("tens of thousands") or two ("6 to 8").
    pub value: FigureValue,
    /// One past its last view position.
    pub end: usize,
}

const VAGUE: &[&str] =
    &["dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions"];

/// The value of "one", "twenty", "twenty-one".
#[must_use]
pub fn small(word: &str) -> Option<f64> {
    plain_word(word).or_else(|| {
        let (tens, ones) = word.split_once('-')?;
        let (tens, ones) = (plain_word(tens)?, plain_word(ones)?);
        (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
    })
}

fn plain_word(word: &str) -> Option<f64> {
    Some(match word {
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// The value of a number in figures: "20", "1,200", "3.5". Nothing else: no dates, no "24/7".
#[must_use]
pub fn digits(word: &str) -> Option<f64> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut groups = word.split(',');
    let first = groups.next()?;
    let grouped = word.contains(',');
    if grouped && (first.is_empty() || first.len() > 3) {
        return None;
    }
    let rest: Vec<&str> = groups.collect();
    for (i, group) in rest.iter().enumerate() {
        let whole = if i + 1 == rest.len() { group.split('.').next().unwrap_or("") } else { group };
        if whole.len() != 3 {
            return None;
        }
    }
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let ok = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit())
        && plain.chars().all(|c| c.is_ascii_digit() || c == '.')
        && plain.matches('.').count() <= 1;
    if ok && plain.len() <= 15 { plain.parse().ok() } else { None }
}

fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "m" => 1e6,
        "bn" => 1e9,
        _ => return None,
    })
}

/// True for a plural after which "65m" are millions, not metres: "65m copies", "4m people".
fn counts_many(next: &str) -> bool {
    const RACES: &[&str] =
        &["hurdles", "runners", "sprints", "finals", "heats", "races", "titles", "records", "steps"];
    next == "people"
        || next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && !RACES.contains(&next)
}

/// "20bn", and after a sign of money or before a plural "1.5m": a number with its magnitude in one word.
fn attached(word: &str, money: bool) -> Option<f64> {
    let split = word.find(|c: char| c.is_alphabetic())?;
    let (number, by) = word.split_at(split);
    let by = match by {
        "bn" => 1e9,
        "tn" => 1e12,
        "m" | "mn" if money => 1e6,
        "k" if money => 1e3,
        _ => return None,
    };
    digits(number).map(|n| n * by)
}

/// One plain number at `at`: "two", "1,200", "two hundred", "3.5 million", "a dozen", "half a million".
fn plain(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let here = view.norm(at);
    let money = at > 0 && view.norm(at - 1).ends_with(['$', '€', '£', '¥']);
    let millions = money || counts_many(view.norm(at + 1));
    let (mut value, mut end) = match digits(here).or_else(|| small(here)).or_else(|| attached(here, millions))
    {
        Some(n) => (n, at + 1),
        None if here == "half" && matches!(view.norm(at + 1), "a" | "an") => {
            (magnitude(view.norm(at + 2))? / 2.0, at + 3)
        }
        None if matches!(here, "a" | "an") => match view.norm(at + 1) {
            "few" | "lot" | "number" => return None,
            next => (magnitude(next).filter(|_| next.len() > 2)?, at + 2),
        },
        None => return None,
    };
    while let Some(by) = magnitude(view.norm(end)) {
        value *= by;
        end += 1;
        let (and, next) = (view.norm(end) == "and", view.norm(end + 1));
        if by < 1e3
            && and
            && let Some(more) = small(next).or_else(|| digits(next))
        {
            value += more;
            end += 2;
        }
    }
    Some((value, end))
}

/// "tens of thousands", "hundreds", "millions of", "several hundred".
fn vague(view: &View<'_>, at: usize) -> Option<Number> {
    let here = view.norm(at);
    if VAGUE.contains(&here) {
        let mut end = at + 1;
        while view.norm(end) == "of" && VAGUE.contains(&view.norm(end + 1)) {
            end += 2;
        }
        return Some(worded(view, at, end));
    }
    if matches!(here, "several" | "few") && magnitude(view.norm(at + 1)).is_some_and(|m| m >= 12.0) {
        return Some(worded(view, at, at + 2));
    }
    None
}

fn worded(view: &View<'_>, from: usize, to: usize) -> Number {
    let words: Vec<&str> = (from..to).map(|i| view.norm(i)).collect();
    Number { value: FigureValue::Words(words.join(" ")), end: to }
}

/// The number that begins at view position `at`: a plain one, a range, or a vague one.
#[must_use]
pub fn read(view: &View<'_>, at: usize) -> Option<Number> {
    if let Some(found) = vague(view, at) {
        return Some(found);
    }
    if let Some((low, high)) =
        view.norm(at).split_once(['-', '–']).and_then(|(a, b)| digits(a).zip(digits(b)))
        && low < high
    {
        return Some(Number { value: range(low, high), end: at + 1 });
    }
    let (value, end) = plain(view, at)?;
    let link = view.norm(end);
    if matches!(link, "to" | "or" | "-" | "–")
        && let Some((high, high_end)) = plain(view, end + 1)
    {
        // "6 to 8 weeks"; "from 3 million to 5 million" is two figures.
        if high > value && high < value * 100.0 && (at == 0 || view.norm(at - 1) != "from") {
            return Some(Number { value: range(value, high), end: high_end });
        }
    }
    Some(Number { value: FigureValue::Number(value), end })
}

fn range(low: f64, high: f64) -> FigureValue {
    FigureValue::Words(format!("{low} to {high}"))
}

/// One past the number at `at`, if one begins there.
#[must_use]
pub fn end_of(view: &View<'_>, at: usize) -> Option<usize> {
    read(view, at).map(|n| n.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_figures() {
        assert_eq!(digits("1,200"), Some(1200.0));
        assert_eq!(digits("3.5"), Some(3.5));
        assert_eq!(digits("12,345,678.5"), Some(12_345_678.5));
        for no in ["24/7", "1,20", "1.2.3", "2022-02", "a1", "", ",", "."] {
            assert_eq!(digits(no), None, "{no}");
        }
    }

    #[test]
    fn a_magnitude_may_hang_on_its_number() {
        assert_eq!(attached("20bn", false), Some(2e10));
        assert_eq!(attached("1.5m", true), Some(1.5e6));
        assert_eq!(attached("20m", false), None);
        assert!(counts_many("copies") && counts_many("people"));
        assert!(!counts_many("tall") && !counts_many("hurdles") && !counts_many("across"));
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(small("twenty-one"), Some(21.0));
        assert_eq!(small("ninety"), Some(90.0));
        assert_eq!(small("one-two"), None);
        assert_eq!(small("two-state"), None);
    }
}
