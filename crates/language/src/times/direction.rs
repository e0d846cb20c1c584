//! Which way a bare weekday or month points: from the verb it hangs on, or from the word before it.
//!
//! The nearest verb cluster to the left governs; at the head of a sentence the first one to the right does. A
//! modal, "scheduled", "due" or a headline's infinitive point forward, a past tense points back. An infinitive of
//! purpose hands the question on to the verb it hangs on ("will travel to meet", "travelled to meet").

use model::{BlockRole, Direction, TimeExpr};

use crate::{Analysis, Sentence};

use super::found::Found;

/// Gives every pointing expression its direction.
pub(super) fn assign(analysis: &Analysis, times: &mut [Found]) {
    for time in times {
        if wants(&time.timex.expr) {
            let direction = of(analysis, time);
            point(&mut time.timex.expr, direction);
        }
    }
}

/// The direction slot of an expression; quarters keep to the nearest one.
fn slot(expr: &mut TimeExpr) -> Option<&mut Direction> {
    match expr {
        TimeExpr::Weekday { direction, .. }
        | TimeExpr::MonthDay { direction, .. }
        | TimeExpr::Named { direction, .. }
        | TimeExpr::Season { direction, .. }
        | TimeExpr::DayOfMonth { direction, .. }
        | TimeExpr::Weekend { direction } => Some(direction),
        TimeExpr::WithPart { day, .. } => slot(day),
        _ => None,
    }
}

fn wants(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Weekday { direction, .. }
        | TimeExpr::MonthDay { direction, .. }
        | TimeExpr::Named { direction, .. }
        | TimeExpr::Season { direction, .. }
        | TimeExpr::DayOfMonth { direction, .. }
        | TimeExpr::Weekend { direction } => *direction == Direction::Unknown,
        TimeExpr::WithPart { day, .. } => wants(day),
        _ => false,
    }
}

fn point(expr: &mut TimeExpr, to: Direction) {
    if let Some(direction) = slot(expr) {
        *direction = to;
    }
}

/// What a verb cluster says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Points(Direction),
    /// Ask the verb further left.
    HandsOn,
}

/// The direction of a time from its governing verb.
pub(super) fn of(analysis: &Analysis, time: &Found) -> Direction {
    let Some(sentence) = analysis.sentences.get(time.sentence as usize) else { return Direction::Unknown };
    if let Some(direction) = by_lead(analysis, sentence, time) {
        return direction;
    }
    if fronted(analysis, sentence, time)
        && let Some(direction) = rightward(analysis, sentence, time.end)
    {
        return direction;
    }
    if compound(analysis, time) {
        return Direction::Unknown;
    }
    if relative_past(analysis, time.end) {
        return Direction::Back;
    }
    leftward(analysis, sentence, time.first)
        .or_else(|| rightward(analysis, sentence, time.end))
        .unwrap_or(Direction::Unknown)
}

/// "On Tuesday, …", "In composite trading Friday, …": the main clause follows the comma.
fn fronted(analysis: &Analysis, sentence: &Sentence, time: &Found) -> bool {
    let lead =
        matches!(analysis.norm(sentence.tokens.start), "in" | "on" | "at" | "by" | "for" | "during" | "from");
    let short = time.first.saturating_sub(sentence.tokens.start) < 9;
    let comma = analysis.norm(time.end) == ",";
    let open = (sentence.tokens.start..time.first)
        .all(|i| analysis.norm(i) != "," && !matches!(analysis.tag(i), "VBD" | "MD" | "VBG" | "TO"));
    lead && short && comma && open
}

/// "under a June agreement": the month belongs to the noun, and the verb says nothing of it.
fn compound(analysis: &Analysis, time: &Found) -> bool {
    let month = matches!(time.timex.expr, TimeExpr::MonthDay { day: None, .. });
    let led = time.first.checked_sub(1).map_or("", |i| analysis.tag(i));
    month && matches!(led, "DT" | "PRP$" | "JJ") && matches!(analysis.tag(time.end), "NN" | "NNS")
}

