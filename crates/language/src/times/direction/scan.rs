//! The verb that governs a time: the nearest to the left that points, else the first to the right.

use model::{BlockRole, Direction};

use crate::{Analysis, Sentence};

use super::{
    cluster::{Says, cluster, cluster_start, in_cluster, is_verb},
    plans::{invites, puts_off},
};

/// The nearest verb to the left that points.
pub(super) fn leftward(analysis: &Analysis, sentence: &Sentence, from: u32) -> Option<Direction> {
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
pub(super) fn rightward(analysis: &Analysis, sentence: &Sentence, from: u32) -> Option<Direction> {
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
