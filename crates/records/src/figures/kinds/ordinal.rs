//! Which one in a row: "its fourth anniversary", "their second encounter".

use crate::figures::{
    Figure,
    around::{noun_phrase, softener},
    number::digits,
};
use crate::lexis::View;
use model::draft::FigureValue;

const EVENTS: &[&str] = &[
    "anniversary",
    "round",
    "meeting",
    "encounter",
    "visit",
    "trip",
    "summit",
    "strike",
    "term",
    "attempt",
    "session",
    "vote",
    "call",
    "ballot",
];

/// "its fourth anniversary", "at least their second encounter".
pub(super) fn ordinal(view: &View<'_>, at: usize) -> Option<Figure> {
    let value = ordinal_value(view.norm(at))?;
    let (to, head) = noun_phrase(view, at + 1)?;
    if !EVENTS.contains(&view.norm(head)) || value < 2.0 {
        return None;
    }
    let owner = at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "PRP$" | "DT" | "POS"));
    let (approx, from) = softener(view, if owner { at - 1 } else { at });
    Some(Figure {
        measure: format!("number of {}", view.norm(head)),
        value: FigureValue::Number(value),
        unit: Some("ordinal".to_owned()),
        approx,
        from,
        to,
        rule: "ordinal",
    })
}

fn ordinal_value(word: &str) -> Option<f64> {
    const ORDINALS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let index = ORDINALS.iter().position(|o| *o == word);
    index.and_then(|i| u8::try_from(i + 1).ok()).map(f64::from).or_else(|| {
        let stem = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        digits(stem).filter(|n| *n < 1000.0 && n.fract() == 0.0)
    })
}
