//! What stands around the thing of a lever: the act on it, its full name, whom it is aimed at, the stated reason.

use model::{Span, draft::Party};

use super::phrase_end;
use crate::{
    lexis::{Found, View, noun_phrase},
    parties::holder,
    profile::{LeverAct, LeverThing},
    stakes::Ground,
};

/// Nouns and particles with which a pattern of acts may begin.
const NOUNS_OF_ACTING: &[&str] =
    &["creation", "bargaining", "use", "possible", "swap", "swaps", "exchange", "trade", "trades", "as"];

/// The act whose object (or, in the passive, subject) the thing is; true for the passive.
pub(super) fn act_on<'l>(
    view: &View<'_>,
    acts: &[Found<'l, LeverAct>],
    thing: &Found<'_, LeverThing>,
) -> Option<(Found<'l, LeverAct>, bool)> {
    // "imposed new sanctions", "has withheld long-range missiles": the act ends not far before.
    let acting = |a: &&Found<'_, LeverAct>| {
        view.tag(a.start).starts_with('V') || NOUNS_OF_ACTING.contains(&view.norm(a.start))
    };
    let before =
        acts.iter().filter(acting).filter(|a| a.start < thing.start && a.end <= thing.end).filter(|a| {
            let gap = a.end.min(thing.start)..thing.start;
            gap.len() <= 6 && gap.clone().all(|i| inside_object(view, i))
        });
    if let Some(act) = before.max_by_key(|a| (a.start, a.end)) {
        return Some((*act, false));
    }
    // "sanctions were imposed", "guarantees are on the table".
    let after = acts.iter().filter(|a| a.start >= thing.end && a.start <= thing.end + 5).filter(|a| {
        (thing.end..a.start).all(|i| {
            view.tag(i).starts_with('V')
                || matches!(view.tag(i), "MD" | "RB" | "TO" | "IN" | "NNP" | "NN" | "NNS")
        }) && (is_be(view.norm(a.start))
            || (thing.end..a.start).any(|i| is_be(view.norm(i)))
            // "curbs imposed by Norway"
            || view.tag(a.start) == "VBN" && (a.end..a.end + 3).any(|i| view.norm(i) == "by")
            || matches!(view.norm(a.start), "remain" | "remains" | "expire" | "expires" | "remained"))
    });
    after.min_by_key(|a| a.start).map(|a| (*a, true))
}

fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being")
}

/// Words that may stand between a verb and the noun that is its object.
fn inside_object(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.tag(at),
        "DT" | "JJ"
            | "JJR"
            | "JJS"
            | "NN"
            | "NNS"
            | "NNP"
            | "NNPS"
            | "CD"
            | "PRP$"
            | "POS"
            | "VBN"
            | "VBG"
            | "CC"
            | "HYPH"
            | "RB"
            | "PDT"
            | "TO"
            | "VB"
            | "IN"
    ) && !matches!(
        view.norm(at),
        "that"
            | "in"
            | "avoid"
            | "avoiding"
            | "prevent"
            | "preventing"
            | "if"
            | "because"
            | "while"
            | "after"
            | "before"
            | "despite"
            | "since"
            | "until"
    )
}

/// Where the thing's noun phrase begins.
pub(super) fn thing_start(view: &View<'_>, thing: &Found<'_, LeverThing>) -> usize {
    let mut from = thing.start;
    while from > 0
        && thing.start - from < 4
        && matches!(view.tag(from - 1), "JJ" | "JJR" | "JJS" | "VBN" | "NN" | "CD")
    {
        from -= 1;
    }
    from
}

/// One past the thing with what it is aimed at: "sanctions on two of the region's firms".
pub(super) fn thing_end(view: &View<'_>, thing: &Found<'_, LeverThing>) -> usize {
    let mut end = thing.end;
    while matches!(view.tag(end), "NN" | "NNS") {
        end += 1;
    }
    let at = if matches!(view.norm(end), "targeting" | "aimed") { end + 1 } else { end };
    if matches!(view.norm(at), "on" | "against" | "for" | "to" | "at" | "with") || at > end {
        let start = if at > end && !matches!(view.norm(at), "at") { at } else { at + 1 };
        let mut to = phrase_end(view, start);
        if view.norm(start.max(to)) == "of" || (to == start && view.norm(start + 1) == "of") {
            let of = if to == start { start + 1 } else { to };
            to = phrase_end(view, of + 1).max(to);
        }
        if to > start {
            end = to;
        }
    }
    end
}

/// Whom it is aimed at: the party after "on", "against", "to", "for"; an owner inside that phrase.
pub(super) fn target(
    ground: &Ground<'_>,
    view: &View<'_>,
    thing: &Found<'_, LeverThing>,
    end: usize,
    actor: Option<Party>,
) -> Option<Party> {
    let scope = thing.end..(end + 4).min(view.len());
    let mut at = scope.start;
    while at < scope.end {
        if matches!(view.norm(at), "on" | "against" | "to" | "for" | "targeting" | "with" | "at" | "of")
            && !matches!(view.norm(at + 1), "least" | "most")
            && let Some(phrase) = noun_phrase(view, at + 1)
        {
            let inside = (phrase.from..phrase.head).rev().find_map(|i| owner(view, i));
            let found = inside.or_else(|| holder(ground, view, phrase));
            if let Some(party) =
                found.filter(|p| actor.is_none_or(|a| a.entity.is_none() || a.entity != p.entity))
            {
                return Some(party);
            }
        }
        at += 1;
    }
    None
}

/// The entity that owns the noun after it: "Russia's", "Ukrainian".
fn owner(view: &View<'_>, at: usize) -> Option<Party> {
    view.named(at)?.country.as_ref()?;
    Some(Party { span: view.span(at, at + 1), entity: view.entity(at) })
}

/// "citing …", "because of …", "in response to …", "to pressure …": to the end of the clause.
pub(super) fn reason(view: &View<'_>, from: usize) -> Option<Span> {
    let at = (from..view.len()).find(|i| {
        let (a, b, c) = (view.norm(*i), view.norm(i + 1), view.norm(i + 2));
        matches!(a, "citing" | "because")
            || (a == "in" && b == "response" && c == "to")
            || (a == "in" && b == "retaliation" && c == "for")
            || (a == "intended" && b == "to")
            || (a == "aimed" && b == "at")
            || (a == "designed" && b == "to")
            || (a == "in" && b == "order" && c == "to")
            || (a == "to" && matches!(b, "force" | "pressure" | "punish" | "persuade" | "compel" | "push"))
            || (a == "over" && matches!(view.tag(i + 1), "PRP$" | "DT"))
    })?;
    let end = clause_end(view, at + 1);
    (end > at + 1).then(|| view.span(at, end))
}

/// One past the last position of the clause that goes on at `at`.
pub(super) fn clause_end(view: &View<'_>, at: usize) -> usize {
    (at..view.len())
        .find(|i| {
            matches!(
                view.norm(*i),
                "," | ";" | "." | "—" | "–" | "--" | "but" | "while" | "although" | "though"
            ) || (view.norm(*i) == "and" && view.tag(i + 1).starts_with("VB"))
        })
        .unwrap_or(view.len())
}
