//! Nouns of time that stand in a sentence without a preposition: "met Thursday", "said last week".

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
