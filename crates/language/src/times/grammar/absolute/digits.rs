//! Dates and years in digits: "2022-02-24", "7/8/07", "94" in "1990-94".

use super::super::super::{
    found::Parse,
    words::{Class, Words},
};

/// "2022-02-24", "7/8/07", "04/04/2014".
pub(super) fn date(words: &Words<'_>, i: usize) -> Option<Parse> {
    if let (Class::Digits(y), Class::Digits(m), Class::Digits(d)) =
        (words.class(i), words.class(i + 1), words.class(i + 2))
        && words.norm(i).len() == 4
        && words.joined(i + 1)
        && words.joined(i + 2)
        && (1..=12).contains(&m)
        && (1..=31).contains(&d)
    {
        return Some(Parse::absolute(i + 3, format!("{y:04}-{m:02}-{d:02}"), "digits"));
    }
    let separator = if words.norm(i).contains('/') { '/' } else { '.' };
    let mut parts = words.norm(i).split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(c.len(), 2 | 4) || a.len() > 2 || b.len() > 2 {
        return None;
    }
    let (a, b, c): (u32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    // Month first, the American way, unless only the other way can be.
    let (m, d) = if a > 12 || separator == '.' { (b, a) } else { (a, b) };
    let y = if c < 100 { super::full_year(c) } else { c };
    ((1..=12).contains(&m) && (1..=31).contains(&d))
        .then(|| Parse::absolute(i + 1, format!("{y:04}-{m:02}-{d:02}"), "digits"))
}

/// "1995" in "1792-1795", "94" in "1990-94".
pub(super) fn second_year(words: &Words<'_>, i: usize) -> Option<Parse> {
    let dash = words.is(i.wrapping_sub(1), &["-", "–", "—"]);
    let first = i.checked_sub(if dash { 2 } else { 1 })?;
    let (Class::Digits(from), Class::Digits(to)) = (words.class(first), words.class(i)) else { return None };
    if !(dash || words.joined(i)) || words.norm(first).len() != 4 || !(1000..2200).contains(&from) {
        return None;
    }
    let year = match words.norm(i).len() {
        4 => to,
        2 => from / 100 * 100 + to,
        _ => return None,
    };
    (from < year && year - from < 200 && !words.joined(i + 1))
        .then(|| Parse::absolute(i + 1, format!("{year:04}"), "year"))
}
