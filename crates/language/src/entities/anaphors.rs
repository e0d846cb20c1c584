//! "The president", "the Danish envoy": the one person of the article who holds that post.

use std::ops::Range;

use facts::{Fact, Role, RoleSort};
use model::{
    BlockRole,
    draft::{EntityIx, RoleAt},
    record::EntityKind,
};

use super::{
    draft::{Draft, anaphor, plain},
    phrases, roles,
    states::{self, State},
};

/// Links descriptions with "the" to their holders where one fits.
pub(super) fn link(draft: &mut Draft<'_>) {
    for head in 0..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        let Some(described) = described(draft, head) else { continue };
        match holder(draft, &described) {
            Some((holder, rule)) => draft.mention(holder, described.tokens.clone(), anaphor(rule)),
            None => unnamed(draft, &described),
        }
    }
}

/// A description: "the US envoy", "the foreign minister of Denmark".
#[derive(Debug)]
struct Described {
    tokens: Range<u32>,
    /// The post.
    post: &'static Role,
    /// Country that it names.
    country: Option<String>,
}

fn described(draft: &Draft<'_>, head: u32) -> Option<Described> {
    let words = draft.words;
    let role = roles::role_at(words, head)?;
    let post = matches!(role.sort, RoleSort::Office | RoleSort::Role) && role.sort != RoleSort::Kin;
    let left = phrases::left(words, head);
    let owner = owner_behind(draft, head);
    let alone = !words.0.tag(head + 1).starts_with("NN") && words.norm(head + 1) != "-";
    let open = words.norm(head + 1) == "of" && owner.is_none();
    if !post || !alone || open || draft.at(head).is_some() || head - left > 4 {
        return None;
    }
    let (mut country, mut named) = (None, false);
    let names = &draft.analysis().names;
    let from = names.partition_point(|n| n.tokens.start < left);
    for name in names[from..].iter().take_while(|n| n.tokens.end <= head) {
        named |= name.tokens.start == left;
        country = Some(country_of(draft, name)?);
    }
    // "Denmark's foreign minister" opens with the country, the others with "the".
    let opens = words.norm(left) == "the" || named && country.is_some();
    // "the former president", "the next envoy" are others.
    let other = (left..head).any(|i| {
        matches!(
            words.norm(i),
            "former" | "next" | "new" | "previous" | "late" | "first" | "other" | "last" | "future"
        )
    });
    let start = if words.norm(left) == "the" { left + 1 } else { left };
    let end = owner.as_ref().map_or(head + 1, |(_, end)| *end);
    let country = country.or(owner.map(|(c, _)| c));
    (opens && !other).then_some(Described { tokens: start..end, post: role, country })
}

/// The country of a name that is one.
fn country_of(draft: &Draft<'_>, name: &crate::names::Name) -> Option<String> {
    match name.fact {
        Some(Fact::Country(c) | Fact::Demonym(c) | Fact::Seat(c) | Fact::Capital(c)) => {
            Some(c.iso.to_owned())
        }
        Some(_) => None,
        None => states::at(&draft.states, draft.words, name.tokens.start).map(State::code),
    }
}

/// "of Denmark" behind the post, with its end.
fn owner_behind(draft: &Draft<'_>, head: u32) -> Option<(String, u32)> {
    if draft.words.norm(head + 1) != "of" {
        return None;
    }
    let names = &draft.analysis().names;
    let name = names.get(names.partition_point(|n| n.tokens.start <= head + 1))?;
    let near = name.tokens.start <= head + 3 && !draft.words.possessive(name.tokens.end);
    let country = country_of(draft, name).filter(|_| near)?;
    Some((country, name.tokens.end))
}

/// The one who holds the post by what was said before, or nobody; a country says who is meant also ahead of the name.
fn holder(draft: &Draft<'_>, described: &Described) -> Option<(EntityIx, &'static str)> {
    let at = draft.analysis().span(described.tokens.clone()).start;
    let fits: Vec<EntityIx> = (0..crate::analysis::to_u32(draft.entities.len()))
        .filter(|ix| {
            draft.get(*ix).is_some_and(|e| {
                e.kind() == EntityKind::Person
                    && (described.country.is_some() || e.mentions.iter().any(|m| m.span.end <= at))
                    && e.roles.iter().any(|r| {
                        same_post(draft, described.post, r)
                            && agrees(&r.country, &e.country, described.country.as_deref())
                    })
            })
        })
        .collect();
    match fits.as_slice() {
        [] => None,
        [one] => Some((*one, "only-holder")),
        several => by_place(draft, several, described.tokens.start),
    }
}

/// The same post: "the minister" may be any minister, "the foreign minister" only that one.
fn same_post(draft: &Draft<'_>, post: &Role, role: &RoleAt) -> bool {
    // "the Danish leader" is the president or premier of Denmark.
    if post.noun == "leader" && role.country.is_some() {
        let premier = draft.analysis().slice(role.span).to_lowercase().contains("prime minister");
        return premier
            || matches!(role.head.as_str(), "president" | "premier" | "chancellor" | "leader" | "ruler");
    }
    let compound = post.noun.contains(' ') || post.noun.contains('-');
    role.head == post.head()
        && (!compound || draft.analysis().slice(role.span).to_lowercase().contains(post.noun))
}

