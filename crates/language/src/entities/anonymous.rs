//! Sources without a name, kept as described: "a White House official", "senior officials", "analysts".

use std::ops::Range;

use facts::{Fact, RoleSort};
use model::record::EntityKind;

use super::{
    draft::{Draft, plain},
    phrases,
};

/// Describes every unnamed speaker that no name holds.
pub(super) fn describe(draft: &mut Draft<'_>) {
    for head in 0..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        if let Some(phrase) = phrase(draft, head) {
            add(draft, phrase, head);
        }
    }
}

/// The phrase around a noun for unnamed people.
fn phrase(draft: &Draft<'_>, head: u32) -> Option<Range<u32>> {
    let words = draft.words;
    let (role, plural) = facts::role(words.norm(head))?;
    if !words.0.tag(head).starts_with("NN")
        || draft.at(head).is_some()
        || words.0.tag(head + 1).starts_with("NN")
    {
        return None;
    }
    let left = phrases::left(words, head);
    let start = draft_start(draft, left, head);
    let right = phrases::right(words, head).max(head + 1);
    let new = phrases::indefinite(words, &(left..head + 1));
    let bare = plural && !phrases::is_determiner(words, left);
    let people = match role.sort {
        RoleSort::Source if matches!(role.noun, "person" | "source" | "local") => {
            role.noun == "source" && (new || bare)
                || (head + 1..right)
                    .any(|i| matches!(words.norm(i), "familiar" | "briefed" | "close" | "knowledge"))
        }
        RoleSort::Source => new || bare,
        RoleSort::Role => (new || bare) && speaks_for(role.noun),
        _ => false,
    };
    people.then_some(start..right.max(head + 1))
}

fn speaks_for(noun: &str) -> bool {
    matches!(
        noun,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "representative"
            | "lawmaker"
            | "negotiator"
            | "adviser"
            | "advisor"
            | "mediator"
            | "legislator"
            | "lawyer"
            | "prosecutor"
            | "scholar"
            | "researcher"
            | "economist"
            | "historian"
            | "officer"
            | "politician"
            | "senator"
            | "trader"
            | "strategist"
    )
}

/// Keeps words of the phrase that other entities do not hold with a head of their own.
fn draft_start(draft: &Draft<'_>, left: u32, head: u32) -> u32 {
    (left..head).rev().find(|i| draft.words.possessive(*i)).map_or(left, |i| {
        // "Lima's officials" keeps its owner; it was no government's.
        phrases::left(draft.words, i).min(left)
    })
}

fn add(draft: &mut Draft<'_>, phrase: Range<u32>, head: u32) {
    let text = draft.text(phrase.clone());
    let key = format!("anonymous:{}", facts::fold(text));
    let country = country(draft, &phrase);
    let ix = draft.entity(&key, text, &[(EntityKind::Anonymous, 1.0)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = country;
    }
    // Names before the head belong to the description ("a White House official").
    let names = &draft.analysis().names;
    let from = names.partition_point(|n| n.tokens.start < phrase.start);
    let inside = names[from..].iter().take_while(|n| n.tokens.end <= head).count();
    draft.settled[from..from + inside].fill(true);
    draft.mention(ix, phrase, plain("anonymous-as-described"));
}

/// The country that the description names.
fn country(draft: &Draft<'_>, phrase: &Range<u32>) -> Option<String> {
    let names = &draft.analysis().names;
    let from = names.partition_point(|n| n.tokens.start < phrase.start);
    names[from..].iter().take_while(|n| n.tokens.end <= phrase.end).find_map(|n| match n.fact? {
        Fact::Country(c) | Fact::Demonym(c) | Fact::Seat(c) | Fact::Capital(c) => Some(c.iso.to_owned()),
        Fact::Organisation(o) => o.country.map(str::to_owned),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::analysed;
    use model::record::EntityKind;

    fn sources(text: &str) -> Vec<(String, Option<String>)> {
        let a = analysed(text);
        let anonymous = a.entities.iter().filter(|e| e.kind() == EntityKind::Anonymous);
        anonymous.map(|e| (e.name.clone(), e.country.clone())).collect()
    }

    #[test]
    fn kept_as_described_with_their_country() {
        let text = "A White House official confirmed it. Analysts doubted it, senior officials said.";
        assert_eq!(
            sources(text),
            [
                ("A White House official".into(), Some("US".into())),
                ("Analysts".into(), None),
                ("senior officials".into(), None)
            ]
        );
        let text = "\"It is late,\" a source familiar with the matter said.";
        assert_eq!(sources(text), [("a source familiar with the matter".into(), None)]);
    }

    #[test]
    fn people_in_general_are_no_sources() {
        assert!(sources("Two people died. The witness left.").is_empty());
    }
}
