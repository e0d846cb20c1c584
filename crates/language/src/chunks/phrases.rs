//! Base noun phrases: determiner to head, with possessors and titles inside.

use std::ops::Range;

use super::time_words::{is_calendar, is_time};
use crate::{Analysis, NounPhrase};

/// The noun phrases of a sentence.
pub(super) fn find(a: &Analysis, sentence: Range<u32>) -> Vec<NounPhrase> {
    let mut found = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        match phrase(a, i, sentence.end) {
            Some(np) => {
                i = np.tokens.end;
                found.push(np);
            }
            None => i += 1,
        }
    }
    found
}

/// The phrase that begins at `start`, if one does.
fn phrase(a: &Analysis, start: u32, end: u32) -> Option<NounPhrase> {
    let np = |tokens: Range<u32>, head| Some(NounPhrase { tokens, head, entity: None });
    if matches!(a.tag(start), "PRP" | "EX") {
        return np(start..start + 1, start);
    }
    if let Some(end) = bare_day(a, start) {
        return np(start..end, end - 1);
    }
    let lead = quantity(a, start);
    if lead == 0 && !begins(a, start, end) {
        return None;
    }
    let mut head = None;
    let mut i = start + lead;
    while i < end {
        if is_noun(a.tag(i)) {
            if head.is_some_and(|h| cuts(a, h, i)) {
                break;
            }
            head = Some(i);
            i += 1;
        } else if let Some(next) = modifier(a, start, i, end, head) {
            i = next;
            if a.tag(i - 1) == "POS" {
                head = None;
            }
        } else {
            break;
        }
    }
    match head {
        Some(h) => np(start..h + 1, h),
        None => headless(a, start, i).and_then(|h| np(start..h + 1, h)),
    }
}

/// The end of a weekday that stands alone after a verb or a name: "said Wednesday two envoys left".
fn bare_day(a: &Analysis, i: u32) -> Option<u32> {
    let day = a.norm(i).trim_end_matches('.').ends_with("day") && is_calendar(a.norm(i));
    let before = if i == 0 { "" } else { a.tag(i - 1) };
    // "cancelled Saturday's talks": the day owns what follows.
    if !day || a.tag(i + 1) == "POS" || !(before.starts_with("VB") || before.starts_with("NNP")) {
        return None;
    }
    let part = matches!(a.norm(i + 1), "morning" | "afternoon" | "evening" | "night" | "noon");
    Some(if part { i + 2 } else { i + 1 })
}

/// Two tokens of one name: "Ministry of Health and Welfare".
fn in_one_name(a: &Analysis, i: u32, j: u32) -> bool {
    let at = a.names.partition_point(|n| n.tokens.end <= i);
    a.names.get(at).is_some_and(|n| n.tokens.contains(&i) && n.tokens.contains(&j))
}

/// Words of a rough quantity before a number: "about 30", "more than 100", "at least two".
fn quantity(a: &Analysis, i: u32) -> u32 {
    let number = |i: u32| matches!(a.tag(i), "CD" | "$") || a.norm(i) == "a" && a.norm(i + 1) == "dozen";
    match a.norm(i) {
        "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "over" | "some" | "only"
            if number(i + 1) =>
        {
            1
        }
        "more" | "less" | "fewer" if a.norm(i + 1) == "than" && number(i + 2) => 2,
        "at" if matches!(a.norm(i + 1), "least" | "most") && number(i + 2) => 2,
        "up" if a.norm(i + 1) == "to" && number(i + 2) => 2,
        "as" if matches!(a.norm(i + 1), "many" | "much") && a.norm(i + 2) == "as" && number(i + 3) => 3,
        _ => 0,
    }
}

/// A participle before its noun: "renewed efforts", "warring sides".
fn is_premodifier(a: &Analysis, i: u32, end: u32) -> bool {
    const GOING: [&str; 29] = [
        "worsening",
        "increasing",
        "declining",
        "escalating",
        "mounting",
        "developing",
        "warring",
        "remaining",
        "existing",
        "leading",
        "opposing",
        "competing",
        "ruling",
        "rising",
        "growing",
        "neighbouring",
        "neighboring",
        "surrounding",
        "continuing",
        "ongoing",
        "upcoming",
        "outstanding",
        "sweeping",
        "pressing",
        "missing",
        "visiting",
        "outgoing",
        "incoming",
        "negotiating",
    ];
    let before = if i == 0 { "" } else { a.norm(i - 1) };
    let auxiliary = matches!(
        before,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "'s"
            | "'re"
            | "has"
            | "have"
            | "had"
            | "'ve"
            | "having"
            | "not"
            | "n't"
            | "get"
            | "got"
            | "am"
            | "'m"
    );
    let free = i == 0
        || matches!(
            a.tag(i - 1),
            "IN" | "CC" | "," | "``" | ":" | "VBD" | "VBZ" | "VBP" | "VB" | "VBG" | "." | "TO"
        ) && !auxiliary;
    let verb = a.tag(i) == "VBN" || GOING.contains(&a.norm(i));
    verb && free && reaches_noun(a, i + 1, end) && a.tag(i + 1) != "CD"
}

