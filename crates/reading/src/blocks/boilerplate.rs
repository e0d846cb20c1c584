//! Lines that stand around articles everywhere: share, comment, subscribe, related.

use std::sync::LazyLock;

use super::shape;

static TABLE: &str = include_str!("../../../../data/boilerplate.tsv");

struct Lines {
    whole: std::collections::HashSet<String>,
    regions: std::collections::HashSet<String>,
    prefixes: Vec<&'static str>,
    within: Vec<&'static str>,
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let rows = || TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    let of = |kind: &'static str| rows().filter(move |(k, _)| *k == kind).map(|(_, words)| words);
    Lines {
        whole: of("line").map(shape::folded).collect(),
        regions: of("region").map(shape::folded).collect(),
        prefixes: of("prefix").collect(),
        within: of("within").collect(),
    }
});

/// True for a line that opens a list of other articles.
pub(super) fn opens_region(line: &str) -> bool {
    line.len() <= 60 && LINES.regions.contains(&shape::folded(line))
}

/// True for a line that is no part of a report.
pub(super) fn is(line: &str) -> bool {
    if !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    if line.len() > 400 {
        return false;
    }
    let folded = shape::folded(line);
    if LINES.whole.contains(&folded) || LINES.regions.contains(&folded) || counter(&folded) {
        return true;
    }
    let lower = line.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    let count = shape::words(line);
    (count <= 30 && LINES.prefixes.iter().any(|p| begins(lower, p) && fits(p, line, count)))
        || (count <= 45 && LINES.within.iter().any(|w| lower.contains(w)))
}

/// A prefix ends at a word's end, so that "Moreover" is not "more".
fn begins(lower: &str, prefix: &str) -> bool {
    lower
        .strip_prefix(prefix)
        .is_some_and(|rest| prefix.ends_with([':', ')', '©']) || !rest.starts_with(char::is_alphanumeric))
}

/// Openers without a colon may also begin a sentence of the report; then the line must be short.
fn fits(prefix: &str, line: &str, count: usize) -> bool {
    prefix.ends_with(':')
        || prefix == "©"
        || count <= 14
        || !shape::ends_sentence(line)
        || prefix.contains("originally")
}

/// "3 min read", "12 comments", "1.2k shares", "5 hours ago".
fn counter(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let number = words.next().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let rest: Vec<&str> = words.collect();
    number
        && rest.len() <= 3
        && rest.last().is_some_and(|w| {
            matches!(
                *w,
                "comments" | "comment" | "shares" | "share" | "views" | "likes" | "read" | "ago" | "replies"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_articles() {
        for line in [
            "Leave a comment",
            "Similar Articles",
            "READ MORE: Port talks resume",
            "3 min read",
            "***",
            "© 2026 Harrow Courier. All rights reserved.",
            "Sign up for our newsletter and get the news in your inbox.",
            "Share this article",
        ] {
            assert!(is(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_a_report_stay() {
        for line in [
            "Moreover, the envoy said, the two sides had agreed on the crossing.",
            "The newsletter of the ministry said the talks had been held.",
            "Subscribe to the view that talks work and you will wait long, said the mediator, who has waited for eleven years for it.",
            "12 people were killed, the ministry said.",
        ] {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn the_table_is_well_formed() {
        for row in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let (kind, words) = row.split_once('\t').unwrap();
            assert!(matches!(kind, "line" | "prefix" | "within" | "region"), "{row}");
            assert_eq!(words, words.to_lowercase().trim(), "{row}");
        }
    }
}
