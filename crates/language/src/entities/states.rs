//! States that no table knows, typed by use: what has a government, an army, a foreign minister, a people named after
//! it, is a state. Real ones that the tables lack, breakaway ones and invented ones alike.

use std::collections::BTreeMap;

use model::{draft::EntityIx, record::EntityKind};

use super::{
    draft::{Draft, How, plain},
    governments::{FORCES, OF_COUNTRY},
    usage::{self, Use},
};
use crate::names::Words;

/// A state by its name and the words made from it.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Its name, folded: one word.
    pub(super) key: String,
    /// As printed.
    name: String,
    /// Adjectives and people seen: "marovian", "teshali".
    people: Vec<String>,
}

impl State {
    /// The code that stands where a known country has its ISO code.
    pub(super) fn code(&self) -> String {
        format!("~{}", self.key)
    }
}

/// What only states have.
const OWNED: &[&str] = &[
    "government",
    "army",
    "military",
    "parliament",
    "navy",
    "embassy",
    "troops",
    "forces",
    "soldiers",
    "independence",
    "constitution",
    "sovereignty",
    "king",
    "queen",
    "monarch",
    "diplomats",
    "ambassador",
    "airspace",
    "authorities",
    "premier",
    "chancellor",
];

/// What states have, and others too.
const SHARED: &[&str] = &[
    "president",
    "leadership",
    "delegation",
    "envoy",
    "officials",
    "capital",
    "border",
    "neighbours",
    "neighbors",
];

/// What makes a minister or ministry one of a state.
const MINISTERIAL: &[&str] = &[
    "prime", "foreign", "defence", "defense", "interior", "finance", "justice", "trade", "economy", "energy",
];

/// Finds the states of the article.
pub(super) fn find(draft: &Draft<'_>) -> Vec<State> {
    let words = draft.words;
    let mut weight: BTreeMap<String, (u32, String)> = BTreeMap::new();
    let names = &draft.analysis().names;
    let surnames: Vec<String> = names
        .iter()
        .filter(|n| n.tokens.len() > 1 && n.kind() == Some(EntityKind::Person))
        .map(|n| words.norm(n.tokens.end - 1).to_owned())
        .collect();
    for name in names {
        let i = name.tokens.start;
        let plain = name.tokens.len() == 1 && name.fact.is_none() && words.capital(i) && !words.acronym(i);
        let norm = words.norm(i);
        if !plain
            || norm.len() < 4
            || surnames.iter().any(|s| s == norm)
            || facts::first_name(words.word(i)).is_some()
        {
            continue;
        }
        let person = name.kinds.first().is_some_and(|k| k.0 == EntityKind::Person && k.1 >= 0.95);
        let found = if person { 0 } else { owns(words, i) + of_state(words, i) };
        if found > 0 || !person {
            let entry = weight.entry(norm.to_owned()).or_insert((0, words.word(i).to_owned()));
            entry.0 += found;
        }
    }
    if weight.is_empty() {
        return Vec::new();
    }
    let capitals = capitals(words);
    let mut states: Vec<State> = Vec::new();
    for (key, (found, name)) in weight {
        let (people, more) = peoples(&capitals, &key);
        if found + more >= 2 && states.len() < MOST {
            states.push(State { key, name, people });
        }
    }
    states
}

/// An article speaks of few states that no table knows.
const MOST: usize = 12;

/// Every capitalised word with what follows it says for a people.
fn capitals(words: Words<'_>) -> BTreeMap<&str, u32> {
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for i in 0..crate::analysis::to_u32(words.0.tokens.len()) {
        if words.capital(i) {
            let weight = official(words, i + 1) + u32::from(OF_COUNTRY.contains(&words.norm(i + 1)));
            *all.entry(words.norm(i)).or_default() += weight;
        }
    }
    all
}

/// "Marovia's government": 2, where what is owned says so for sure.
fn owns(words: Words<'_>, i: u32) -> u32 {
    if !words.possessive(i + 1) {
        return 0;
    }
    official(words, i + 2)
}

/// 2 where an office or body of a state begins at token `i`, within a few words.
fn official(words: Words<'_>, i: u32) -> u32 {
    for t in i..i + 4 {
        let norm = words.norm(t);
        if matches!(norm, "minister" | "ministry" | "ministers")
            && t > i
            && MINISTERIAL.contains(&words.norm(t - 1))
        {
            return 2;
        }
        if OWNED.contains(&norm) {
            return 2;
        }
        if SHARED.contains(&norm) {
            return 1;
        }
        let inside = words.0.tag(t).starts_with("JJ") || words.0.tag(t).starts_with("NN");
        if !inside {
            return 0;
        }
    }
    0
}

/// "the foreign minister of Carvonia", "the government of Carvonia".
fn of_state(words: Words<'_>, i: u32) -> u32 {
    let Some(of) = i.checked_sub(1).filter(|o| words.norm(*o) == "of") else { return 0 };
    let Some(head) = of.checked_sub(1) else { return 0 };
    let before = head.checked_sub(1).map_or("", |b| words.norm(b));
    match words.norm(head) {
        "minister" | "ministers" | "ministry" if MINISTERIAL.contains(&before) => 2,
        "government" | "governments" | "republic" | "kingdom" | "army" | "parliament" | "armies" => 2,
        "president" | "king" | "queen" | "premier" | "presidents" | "border" | "borders" | "people" => 1,
        _ => 0,
    }
}

