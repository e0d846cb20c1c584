//! The trained model's names beside those of the rules: who is believed where the two differ.

use std::ops::Range;

use facts::Fact;
use facts::hash::Set;
use model::record::EntityKind;

use super::{Name, Words, runs, title_before};
use crate::{
    Analysis,
    ner::{self, NameKind, NameSpan},
};

/// Weighs the rules' names of the running text (sorted) against the model's.
pub(super) fn weigh(analysis: &Analysis, rules: Vec<Name>, skip: impl Fn(u32) -> bool) -> Vec<Name> {
    let words = Words(analysis);
    let learned: Vec<NameSpan> = ner::predict(analysis)
        .into_iter()
        .filter(|n| !skip(n.tokens.start))
        .map(|n| without_titles(words, n))
        .filter(|n| !n.tokens.is_empty())
        .collect();
    // A name that the model sees once in the article is one wherever the same words stand.
    let seen: Set<&str> = learned.iter().map(|n| printed(analysis, &n.tokens)).collect();
    let mut names = Vec::with_capacity(rules.len());
    let mut next = 0;
    for name in rules {
        // What the model found before this name and the rules did not.
        while let Some(found) = learned.get(next).filter(|f| f.tokens.end <= name.tokens.start) {
            names.extend(alone(analysis, found, &names));
            next += 1;
        }
        let overlapping: Vec<&NameSpan> =
            learned[next..].iter().take_while(|f| f.tokens.start < name.tokens.end).collect();
        let again = seen.contains(printed(analysis, &name.tokens));
        names.extend(both(analysis, name, &overlapping, again));
        while learned.get(next).is_some_and(|f| f.tokens.end <= names.last().map_or(0, |n| n.tokens.end)) {
            next += 1;
        }
    }
    for found in &learned[next.min(learned.len())..] {
        names.extend(alone(analysis, found, &names));
    }
    names
}

/// The model sometimes takes an article or a title into a name: "The UN", "Danish Prime Minister Holm".
fn without_titles(words: Words<'_>, mut found: NameSpan) -> NameSpan {
    let (start, end) = (found.tokens.start, found.tokens.end);
    if found.kind == NameKind::Person
        && let Some(after) = (start + 1..end).rev().find(|i| title_before(words, *i, start).is_some())
    {
        found.tokens.start = after;
    }
    while found.tokens.len() > 1 && is_opener(words, found.tokens.start) {
        found.tokens.start += 1;
    }
    found
}

fn is_opener(words: Words<'_>, i: u32) -> bool {
    runs::opens_plainly(words, i) && !words.acronym(i)
}

/// A name that only the model found.
fn alone(analysis: &Analysis, found: &NameSpan, names: &[Name]) -> Option<Name> {
    let free = names.last().is_none_or(|n| n.tokens.end <= found.tokens.start);
    let words = Words(analysis);
    (free && !is_plain(words, found)).then(|| of_model(found))
}

/// A title, a pronoun or a weekday by itself, whatever its capitals say.
fn is_plain(words: Words<'_>, found: &NameSpan) -> bool {
    found.tokens.clone().all(|i| {
        let known = facts::name_word(words.norm(i));
        let title = facts::role(words.norm(i)).is_some() || known.function || known.never;
        let site = found.tokens.len() == 1 && (known.site || known.body || known.event);
        let letter = found.tokens.len() == 1 && words.word(i).trim_end_matches('.').chars().count() < 2;
        title
            || site
            || letter
            || words.0.tag(i).starts_with("PRP")
            || matches!(words.norm(i), "vice" | "prime")
    })
}

fn of_model(found: &NameSpan) -> Name {
    Name { tokens: found.tokens.clone(), kinds: kinds(found), fact: None, rule: "learned-name" }
}

fn kinds(found: &NameSpan) -> Vec<(EntityKind, f32)> {
    let kind = match found.kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
    };
    vec![(kind, found.score.clamp(0.5, 0.95))]
}

/// A single proper noun right before a verb in the past ("Reyes called it a trap") is somebody who acts.
fn acts(analysis: &Analysis, name: &Name) -> bool {
    name.tokens.len() == 1
        && analysis.tag(name.tokens.start) == "NNP"
        && analysis.tag(name.tokens.end) == "VBD"
}

/// Who acts is more often a person than a body, where nothing else tells.
fn acting(name: Name) -> Name {
    match name.rule {
        "one-capital" => {
            Name { kinds: vec![(EntityKind::Person, 0.4), (EntityKind::Organisation, 0.3)], ..name }
        }
        _ => name,
    }
}

/// "told Harbour Post", "Harbour Post reported": an outlet's name that is used as one.
fn cited(analysis: &Analysis, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1).map_or("", |i| analysis.norm(i));
    matches!(analysis.tag(name.tokens.end), "VBD" | "VBZ" | "VBP" | "MD" | "POS")
        || matches!(before, "told" | "to" | "by" | "with" | "from" | "via" | "the" | "a")
}

fn printed<'a>(analysis: &'a Analysis, tokens: &Range<u32>) -> &'a str {
    analysis.slice(analysis.span(tokens.clone()))
}

/// A name of the rules and what the model says of its words.
fn both(analysis: &Analysis, name: Name, learned: &[&NameSpan], again: bool) -> Vec<Name> {
    let known = name.fact.is_some();
    // Many outlets bear the names of plain things: "Time", "Quest", "Total".
    let outlet = matches!(name.fact, Some(Fact::Outlet(_)));
    match learned {
        [] if outlet && !cited(analysis, &name) => Vec::new(),
        [] if known || again => vec![name],
        [] if acts(analysis, &name) => vec![acting(name)],
        // The model sees no name where the rules saw capitals, a title or the word of a body.
        [] => Vec::new(),
        [one] if one.tokens == name.tokens => vec![same_words(name, one)],
        [one] if known => vec![longer_than_known(analysis, name, one)],
        [one] if name.rule == "title-before" || name.rule == "first-name" => match one.kind {
            NameKind::Person if one.tokens.start >= name.tokens.start => vec![of_model(one)],
            _ => vec![name],
        },
        many if known => {
            let _ = many;
            vec![name]
        }
        many => many.iter().filter(|n| !is_plain(Words(analysis), n)).map(|n| of_model(n)).collect(),
    }
}

/// The same words: facts say what it is, but an outlet's name may be a person's or a place's.
fn same_words(name: Name, found: &NameSpan) -> Name {
    let unsure_fact = matches!(name.fact, Some(Fact::Outlet(_)));
    let other = unsure_fact && name.kind() != Some(kinds(found)[0].0) && found.score > 0.75;
    // "Lake Union", "Harbour Council": the last word says what it is, whatever stands before it.
    if name.fact.is_some() && !other || name.rule == "body-word" {
        return name;
    }
    Name { kinds: kinds(found), fact: None, ..name }
}

/// A known name inside a longer one of the model's ("Lima" in "Lima Chamber of Trade").
fn longer_than_known(analysis: &Analysis, name: Name, found: &NameSpan) -> Name {
    let around = found.tokens.start <= name.tokens.start && name.tokens.end <= found.tokens.end;
    let words = Words(analysis);
    let owner = (found.tokens.clone()).any(|i| words.possessive(i));
    let longer = around && !owner && name.tokens.len() < found.tokens.len();
    if longer { of_model(found) } else { name }
}