/// A post of a country whose holder the article does not name: the story may.
fn unnamed(draft: &mut Draft<'_>, described: &Described) {
    let Some(country) = described.country.clone() else { return };
    if described.post.sort != RoleSort::Office {
        return;
    }
    let key = format!("post:{}@{country}", described.post.noun);
    let name = draft.text(described.tokens.clone());
    let ix = draft.entity(&key, name, &[(EntityKind::Anonymous, 1.0)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = Some(country);
    }
    draft.mention(ix, described.tokens.clone(), plain("post-of-country"));
}

fn agrees(role: &Option<String>, person: &Option<String>, wanted: Option<&str>) -> bool {
    let Some(wanted) = wanted else { return true };
    role.as_deref().or(person.as_deref()).is_some_and(|c| c == wanted)
}

/// Of several holders, the one that the paragraph speaks of; a tie is nobody.
fn by_place(draft: &Draft<'_>, several: &[EntityIx], at: u32) -> Option<(EntityIx, &'static str)> {
    let a = draft.analysis();
    let sentence = a.sentence_of(at)?;
    let paragraph = a.paragraphs.get(sentence.paragraph as usize)?;
    let first = a.sentences.get(paragraph.sentences.start as usize)?.tokens.start;
    let here = distinct(draft, several, first..at);
    match here.as_slice() {
        [one] => return Some((*one, "holder-in-paragraph")),
        [] => {}
        _ => return None,
    }
    // The subject of the last sentence of the paragraph before, over headings.
    let heading =
        |s: &&crate::Sentence| matches!(s.role, BlockRole::Heading | BlockRole::Title | BlockRole::Caption);
    let before =
        a.sentences.get(..paragraph.sentences.start as usize)?.iter().rev().take(4).find(|s| !heading(s))?;
    let subjects: Vec<EntityIx> = draft
        .seen
        .iter()
        .filter(|s| before.tokens.contains(&s.tokens.start) && several.contains(&s.entity))
        .filter(|s| super::pronouns::is_subject(draft, &s.tokens))
        .map(|s| s.entity)
        .collect();
    match subjects.as_slice() {
        [one] => Some((*one, "holder-spoke-last")),
        [one, rest @ ..] if rest.iter().all(|r| r == one) => Some((*one, "holder-spoke-last")),
        _ => None,
    }
}

fn distinct(draft: &Draft<'_>, several: &[EntityIx], tokens: Range<u32>) -> Vec<EntityIx> {
    let mut found = Vec::new();
    for seen in draft.seen.iter().filter(|s| tokens.contains(&s.tokens.start)) {
        if several.contains(&seen.entity) && !found.contains(&seen.entity) {
            found.push(seen.entity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::mentions;

    #[test]
    fn the_only_holder_is_meant() {
        let text =
            "Danish envoy Tomas Brandt met President Ana Lopez. The envoy smiled. The Danish envoy left.";
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt", "envoy", "Danish envoy"]);
        let text = "Danish envoy Tomas Brandt came. The Swedish envoy left.";
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt"]);
    }

    #[test]
    fn two_holders_are_a_tie() {
        let text = "President Ana Lopez met President Karen Holm. The president smiled.";
        assert_eq!(mentions(text, "Ana Lopez"), ["Ana Lopez"]);
        assert_eq!(mentions(text, "Karen Holm"), ["Karen Holm"]);
    }

    #[test]
    fn the_one_who_spoke_last() {
        let text =
            "President Ana Lopez met President Karen Holm.\n\"No,\" Lopez said.\nIn May, the president left.";
        assert_eq!(mentions(text, "Ana Lopez"), ["Ana Lopez", "Lopez", "president"]);
    }

    #[test]
    fn a_heading_does_not_hide_who_spoke_last() {
        use model::{Article, Block, BlockRole, Span};
        let text = "President Ana Lopez met President Karen Holm.\n\"No,\" Lopez said.\nTrade and oil\nIn May, the president left.";
        let heading = text.find("Trade").unwrap_or(0)..text.find("\nIn May").unwrap_or(0);
        let block = |role, span| Block { role, span: Span::of(span), source: None, repeats: None };
        let blocks = vec![
            block(BlockRole::Body, 0..heading.start - 1),
            block(BlockRole::Heading, heading.clone()),
            block(BlockRole::Body, heading.end + 1..text.len()),
        ];
        let a = crate::analyse(&Article { text: text.to_owned(), blocks, ..Article::default() });
        let lopez = a.entities.iter().find(|e| e.name == "Ana Lopez");
        assert_eq!(lopez.map(|e| e.mentions.len()), Some(3));
    }
}
