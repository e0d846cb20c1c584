//! Years in words: "nineteen ninety-six", "two thousand and one".

use super::super::super::words::{Class, Words};

/// "nineteen ninety-six", "two thousand", "two thousand and one".
pub(super) fn year(words: &Words<'_>, i: usize) -> Option<(usize, u32)> {
    let Class::Number(first) = words.class(i) else { return None };
    let small = |i: usize| match words.class(i) {
        Class::Number(n) if n < 20 => Some(n),
        _ => None,
    };
    if matches!(first, 18..=20) {
        let Class::Number(tens) = words.class(i + 1) else { return None };
        return match tens {
            10..20 => Some((i + 2, first * 100 + tens)),
            20..100 => Some(match small(i + 2).filter(|n| *n > 0 && *n < 10) {
                Some(ones) => (i + 3, first * 100 + tens + ones),
                None => (i + 2, first * 100 + tens),
            }),
            _ => None,
        };
    }
    if first == 2 && matches!(words.class(i + 1), Class::Number(1000)) && words.norm(i + 1) == "thousand" {
        let at = words.skip(i + 2, &["and"]);
        return Some(match small(at) {
            Some(n) => (at + 1, 2000 + n),
            None => (i + 2, 2000),
        });
    }
    None
}
