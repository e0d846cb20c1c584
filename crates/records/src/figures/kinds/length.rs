//! Lengths of time: "two days of talks", "a five-hour meeting", "months of talks".

use crate::figures::{
    Figure,
    around::{after_of, noun_phrase, softener},
    number::{Number, digits, small},
};
use crate::lexis::View;
use model::draft::FigureValue;

const UNITS_OF_TIME: &[&str] = &["minute", "hour", "day", "week", "month", "year", "decade", "century"];

/// "for nearly four years", "two days of discussions", "more than a year to broker a deal", "the last six to
/// eight weeks". Not "two weeks ago", not ages.
pub(super) fn length(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let unit = unit_of_time(view.norm(number.end))?;
    let mut end = number.end + 1;
    let next = view.norm(end);
    let (approx, mut from) = softener(view, at);
    if matches!(next, "ago" | "earlier" | "later" | "before" | "after" | "old" | "from") {
        return None;
    }
    let before = from.checked_sub(1).map_or("", |b| view.norm(b));
    let measure = if next == "long" {
        end += 1;
        let noun = noun_phrase(view, end);
        end = noun.map_or(end, |(to, _)| to);
        format!("length of {}", noun.map_or("it", |(_, head)| view.norm(head)))
    } else if let Some((to, head)) = after_of(view, end) {
        end = to;
        format!("length of {}", view.norm(head))
    } else if matches!(before, "last" | "past" | "previous") {
        from -= 1;
        format!("last {}", plural_unit(unit))
    } else if next == "since" {
        end = noun_phrase(view, end + 1).map_or(end + 1, |(to, _)| to);
        "time since".to_owned()
    } else if before == "for"
        || next == "to"
        || matches!(before, "lasted" | "lasting" | "took" | "takes" | "take")
    {
        "length".to_owned()
    } else if matches!(before, "in" | "within" | "after" | "every" | "by" | "of" | "next" | "first") {
        return None;
    } else if approx.is_some() {
        "length".to_owned()
    } else {
        return None;
    };
    let (value, unit) = (number.value.clone(), Some(plural_unit(unit)));
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "length" })
}

/// "five-hour meeting", "nearly four-year war"; not "20-year-old".
pub(super) fn hyphenated(view: &View<'_>, at: usize) -> Option<Figure> {
    let (count, rest) = view.norm(at).split_once('-')?;
    let value = small(count).or_else(|| digits(count))?;
    let (unit, long) = match rest.strip_suffix("-long") {
        Some(unit) => (unit_of_time(unit)?, true),
        None => (unit_of_time(rest)?, false),
    };
    let _ = long;
    let (to, head) = noun_phrase(view, at + 1)?;
    let (approx, from) = softener(view, at);
    Some(Figure {
        measure: format!("length of {}", view.norm(head)),
        value: FigureValue::Number(value),
        unit: Some(plural_unit(unit)),
        approx,
        from,
        to,
        rule: "length-hyphenated",
    })
}

/// "months of talks": a length in units without a number.
pub(super) fn bare_length(view: &View<'_>, at: usize) -> Option<Figure> {
    let word = view.norm(at);
    let unit = unit_of_time(word).filter(|u| *u != word)?;
    let before = at.checked_sub(1).map_or("", |b| view.norm(b));
    let counted = matches!(
        before,
        "the" | "these" | "those" | "last" | "few" | "several" | "recent" | "coming" | "next"
    );
    if counted || at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "CD" | "JJ")) {
        return None;
    }
    // "months of behind the scenes diplomacy": an adverbial may stand before the noun.
    let (to, head) = after_of(view, at + 1).or_else(|| {
        let mut i = at + 2;
        while view.norm(at + 1) == "of"
            && i < (at + 6).min(view.len())
            && matches!(view.tag(i), "IN" | "DT" | "RB" | "NNS" | "JJ" | "HYPH")
        {
            i += 1;
        }
        if i > at + 2 { noun_phrase(view, i) } else { None }
    })?;
    let (to, head) = if view.tag(at + 2) == "IN" || view.norm(at + 2).starts_with("behind") {
        let mut last = (to, head);
        if let Some(next) = noun_phrase(view, to) {
            last = next;
        }
        last
    } else {
        (to, head)
    };
    Some(Figure {
        measure: format!("length of {}", view.norm(head)),
        value: FigureValue::Words(plural_unit(unit)),
        unit: Some(plural_unit(unit)),
        approx: None,
        from: at,
        to,
        rule: "length-without-number",
    })
}

pub(super) fn unit_of_time(word: &str) -> Option<&'static str> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let one = if one == "centurie" { "century" } else { one };
    UNITS_OF_TIME.iter().find(|u| **u == one).copied()
}

fn plural_unit(unit: &str) -> String {
    if unit == "century" { "centuries".to_owned() } else { format!("{unit}s") }
}
