//! Words that are not what their tag says: nouns of time without a preposition ("met Thursday", "said last week"),
//! participles that are prepositions ("including", "according to").

use crate::Analysis;

/// A participle used as a preposition.
pub(super) fn is_preposition(a: &Analysis, i: u32) -> bool {
    let after = a.tag(i + 1);
    let noun_follows = matches!(after, "DT" | "PRP$" | "CD" | "NNP" | "NN" | "NNS" | "JJ" | "PRP");
    let alone = i == 0 || !matches!(a.tag(i - 1), "VBZ" | "VBP" | "VBD" | "VBN" | "VB" | "MD" | "RB" | "TO");
    match (a.tag(i), a.norm(i)) {
        ("VBG", "according" | "owing" | "relating" | "pertaining") => after == "TO" || a.norm(i + 1) == "to",
        ("VBG", "including" | "regarding" | "concerning" | "excluding" | "notwithstanding" | "pending") => {
            alone
        }
        ("VBG", "following" | "barring" | "considering") => alone && noun_follows,
        ("VBG", "depending" | "starting" | "beginning") => {
            alone && matches!(a.norm(i + 1), "on" | "in" | "with")
        }
        ("VBN", "given" | "compared") => {
            alone
                && (i == 0
                    || a.tag(i - 1) == ","
                    || a.tokens.get(i as usize - 1).map(|t| t.sentence)
                        != a.tokens.get(i as usize).map(|t| t.sentence))
        }
        _ => false,
    }
}

/// A weekday or month.
pub(super) fn is_calendar(norm: &str) -> bool {
    matches!(
        norm.trim_end_matches('.'),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
    )
}

/// The head of a phrase of time.
pub(super) fn is_time(norm: &str) -> bool {
    is_calendar(norm)
        || matches!(
            norm,
            "today"
                | "tomorrow"
                | "yesterday"
                | "tonight"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "day"
                | "days"
                | "hour"
                | "hours"
                | "minutes"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "weekend"
                | "decade"
                | "decades"
                | "time"
                | "times"
                | "moment"
        )
}
