//! Numbers in the reason of a relation, as a reader writes them.

use model::record::FigureValue;

/// A value: "2,400", "350 million", "4.5"; words as they stand.
pub(super) fn shown(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(n) => number(*n),
        FigureValue::Words(words) => words.clone(),
    }
}

fn number(n: f64) -> String {
    for (size, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        // What is no round part of it is told digit by digit.
        let part = n / size;
        if part.abs() >= 1.0 && (part * 100.0 - (part * 100.0).round()).abs() < 1e-6 {
            return format!("{} {name}", (part * 100.0).round() / 100.0);
        }
    }
    let plain = format!("{n}");
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
    let grouped = if whole.bytes().all(|b| b.is_ascii_digit()) { grouped(whole) } else { whole.to_owned() };
    match part {
        Some(part) => format!("{sign}{grouped}.{part}"),
        None => format!("{sign}{grouped}"),
    }
}

/// Digits in threes.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_readers_write_them() {
        let of = |n| shown(&FigureValue::Number(n));
        assert_eq!(of(2_400.0), "2,400");
        assert_eq!(of(350e6), "350 million");
        assert_eq!(of(2.5e9), "2.5 billion");
        assert_eq!(of(1_234_567.0), "1,234,567");
        assert_eq!(of(48.4), "48.4");
        assert_eq!(of(-12_000.5), "-12,000.5");
        assert_eq!(of(7.0), "7");
        assert_eq!(of(f64::INFINITY), "inf");
    }
}
