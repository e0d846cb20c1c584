//! What a number can be: a share, a sum, a length of time, casualties, a count, an ordinal.

mod count;
mod harm;
mod length;
mod ordinal;
mod percent;
mod share;
mod sum;

use super::{
    Figure,
    number::{self, digits},
};
use crate::lexis::View;

/// The figure whose first number word stands at `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Figure> {
    if let Some(found) = length::hyphenated(view, at)
        .or_else(|| length::bare_length(view, at))
        .or_else(|| ordinal::ordinal(view, at))
    {
        return Some(found);
    }
    if let Some(found) = share::fraction(view, at) {
        return Some(found);
    }
    let number = number::read(view, at)?;
    if named(view, at) {
        return None;
    }
    share::share(view, at, &number)
        .or_else(|| sum::sum(view, at, &number))
        .or_else(|| length::length(view, at, &number))
        .or_else(|| harm::harm(view, at, &number))
        .or_else(|| count::count(view, at, &number))
}

/// Numbers that belong to a name or a date: "World War Two", "Resolution 242", "March 3", a bare year.
fn named(view: &View<'_>, at: usize) -> bool {
    let word = view.norm(at);
    let before = at.checked_sub(1).map_or("", |b| view.tag(b));
    let year = word.len() == 4
        && digits(word).is_some_and(|n| (1500.0..2200.0).contains(&n))
        && !sum::money_before(view, at);
    let month = |i: usize| MONTHS.contains(&view.norm(i).trim_end_matches('.'));
    let printed = view.analysis.word(view.token(at));
    let capital = at > 0 && printed.starts_with(char::is_uppercase);
    year || (matches!(before, "NNP" | "NNPS") && capital)
        || (before == "NNP"
            && digits(word).is_some()
            && !view.norm(at + 1).starts_with(['%', 'p'])
            && length::unit_of_time(view.norm(at + 1)).is_none())
        || (digits(word).is_some() && (month(at + 1) || at.checked_sub(1).is_some_and(month)))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];
