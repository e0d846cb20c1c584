//! Words of what is still to come: an order that is to be signed in a month and one signed on a day of it may be two, and
//! only what was announced can come about.

/// Words that set what they stand beside in the future. Own work.
const COMING: [&str; 27] = [
    "will",
    "would",
    "may",
    "might",
    "could",
    "plan",
    "plans",
    "planned",
    "planning",
    "expects",
    "expected",
    "expires",
    "scheduled",
    "slated",
    "set",
    "due",
    "hopes",
    "intends",
    "ahead",
    "upcoming",
    "next",
    "tomorrow",
    "proposed",
    "shall",
    "ready",
    "prepares",
    "preparing",
];

/// True where some of the words say that a thing is still to come.
pub(super) fn is_coming<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    words.any(|w| COMING.iter().any(|c| c.eq_ignore_ascii_case(w)))
}

/// The same of the words of a text.
pub(super) fn says_coming(text: &str) -> bool {
    is_coming(text.split(|c: char| !c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_not_coming() {
        assert!(says_coming("The ministers Will meet on Tuesday."));
        assert!(says_coming("before the upcoming round"));
        assert!(!says_coming("The ministers met on Tuesday, after the vote."));
    }
}
