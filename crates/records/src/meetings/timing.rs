//! When and how long: the times of a clause that belong to its meeting.

use std::ops::Range;

use language::Analysis;
use model::{TimeExpr, TimexType, draft::TimeIx};

/// Words after which a time says when something was said, not when the meeting is.
const SAYING: [&str; 12] = [
    "say", "tell", "announce", "confirm", "report", "add", "write", "warn", "insist", "declare", "signal",
    "note",
];

/// The time of the meeting named at token `at`: the nearest after it, else the nearest before it.
pub(crate) fn when(an: &Analysis, clause: &Range<u32>, at: u32) -> Option<TimeIx> {
    let own: Vec<TimeIx> = an
        .times_in(an.span(clause.clone()))
        .filter(|t| is_point(an, *t) && !is_time_of_saying(an, *t, at) && !is_since(an, *t))
        .collect();
    let here = an.tokens.get(at as usize)?.span.start;
    let starts = |t: &TimeIx| an.times[*t as usize].span.start;
    own.iter().find(|t| starts(t) >= here).or_else(|| own.last()).copied()
}

/// The length of time said of it: "a five-hour meeting", "two days of talks".
pub(crate) fn duration(an: &Analysis, tokens: &Range<u32>) -> Option<TimeIx> {
    an.times_in(an.span(tokens.clone())).find(|t| an.times[*t as usize].kind == TimexType::Duration)
}

/// True when the clause speaks of something that recurs.
pub(crate) fn recurs(an: &Analysis, clause: &Range<u32>) -> bool {
    an.times_in(an.span(clause.clone())).any(|t| an.times[t as usize].kind == TimexType::Set)
}

fn is_point(an: &Analysis, time: TimeIx) -> bool {
    let Some(timex) = an.times.get(time as usize) else { return false };
    let vague = matches!(&timex.expr, TimeExpr::Value(v) if v.ends_with("_REF"));
    matches!(timex.kind, TimexType::Date | TimexType::Time) && !vague
}

/// "since the April 20 blast": the time of something else.
fn is_since(an: &Analysis, time: TimeIx) -> bool {
    let Some(timex) = an.times.get(time as usize) else { return false };
    let first = an.tokens_in(timex.span).start;
    let since = |back: &u32| first >= *back && an.norm(first - back) == "since";
    // "since the ceasefire of 2021": further off, nothing but one noun phrase may stand between.
    let noun = |i: u32| !an.tag(i).starts_with("VB") && !matches!(an.tag(i), "MD" | "CC" | ",");
    (1..=3).any(|back| since(&back)) || (4..=5).any(|back| since(&back) && (1..back).all(|b| noun(first - b)))
}

/// "said Thursday he will travel": the time touches a verb of saying that is not the meeting's own.
fn is_time_of_saying(an: &Analysis, time: TimeIx, at: u32) -> bool {
    let Some(timex) = an.times.get(time as usize) else { return false };
    let tokens = an.tokens_in(timex.span);
    let saying = |i: u32| {
        an.tokens
            .get(i as usize)
            .and_then(|t| t.vg)
            .and_then(|v| an.vgs.get(v as usize))
            .is_some_and(|v| v.main != at && SAYING.contains(&&*v.lemma))
    };
    let first = tokens.start;
    (1..=4).any(|back| {
        first >= back
            && saying(first - back)
            && (first - back + 1..first).all(|i| {
                matches!(
                    an.norm(i),
                    "on" | "late" | "early" | "reporters" | "in" | "a" | "statement" | "," | "later"
                )
            })
    })
}
