//! The words of a mention: the clause that says it, what it is for and what came of it.

use language::Analysis;
use model::Span;

use super::{clause::Clause, lexicon::verb};

/// The clause of a mention without the marks and joints at its ends. The word that orders it in time ("after the
/// talks") stays.
pub(super) fn of(an: &Analysis, clause: &Clause, at: u32) -> Span {
    let mut tokens = clause.tokens.clone();
    let loose = |i: u32| {
        matches!(an.norm(i), "," | "." | ";" | "and" | "but" | "or" | "then" | "—" | "–" | "--" | "-")
    };
    while tokens.start < at && loose(tokens.start) {
        tokens.start += 1;
    }
    while tokens.end > at + 1 && (loose(tokens.end - 1) || is_joint(an, tokens.end - 1)) {
        tokens.end -= 1;
    }
    an.span(tokens)
}

/// "on the" before "heels of", "days" before "after": left over where the next clause begins.
fn is_joint(an: &Analysis, i: u32) -> bool {
    matches!(an.norm(i), "on" | "the" | "in" | "even" | "just" | "shortly")
}

/// "to discuss a truce", "aimed at a truce": what it is for.
pub(super) fn purpose(an: &Analysis, clause: &Clause, after: u32) -> Option<Span> {
    let end = content_end(an, clause);
    let start = (after + 1..end).find(|i| {
        an.norm(*i) == "aimed"
            || (an.norm(*i) == "to"
                && an.tag(*i) == "TO"
                && an.tag(i + 1) == "VB"
                // "failed to bring", "was to have been": the verb before asks for it.
                && !an.tag(i - 1).starts_with("VB")
                && verb(an.norm(i + 1), "core").is_none())
    })?;
    Some(an.span(start..end))
}

/// "failed to bring a breakthrough", "ended without a deal", "described as productive".
pub(super) fn outcome(an: &Analysis, clause: &Clause, after: u32) -> Option<Span> {
    let end = content_end(an, clause);
    let start = (after + 1..end).find(|i| {
        let verdict = an.norm(*i) == "as" && matches!(an.tag(i + 1), "``" | "JJ" | "''");
        verdict
            || matches!(
                an.norm(*i),
                "failed"
                    | "yielded"
                    | "produced"
                    | "ended"
                    | "broke"
                    | "collapsed"
                    | "resulted"
                    | "made"
                    | "concluded"
            )
    })?;
    Some(an.span(start..end)).filter(|s| !s.is_empty())
}

fn content_end(an: &Analysis, clause: &Clause) -> u32 {
    let mut end = clause.tokens.end;
    while end > clause.tokens.start + 1 && matches!(an.norm(end - 1), "." | "," | ";" | ":") {
        end -= 1;
    }
    end
}
