//! One occasion told in two articles, by the names and words of its sentence: "called off Friday's summit with the
//! president" in one, "the president and the prime minister will meet on March 14" in another.

use std::collections::{BTreeMap, BTreeSet};

use model::Span;

use crate::Story;

use super::{
    Tie,
    told::{Told, names},
};

/// What a sentence says of the day in it.
#[derive(Debug)]
struct Scene {
    names: Vec<BTreeSet<String>>,
    gathers: bool,
    /// Gatherings that a story has few of: "summit", "referendum".
    rare: BTreeSet<String>,
    /// Words beside the word of gathering: "shareholders" of "meeting of shareholders".
    beside: BTreeSet<String>,
}

/// Ties between tellings whose sentences share names and speak of people coming together.
pub(super) fn ties(story: &Story<'_>, told: &[Told]) -> Vec<Tie> {
    let scenes: Vec<Scene> = told.iter().map(|t| scene(story, t)).collect();
    let mut by_name: BTreeMap<(Option<u8>, &str), Vec<usize>> = BTreeMap::new();
    for (i, scene) in scenes.iter().enumerate() {
        for word in scene.names.iter().flatten().collect::<BTreeSet<_>>() {
            by_name.entry((told.get(i).and_then(Told::weekday), word)).or_default().push(i);
        }
    }
    let mut ties = Vec::new();
    for (of, (own, scene)) in told.iter().zip(&scenes).enumerate().filter(|(_, (t, _))| t.dates_its_article())
    {
        let near: BTreeSet<usize> = scene
            .names
            .iter()
            .flatten()
            .flat_map(|w| by_name.get(&(own.weekday(), w.as_str())).into_iter().flatten().copied())
            .collect();
        let with: Vec<usize> = near
            .into_iter()
            .filter(|i| told.get(*i).is_some_and(|t| t.article != own.article))
            .filter(|i| scenes.get(*i).is_some_and(|other| same(scene, other)))
            .collect();
        if !with.is_empty() {
            ties.push(Tie { of, with, rule: "same-occasion-same-weekday", weak: true });
        }
    }
    ties
}

/// Three names in common, or two where people gather, or one and a rare gathering or a word beside it.
fn same(a: &Scene, b: &Scene) -> bool {
    let mut left: Vec<&BTreeSet<String>> = b.names.iter().collect();
    let mut shared = 0;
    for name in &a.names {
        if let Some(at) = left.iter().position(|n| !n.is_disjoint(name)) {
            left.swap_remove(at);
            shared += 1;
        }
    }
    let gather = a.gathers && b.gathers;
    shared >= 3
        || gather
            && (shared >= 2
                || shared >= 1 && !(a.beside.is_disjoint(&b.beside) && a.rare.is_disjoint(&b.rare)))
}

fn scene(story: &Story<'_>, told: &Told) -> Scene {
    let Some(read) = story.reads.get(told.article) else {
        return Scene { names: Vec::new(), gathers: false, rare: BTreeSet::new(), beside: BTreeSet::new() };
    };
    let sentence = sentence(&read.article.text, told.span);
    let names = names(read, sentence);
    let words: Vec<String> = (read.article.slice(sentence).split(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known: BTreeSet<&str> = names.iter().flatten().map(String::as_str).collect();
    let mut beside = BTreeSet::new();
    let mut gathers = false;
    for at in (0..words.len()).filter(|i| words.get(*i).is_some_and(|w| GATHERING.contains(&w.as_str()))) {
        gathers = true;
        let near = words.get(at.saturating_sub(3)..(at + 4).min(words.len())).unwrap_or_default();
        beside.extend(
            near.iter()
                .filter(|w| {
                    w.len() >= 6
                        && !w.ends_with("day")
                        && !GATHERING.contains(&w.as_str())
                        && !known.contains(w.as_str())
                })
                .cloned(),
        );
    }
    let rare = words.iter().filter(|w| RARE.contains(&w.as_str())).cloned().collect();
    Scene { names, gathers, rare, beside }
}

/// Words of people coming together.
const GATHERING: [&str; 26] = [
    "meet",
    "meets",
    "met",
    "meeting",
    "meetings",
    "talk",
    "talks",
    "talked",
    "summit",
    "session",
    "round",
    "hearing",
    "vote",
    "conference",
    "negotiations",
    "discussions",
    "consultations",
    "visit",
    "visits",
    "visited",
    "congress",
    "assembly",
    "ceremony",
    "referendum",
    "trial",
    "debate",
];

const RARE: [&str; 7] = ["summit", "hearing", "referendum", "trial", "congress", "ceremony", "debate"];

/// Bytes on either side of a time in which its sentence is looked for: a text without stops holds as many times as it is
/// long.
const REACH: usize = 1_500;

/// The sentence around a time: to the nearest stop, or line's end, on both sides.
fn sentence(text: &str, time: Span) -> Span {
    let (start, end) = (time.start as usize, time.end as usize);
    let near = text.floor_char_boundary(start.saturating_sub(REACH));
    let far = text.floor_char_boundary(end.saturating_add(REACH));
    let head = text.get(near..start).unwrap_or("");
    let tail = text.get(end..far).unwrap_or("");
    let from = stops(head).last().map_or(near, |at| near + at + 1);
    let to = stops(tail).next().map_or(far, |at| end + at);
    Span::of(from.min(start)..to.max(end))
}

/// Where sentences end: at a line's end, or at a mark with a blank behind it and two letters before it.
fn stops(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(i, b)| {
        let blank = bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
        let word = i >= 2
            && bytes
                .get(i - 2..i)
                .is_some_and(|w| w.iter().all(|c| !c.is_ascii_whitespace() && !c.is_ascii_uppercase()));
        match b {
            b'\n' => Some(i),
            b'.' | b'!' | b'?' if blank && word => Some(i),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_around_a_time() {
        let text = "He left. On Friday J. Orsel met the guild. It rained.";
        let at = Span::of(12..18);
        assert_eq!(sentence(text, at).slice(text).trim(), "On Friday J. Orsel met the guild");
    }

    #[test]
    fn one_name_alone_ties_nothing() {
        let scene = |beside: &str| Scene {
            names: vec![BTreeSet::from(["orsel".to_owned()])],
            gathers: true,
            rare: BTreeSet::new(),
            beside: BTreeSet::from([beside.to_owned()]),
        };
        assert!(!same(&scene("bishops"), &scene("farmers")));
        assert!(same(&scene("farmers"), &scene("farmers")));
    }
}
