//! People killed, hurt, displaced or held: "killed tens of thousands", "14 people were injured".

use super::{length::unit_of_time, sum::currency_word};
use crate::figures::{Figure, around::softener, number::Number};
use crate::lexis::View;

const HARM: &[&str] = &[
    "killed",
    "dead",
    "wounded",
    "injured",
    "displaced",
    "missing",
    "homeless",
    "arrested",
    "hospitalized",
    "hospitalised",
    "detained",
];

const HARMING: &[&str] = &[
    "killed",
    "killing",
    "kills",
    "wounded",
    "wounding",
    "injured",
    "injuring",
    "displaced",
    "displacing",
    "uprooted",
    "arrested",
    "detained",
    "evacuated",
    "claimed",
    "left",
];

pub(super) const PEOPLE: &[&str] = &[
    "people",
    "civilians",
    "soldiers",
    "troops",
    "children",
    "women",
    "men",
    "passengers",
    "workers",
    "protesters",
    "demonstrators",
    "residents",
    "refugees",
    "prisoners",
    "hostages",
    "victims",
    "members",
    "employees",
    "officers",
    "students",
    "others",
    "survivors",
    "casualties",
    "deaths",
    "fighters",
    "militants",
    "rebels",
    "patients",
    "lives",
];

/// "killed tens of thousands", "14 people were killed", "12 dead".
pub(super) fn harm(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let (approx, from) = softener(view, at);
    let mut end = number.end;
    if view.norm(end) == "of" && PEOPLE.contains(&view.norm(end + 1)) {
        end += 1;
    }
    let mut people = None;
    for i in end..(end + 4).min(view.len()) {
        let word = view.norm(i);
        if PEOPLE.contains(&word) {
            people = Some(word);
            end = i + 1;
            break;
        }
        if !matches!(view.tag(i), "JJ" | "JJR" | "NN" | "NNP" | "DT" | "PRP$" | "VBN") || HARM.contains(&word)
        {
            break;
        }
    }
    let before = from.checked_sub(1).map_or("", |b| view.norm(b));
    let bare = people.is_none();
    if HARMING.contains(&before) && (bare || people.is_some()) && !unit_like(view, end) {
        if before == "left" && !after_harm(view, end).is_some_and(|_| true) {
            return None;
        }
        if bare && matches!(view.tag(end), "NN" | "NNS" | "NNP" | "JJ") {
            return None;
        }
        let measure = match before {
            "claimed" | "killing" | "kills" => "killed".to_owned(),
            "left" => after_harm(view, end).unwrap_or("killed").to_owned(),
            other => past(other).to_owned(),
        };
        return Some(person_figure(measure, number, approx, from - 1, end));
    }
    let (word, to) = (after_harm(view, end)?, end_of_harm(view, end));
    if bare && !matches!(view.norm(end), w if HARM.contains(&w)) {
        return None;
    }
    Some(person_figure(word.to_owned(), number, approx, from, to))
}

fn person_figure(
    measure: String,
    number: &Number,
    approx: Option<model::record::Approx>,
    from: usize,
    to: usize,
) -> Figure {
    let (value, unit) = (number.value.clone(), Some("people".to_owned()));
    Figure { measure, value, unit, approx, from, to, rule: "casualties" }
}

fn unit_like(view: &View<'_>, at: usize) -> bool {
    let word = view.norm(at);
    word == "%" || word == "percent" || unit_of_time(word).is_some() || currency_word(word).is_some()
}

/// The word of harm right after `at`, over auxiliaries.
fn after_harm<'v>(view: &View<'v>, at: usize) -> Option<&'v str> {
    (at..at + 4)
        .map(|i| (i, view.norm(i)))
        .take_while(|(i, w)| HARM.contains(w) || is_auxiliary(w) || view.tag(*i) == "RB")
        .map(|(_, w)| w)
        .find(|w| HARM.contains(w))
}

fn end_of_harm(view: &View<'_>, at: usize) -> usize {
    (at..at + 4).find(|i| HARM.contains(&view.norm(*i))).map_or(at, |i| i + 1)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "were" | "was" | "are" | "is" | "have" | "had" | "has" | "been" | "being" | "be" | "and" | "or"
    )
}

fn past(word: &str) -> &str {
    match word {
        "wounding" => "wounded",
        "injuring" => "injured",
        "displacing" | "uprooted" => "displaced",
        other => other,
    }
}
