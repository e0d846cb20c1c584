//! Whether a word of stance is said of its party as a fact: finite, negated, hedged, hanging on another verb.

use crate::lexis::View;

/// How a verb is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// "rejected", "is rejecting", "has rejected", "will reject"; the subject stands before `from`.
    Finite {
        /// Where the verb group begins.
        from: usize,
        /// "did not reject".
        negated: bool,
    },
    /// ", rejecting the plan": the subject is that of the clause before.
    Participle {
        /// Where it begins.
        from: usize,
    },
    /// "rejected by the guild": the subject stands after "by".
    Passive {
        /// Position of "by".
        by: usize,
    },
    /// "to reject", "may reject", "if it rejects": nobody's stance yet.
    Loose,
}

/// Verbs before "to" that keep what follows a stance of their subject.
const CARRIERS: &[&str] = &[
    "continue",
    "continues",
    "continued",
    "continuing",
    "vow",
    "vows",
    "vowed",
    "decide",
    "decides",
    "decided",
    "choose",
    "chose",
    "begin",
    "began",
    "started",
    "moved",
    "seek",
    "seeks",
    "sought",
    "seeking",
    "want",
    "wants",
    "wanted",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "agreed",
    "agrees",
    "threatened",
    "threatens",
    "threatening",
    "offered",
    "offers",
    "offering",
    "agreeing",
    "pledging",
    "promising",
    "vowing",
    "prepares",
    "preparing",
];

/// Reads the verb whose first word stands at `at`.
pub(crate) fn force(view: &View<'_>, at: usize) -> Force {
    let tag = view.tag(at);
    let (from, aux) = group_start(view, at);
    // "Had not only offered a rise" denies nothing.
    let only = |i: usize| matches!(view.norm(i + 1), "only" | "just" | "merely" | "simply");
    let negated = (from..at).any(|i| is_negator(view.norm(i)) && !only(i));
    let modal =
        aux.iter().copied().find(|w| matches!(*w, "may" | "might" | "could" | "should" | "can" | "must"));
    let to = from.checked_sub(1).filter(|i| view.tag(*i) == "TO");
    if let Some(to) = to.filter(|_| matches!(tag, "VB" | "VBP" | "NN")) {
        return carried(view, to);
    }
    if conditional(view, from) {
        return Force::Loose;
    }
    match tag {
        "VBG" if aux.is_empty() => Force::Participle { from },
        // "Needs to be ratified by the council", "can be lifted by the court": not done yet.
        "VBN" | "VBD" if passive(view, at, &aux) && (to.is_some() || modal.is_some()) => Force::Loose,
        "VBN" | "VBD" if passive(view, at, &aux) => by_agent(view, at),
        // "was fired and charged with theft"
        "VBN" | "VBD" if aux.is_empty() && joined_passive(view, at) => by_agent(view, at),
        "VBN" if aux.is_empty() => match by_agent(view, at) {
            Force::Loose => Force::Finite { from, negated },
            passive => passive,
        },
        "VB" if aux.is_empty() => Force::Loose,
        _ if modal.is_some() && !negated => Force::Loose,
        _ => Force::Finite { from, negated },
    }
}

/// True where the verb at `at` tells what is or was so, in the active or the passive: no infinitive but after a verb that
/// carries it, no modal, no condition.
pub(crate) fn factual(view: &View<'_>, at: usize) -> bool {
    let (from, aux) = group_start(view, at);
    let modal = |w: &&str| {
        matches!(
            *w,
            "may" | "might" | "could" | "should" | "can" | "must" | "would" | "will" | "'ll" | "wo" | "ca"
        )
    };
    let to = from.checked_sub(1).filter(|i| view.tag(*i) == "TO");
    match to {
        Some(to) => carried(view, to) != Force::Loose,
        None => {
            !aux.iter().any(modal) && !conditional(view, from) && !(view.tag(at) == "VB" && aux.is_empty())
        }
    }
}

/// Where the verb group of the main verb at `at` begins, and its auxiliaries.
fn group_start<'v>(view: &View<'v>, at: usize) -> (usize, Vec<&'v str>) {
    let (mut from, mut aux) = (at, Vec::new());
    while from > 0 && at - from < 6 {
        let word = view.norm(from - 1);
        if is_auxiliary(word) {
            aux.push(word);
        } else if !(is_negator(word) || matches!(view.tag(from - 1), "RB" | "RBR")) {
            break;
        }
        from -= 1;
    }
    (from, aux)
}

pub(crate) fn is_negator(word: &str) -> bool {
    matches!(word, "not" | "n't" | "never" | "hardly" | "neither" | "nor" | "no")
}

pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "'s"
            | "'re"
            | "'m"
            | "'ve"
            | "'ll"
            | "'d"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "may"
            | "might"
            | "could"
            | "should"
            | "can"
            | "must"
            | "shall"
            | "wo"
            | "ca"
    )
}

/// "was rejected", "has been rejected", "being rejected": a form of "be" stands nearest before.
fn passive(view: &View<'_>, at: usize, aux: &[&str]) -> bool {
    view.tag(at) != "VBG"
        && aux.first().is_some_and(|w| {
            matches!(*w, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m")
        })
}

fn joined_passive(view: &View<'_>, at: usize) -> bool {
    let Some(and) = at.checked_sub(1).filter(|i| matches!(view.norm(*i), "and" | "or")) else { return false };
    let Some(first) = (and.saturating_sub(4)..and).rev().find(|i| matches!(view.tag(*i), "VBN" | "VBD"))
    else {
        return false;
    };
    let (_, aux) = group_start(view, first);
    passive(view, first, &aux)
}

fn by_agent(view: &View<'_>, at: usize) -> Force {
    let by = (at + 1..at + 5)
        .take_while(|i| !matches!(view.norm(*i), "," | "." | ";"))
        .find(|i| view.norm(*i) == "by");
    by.map_or(Force::Loose, |by| Force::Passive { by })
}

/// "continued to reject", "vowed to reject".
fn carried(view: &View<'_>, to: usize) -> Force {
    let Some(carrier) = to.checked_sub(1).filter(|c| CARRIERS.contains(&view.norm(*c))) else {
        return Force::Loose;
    };
    let (from, _) = group_start(view, carrier);
    let negated = (from..carrier).any(|i| is_negator(view.norm(i)));
    if view.tag(carrier) == "VBG" && from == carrier {
        Force::Participle { from }
    } else {
        Force::Finite { from, negated }
    }
}

/// "if", "unless", "whether", "should" open the clause right before the subject.
fn conditional(view: &View<'_>, from: usize) -> bool {
    let low = from.saturating_sub(9);
    (low..from).rev().take_while(|i| !matches!(view.norm(*i), "," | ";" | "." | ":")).any(|i| {
        match view.norm(i) {
            "if" | "unless" | "whether" => true,
            // "Once the council accepts": not yet; "once supported": long ago.
            "once" => matches!(view.tag(i + 1), "DT" | "NNP" | "NN" | "NNS" | "PRP" | "PRP$"),
            _ => false,
        }
    })
}
