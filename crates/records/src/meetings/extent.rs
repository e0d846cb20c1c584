//! The words of a mention: the clause that says it, what it is for and what came of it.

use language::Analysis;
use model::Span;

use super::{
    carrier::Carrier,
    clause::Clause,
    lexicon::verb,
    trigger::{Kind, Trigger},
};

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

/// A noun that its clause only mentions ("gave the message during a meeting with Keller") is told from its own
/// phrase on.
pub(super) fn tight(an: &Analysis, clause: &Clause, lead: Trigger, carrier: Carrier<'_>) -> Span {
    let whole = of(an, clause, lead.at);
    let Kind::Noun(np) = lead.kind else { return whole };
    let Some(phrase) = an.nps.get(np as usize) else { return whole };
    let start = phrase.tokens.start;
    let aside = start > clause.tokens.start
        && matches!(an.norm(start - 1), "at" | "during" | "in" | "before" | "after" | "from" | "following");
    let told = matches!(carrier, Carrier::Loose(_)) && aside && start > clause.tokens.start + 4;
    if told { Span::new(an.span(phrase.tokens.clone()).start.max(whole.start), whole.end) } else { whole }
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
