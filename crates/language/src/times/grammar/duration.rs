//! Lengths of time: "two weeks", "a five-hour meeting", "the last six to eight weeks", "years", "a while".

use model::{Mod, TimeExpr, TimeUnit};

use super::{
    super::{
        found::Parse,
        words::{Class, Words},
    },
    number::{Amount, amount},
};

/// A length of time from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    quarter_century(words, i)
        .or_else(|| framed(words, i))
        .or_else(|| counted(words, i))
        .or_else(|| bare(words, i))
        .or_else(|| whole(words, i))
        .or_else(|| of_message(words, i))
}

/// "a quarter century", "a quarter of a century".
fn quarter_century(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["a"]);
    if words.norm(at) != "quarter" {
        return None;
    }
    let end = if words.reads(at + 1, &["of", "a", "century"]) {
        at + 4
    } else if words.norm(at + 1) == "century" {
        at + 2
    } else {
        return None;
    };
    let ago = words.norm(end) == "ago";
    Some(if ago {
        Parse::date(end + 1, TimeExpr::Offset { unit: TimeUnit::Year, count: -25 }, "ago")
    } else {
        Parse::duration(end, "P25Y".to_owned(), "amount-of-units")
    })
}

/// A bare "day", "week", "weekend" in a short message: the writer's own.
fn of_message(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Unit(unit, false) = words.class(i) else { return None };
    if !words.message || words.joined(i) || words.joined(i + 1) {
        return None;
    }
    if unit == TimeUnit::Weekend {
        return Some(Parse::date(i + 1, TimeExpr::Offset { unit, count: 0 }, "message-weekend"));
    }
    let one = Amount { end: i + 1, whole: Some(1), half: false, article: false };
    Some(Parse::duration(i + 1, value(one, unit), "message-unit"))
}

/// The TIMEX3 length of an amount of a unit.
pub(super) fn value(amount: Amount, unit: TimeUnit) -> String {
    let n = amount.text();
    let times =
        |factor: u32| amount.whole.map_or_else(|| "X".to_owned(), |n| n.saturating_mul(factor).to_string());
    let whole = amount.whole.filter(|n| *n > 0);
    let part = |big: &str, small: String| match whole {
        Some(n) => format!("P{n}{big}{small}"),
        None => format!("P{small}"),
    };
    match (unit, amount.half) {
        (TimeUnit::Minute, false) => format!("PT{n}M"),
        (TimeUnit::Minute, true) => format!("PT{}30S", whole.map_or(String::new(), |n| format!("{n}M"))),
        (TimeUnit::Hour, false) => format!("PT{n}H"),
        (TimeUnit::Hour, true) => format!("PT{}30M", whole.map_or(String::new(), |n| format!("{n}H"))),
        (TimeUnit::Day, false) => format!("P{n}D"),
        (TimeUnit::Day, true) => part("D", "T12H".to_owned()),
        (TimeUnit::Weekend, _) => format!("P{n}WE"),
        (TimeUnit::Week, _) => format!("P{n}W"),
        (TimeUnit::Month, _) => format!("P{n}M"),
        (TimeUnit::Quarter, _) => format!("P{n}Q"),
        (TimeUnit::Year, false) => format!("P{n}Y"),
        (TimeUnit::Year, true) => part("Y", "6M".to_owned()),
        (TimeUnit::Decade, false) => format!("P{}Y", if amount.whole.is_some() { times(10) } else { n }),
        (TimeUnit::Decade, true) => format!("P{}Y", amount.whole.unwrap_or(0).saturating_mul(10) + 5),
        (TimeUnit::Century, false) if amount.whole.is_none() => "PXC".to_owned(),
        (TimeUnit::Century, _) => format!("P{}Y", times(100)),
    }
}

/// "two weeks", "five-hour", "a year", "2 1/2 years".
pub(super) fn counted(words: &Words<'_>, i: usize) -> Option<Parse> {
    let amount = amount(words, i)?;
    let Class::Unit(unit, plural) = words.class(amount.end) else {
        return half_after_unit(words, i);
    };
    let at = amount.end;
    let hyphenated = words.joined(at);
    if !fits(words, i, amount, unit, plural, hyphenated) {
        return None;
    }
    let amount =
        if words.reads(at + 1, &["and", "a", "half"]) { Amount { half: true, ..amount } } else { amount };
    let mut end = if amount.half && words.norm(at + 1) == "and" { at + 4 } else { at + 1 };
    if age(words, end) {
        return None;
    }
    if words.joined(end) && words.norm(end) == "long" {
        end += 1;
    }
    if words.reads(end, &["or", "so"]) {
        end += 2;
    }
    Some(Parse::duration(end, value(amount, unit), "amount-of-units"))
}

/// "old" or "of age" behind: the length is an age and no time of the story.
fn age(words: &Words<'_>, i: usize) -> bool {
    words.norm(i) == "old" || words.reads(i, &["of", "age"]) || words.is(i, &["olds"])
}

/// "one of the day", "the second", "1 minute": what keeps an amount and a unit from being a length.
fn fits(words: &Words<'_>, i: usize, amount: Amount, unit: TimeUnit, plural: bool, hyphenated: bool) -> bool {
    let one = amount.whole == Some(1) || amount.whole == Some(0);
    if plural && one && !amount.half && !hyphenated {
        return false;
    }
    // "five year", spoken style, and "two quarter pounders" alike: only the former's units are let through.
    if !plural && !one && !hyphenated && unit == TimeUnit::Quarter {
        return false;
    }
    // "three-quarters" is a fraction.
    if unit == TimeUnit::Quarter && plural && hyphenated {
        return false;
    }
    // "$ 5 minutes" does not occur, "a quarter" is mostly a fraction or a coin.
    if unit == TimeUnit::Quarter && one {
        return false;
    }
    !(amount.article && words.is(i.wrapping_sub(1), &["once", "twice"]))
}

