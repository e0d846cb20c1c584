//! What recurs: "daily", "every Monday", "each year", "24/7", "Mondays", "15 a year".

use model::TimeUnit;

use super::{
    super::{
        found::Parse,
        words::{Class, Words},
    },
    duration,
    number::{Amount, amount},
};

/// A recurring time from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    adverb(words, i).or_else(|| every(words, i)).or_else(|| plural_day(words, i)).or_else(|| per(words, i))
}

fn adverb(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.norm(i) == "24/7" {
        return Some(Parse::set(i + 1, "P1D".to_owned(), "round-the-clock"));
    }
    let value = match words.norm(i) {
        "daily" if !words.all.get(i)?.capital || i == 0 => "P1D",
        "weekly" if !words.all.get(i)?.capital || i == 0 => "P1W",
        "monthly" => "P1M",
        "annually" | "yearly" | "annual" => "P1Y",
        "hourly" => "PT1H",
        "nightly" => "TNI",
        "biweekly" => "P2W",
        _ => return None,
    };
    Some(Parse::set(i + 1, value.to_owned(), "adverb-of-frequency"))
}

/// "every day", "each July", "every two weeks", "every Monday morning", "everyday".
fn every(words: &Words<'_>, i: usize) -> Option<Parse> {
    if !words.is(i, &["every", "each"]) {
        return None;
    }
    let at = words.skip(i + 1, &["single", "other"]);
    match words.class(at) {
        Class::Weekday(day) => {
            if let Class::Part(part) = words.class(at + 1) {
                return Some(Parse::set(at + 2, format!("XXXX-WXX-{day}T{part}"), "every-weekday"));
            }
            Some(Parse::set(at + 1, format!("XXXX-WXX-{day}"), "every-weekday"))
        }
        Class::Month(month) => Some(Parse::set(at + 1, format!("XXXX-{month:02}"), "every-month")),
        Class::Season(code) => Some(Parse::set(at + 1, format!("XXXX-{code}"), "every-season")),
        Class::Part(part) => Some(Parse::set(at + 1, format!("T{part}"), "every-part")),
        Class::Unit(unit, false) => {
            let n = if words.norm(at - 1) == "other" { 2 } else { 1 };
            let one = Amount { end: at, whole: Some(n), half: false, article: false };
            Some(Parse::set(at + 1, duration::value(one, unit), "every-unit"))
        }
        _ => {
            let amount = amount(words, at).filter(|a| !a.article)?;
            let Class::Unit(unit, _) = words.class(amount.end) else { return None };
            Some(Parse::set(amount.end + 1, duration::value(amount, unit), "every-units"))
        }
    }
}

/// "Mondays", "weekends", "Tuesday nights".
fn plural_day(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.norm(i) == "weekends" {
        return Some(Parse::set(i + 1, "XXXX-WXX-WE".to_owned(), "plural-day"));
    }
    if let (Class::Weekday(day), Class::Part(part)) = (words.class(i), words.class(i + 1))
        && words.norm(i + 1).ends_with('s')
    {
        return Some(Parse::set(i + 2, format!("XXXX-WXX-{day}T{part}"), "plural-day"));
    }
    if super::weekday::lost_apostrophe(words, i).is_some() {
        return None;
    }
    let day = match words.norm(i) {
        "mondays" => 1,
        "tuesdays" => 2,
        "wednesdays" => 3,
        "thursdays" => 4,
        "fridays" => 5,
        "saturdays" => 6,
        "sundays" => 7,
        _ => return None,
    };
    Some(Parse::set(i + 1, format!("XXXX-WXX-{day}"), "plural-day"))
}

/// "15 a year", "twice a week", "$2 million a day", "three times a month".
fn per(words: &Words<'_>, i: usize) -> Option<Parse> {
    let amount_before =
        matches!(
            words.before(i),
            "once" | "twice" | "times" | "million" | "billion" | "percent" | "%" | "dollars"
        ) || matches!(i.checked_sub(1).map(|p| words.class(p)), Some(Class::Digits(_) | Class::Number(_)))
            || i >= 2 && words.tag(i - 1) == "NNS" && words.tag(i - 2) == "CD";
    if !words.is(i, &["a", "an", "per"]) || (!amount_before && words.norm(i) != "per") {
        return None;
    }
    let Class::Unit(unit, false) = words.class(i + 1) else { return None };
    if words.is(i + 2, &["ago", "earlier", "later", "before", "after"])
        || words.joined(i + 2)
        || unit == TimeUnit::Quarter
    {
        return None;
    }
    let one = Amount { end: i + 1, whole: Some(1), half: false, article: true };
    Some(Parse::set(i + 2, duration::value(one, unit), "per-unit"))
}