/// "a meeting in December that failed": the clause hung on the time's noun is over.
fn relative_past(analysis: &Analysis, end: u32) -> bool {
    matches!(analysis.norm(end), "that" | "which" | "who" | "when") && analysis.tag(end + 1) == "VBD"
}

/// The preposition or noun right before: "until Friday", "ahead of Thursday's vote", "scheduled for Monday".
fn by_lead(analysis: &Analysis, sentence: &Sentence, time: &Found) -> Option<Direction> {
    let back = |n: u32| {
        time.first.checked_sub(n).filter(|i| *i >= sentence.tokens.start).map_or("", |i| analysis.norm(i))
    };
    let calendar = matches!(time.timex.expr, TimeExpr::MonthDay { .. });
    match back(1) {
        "until" | "till" | "by" => Some(if calendar { Direction::Unknown } else { Direction::Forward }),
        "to" | "through" if calendar => Some(Direction::Unknown),
        "as" if matches!(back(2), "soon" | "early" | "late") => Some(Direction::Forward),
        "since" | "from" if back(1) == "since" => Some(Direction::Back),
        "of" if back(2) == "ahead" => Some(Direction::Forward),
        "before" | "for" if planned(back(2)) => Some(Direction::Forward),
        "above" | "below" | "than" if !calendar => Some(Direction::Back),
        "effective" => Some(if calendar { Direction::Unknown } else { Direction::Forward }),
        _ => None,
    }
}

fn planned(word: &str) -> bool {
    matches!(
        word,
        "scheduled"
            | "planned"
            | "slated"
            | "set"
            | "expected"
            | "due"
            | "deadline"
            | "called"
            | "booked"
            | "billed"
    )
}

/// The nearest verb to the left that points.
fn leftward(analysis: &Analysis, sentence: &Sentence, from: u32) -> Option<Direction> {
    let mut i = from;
    let floor = sentence.tokens.start.max(from.saturating_sub(40));
    while i > floor {
        i -= 1;
        if barrier(analysis, i) {
            return None;
        }
        if i > floor && analysis.norm(i - 1) == "after" && analysis.norm(i).ends_with("ing") {
            return Some(Direction::Back);
        }
        // "a summit set for the capital in April": the participle hangs a plan on its noun.
        if analysis.norm(i + 1) == "for"
            && i > floor
            && matches!(analysis.norm(i), "set" | "scheduled" | "planned" | "slated" | "due")
            && analysis.tag(i - 1).starts_with("NN")
        {
            return Some(Direction::Forward);
        }
        if !is_verb(analysis.tag(i)) {
            continue;
        }
        let start = cluster_start(analysis, sentence.tokens.start, i);
        if puts_off(analysis, i) && possessive(analysis, from) || invites(analysis, i, from) {
            return Some(Direction::Forward);
        }
        match cluster(analysis, start, i) {
            Says::Points(Direction::Forward) if present(analysis, start, i) && possessive(analysis, from) => {
                return Some(Direction::Unknown);
            }
            Says::Points(Direction::Back) if as_soon_as(analysis, start) => i = start,
            Says::Points(direction) => return Some(direction),
            Says::HandsOn if after_gerund(analysis, start, i) => return Some(Direction::Back),
            Says::HandsOn => i = start,
        }
    }
    // A headline's infinitive with no verb before it: "Envoys to meet on Tuesday".
    let infinitive = (floor..from).any(|k| analysis.tag(k) == "TO" && analysis.tag(k + 1) == "VB");
    (infinitive && heading(sentence)).then_some(Direction::Forward)
}

/// "has cancelled Saturday's talks", "called off Friday's summit": what is put off was still to come.
fn puts_off(analysis: &Analysis, verb: u32) -> bool {
    match analysis.norm(verb) {
        "called" | "calls" | "calling" | "call" => analysis.norm(verb + 1) == "off",
        "pulls" | "pulled" | "pulling" | "backs" | "backed" => analysis.matches(verb + 1, &["out", "of"]),
        word => ["cancel", "postpon", "scrap", "boycott"].iter().any(|stem| word.starts_with(stem)),
    }
}

