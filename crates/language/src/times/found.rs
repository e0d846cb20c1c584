//! What a rule of the time grammar hands back.

use model::{Direction, Mod, TimeExpr, TimeUnit, Timex, TimexType};

/// What an expression leans on, before the anchors of the article are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// The article's day (or narrative time in a history).
    Article,
    /// The time before it in the text ("the next day", "that year").
    Previous,
    /// A quarter or period before it in the text, else the article's day ("a year earlier", "the quarter").
    Period,
    /// A quarter told in the same or the sentence before, else the article's day ("a year ago").
    NearPeriod,
    /// A day told before it in the same sentence, else the article's day (a clock time, "later in the day").
    Sentence,
    /// A day told before it in the same sentence or the one before, else the article's day ("in the morning").
    Near,
    /// Nothing.
    Absolute,
}

/// A reading of the words from some place on.
#[derive(Clone, Debug)]
pub(super) struct Parse {
    /// One past its last word.
    pub(super) end: usize,
    /// TIMEX3 type.
    pub(super) kind: TimexType,
    /// Its meaning.
    pub(super) expr: TimeExpr,
    /// TIMEX3 modifier.
    pub(super) modifier: Option<Mod>,
    /// What it leans on.
    pub(super) hint: Hint,
    /// The rule.
    pub(super) rule: &'static str,
}

/// A time of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The time.
    pub(super) timex: Timex,
    /// What it leans on.
    pub(super) hint: Hint,
    /// Its first token.
    pub(super) first: u32,
    /// One past its last token.
    pub(super) end: u32,
    /// Its sentence.
    pub(super) sentence: u32,
}

impl Parse {
    /// A date that leans on the article.
    pub(super) fn date(end: usize, expr: TimeExpr, rule: &'static str) -> Self {
        Self { end, kind: TimexType::Date, expr, modifier: None, hint: Hint::Article, rule }
    }

    /// A date that leans on nothing.
    pub(super) fn absolute(end: usize, value: String, rule: &'static str) -> Self {
        Self { hint: Hint::Absolute, ..Self::date(end, TimeExpr::Value(value), rule) }
    }

    /// A reference to past, present or future.
    pub(super) fn reference(end: usize, value: &str, rule: &'static str) -> Self {
        Self::absolute(end, value.to_owned(), rule)
    }

    /// A length of time.
    pub(super) fn duration(end: usize, value: String, rule: &'static str) -> Self {
        Self { kind: TimexType::Duration, ..Self::absolute(end, value, rule) }
    }

    /// Something that recurs.
    pub(super) fn set(end: usize, value: String, rule: &'static str) -> Self {
        Self { kind: TimexType::Set, ..Self::absolute(end, value, rule) }
    }

    /// The same with another hint.
    pub(super) fn leaning(self, hint: Hint) -> Self {
        Self { hint, ..self }
    }

    /// The same with a modifier, unless it has one.
    pub(super) fn modified(self, modifier: Option<Mod>) -> Self {
        Self { modifier: self.modifier.or(modifier), ..self }
    }
}

/// A bare weekday.
pub(super) fn weekday(day: u8, weeks: i8) -> TimeExpr {
    TimeExpr::Weekday { day, direction: Direction::Unknown, weeks }
}

/// A month or a day of a month.
pub(super) fn month_day(month: u8, day: Option<u8>) -> TimeExpr {
    TimeExpr::MonthDay { month, day, direction: Direction::Unknown, years: 0 }
}

/// So many units from the anchor.
pub(super) fn offset(unit: TimeUnit, count: i32) -> TimeExpr {
    TimeExpr::Offset { unit, count }
}
