//! What a verb cluster says of the time that hangs on it: ahead, back, or ask the verb before.

use model::Direction;

use crate::Analysis;

/// What a verb cluster says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Points(Direction),
    /// Ask the verb further left.
    HandsOn,
}

pub(super) fn is_verb(tag: &str) -> bool {
    tag.starts_with("VB") || tag == "MD"
}

pub(super) fn in_cluster(analysis: &Analysis, i: u32) -> bool {
    matches!(analysis.tag(i), "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" | "MD" | "TO" | "RB")
        || matches!(analysis.norm(i), "due" | "likely" | "set" | "ready" | "about" | "unlikely" | "able")
}

pub(super) fn cluster_start(analysis: &Analysis, floor: u32, verb: u32) -> u32 {
    let mut start = verb;
    while start > floor && in_cluster(analysis, start - 1) {
        start -= 1;
    }
    start
}

/// Reads the cluster `start..=verb`.
pub(super) fn cluster(analysis: &Analysis, start: u32, verb: u32) -> Says {
    let words = || (start..=verb).map(|i| (analysis.norm(i), analysis.tag(i)));
    let points = Says::Points;
    if let Some(direction) = modal(analysis, start, verb) {
        return points(direction);
    }
    let plan = |w: &str| {
        matches!(
            w,
            "scheduled"
                | "expected"
                | "set"
                | "due"
                | "slated"
                | "planned"
                | "going"
                | "poised"
                | "ready"
                | "likely"
                | "plans"
                | "plan"
                | "planning"
                | "intends"
                | "intend"
                | "hopes"
                | "hope"
                | "wants"
                | "want"
                | "agreed"
                | "about"
                | "prepares"
                | "preparing"
                | "aims"
                | "needs"
                | "need"
                | "supposed"
                | "willing"
                | "promised"
        )
    };
    if analysis.tag(verb) == "VB" {
        let to = words().any(|(w, _)| w == "to");
        // "had been due to expire": that plan is over.
        if to
            && words().any(|(w, _)| w == "had")
            && words().any(|(w, _)| matches!(w, "due" | "scheduled" | "set"))
        {
            return points(Direction::Back);
        }
        if to
            && words()
                .any(|(w, t)| plan(w) || (matches!(w, "is" | "are" | "'s" | "was" | "were") && t != "POS"))
        {
            return points(Direction::Forward);
        }
        let finite = words().any(|(_, t)| matches!(t, "VBD" | "VBZ" | "VBP"));
        return match (finite, to) {
            (true, _) => finite_cluster(analysis, start, verb),
            (false, true) => Says::HandsOn,
            (false, false) => points(Direction::Forward),
        };
    }
    if words().any(|(w, _)| matches!(w, "scheduled" | "slated" | "due")) {
        let over = words().any(|(w, _)| w == "had");
        return points(if over { Direction::Back } else { Direction::Forward });
    }
    finite_cluster(analysis, start, verb)
}

/// A modal, unless what it helps is over ("would have met").
fn modal(analysis: &Analysis, start: u32, verb: u32) -> Option<Direction> {
    let at = (start..=verb).find(|i| analysis.tag(*i) == "MD" || analysis.norm(*i) == "will")?;
    let over = (at..=verb).any(|i| analysis.norm(i) == "have") && analysis.tag(verb) == "VBN";
    let back = over
        || matches!(analysis.norm(at), "could" | "can" | "ca" | "must" | "should")
            && analysis.norm(at) == "could";
    Some(if over {
        Direction::Back
    } else if back {
        Direction::Unknown
    } else {
        Direction::Forward
    })
}

fn finite_cluster(analysis: &Analysis, start: u32, verb: u32) -> Says {
    let tag_of = |i| analysis.tag(i);
    let first = (start..=verb).find(|i| is_verb(tag_of(*i))).unwrap_or(verb);
    let perfect = (first..verb).any(|i| matches!(analysis.norm(i), "have" | "has" | "'ve" | "had"));
    Says::Points(match tag_of(first) {
        "VBD" | "VBN" => Direction::Back,
        "VBZ" | "VBP" if perfect => Direction::Back,
        "VBZ" | "VBP" => match analysis.norm(verb) {
            "says" | "say" | "reports" | "writes" | "claims" | "tells" => Direction::Back,
            _ if tag_of(verb) == "VBN" => Direction::Unknown,
            _ => Direction::Forward,
        },
        "VB" => Direction::Forward,
        _ => return Says::HandsOn,
    })
}