/// A phrase without a noun: "those", "two", "the three", "the wounded", and a possessor alone ("at Oto's").
fn headless(a: &Analysis, start: u32, stop: u32) -> Option<u32> {
    let last = (start..stop).rev().find(|i| !matches!(a.tag(*i), "``" | "''" | "CC" | "," | "RB"))?;
    match a.tag(last) {
        "CD" | "DT" | "PDT" | "POS" => Some(last),
        "JJ" | "JJR" | "JJS" | "VBN" if last > start && a.tag(start) == "DT" => Some(last),
        "$" | "NN" => Some(last),
        _ => None,
    }
}

fn is_noun(tag: &str) -> bool {
    matches!(tag, "NN" | "NNS" | "NNP" | "NNPS" | "FW" | "GW")
}

/// Can a phrase begin here?
fn begins(a: &Analysis, i: u32, end: u32) -> bool {
    match a.tag(i) {
        "DT" | "PRP$" | "CD" | "$" | "JJR" | "JJS" | "PDT" => true,
        tag if is_noun(tag) => true,
        // A bare adjective begins a phrase only where a noun follows: not in "is ready to".
        "JJ" => reaches_noun(a, i + 1, end),
        "VBN" | "VBG" => is_premodifier(a, i, end),
        _ => false,
    }
}

/// Adjectives, numbers and participles from `i` on lead to a noun.
fn reaches_noun(a: &Analysis, mut i: u32, end: u32) -> bool {
    let mut steps = 0;
    while i < end && steps < 8 {
        match a.tag(i) {
            tag if is_noun(tag) => return true,
            "JJ" | "JJR" | "JJS" | "CD" | "VBN" | "VBG" | "HYPH" | "``" => {}
            "," | "CC" if a.tag(i + 1) == "JJ" && a.tag(i - 1) == "JJ" => {}
            _ => return false,
        }
        i += 1;
        steps += 1;
    }
    false
}

/// A phrase breaks between two nouns: before a bare day ("met Putin Thursday").
fn cuts(a: &Analysis, head: u32, i: u32) -> bool {
    let (before, here) = (a.norm(head), a.norm(i));
    if is_calendar(here) && a.word(i).starts_with(char::is_uppercase) {
        return head + 1 == i && !is_time(before);
    }
    matches!(here, "today" | "tomorrow" | "yesterday" | "tonight") && !is_time(before)
}

/// The token after the modifier at `i` of a phrase that began at `start`; `None` where the phrase ends.
fn modifier(a: &Analysis, start: u32, i: u32, end: u32, head: Option<u32>) -> Option<u32> {
    let tag = a.tag(i);
    let next = a.tag(i + 1);
    let inside = i > start;
    match tag {
        "POS" if inside => Some(i + 1),
        // "all the envoys", "both his sons".
        "DT" | "PDT" | "PRP$" if !inside || (i == start + 1 && matches!(a.tag(start), "PDT" | "DT")) => {
            Some(i + 1)
        }
        "CD" if head
            .is_none_or(|h| a.tag(h).starts_with("NNP") || is_time(a.norm(h)) || next.starts_with("NN")) =>
        {
            Some(i + 1)
        }
        "$" | "#" => head.is_none().then_some(i + 1),
        "JJ" | "JJR" | "JJS" if head.is_none() => Some(i + 1),
        // "US special envoy", but "met Oto last week".
        "JJ" if head.is_some_and(|h| i == h + 1 && a.tag(h).starts_with("NNP"))
            && !matches!(a.norm(i), "last" | "next" | "past" | "early" | "late" | "earlier" | "later")
            && reaches_noun(a, i + 1, end) =>
        {
            Some(i + 1)
        }
        "VBN" | "VBG"
            if head.is_none() && (inside || is_premodifier(a, i, end)) && reaches_noun(a, i + 1, end) =>
        {
            Some(i + 1)
        }
        "RB" | "RBR" | "RBS"
            if head.is_none()
                && (matches!(next, "JJ" | "CD" | "VBN" | "RB") && reaches_noun(a, i + 1, end)) =>
        {
            Some(i + 1)
        }
        "HYPH" => Some(i + 1),
        "``" if head.is_none() && inside && reaches_noun(a, i + 1, end) => Some(i + 1),
        "''" if head.is_none() && inside && reaches_noun(a, i + 1, end) => Some(i + 1),
        "," if head.is_none()
            && inside
            && a.tag(i - 1) == "JJ"
            && next == "JJ"
            && reaches_noun(a, i + 1, end) =>
        {
            Some(i + 1)
        }
        "CC" if head.is_none()
            && inside
            && a.tag(i - 1).starts_with("JJ")
            && next.starts_with("JJ")
            && reaches_noun(a, i + 1, end) =>
        {
            Some(i + 1)
        }
        "CC" if inside && is_noun(next) && (a.norm(i) == "&" || in_one_name(a, i - 1, i + 1)) => Some(i + 1),
        _ => None,
    }
}
