//! The grammar of time expressions: rule families over the words of a sentence; the longest reading wins.

mod absolute;
mod clock;
mod deictic;
mod duration;
mod feast;
mod modifier;
mod month;
mod number;
mod offset;
mod quarter;
mod season;
mod set;
mod weekday;

use model::{Anchor, Timex};

use super::{
    found::{Found, Parse},
    words::{Class, Words},
};

/// A rule family: a reading of the words from `i` on.
type Family = fn(&Words<'_>, usize) -> Option<Parse>;

/// In order of trust: of two readings of one length the earlier family's counts.
const FAMILIES: [Family; 12] = [
    clock::read,
    weekday::read,
    month::read,
    absolute::read,
    feast::read,
    quarter::read,
    season::read,
    set::read,
    offset::read,
    deictic::read,
    duration::read,
    modifier::read,
];

/// Adds all times of a sentence.
pub(super) fn all(words: &Words<'_>, sentence: u32, times: &mut Vec<Found>) {
    let mut i = 0;
    while i < words.len() {
        match best(words, i) {
            Some(parse) if parse.end > i => {
                let end = parse.end;
                times.push(found(words, i, sentence, parse));
                i = end;
            }
            _ => i += 1,
        }
    }
}

/// The longest reading at word `i`.
pub(super) fn best(words: &Words<'_>, i: usize) -> Option<Parse> {
    if !may_open(words, i) {
        return None;
    }
    let mut best: Option<Parse> = None;
    for family in FAMILIES {
        if let Some(parse) = family(words, i)
            && parse.end > i
            && best.as_ref().is_none_or(|b| parse.end > b.end)
        {
            best = Some(parse);
        }
    }
    best
}

fn may_open(words: &Words<'_>, i: usize) -> bool {
    let norm = words.norm(i);
    words.class(i) != Class::Other
        || norm.starts_with(['\'', '’'])
        || norm.as_bytes().first().is_some_and(u8::is_ascii_digit)
        || !facts::feasts::beginning_with(norm).is_empty()
}

fn found(words: &Words<'_>, i: usize, sentence: u32, parse: Parse) -> Found {
    let token = |i: usize| words.all.get(i).map_or(0, |w| w.token);
    Found {
        timex: Timex {
            span: words.span(i, parse.end),
            kind: parse.kind,
            expr: parse.expr,
            modifier: parse.modifier,
            anchor: Anchor::Article,
            rule: parse.rule.to_owned(),
        },
        hint: parse.hint,
        first: token(i),
        end: token(parse.end.saturating_sub(1)) + 1,
        sentence,
    }
}
