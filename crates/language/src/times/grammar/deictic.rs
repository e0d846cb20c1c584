//! Times that point from the moment of speaking: "today", "tonight", "this morning", "now", "recently", "the future".

use model::{TimeExpr, TimeUnit, TimexType};

use super::super::{
    found::{Hint, Parse, offset},
    words::{Class, Words},
};

/// A pointing time from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let longest = [day_part(words, i), day(words, i), reference(words, i), bare_part(words, i)];
    longest.into_iter().flatten().max_by_key(|p| p.end)
}

/// "today", "yesterday", "tomorrow", with a part of day behind.
pub(super) fn day(words: &Words<'_>, i: usize) -> Option<Parse> {
    let count = match words.norm(i) {
        "today" | "tdy" | "2day" => 0,
        "yesterday" | "yday" => -1,
        "tomorrow" | "tmr" | "tmrw" | "trmw" | "tmw" | "2moro" | "2morrow" | "tomoro" | "tomorow"
        | "tomolo" => 1,
        _ => return None,
    };
    let expr =
        if count == 0 { TimeExpr::OfAnchorDay { part: String::new() } } else { offset(TimeUnit::Day, count) };
    if words.norm(i) == "today"
        && matches!(words.norm(i + 1), "'s" | "’s")
        && words.is(i + 2, &["world", "society", "youth"])
    {
        return Some(Parse::reference(i + 1, "PRESENT_REF", "reference-present"));
    }
    let rule = if count == 0 { "today" } else { "yesterday-tomorrow" };
    Some(super::weekday::with_part(words, i + 1, Parse::date(i + 1, expr, rule)))
}

/// "tonight", "this morning", "last night", "overnight", "the morning", "that afternoon", "the night of March 3".
fn day_part(words: &Words<'_>, i: usize) -> Option<Parse> {
    let time = |end, expr, rule| Parse { kind: TimexType::Time, ..Parse::date(end, expr, rule) };
    let of_day = |part: &str| TimeExpr::OfAnchorDay { part: format!("T{part}") };
    if words.is(i, &["tonight", "2nite", "tonite"]) {
        return Some(time(i + 1, of_day("NI"), "tonight"));
    }
    if words.norm(i) == "overnight" {
        return Some(time(i + 1, of_day("NI"), "part-of-day"));
    }
    let frame = words.norm(i);
    let at = words.skip(i + 1, &["same", "very", "next", "following", "previous"]);
    let Class::Part(part) = words.class(at) else { return None };
    if words.norm(at).ends_with('s') {
        return None;
    }
    if let Some(dated) = of_date(words, i, at, part) {
        return Some(dated);
    }
    let moved = |unit_count| TimeExpr::WithPart {
        day: Box::new(TimeExpr::Shift { unit: TimeUnit::Day, count: unit_count, at: Some(TimeUnit::Day) }),
        part: format!("T{part}"),
    };
    Some(match (frame, words.norm(at - 1)) {
        ("this", _) => time(at + 1, of_day(part), "part-of-day"),
        ("last", _) => {
            let day = Box::new(offset(TimeUnit::Day, -1));
            time(at + 1, TimeExpr::WithPart { day, part: format!("T{part}") }, "part-of-day")
        }
        ("the", "next" | "following") => time(at + 1, moved(1), "next-part").leaning(Hint::Previous),
        ("the", "previous") => time(at + 1, moved(-1), "next-part").leaning(Hint::Previous),
        ("that", _) => time(at + 1, moved(0), "that-part").leaning(Hint::Previous),
        // "met the guild in the morning": of the day told before.
        ("the", _) if words.before(i) == "in" && part != "NI" => {
            time(at + 1, of_day(part), "part-of-day").leaning(Hint::Near)
        }
        ("the" | "late" | "mid" | "early", _) if part != "NI" || frame != "the" => {
            time(at + 1, of_day(part), "part-of-day")
        }
        _ => return None,
    })
}

