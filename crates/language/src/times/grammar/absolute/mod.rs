//! Years, decades, centuries and dates in digits: "1988", "the late 1970s", "20th century", "2022-02-24", "7/8/07".

mod decade;
mod digits;
mod spelled;
mod year;

use model::{TimeExpr, TimeUnit};

use super::super::{
    found::{Hint, Parse},
    words::{Class, Words},
};

pub(super) use year::year_at;

/// A calendar time in digits or words from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    digits::date(words, i)
        .or_else(|| year::fiscal(words, i))
        .or_else(|| decade::decade(words, i))
        .or_else(|| decade::century(words, i))
        .or_else(|| before_christ(words, i))
        .or_else(|| digits::second_year(words, i))
        .or_else(|| year::year(words, i))
        .or_else(|| year_end(words, i))
}

/// "490 BC", "490 b.c.".
fn before_christ(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Digits(year) = words.class(i) else { return None };
    if words.is(i + 1, &["bc", "b.c.", "bce", "b.c"]) {
        return Some(Parse::absolute(i + 2, format!("BC{year:04}"), "before-christ"));
    }
    (words.is(i + 1, &["ad", "a.d.", "ce"])).then(|| Parse::absolute(i + 2, format!("{year:04}"), "year"))
}

/// "year-end", "around year end".
fn year_end(words: &Words<'_>, i: usize) -> Option<Parse> {
    let one = words.norm(i) == "year-end";
    let two = words.reads(i, &["year", "end"]);
    if !one && !two {
        return None;
    }
    let end = if one { i + 1 } else { i + 2 };
    let parse = Parse::date(end, TimeExpr::Offset { unit: TimeUnit::Year, count: 0 }, "year-end");
    Some(parse.modified(Some(model::Mod::End)).leaning(Hint::Article))
}

/// Two digits of a year: 70 to 99 of the last century, else of this.
fn full_year(short: u32) -> u32 {
    if short >= 50 { 1900 + short } else { 2000 + short }
}
