//! Things counted: "1,400 jobs", "two of the region's largest firms".

use super::{harm::PEOPLE, length::unit_of_time};
use crate::figures::{
    Figure,
    around::{after_of, noun_phrase, softener, words},
    number::Number,
};
use crate::lexis::View;
use model::draft::FigureValue;

/// Nouns that a small number goes with as a manner of speaking.
const EMPTY: &[&str] = &[
    "sides",
    "leaders",
    "officials",
    "countries",
    "things",
    "times",
    "parties",
    "ways",
    "parts",
    "presidents",
    "ministers",
    "nations",
    "sources",
    "men",
    "women",
    "neighbours",
    "neighbors",
    "allies",
    "governments",
    "states",
    "reasons",
    "groups",
    "cases",
    "others",
    "ones",
    "kinds",
    "types",
    "fronts",
    "halves",
    "teams",
    "envoys",
    "rivals",
    "questions",
    "areas",
];

/// "two of the region's largest oil companies", "1,400 jobs", "one last issue".
pub(super) fn count(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let (approx, from) = softener(view, at);
    let (to, head) = after_of(view, number.end).or_else(|| noun_phrase(view, number.end))?;
    let value = match &number.value {
        FigureValue::Number(n) => Some(*n),
        FigureValue::Words(_) => None,
    };
    let noun = view.norm(head);
    let one = value == Some(1.0);
    if one
        && !(matches!(view.norm(at + 1), "last" | "final" | "remaining" | "single") && view.tag(head) == "NN")
    {
        return None;
    }
    if !one && !matches!(view.tag(head), "NNS" | "NNPS") && !PEOPLE.contains(&noun) {
        return None;
    }
    if unit_of_time(noun).is_some() || (EMPTY.contains(&noun) && value.is_none_or(|n| n <= 12.0)) {
        return None;
    }
    // "the two envoys", "those three men": already counted, and a manner of speaking.
    if from > 0
        && matches!(view.norm(from - 1), "the" | "these" | "those" | "both" | "all")
        && value.is_some_and(|n| n <= 12.0)
    {
        return None;
    }
    let (measure, unit) =
        (words(view, number.end + usize::from(view.norm(number.end) == "of"), to), Some(noun.to_owned()));
    Some(Figure { measure, value: number.value.clone(), unit, approx, from, to, rule: "count" })
}
