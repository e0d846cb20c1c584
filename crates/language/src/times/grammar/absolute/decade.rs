//! Decades and centuries: "the late 1970s", "the nineties", "the 20th century".

use model::TimeUnit;

use super::super::super::{
    found::Parse,
    words::{Class, Words},
};

/// "the 1980s", "the late 1970s", "the nineties", "the '80s", "the nineteen eighties".
pub(super) fn decade(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    // The mark of "the '80s" may be a token of its own, as an opening quotation mark would be.
    let mark = words.is(at, &["'", "’", "‘", "`"])
        && words.all.get(at).zip(words.all.get(at + 1)).is_some_and(|(a, b)| a.span.end == b.span.start);
    let at = if mark { at + 1 } else { at };
    let norm = words.norm(at);
    let digits = norm.trim_start_matches(['\'', '’', '‘']);
    let apostrophes = mark || digits.len() < norm.len();
    let (number, end) = match digits.strip_suffix('s').map(|d| d.trim_end_matches(['\'', '’'])) {
        Some(d) if !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()) => (d, at + 1),
        _ if matches!(words.class(at), Class::Digits(n) if n.is_multiple_of(10))
            && words.is(at + 1, &["s", "'s"]) =>
        {
            (digits, at + 2)
        }
        _ if matches!(words.class(at), Class::Number(18..=20)) => {
            let tens = tens_word(words.norm(at + 1))?;
            let Class::Number(century) = words.class(at) else { return None };
            return Some(Parse::absolute(at + 2, format!("{}", century * 10 + tens), "decade"));
        }
        _ => {
            let tens = tens_word(norm).filter(|_| at > i)?;
            return Some(Parse::absolute(at + 1, format!("{}", 190 + tens), "decade"));
        }
    };
    let value: u32 = number.parse().ok()?;
    match number.len() {
        4 if value.is_multiple_of(10) && (1000..2100).contains(&value) => {
            // "the 1900s" and "the 1800s" are centuries.
            let value = if value.is_multiple_of(100) && value < 2000 {
                format!("{}", value / 100)
            } else {
                format!("{}", value / 10)
            };
            Some(Parse::absolute(end, value, "decade"))
        }
        2 if value.is_multiple_of(10)
            && (apostrophes || at > i || words.is(i.wrapping_sub(1), &["and", "early", "late", "mid"])) =>
        {
            Some(Parse::absolute(end, format!("{}", super::full_year(value) / 10), "decade"))
        }
        _ => None,
    }
}

fn tens_word(word: &str) -> Option<u32> {
    Some(match word {
        "twenties" => 2,
        "thirties" => 3,
        "forties" => 4,
        "fifties" => 5,
        "sixties" => 6,
        "seventies" => 7,
        "eighties" => 8,
        "nineties" => 9,
        _ => return None,
    })
}

/// "20th century", "the twentieth century", "this century", "the 19th and 20th centuries".
pub(super) fn century(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let (number, after) = match words.class(at) {
        Class::Ordinal(n) => (n, at + 1),
        Class::Number(20) => match words.class(at + 1) {
            Class::Ordinal(n) if n < 10 => (20 + n, at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let Class::Unit(TimeUnit::Century, _) = words.class(after) else { return None };
    let value = number.checked_sub(1)?;
    let bc = words.is(after + 1, &["bc", "b.c.", "bce", "b.c"]);
    let end = if bc { after + 2 } else { after + 1 };
    let value = if bc { format!("BC{value:02}") } else { format!("{value:02}") };
    Some(Parse::absolute(end, value, "century"))
}
