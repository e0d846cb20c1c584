//! The mentions of one sentence: topic words that stand alone, topic words inside a frame, frames around words
//! that no topic knows.

use model::record::EntityKind;

use super::frames::{Force, Frame};
use crate::{
    lexis::{Found, View, content_words, noun_phrase},
    profile::{Profile, TopicWord},
};

/// One mention, in view positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) key: String,
    pub(super) from: usize,
    pub(super) to: usize,
    /// The part that names it.
    pub(super) label: (usize, usize),
    pub(super) rule: &'static str,
}

/// The mentions of one sentence, one for each key, in text order.
pub(super) fn read(
    profile: &Profile,
    view: &View<'_>,
    words: &[Found<'_, TopicWord>],
    frames: &[Frame],
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for word in words {
        let Some(key) = profile.topics.get(word.value.topic as usize) else { continue };
        if in_name(view, word) {
            continue;
        }
        let frame = frames.iter().find(|f| f.holds(word.start) && f.phrase.head < word.end);
        if word.value.alone {
            if !(unnamed(key) && (named_after(view, word) || named_before(view, word))) {
                found.push(mention(view, key, word, "topic-words"));
            }
        } else if let Some(frame) = frame {
            let mut m = mention(view, key, word, "topic-in-frame");
            m.from = m.from.min(frame.from);
            m.to = m.to.max(frame.label.1);
            found.push(m);
        }
    }
    for frame in frames.iter().filter(|f| f.force == Force::Names) {
        if !found.iter().any(|m| m.from < frame.label.1 && frame.label.0 < m.to) {
            found.extend(from_frame(view, frame));
        }
    }
    settle(found)
}

fn mention(view: &View<'_>, key: &str, word: &Found<'_, TopicWord>, rule: &'static str) -> Mention {
    // "The settlement must be durable", "attacking the alliance": the noun phrase is the label.
    let verbal = (word.start..word.end)
        .any(|i| view.tag(i).starts_with('V') && view.tag(i) != "VBN" || view.tag(i) == "MD");
    let inside = |i: usize| noun_phrase(view, i).filter(|p| p.to <= word.end).map(|p| (p.from, p.to));
    let label = if verbal { (word.start..word.end).find_map(inside) } else { None };
    let label = label.unwrap_or((word.start, word.end));
    Mention { key: key.to_owned(), from: word.start, to: word.end, label, rule }
}

/// "the Coastal Investment Fund": the words of a body's name are no issue.
fn in_name(view: &View<'_>, word: &Found<'_, TopicWord>) -> bool {
    let first = view.entity(word.start);
    if first.is_none() {
        return false;
    }
    let all = (word.start..word.end).all(|i| view.entity(i) == first);
    let longer = word.start > 0 && view.entity(word.start - 1) == first || view.entity(word.end) == first;
    // The whole name of a body stands for it, and it is a party or a judge, not what is talked about.
    match view.named(word.start).map(model::draft::LocalEntity::kind) {
        Some(EntityKind::Organisation) => all,
        Some(EntityKind::Person) => all && longer,
        _ => false,
    }
}

/// Keys of issues that are counted and not named.
fn unnamed(key: &str) -> bool {
    key.starts_with("unnamed-")
}

/// "final issues, including questions of land", "the last issue of fishing rights", "two issues: pay and hours":
/// named after all.
fn named_after(view: &View<'_>, word: &Found<'_, TopicWord>) -> bool {
    let next = |i: usize| view.norm(word.end + i);
    let share = matches!(view.norm(word.end - 1), "percent" | "cent" | "%");
    let at = usize::from(matches!(next(0), "," | "(" | "—" | "–" | "--"));
    matches!(next(at), "including" | "namely" | "like" | ":")
        || (next(at) == "such" && next(at + 1) == "as")
        || (next(0) == "of" && word.end - word.start > 1 && !share)
}

/// "the approval remains the last hurdle", "leaving pay as the last issue": what it is stands before it.
fn named_before(view: &View<'_>, word: &Found<'_, TopicWord>) -> bool {
    let article = word.start > 0
        && matches!(view.norm(word.start - 1), "the" | "its" | "their" | "our" | "his" | "her");
    let at = word.start - usize::from(article);
    let before = |back: usize| at.checked_sub(back).map_or("", |i| view.norm(i));
    let share = matches!(view.norm(word.end - 1), "percent" | "cent" | "%");
    match before(1) {
        _ if share => false,
        "as" => article,
        "is" | "are" | "was" | "were" | "remains" | "remained" | "becomes" | "became" => {
            !matches!(before(2), "there" | "what" | "it" | "this" | "that" | "left" | "")
        }
        _ => false,
    }
}

/// A mention of an issue that no topic knows.
fn from_frame(view: &View<'_>, frame: &Frame) -> Option<Mention> {
    let words = content_words(view, frame.phrase);
    let key = match frame.noun {
        Some(noun) => format!("{noun}-{}", words.join("-")),
        None => words.join("-"),
    };
    (!words.is_empty()).then_some(Mention {
        key,
        from: frame.from,
        to: frame.label.1,
        label: frame.label,
        rule: frame.rule,
    })
}

/// Overlapping mentions of different topics: the longer one stays; of one key the first stays, in text order.
fn settle(mut found: Vec<Mention>) -> Vec<Mention> {
    // Words that stand alone know best; then the longer mention.
    let rank = |m: &Mention| (m.rule != "topic-words", std::cmp::Reverse(m.to - m.from), m.from);
    found.sort_by_key(rank);
    let mut kept: Vec<Mention> = Vec::new();
    for m in found {
        if !kept.iter().any(|k| m.from < k.to && k.from < m.to) {
            kept.push(m);
        }
    }
    kept.sort_by_key(|m| m.from);
    let mut seen: Vec<String> = Vec::new();
    kept.retain(|m| {
        let new = !seen.contains(&m.key);
        seen.push(m.key.clone());
        new
    });
    kept
}