/// "has invited both sides to talks in the capital on Wednesday": the day is that of the talks.
fn invites(analysis: &Analysis, verb: u32, time: u32) -> bool {
    let asks = matches!(analysis.norm(verb), "invited" | "invites" | "invite" | "summoned" | "summons");
    let to_noun = |i: u32| {
        analysis.norm(i) == "to"
            && (i + 1..(i + 4).min(time)).any(|k| analysis.tag(k).starts_with("NN"))
            && analysis.tag(i + 1) != "VB"
    };
    asks && (verb + 1..time).any(to_noun)
}

/// "is convertible at Thursday's price": a present says nothing of the day of another thing.
fn present(analysis: &Analysis, start: u32, verb: u32) -> bool {
    (start..=verb).all(|i| !matches!(analysis.tag(i), "MD" | "TO"))
}

fn possessive(analysis: &Analysis, time: u32) -> bool {
    (time..time + 3).any(|i| analysis.tag(i) == "POS")
}

/// "to buy as soon as trading opened Monday": the past there is borrowed from the verb it hangs on.
fn as_soon_as(analysis: &Analysis, verb: u32) -> bool {
    (verb.saturating_sub(5)..verb).any(|i| analysis.matches(i, &["as", "soon", "as"]))
}

/// "after touring the capital Thursday".
fn after_gerund(analysis: &Analysis, start: u32, verb: u32) -> bool {
    let led = start > 0 && analysis.norm(start - 1) == "after";
    analysis.tag(verb) == "VBG" && (led || analysis.norm(verb) == "following")
}

fn heading(sentence: &Sentence) -> bool {
    matches!(sentence.role, BlockRole::Title | BlockRole::Heading | BlockRole::Summary)
}

/// A mark behind which another clause begins that the time does not belong to.
fn barrier(analysis: &Analysis, i: u32) -> bool {
    matches!(analysis.norm(i), ";" | "--" | "—")
}

/// The first verb to the right, for "On Tuesday, the envoys will meet". A past or a modal counts before a present,
/// which is often a plural noun misread or a clause in between.
fn rightward(analysis: &Analysis, sentence: &Sentence, from: u32) -> Option<Direction> {
    let ceiling = sentence.tokens.end.min(from + 40);
    let mut present = None;
    let mut i = from;
    while i < ceiling {
        if is_verb(analysis.tag(i)) {
            let mut end = i;
            while end + 1 < ceiling && in_cluster(analysis, end + 1) {
                end += 1;
            }
            let last = (i..=end).rev().find(|k| is_verb(analysis.tag(*k))).unwrap_or(i);
            if let Says::Points(direction) = cluster(analysis, i, last) {
                let plain = i == last && matches!(analysis.tag(i), "VBZ" | "VBP" | "VB");
                let weak = plain && direction == Direction::Forward;
                if !weak {
                    return Some(direction);
                }
                present = present.or(Some(direction));
            }
            i = end;
        }
        i += 1;
    }
    present
}

fn is_verb(tag: &str) -> bool {
    tag.starts_with("VB") || tag == "MD"
}

fn in_cluster(analysis: &Analysis, i: u32) -> bool {
    matches!(analysis.tag(i), "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" | "MD" | "TO" | "RB")
        || matches!(analysis.norm(i), "due" | "likely" | "set" | "ready" | "about" | "unlikely" | "able")
}

fn cluster_start(analysis: &Analysis, floor: u32, verb: u32) -> u32 {
    let mut start = verb;
    while start > floor && in_cluster(analysis, start - 1) {
        start -= 1;
    }
    start
}

/// Reads the cluster `start..=verb`.
fn cluster(analysis: &Analysis, start: u32, verb: u32) -> Says {
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
