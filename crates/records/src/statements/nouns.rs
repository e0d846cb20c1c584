//! Nouns of saying with their source: "Reyes's warning that …", "his call for …", "a warning from the port that …".

use std::{collections::BTreeMap, sync::OnceLock};

use super::{attribution::Attribution, cues::Class, phrase::Phrase, speakers::Fit, view::View};

type Leads = (Class, &'static str, Vec<&'static str>);

fn table() -> &'static BTreeMap<&'static str, Leads> {
    static TABLE: OnceLock<BTreeMap<&'static str, Leads>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut all = BTreeMap::new();
        for line in include_str!("../../../../data/cue-nouns.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(noun), Some(class), Some(leads)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let class = match class {
                "speech" => Class::Speech,
                "act" => Class::Act,
                "think" => Class::Think,
                _ => Class::Plan,
            };
            all.insert(noun, (class, noun, leads.split(' ').collect()));
        }
        all
    })
}

/// Reads every noun cue outside marks.
pub(crate) fn find(view: &View<'_>, found: &mut Vec<Attribution>) {
    let count = u32::try_from(view.a.tokens.len()).unwrap_or(u32::MAX);
    for i in 0..count {
        if view.quoted(i) || !matches!(view.tag(i), "NN" | "NNS") {
            continue;
        }
        let word = view.norm(i);
        let Some((class, noun, leads)) =
            table().get(word).or_else(|| word.strip_suffix('s').and_then(|w| table().get(w)))
        else {
            continue;
        };
        found.extend(read(view, i, *class, noun, leads));
    }
}

fn read(
    view: &View<'_>,
    i: u32,
    class: Class,
    noun: &'static str,
    leads: &[&'static str],
) -> Option<Attribution> {
    let bounds = view.bounds(i);
    let mut at = i + 1;
    let mut source = possessor(view, i, bounds.start);
    if view.is(at, &["from", "by"])
        && source.is_none()
        && let Some(phrase) = view.source_starting(at + 1, bounds.end)
    {
        at = phrase.tokens.end;
        source = Some(phrase);
    }
    if let Some(t) = view.time_at(at) {
        at = view.time_tokens(t).end.max(at + 1);
    }
    let lead = leads.iter().find(|l| view.norm(at) == **l)?;
    let infinitive = *lead == "to";
    if infinitive && view.tag(at + 1) != "VB"
        || *lead == "that" && !matches!(view.tag(at), "IN" | "WDT" | "DT")
    {
        return None;
    }
    let from = if infinitive { at } else { at + 1 };
    let end = view.clause_end(from, bounds.end);
    if end <= from {
        return None;
    }
    let mut attribution = Attribution::new(class, noun, i..i + 1, "cue-noun");
    // Whose words they are is not told, or told of somebody who cannot speak: nothing to record.
    attribution.unsaid = source.as_ref().is_none_or(|s| view.fit(s) < Fit::Paper);
    if let Some(source) = &source {
        attribution.widen(&source.tokens);
    }
    attribution.widen(&(i..at));
    attribution.source = source;
    attribution.content.push(view.span(from..end));
    Some(attribution)
}

/// "Reyes's", "his", "the ministry's" before the noun and its adjectives.
fn possessor(view: &View<'_>, i: u32, floor: u32) -> Option<Phrase> {
    let mut at = i;
    while at > floor && matches!(view.tag(at - 1), "JJ" | "JJS" | "JJR" | "NN" | "VBN" | "RB" | "CD") {
        at -= 1;
    }
    let last = at.checked_sub(1).filter(|l| *l >= floor)?;
    if view.tag(last) == "PRP$" && view.is(last, &["his", "her", "their", "its", "my", "our"]) {
        return Some(Phrase { tokens: last..last + 1, head: last });
    }
    if view.tag(last) == "POS" {
        return view.base_ending(last.checked_sub(1).filter(|l| *l >= floor)?, floor);
    }
    None
}
