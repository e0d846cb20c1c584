//! Months and days of months: "March 5, 1946", "5 March", "Aug. 7", "last April", "July last year", "the 19th".

mod alone;
mod day;
mod range;
mod year;

use super::super::{found::Parse, words::Words};

pub(super) use year::relative_year;

/// A month, or a day of one, from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    day::month_first(words, i)
        .or_else(|| day::day_first(words, i))
        .or_else(|| range::range_start(words, i))
        .or_else(|| alone::week_of(words, i))
        .or_else(|| alone::framed(words, i))
        .or_else(|| alone::month_of(words, i))
        .or_else(|| range::conjoined_day(words, i))
        .or_else(|| alone::bare(words, i))
        .or_else(|| alone::ordinal_alone(words, i))
}