/// "an hour and a half", "a minute and a half" stand with the half behind the unit.
fn half_after_unit(words: &Words<'_>, i: usize) -> Option<Parse> {
    let amount = amount(words, i)?;
    let Class::Unit(unit, _) = words.class(amount.end) else { return None };
    words.reads(amount.end + 1, &["and", "a", "half"]).then(|| {
        Parse::duration(amount.end + 4, value(Amount { half: true, ..amount }, unit), "amount-of-units")
    })
}

/// "the past two months", "the last five years", "the next few days", "the first nine months".
fn framed(words: &Words<'_>, i: usize) -> Option<Parse> {
    let the = words.skip(i, &["the"]);
    if words.is(the, &["past", "last", "next"]) && words.norm(the + 1) == "decade" {
        return Some(Parse::duration(the + 2, "P10Y".to_owned(), "framed-units"));
    }
    let at = words.skip(i, &["the", "these", "those", "his", "her", "its", "their"]);
    let framing = words
        .is(at, &["past", "last", "next", "previous", "coming", "following", "first", "final", "recent"]);
    let inner = if framing { at + 1 } else { at };
    if !framing && at == i {
        return None;
    }
    let amount = amount(words, inner)?;
    let Class::Unit(unit, plural) = words.class(amount.end) else { return None };
    if amount.article || (!plural && amount.whole != Some(1) && !words.joined(amount.end)) {
        return None;
    }
    if unit == TimeUnit::Quarter && amount.whole == Some(1) || age(words, amount.end + 1) {
        return None;
    }
    let value = value(amount, unit);
    let mut end = amount.end + 1;
    if words.reads(end, &["or", "so"]) {
        end += 2;
    }
    Some(Parse::duration(end, value, if framing { "framed-units" } else { "the-units" }))
}

/// "years of fighting", "for months", "weeks", "decades-long".
fn bare(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = match words.norm(i) {
        "many" | "some" => i + 1,
        "dozens" | "hundreds" | "thousands" if words.norm(i + 1) == "of" => i + 2,
        _ => i,
    };
    let Class::Unit(unit, true) = words.class(at) else { return None };
    // A "years-old dispute" has lasted; nobody is "years old".
    let lasting = words.joined(at + 1) && words.norm(at + 1) == "old";
    if unit == TimeUnit::Quarter || unit == TimeUnit::Weekend || age(words, at + 1) && !lasting {
        return None;
    }
    if matches!(words.before(i), "per" | "man" | "business" | "office" | "working" | "opening") {
        return None;
    }
    let unit_text = match unit {
        TimeUnit::Decade => "PXY".to_owned(),
        TimeUnit::Century => "PXC".to_owned(),
        _ => value(Amount { end: at, whole: None, half: false, article: false }, unit),
    };
    let mut end = if words.joined(at + 1) && words.is(at + 1, &["long", "old"]) { at + 2 } else { at + 1 };
    if words.is(end, &["or", "and"]) && matches!(words.class(end + 1), Class::Unit(_, true)) {
        end += 2;
    }
    Some(Parse::duration(end, unit_text, "bare-units"))
}

/// "all day", "the whole week", "the entire year", "a while".
fn whole(words: &Words<'_>, i: usize) -> Option<Parse> {
    if words.reads(i, &["a", "while"]) {
        return Some(Parse::duration(i + 2, "PXX".to_owned(), "a-while"));
    }
    let at = words.skip(i, &["the", "an", "a"]);
    if at > i && words.is(at, &["entire", "whole", "full"]) {
        let Class::Unit(unit, false) = words.class(at + 1) else { return None };
        // "sales for the full year": the year of the accounts.
        if words.before(i) == "for" && words.reads(i, &["the", "full", "year"]) {
            return Some(Parse::date(at + 2, TimeExpr::Offset { unit, count: 0 }, "the-unit"));
        }
        let one = Amount { end: at, whole: Some(1), half: false, article: true };
        return Some(Parse::duration(at + 2, value(one, unit), "whole-unit"));
    }
    None
}

/// What a word before an amount makes of it: "more than", "nearly", "about", with the number of words.
pub(super) fn softener(words: &Words<'_>, i: usize) -> Option<(usize, Mod)> {
    let two = |a: &str, b: &str| words.reads(i, &[a, b]);
    if words.reads(i, &["no", "more", "than"]) || words.reads(i, &["not", "more", "than"]) {
        return Some((3, Mod::EqualOrLess));
    }
    if words.reads(i, &["no", "less", "than"]) || words.reads(i, &["no", "fewer", "than"]) {
        return Some((3, Mod::EqualOrMore));
    }
    if words.reads(i, &["a", "little", "over"]) || words.reads(i, &["a", "bit", "over"]) {
        return Some((3, Mod::MoreThan));
    }
    if two("more", "than") {
        return Some((2, Mod::MoreThan));
    }
    if two("less", "than") || two("fewer", "than") {
        return Some((2, Mod::LessThan));
    }
    if two("at", "least") {
        return Some((2, Mod::EqualOrMore));
    }
    if two("at", "most") || two("up", "to") {
        return Some((2, Mod::EqualOrLess));
    }
    Some(match words.norm(i) {
        "nearly" | "almost" | "under" => (1, Mod::LessThan),
        "over" => (1, Mod::MoreThan),
        "about" | "around" | "approximately" | "roughly" | "some" | "circa" => (1, Mod::Approx),
        _ => return None,
    })
}