/// "at night", "since morning", "good evening".
fn bare_part(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Part(part) = words.class(i) else { return None };
    let plural = words.norm(i).ends_with('s');
    // "$55 a night" is a price.
    if words.is(i.wrapping_sub(1), &["a", "per"])
        && i >= 2
        && matches!(words.class(i - 2), Class::Digits(_) | Class::Number(_))
    {
        return None;
    }
    let said = words.is(
        i.wrapping_sub(1),
        &["at", "by", "since", "until", "till", "in", "good", "all", "and", "one", "a", "an", "of", ","],
    ) || i == 0;
    let compound = words.joined(i) || words.joined(i + 1) || words.tag(i + 1).starts_with("NN") && i > 0;
    ((said || words.message) && !plural && (!compound || words.message)).then(|| Parse {
        kind: TimexType::Time,
        ..Parse::date(i + 1, TimeExpr::OfAnchorDay { part: format!("T{part}") }, "bare-part")
    })
}

/// "the night of April 18, 1775", "the morning of April 19".
fn of_date(words: &Words<'_>, i: usize, at: usize, part: &str) -> Option<Parse> {
    if words.norm(at + 1) != "of" || words.norm(i) != "the" {
        return None;
    }
    let day = super::month::read(words, at + 2)
        .filter(|p| matches!(p.rule, "day-month" | "day-month-year"))
        .or_else(|| super::weekday::read(words, at + 2))?;
    let expr = TimeExpr::WithPart { day: Box::new(day.expr.clone()), part: format!("T{part}") };
    Some(Parse { kind: TimexType::Time, expr, ..day })
}

/// "now", "currently", "recently", "soon", "the past", "the near future", "these days".
fn reference(words: &Words<'_>, i: usize) -> Option<Parse> {
    let present = |end| Some(Parse::reference(end, "PRESENT_REF", "reference-present"));
    let past = |end| Some(Parse::reference(end, "PAST_REF", "reference-past"));
    let future = |end| Some(Parse::reference(end, "FUTURE_REF", "reference-future"));
    match words.norm(i) {
        "right" if words.norm(i + 1) == "now" => present(i + 2),
        "now" if opens_speech(words, i) => None,
        "now" if !words.joined(i + 1) || words.is(i + 1, &["defunct"]) => present(i + 1),
        "currently" | "recently" if describes(words, i + 1) => None,
        "currently" | "nowadays" | "presently" => present(i + 1),
        "current" => current(words, i),
        "these" if words.norm(i + 1) == "days" => present(i + 2),
        "at" if words.reads(i + 1, &["this", "time"]) && !words.joined(i + 3) => present(i + 3),
        "at" if words.norm(i + 1) == "present" && noun_alone(words, i + 1) => present(i + 2),
        "then" if words.is(i.wrapping_sub(1), &["until", "till", "since", "by"]) => {
            let same = TimeExpr::Shift { unit: TimeUnit::Day, count: 0, at: None };
            Some(Parse::date(i + 1, same, "then").leaning(Hint::Previous))
        }
        "recently" if words.norm(i + 1) == "as" => None,
        "recently" | "lately" => past(i + 1),
        "recent" if words.before(i) == "most" => None,
        "recent" => recent(words, i),
        "one"
            if words.norm(i + 1) == "day"
                && (words.tag(i + 2) == "VB" || i > 0 && words.tag(i - 1) == "MD") =>
        {
            future(i + 2)
        }
        "more" if words.norm(i + 1) == "recently" => past(i + 2),
        "former" if words.tag(i + 1) != "," => Some(Parse::reference(i + 1, "PAST_REF", "adjective-past")),
        "future" if words.tag(i) == "JJ" && words.tag(i + 1).starts_with("NN") => {
            Some(Parse::reference(i + 1, "FUTURE_REF", "adjective-future"))
        }
        "future" if words.message && noun_alone(words, i) => future(i + 1),
        "past" if words.message && noun_alone(words, i) => past(i + 1),
        "soon" if soon(words, i) => future(i + 1),
        "modern" | "present" if words.joined(i + 1) && words.norm(i + 1) == "day" => present(i + 2),
        "future" if words.before(i) == "in" && noun_alone(words, i) => future(i + 1),
        "some" if words.reads(i + 1, &["recent"]) => recent(words, i + 1),
        "the" => with_article(words, i + 1),
        "coming" => units(words, i + 1).and_then(future),
        "future" if matches!(words.class(i + 1), Class::Unit(_, true)) => future(i + 2),
        _ => None,
    }
}