/// Words for the people of `key`, with what their use weighs: "Marovian officials".
fn peoples(capitals: &BTreeMap<&str, u32>, key: &str) -> (Vec<String>, u32) {
    let stem = stem(key);
    if stem.len() < 3 {
        return (Vec::new(), 0);
    }
    let near = capitals.range(stem..).take_while(|(norm, _)| norm.starts_with(stem));
    let found: Vec<_> = near.filter(|(norm, _)| is_people(key, norm)).collect();
    (found.iter().map(|(norm, _)| (**norm).to_owned()).collect(), found.iter().map(|(_, w)| **w).sum())
}

fn stem(key: &str) -> &str {
    key.trim_end_matches(['a', 'e', 'o', 'i', 'y'])
}

/// "Marovia" and "Marovian", "Teshal" and "Teshali", "Marland" and "Marlandish".
fn is_people(key: &str, norm: &str) -> bool {
    let Some(end) = norm.strip_prefix(stem(key)).filter(|_| norm != key) else { return false };
    let whole = norm.strip_prefix(key);
    matches!(whole, Some("n" | "i" | "ian" | "ese" | "ish" | "an" | "ic" | "er"))
        || matches!(end, "ian" | "an" | "ese" | "ish" | "i" | "ic")
}

/// The state named by token `i`, by its own name or its people's.
pub(super) fn at<'s>(states: &'s [State], words: Words<'_>, i: u32) -> Option<&'s State> {
    let norm = words.norm(i);
    let capital = words.capital(i);
    states.iter().find(|s| capital && (s.key == norm || s.people.iter().any(|p| p == norm)))
}

/// Mentions of the states: by name, and by their people before a word for a government.
pub(super) fn link(draft: &mut Draft<'_>) {
    let states = draft.states.clone();
    for n in 0..draft.analysis().names.len() {
        let tokens = draft.analysis().names[n].tokens.clone();
        let fact = draft.analysis().names[n].fact.is_some();
        if fact || tokens.len() != 1 {
            continue;
        }
        let Some(state) = at(&states, draft.words, tokens.start).cloned() else { continue };
        draft.settled[n] = true;
        if draft.words.norm(tokens.start) == state.key && draft.at(tokens.start).is_none() {
            let ix = entity(draft, &state);
            let used_as = (usage::of(draft.words, &tokens) == Use::Place).then_some(EntityKind::Place);
            let end = head_after(draft.words, tokens.end).filter(|h| draft.at(*h).is_none());
            let whole = end.map_or(tokens.clone(), |h| tokens.start..h + 1);
            draft.mention(
                ix,
                whole,
                How { used_as: used_as.filter(|_| end.is_none()), ..plain("state-by-use") },
            );
        }
    }
    for i in 0..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        let Some(state) = at(&states, draft.words, i).cloned() else { continue };
        if draft.at(i).is_some() || draft.words.norm(i) == state.key {
            continue;
        }
        if let Some(head) = head_after(draft.words, i + 1).filter(|h| draft.at(*h).is_none()) {
            let ix = entity(draft, &state);
            draft.mention(ix, i..head + 1, plain("government-by-state"));
        }
    }
}

fn entity(draft: &mut Draft<'_>, state: &State) -> EntityIx {
    let kinds = [(EntityKind::Government, 0.9), (EntityKind::Place, 0.1)];
    let ix = draft.entity(&state.key, &state.name, &kinds);
    let (code, known) = (state.code(), format!("country:{}", state.code()));
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = Some(code);
        entity.known = Some(known);
    }
    ix
}

/// The word for a government or its people that goes on after the name, not counting forces.
fn head_after(words: Words<'_>, end: u32) -> Option<u32> {
    let from = if words.possessive(end) { end + 1 } else { end };
    for i in from..from + 3 {
        let noun = words.norm(i);
        if OF_COUNTRY.contains(&noun) && !words.0.tag(i + 1).starts_with("NN") {
            return Some(i);
        }
        if FORCES.contains(&noun) || !words.0.tag(i).starts_with("JJ") {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::{analysed, entity_at, mentions};
    use model::record::EntityKind;

    #[test]
    fn a_state_by_its_government_and_people() {
        let text = "Marovia closed the bridge. Marovian officials left. Marovia's government met. Talks are in Marovia.";
        assert_eq!(
            mentions(text, "Marovia"),
            ["Marovia", "Marovian officials", "Marovia's government", "Marovia"]
        );
        let a = analysed(text);
        assert_eq!(
            entity_at(&a, "Marovia").map(model::draft::LocalEntity::kind),
            Some(EntityKind::Government)
        );
    }

    #[test]
    fn a_company_or_a_person_with_a_president_is_no_state() {
        let a =
            analysed("Harlow's president spoke to Karen Harlow. The president of Dextra left Dextra early.");
        assert!(a.entities.iter().all(|e| e.known.as_deref().is_none_or(|k| !k.starts_with("country:~"))));
    }

    #[test]
    fn the_minister_of_a_state_knows_his_country() {
        let text =
            "Marovian Foreign Minister Tomas Brandt met the foreign minister of Teshkar. Marovia agreed.";
        let a = analysed(text);
        let brandt = a.entities.iter().find(|e| e.name == "Tomas Brandt");
        assert_eq!(brandt.and_then(|e| e.country.as_deref()), Some("~marovia"));
    }
}
