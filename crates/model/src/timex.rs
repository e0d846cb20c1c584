//! A time expression as one article says it: typed and symbolic, resolved later against an anchor.

use serde::{Deserialize, Serialize};

use crate::Span;

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Mod {
    /// "before", of points.
    Before,
    /// "after", of points.
    After,
    /// "no earlier than".
    OnOrAfter,
    /// "by", "no later than".
    OnOrBefore,
    /// "nearly", "less than", of durations.
    LessThan,
    /// "more than", of durations.
    MoreThan,
    /// "no more than".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
    /// "early", "the start of".
    Start,
    /// "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about".
    Approx,
}

/// Which way a bare weekday, month or day of a month points from its anchor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Said of what is over: the anchor's day or before.
    Back,
    /// Said of what is to come: the anchor's day or after.
    Forward,
    /// The text does not tell.
    #[default]
    Unknown,
}

/// What a time is resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The article's publication date.
    #[default]
    Article,
    /// Another time of the same article (its index in [`crate::draft::Drafts::times`]): narrative time.
    Time(u32),
    /// The day on which the quotation around it was spoken or written, where that need not be the article's day:
    /// the index of the statement in [`crate::draft::Drafts::statements`].
    Statement(u32),
    /// It needs no anchor.
    Absolute,
}

/// The symbolic meaning of a time expression. Numbers are calendar numbers (month 1 to 12, weekday 1 = Monday to
/// 7 = Sunday).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeExpr {
    /// A TIMEX3 value that holds as it stands ("2022-02", "P4Y", "PRESENT_REF", "PT5H", "P1D" of a set).
    Value(String),
    /// A bare weekday.
    Weekday {
        /// 1 = Monday to 7 = Sunday.
        day: u8,
        /// Where it points.
        direction: Direction,
        /// Weeks away from the plain reading ("next Tuesday" of the following week: 1).
        weeks: i8,
    },
    /// A month, or a day of a month, without its year.
    MonthDay {
        /// 1 to 12.
        month: u8,
        /// Day of the month, where it is said.
        day: Option<u8>,
        /// Where it points.
        direction: Direction,
        /// Years away from the plain reading ("last March" in May of the next year: -1).
        years: i8,
    },
    /// "the weekend": the last or the next Saturday and Sunday.
    Weekend {
        /// Where it points.
        direction: Direction,
    },
    /// `count` units away from the anchor ("yesterday" is -1 day, "next month" +1 month, "this week" 0 weeks).
    Offset {
        /// The unit.
        unit: TimeUnit,
        /// How many, signed.
        count: i32,
    },
    /// A feast or recurring event of the shipped table, by key, in the year nearest to the anchor in `direction`.
    Named {
        /// Key in the table of feasts and recurring events.
        key: String,
        /// Where it points.
        direction: Direction,
        /// Years away from the plain reading ("last Thanksgiving": the latest one that is over).
        years: i8,
    },
    /// A season ("winter"), without its year: SP, SU, FA, WI.
    Season {
        /// TIMEX3 season code.
        code: String,
        /// Where it points.
        direction: Direction,
        /// Years away from the plain reading.
        years: i8,
    },
    /// A quarter ("the third quarter") without its year.
    Quarter {
        /// 1 to 4.
        number: u8,
        /// Where it points.
        direction: Direction,
    },
    /// A day of a month without its month ("the 19th").
    DayOfMonth {
        /// 1 to 31.
        day: u8,
        /// Where it points.
        direction: Direction,
    },
    /// A part of another time: "the third quarter of last year", "this year's harvest season".
    Within {
        /// Which part.
        part: CalendarPart,
        /// Of what.
        of: Box<TimeExpr>,
    },
    /// The anchor itself, at the anchor's own fineness, moved by so many units: "a year earlier" after "the third
    /// quarter" is the quarter a year earlier; "that year" is the anchor's year.
    Shift {
        /// The unit of the move.
        unit: TimeUnit,
        /// How many, signed.
        count: i32,
        /// The fineness of the result, where it is not the anchor's own ("that year" of a day).
        at: Option<TimeUnit>,
    },
    /// The same day as the anchor, with a part of day or clock time (`TNI`, `T08:30`, …) or none.
    OfAnchorDay {
        /// The part after the date, with its `T`; empty for the day itself.
        part: String,
    },
    /// Another expression with a part of day or clock time.
    WithPart {
        /// The day.
        day: Box<TimeExpr>,
        /// The part after the date, with its `T`.
        part: String,
    },
    /// The `number`th anniversary of an event, whose day another time of the article or story gives.
    Anniversary {
        /// 4 for "its fourth anniversary".
        number: u16,
        /// The time (index in the article) that names the day itself, where the text says it.
        day: Option<u32>,
    },
}

/// A part of a year, or a day of a week, inside another time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarPart {
    /// A month, 1 to 12.
    Month(u8),
    /// A day of a month.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// A season: SP, SU, FA, WI.
    Season(String),
    /// A weekday, 1 = Monday: of a week ("Monday of next week").
    Weekday(u8),
    /// A feast of the table, by key, in that year.
    Feast(String),
    /// A week of a month, counted from 1; -1 is the last.
    Week(i8),
}

pub use unit::TimeUnit;

mod unit {
    //! Calendar units.

    use serde::{Deserialize, Serialize};

    /// A calendar unit.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(rename_all = "snake_case")]
    pub enum TimeUnit {
        /// Minutes.
        Minute,
        /// Hours.
        Hour,
        /// Days.
        Day,
        /// Saturdays and Sundays.
        Weekend,
        /// Weeks.
        Week,
        /// Months.
        Month,
        /// Quarters.
        Quarter,
        /// Years.
        Year,
        /// Decades.
        Decade,
        /// Centuries.
        Century,
    }
}

/// One time expression of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// What it means, before an anchor is known.
    pub expr: TimeExpr,
    /// TIMEX3 `mod`.
    pub modifier: Option<Mod>,
    /// What it is resolved against.
    pub anchor: Anchor,
    /// Name of the rule that read it.
    pub rule: String,
}
