//! Seasons: "winter", "last fall", "the spring of 1994", "summer 2007", "the winter period".

use model::{CalendarPart, Direction, TimeExpr};

use super::{
    super::{
        found::{Hint, Parse},
        words::{Class, Words},
    },
    absolute::year_at,
    month::relative_year,
};

/// A season from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (at, direction, years, framed) = match words.norm(i) {
        "last" => (i + 1, Direction::Back, 0, true),
        "this" if words.norm(i + 1) == "past" => (i + 2, Direction::Back, 0, true),
        "this" => (words.skip(i + 1, &["coming"]), Direction::Unknown, 0, true),
        "next" => (i + 1, Direction::Forward, 0, true),
        "that" => (words.skip(i + 1, &["same"]), Direction::Unknown, 0, true),
        "the" => match words.norm(i + 1) {
            "following" | "next" | "coming" => (i + 2, Direction::Forward, 0, true),
            "previous" | "past" => (i + 2, Direction::Back, 0, true),
            "early" | "late" => return None,
            _ => (i + 1, Direction::Unknown, 0, true),
        },
        _ => (i, Direction::Unknown, 0, false),
    };
    if let Some((end, year)) = year_at(words, i)
        && let Class::Season(code) = words.class(end)
        && matches!(words.class(i), Class::Digits(_))
        && !words.joined(end)
    {
        return Some(Parse::absolute(end + 1, format!("{year:04}-{code}"), "season-year"));
    }
    let Class::Season(code) = words.class(at) else { return None };
    if words.joined(at) || words.joined(at + 1) {
        return None;
    }
    let end = words.skip(at + 1, &["period", "months", "season", "time"]);
    let of = words.skip(at + 1, &["of", "in", ","]);
    if let Some((stop, year)) = year_at(words, of) {
        return Some(Parse::absolute(stop, format!("{year:04}-{code}"), "season-year"));
    }
    if let Some(parse) = relative_year(words, at + 1, CalendarPart::Season(code.to_owned())) {
        return Some(parse);
    }
    if !framed && !noun(words, at) && !words.message || verb(words, at) {
        return None;
    }
    let parse = Parse::date(end, TimeExpr::Season { code: code.to_owned(), direction, years }, "season");
    let previous = words.is(i + 1, &["following", "next", "previous"]) && words.norm(i) == "the";
    Some(if previous { parse.leaning(Hint::Previous) } else { parse })
}

/// "spring", "fall" and their like as verbs, or "a fall of 3 percent", "the fall of Saigon", "spring water".
fn verb(words: &Words<'_>, at: usize) -> bool {
    let tag = words.tag(at);
    let doubtful = matches!(words.norm(at), "fall" | "spring");
    doubtful
        && (tag.starts_with("VB")
            || words.is(
                at + 1,
                &[
                    "of", "in", "from", "to", "by", "below", "back", "short", "apart", "on", "into", "for",
                    "off", "victim", "under",
                ],
            ) && words.norm(at) == "fall"
                && !words.is(at.wrapping_sub(1), &["last", "this", "next", "early", "late"]))
}

/// Without a frame a season needs a preposition before it, or an adverb of time.
fn noun(words: &Words<'_>, at: usize) -> bool {
    let lead = words.is(
        at.wrapping_sub(1),
        &[
            "in",
            "by",
            "during",
            "until",
            "since",
            "early",
            "late",
            "mid",
            "of",
            "through",
            "every",
            "each",
            "and",
            "throughout",
            "before",
            "after",
            "from",
            "for",
            "per",
            "all",
            "that",
            "one",
            "a",
        ],
    );
    let weak = words.is(
        at.wrapping_sub(1),
        &["and", "of", "for", "from", "a", "one", "that", "after", "before", "through"],
    );
    match words.norm(at) {
        "fall" | "spring" => lead && !weak,
        _ => lead || words.tag(at) == "NN",
    }
}
