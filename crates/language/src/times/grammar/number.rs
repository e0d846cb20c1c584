//! Amounts: "two", "2 1/2", "twenty-four", "two and a half", "a couple of", "several".

use super::super::words::{Class, Words};

/// An amount before a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// One past its last word.
    pub(super) end: usize,
    /// The whole number; `None` for "several", "a few".
    pub(super) whole: Option<u32>,
    /// True for a half more.
    pub(super) half: bool,
    /// True for "a", "an", "the": weak evidence of an amount.
    pub(super) article: bool,
}

impl Amount {
    fn exact(end: usize, whole: u32) -> Self {
        Self { end, whole: Some(whole), half: false, article: false }
    }

    /// "2", "X", for a duration value; halves are the caller's.
    pub(super) fn text(self) -> String {
        self.whole.map_or_else(|| "X".to_owned(), |n| n.to_string())
    }
}

/// An amount from word `i` on.
pub(super) fn amount(words: &Words<'_>, i: usize) -> Option<Amount> {
    vague(words, i).or_else(|| {
        let base = plain(words, i)?;
        Some(range(words, base))
    })
}

/// "a few", "several", "a couple of", "many": an amount without a number, or nearly so.
fn vague(words: &Words<'_>, i: usize) -> Option<Amount> {
    let some = |end| Some(Amount { end, whole: None, half: false, article: false });
    let after_article = words.skip(i, &["a", "the"]);
    match words.norm(after_article) {
        "few" | "several" | "many" => some(words.skip(after_article + 1, &["more"])),
        "couple" => {
            let end = words.skip(after_article + 1, &["of"]);
            Some(Amount::exact(words.skip(end, &["more"]), 2))
        }
        "dozen" => Some(Amount::exact(after_article + 1, 12)),
        "number" if words.norm(after_article + 1) == "of" && after_article > i => some(after_article + 2),
        "half" if words.is(after_article + 1, &["a", "an"]) => {
            Some(Amount { end: after_article + 2, whole: Some(0), half: true, article: false })
        }
        "half" if words.reads(after_article + 1, &["dozen"]) => Some(Amount::exact(after_article + 2, 6)),
        _ => None,
    }
}

/// A number in words or digits, or an article.
pub(super) fn plain(words: &Words<'_>, i: usize) -> Option<Amount> {
    match words.class(i) {
        Class::Digits(n) => Some(half(words, Amount::exact(i + 1, n))),
        Class::Number(_) => Some(half(words, spelled(words, i)?)),
        _ if words.is(i, &["a", "an"]) => match words.class(i + 1) {
            Class::Number(n) if n >= 100 => {
                let rest = spelled(words, i + 1)?;
                Some(Amount { whole: rest.whole, ..rest })
            }
            _ => Some(Amount { end: i + 1, whole: Some(1), half: false, article: true }),
        },
        _ => decimal(words, i),
    }
}

/// "1.5", "2.5": the part after the point counts only as a half.
fn decimal(words: &Words<'_>, i: usize) -> Option<Amount> {
    let (whole, rest) = words.norm(i).split_once('.')?;
    let whole = whole.parse().ok()?;
    (rest == "5").then_some(Amount { end: i + 1, whole: Some(whole), half: true, article: false })
}

/// "twenty four", "two hundred and ten", "forty-eight".
fn spelled(words: &Words<'_>, i: usize) -> Option<Amount> {
    let (mut total, mut current, mut end) = (0u32, 0u32, i);
    let mut last = u32::MAX;
    while let Class::Number(n) = words.class(end) {
        match n {
            100 => current = current.max(1).checked_mul(100)?,
            1000 => {
                total = total.checked_add(current.max(1).checked_mul(1000)?)?;
                current = 0;
            }
            _ if end == i || last >= 20 && n < 10 || last >= 100 => current = current.checked_add(n)?,
            _ => break,
        }
        last = n;
        end += 1;
        if last >= 100 && words.norm(end) == "and" && matches!(words.class(end + 1), Class::Number(_)) {
            end += 1;
        }
    }
    (end > i).then(|| Amount::exact(end, total + current))
}

/// "and a half", "1/2" behind a number.
fn half(words: &Words<'_>, amount: Amount) -> Amount {
    let (i, a) = (amount.end, amount);
    if words.reads(i, &["and", "a", "half"]) {
        Amount { end: i + 3, half: true, ..a }
    } else if words.is(i, &["1/2", "½"]) {
        Amount { end: i + 1, half: true, ..a }
    } else if words.reads(i, &["and", "one", "half"]) {
        Amount { end: i + 3, half: true, ..a }
    } else {
        a
    }
}

/// "six to eight", "two or three", "12-18": the larger number stands for both.
fn range(words: &Words<'_>, from: Amount) -> Amount {
    let next = match words.norm(from.end) {
        "to" | "or" => from.end + 1,
        _ if words.joined(from.end) && matches!(words.class(from.end), Class::Digits(_)) => from.end,
        _ => return words_more(words, from),
    };
    match plain(words, next) {
        Some(to) if !to.article && !from.article && to.whole > from.whole => words_more(words, to),
        _ => words_more(words, from),
    }
}

/// "two more", "20 additional", "three straight", "six consecutive".
fn words_more(words: &Words<'_>, amount: Amount) -> Amount {
    let fillers = &[
        "more",
        "additional",
        "straight",
        "consecutive",
        "full",
        "long",
        "whole",
        "extra",
        "solid",
        "trading",
    ];
    if amount.article { amount } else { Amount { end: words.skip(amount.end, fillers), ..amount } }
}
