//! Shares: "roughly 20% of the land", "two-thirds of the seats".

use super::percent;
use crate::figures::{
    Figure,
    around::{after_of, noun_phrase, softener, words},
    number::Number,
};
use crate::lexis::View;
use model::draft::FigureValue;

/// "roughly 20% of the land".
pub(super) fn share(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let mut end = match view.norm(number.end) {
        "%" | "percent" | "pct" => number.end + 1,
        "per" if view.norm(number.end + 1) == "cent" => number.end + 2,
        "percentage" if view.norm(number.end + 1).starts_with("point") => number.end + 2,
        _ => return None,
    };
    let minus = percent::minus(view, at);
    let (approx, from) = softener(view, if minus { at - 1 } else { at });
    let measure = match after_of(view, end) {
        Some((to, _)) => {
            let measure = format!("share of {}", words(view, end + 1, to));
            end = to;
            measure
        }
        None => match noun_phrase(view, end) {
            Some((to, _)) if view.tag(end) != "DT" && !view.is_time(to.saturating_sub(1)) => {
                let measure = words(view, end, to);
                end = to;
                measure
            }
            _ if minus => "change".to_owned(),
            _ => percent::measure(view, from, end),
        },
    };
    let value = match number.value {
        FigureValue::Number(n) if minus => FigureValue::Number(-n),
        _ => number.value.clone(),
    };
    let unit = Some("percent".to_owned());
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "share" })
}

/// "two-thirds of the seats", "half of the land", "a third of workers".
pub(super) fn fraction(view: &View<'_>, at: usize) -> Option<Figure> {
    let (value, end) = match view.norm(at) {
        "half" => (0.5, at + 1),
        "one-third" => (1.0 / 3.0, at + 1),
        "two-thirds" => (2.0 / 3.0, at + 1),
        "three-quarters" => (0.75, at + 1),
        "a" | "one" if view.norm(at + 1) == "third" => (1.0 / 3.0, at + 2),
        "a" | "one" if view.norm(at + 1) == "quarter" => (0.25, at + 2),
        "two" if view.norm(at + 1) == "thirds" => (2.0 / 3.0, at + 2),
        _ => return None,
    };
    let (to, _) = after_of(view, end)?;
    let (approx, from) = softener(view, at);
    let value = FigureValue::Number((value * 1000.0_f64).round() / 1000.0);
    let measure = format!("share of {}", words(view, end + 1, to));
    Some(Figure { measure, value, unit: Some("share".to_owned()), approx, from, to, rule: "fraction" })
}
