//! The object of each verb group: the noun phrase right after it.

use std::ops::Range;

use super::time_words::is_time;
use crate::Analysis;

/// Fills `object` of the groups from `first_vg` on.
pub(super) fn find(a: &mut Analysis, sentence: Range<u32>, first_vg: usize) {
    for v in first_vg..a.vgs.len() {
        let object = object(a, v, sentence.end);
        a.vgs[v].object = object;
    }
}

fn object(a: &Analysis, v: usize, end: u32) -> Option<u32> {
    let vg = &a.vgs[v];
    let mut i = vg.tokens.end;
    while i < end && matches!(a.tag(i), "RB" | "RP" | "``" | "''") && i < vg.tokens.end + 4 {
        i += 1;
    }
    let np = a.tokens.get(i as usize).filter(|_| i < end)?.np?;
    let phrase = &a.nps[np as usize];
    if phrase.tokens.start != i || vg.subjects.contains(&np) {
        return None;
    }
    if is_time(a.norm(phrase.head)) {
        return None;
    }
    // What is said is a clause, hardly ever a thing.
    if &*vg.lemma == "say" && !matches!(a.tag(phrase.head), "PRP" | "DT") {
        return None;
    }
    // "said Oto left": the subject of a clause is no object; "urged Oto to leave" has one.
    let clause = a.vgs[v + 1..].iter().take(3).any(|g| g.subjects.contains(&np) && is_finite(g.tense));
    (!clause || is_relative(a, phrase.tokens.end)).then_some(np)
}

fn is_finite(tense: crate::Tense) -> bool {
    matches!(tense, crate::Tense::Past | crate::Tense::Present | crate::Tense::Future)
}

/// "met Oto, who said": the phrase is an object though it is the subject of the relative clause.
fn is_relative(a: &Analysis, i: u32) -> bool {
    let at = if a.norm(i) == "," { i + 1 } else { i };
    matches!(a.tag(at), "WDT" | "WP" | "WP$") || a.norm(at) == "that"
}
