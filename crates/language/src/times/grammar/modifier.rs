//! What stands before a time and belongs to it: "early", "the end of", "mid-", "nearly", "earlier", "later in".

use model::{Mod, TimeUnit, TimexType};

use super::{
    super::{
        found::{Hint, Parse, offset},
        words::Words,
    },
    best, duration,
};

/// A modified time from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    softened(words, i).or_else(|| phased(words, i)).or_else(|| comparative(words, i))
}

/// "nearly four years", "more than a year ago", "about Nov. 1", "at least two days".
fn softened(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (skip, modifier) = duration::softener(words, i)?;
    let at = words.skip(i + skip, &["the"]);
    let parse = best(words, at)?;
    let fits = match parse.kind {
        TimexType::Duration => at == i + skip || !matches!(parse.rule, "bare-units"),
        _ => matches!(modifier, Mod::Approx) || parse.rule.ends_with("ago"),
    };
    // "over the years", "under the past two governments", "some months": not an amount softened.
    let vague = parse.rule == "bare-units" || (words.norm(i) == "over" && at > i + skip);
    (fits && !vague).then_some(Parse { modifier: Some(modifier), ..parse })
}

/// "early next year", "mid-November", "late Wednesday", "the end of the month", "the beginning of 1990".
fn phased(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (at, modifier) = phase(words, i)?;
    let parse = best(words, at).or_else(|| bare_unit(words, at))?;
    matches!(parse.kind, TimexType::Date | TimexType::Time)
        .then_some(parse)
        .filter(|p| !p.rule.starts_with("reference"))
        .map(|p| Parse { modifier: Some(modifier), ..p })
}

fn phase(words: &Words<'_>, i: usize) -> Option<(usize, Mod)> {
    let at = words.skip(i, &["the"]);
    let very = words.skip(at, &["very"]);
    if words.norm(very + 1) == "of" {
        let modifier = match words.norm(very) {
            "beginning" | "start" | "outset" => Some(Mod::Start),
            "middle" => Some(Mod::Mid),
            "end" | "close" => Some(Mod::End),
            _ => None,
        };
        if let Some(modifier) = modifier {
            return Some((very + 2, modifier));
        }
    }
    let modifier = match words.norm(at) {
        "early" => Mod::Start,
        "mid" | "mid-" => Mod::Mid,
        "late" => Mod::End,
        _ => return None,
    };
    let next = words.skip(at + 1, &["in", "on"]);
    Some((next, modifier))
}

/// "the year" behind "the end of", "early in": this year.
fn bare_unit(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the"]);
    let super::Class::Unit(unit, false) = words.class(at) else { return None };
    if matches!(unit, TimeUnit::Minute | TimeUnit::Hour) || at == i {
        return None;
    }
    let hint = if unit == TimeUnit::Quarter { Hint::Period } else { Hint::Article };
    Some(Parse::date(at + 1, offset(unit, 0), "the-unit").leaning(hint))
}

/// "earlier this year", "later in the day", "earlier Sunday", "later that month".
fn comparative(words: &Words<'_>, i: usize) -> Option<Parse> {
    let modifier = match words.norm(i) {
        "earlier" => Mod::Start,
        "later" => Mod::End,
        _ => return None,
    };
    let at = words.skip(i + 1, &["in", "on"]);
    let parse = best(words, at).filter(|p| matches!(p.kind, TimexType::Date | TimexType::Time));
    let parse = parse.or_else(|| bare_unit(words, at))?;
    let close = at == i + 1
        || parse.rule == "the-unit"
        || parse.rule == "offset-unit"
        || matches!(parse.rule, "that-unit" | "the-day");
    (close && !parse.rule.starts_with("reference") && parse.rule != "ago").then(|| {
        let hint = if parse.rule == "the-day" { Hint::Sentence } else { parse.hint };
        Parse { modifier: Some(modifier), hint, ..parse }
    })
}
