//! Sums of money: "$3.5 billion", "two million euros".

use crate::figures::{
    Figure,
    around::{noun_phrase, softener, words},
    number::Number,
};
use crate::lexis::View;

/// "$3.5 billion", "two million euros".
pub(super) fn sum(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let sign = at.checked_sub(1).and_then(|b| currency(view.norm(b)));
    let word = currency_word(view.norm(number.end));
    let unit = sign.or(word)?;
    let (approx, from) = softener(view, if sign.is_some() { at - 1 } else { at });
    let mut end = number.end + usize::from(sign.is_none());
    let measure = match view.norm(end) {
        "of" | "in" | "for" => {
            noun_phrase(view, end + 1).filter(|(to, _)| !view.is_time(to.saturating_sub(1))).map(|(to, _)| {
                let measure = words(view, end + 1, to);
                end = to;
                measure
            })
        }
        "a" | "per" if view.norm(end + 1) == "share" => {
            end += 2;
            Some("price per share".to_owned())
        }
        // "$16bn worth" is worth that sum.
        "worth" => None,
        _ => noun_phrase(view, end)
            .filter(|(to, _)| view.tag(end) != "DT" && !view.is_time(to.saturating_sub(1)))
            .map(|(to, _)| {
                let measure = words(view, end, to);
                end = to;
                measure
            }),
    };
    let measure = measure.unwrap_or_else(|| "sum".to_owned());
    let (value, unit) = (number.value.clone(), Some(unit.to_owned()));
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "sum" })
}

pub(super) fn money_before(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| currency(view.norm(b)).is_some())
}

fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "us$" | "u.s.$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "c$" => "CAD",
        "a$" => "AUD",
        "₹" => "INR",
        _ => return None,
    })
}

pub(super) fn currency_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" => "USD",
        "euro" | "euros" => "EUR",
        "pound" | "pounds" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "ruble" | "rubles" | "rouble" | "roubles" => "RUB",
        "rupee" | "rupees" => "INR",
        "hryvnia" | "hryvnias" => "UAH",
        "rand" => "ZAR",
        "francs" => "CHF",
        _ => return None,
    })
}