/// "Now, he says, …", "Now for the weather": a word to begin with, no time.
fn opens_speech(words: &Words<'_>, i: usize) -> bool {
    let first = i == 0 || words.is(i - 1, &["``", "\"", "“", "''", "‘"]);
    first && words.is(i + 1, &[",", "for"])
}

/// "the recently passed law", "a currently unforgiving public": the adverb describes a word, not the clause.
fn describes(words: &Words<'_>, i: usize) -> bool {
    match words.tag(i) {
        "JJ" => words.tag(i + 1).starts_with("NN"),
        "VBN" => matches!(words.tag(i + 1), "NN" | "NNS" | "JJ"),
        _ => false,
    }
}

/// "soon" of what is to come: behind a modal or before an infinitive, not the "soon" of a story told.
fn soon(words: &Words<'_>, i: usize) -> bool {
    let ahead = words.tag(i + 1) == "VB"
        || (i >= 1 && matches!(words.tag(i - 1), "MD" | "VB"))
        || words.before(i) == "very";
    ahead && !words.is(i + 1, &["after", "as"]) && !matches!(words.before(i), "as" | "too")
}

/// "current year", "the current circumstances"; before other nouns the word tells things apart, not times.
fn current(words: &Words<'_>, i: usize) -> Option<Parse> {
    let Class::Unit(unit, false) = words.class(i + 1) else {
        let state = words.is(
            i + 1,
            &["circumstances", "situation", "conditions", "state", "crisis", "climate", "condition"],
        );
        return state.then(|| Parse::reference(i + 1, "PRESENT_REF", "reference-present"));
    };
    Some(Parse::date(i + 2, offset(unit, 0), "offset-unit"))
}

/// "recent months", "the recent past", "recent".
fn recent(words: &Words<'_>, i: usize) -> Option<Parse> {
    let end = if words.norm(i + 1) == "past" { Some(i + 2) } else { units(words, i + 1) };
    Some(Parse::reference(end.unwrap_or(i + 1), "PAST_REF", "reference-past"))
}

fn units(words: &Words<'_>, i: usize) -> Option<usize> {
    let plural = |i: usize| matches!(words.class(i), Class::Unit(_, true));
    let more = words.is(i + 1, &["and", "or"]) && plural(i + 2);
    plural(i).then_some(if more { i + 3 } else { i + 1 })
}

fn with_article(words: &Words<'_>, i: usize) -> Option<Parse> {
    let past = |end| Some(Parse::reference(end, "PAST_REF", "reference-past"));
    let future = |end| Some(Parse::reference(end, "FUTURE_REF", "reference-future"));
    match words.norm(i) {
        "past" if noun_alone(words, i) => past(i + 1),
        "recent" if matches!(words.class(i + 1), Class::Unit(_, true)) || words.norm(i + 1) == "past" => {
            recent(words, i)
        }
        "future" if noun_alone(words, i) => future(i + 1),
        "near" | "foreseeable" | "distant" if words.is(i + 1, &["future", "term"]) => future(i + 2),
        "coming" => units(words, i + 1).and_then(future),
        "present" if noun_alone(words, i) => {
            Some(Parse::reference(i + 1, "PRESENT_REF", "reference-present"))
        }
        "moment" | "time" if words.before(i - 1) == "at" && words.norm(i) == "moment" => {
            Some(Parse::reference(i + 1, "PRESENT_REF", "reference-present"))
        }
        "time" if words.norm(i + 1) == "being" => {
            Some(Parse::reference(i + 2, "PRESENT_REF", "reference-present"))
        }
        _ => None,
    }
}

/// True when no noun follows that the word would describe.
fn noun_alone(words: &Words<'_>, i: usize) -> bool {
    !matches!(words.tag(i + 1), "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "JJ" | "POS")
        && !matches!(words.class(i + 1), Class::Unit(..) | Class::Number(_) | Class::Digits(_))
        && !words.is(i + 1, &["of", "several", "few"])
}
