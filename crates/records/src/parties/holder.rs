//! The party that a noun phrase names: an entity, a group by its head noun, the one a pronoun stands for.

use model::{
    draft::{EntityIx, Party},
    record::EntityKind,
};

use super::described;
use crate::{
    lexis::{Phrase, View},
    stakes::Ground,
};

/// Heads that, in twos, stand for parties named elsewhere.
const PAIRS: &[&str] = &[
    "side",
    "parties",
    "countries",
    "nations",
    "leaders",
    "men",
    "women",
    "governments",
    "ministers",
    "presidents",
    "states",
    "teams",
    "delegations",
    "officials",
    "allies",
    "neighbors",
    "neighbours",
    "powers",
    "rivals",
    "party",
    "country",
    "companies",
    "company",
    "people",
    "members",
];

/// The longest noun phrase that ends right before `end`.
pub(crate) fn phrase_ending(view: &View<'_>, end: usize) -> Option<Phrase> {
    let head = end.checked_sub(1)?;
    if matches!(view.tag(head), "PRP" | "EX") || is_pronoun(view.norm(head)) {
        return (view.tag(head) != "EX").then_some(Phrase { from: head, to: end, head });
    }
    // "one official", "two of them", "the latter": only nouns head a phrase here.
    if !matches!(view.tag(head), "NN" | "NNS" | "NNP" | "NNPS") {
        return None;
    }
    let mut from = head;
    while from > 0 && end - from < 12 {
        let tag = view.tag(from - 1);
        let inside = matches!(
            tag,
            "NN" | "NNS"
                | "NNP"
                | "NNPS"
                | "JJ"
                | "JJS"
                | "JJR"
                | "DT"
                | "PRP$"
                | "POS"
                | "CD"
                | "VBN"
                | "PDT"
                | "HYPH"
                | "FW"
        );
        if !inside || matches!(view.norm(from - 1), "%" | "," | "that") {
            break;
        }
        from -= 1;
        if matches!(tag, "DT" | "PRP$") && !matches!(view.norm(from), "both" | "all") {
            break;
        }
    }
    Some(Phrase { from, to: end, head })
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i")
}

/// The party a phrase names; `None` where it names no party.
pub(crate) fn holder(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<Party> {
    let span = view.span(phrase.from, phrase.to);
    let head = view.norm(phrase.head);
    if is_pronoun(head) {
        return speaker_meant(ground, view, phrase.head).or_else(|| {
            let linked = view.entity(phrase.head).filter(|e| acts(ground, *e));
            linked
                .map(|entity| Party { span, entity: Some(entity) })
                .or_else(|| antecedent(ground, view, phrase.head))
        });
    }
    let of_state = matches!(head, "forces" | "troops" | "army" | "military" | "warplanes" | "drones");
    if let Some(entity) = view.entity(phrase.head) {
        let entity = if of_state { state_of(ground, entity).unwrap_or(entity) } else { entity };
        return acts(ground, entity).then_some(Party { span, entity: Some(entity) });
    }
    let group = ground.profile.is_some_and(|p| p.party_nouns.find_at(view, phrase.head));
    // "The two countries" are known by others; "the two unions" are a party by their noun.
    let paired = PAIRS.contains(&head)
        && (phrase.from..phrase.head).any(|i| matches!(view.norm(i), "both" | "two" | "either" | "neither"));
    if !group || head == "sides" || paired {
        return None;
    }
    if let Some(speaker) = described::own(ground, view, phrase) {
        return Some(Party { span, ..speaker });
    }
    let meant = described::described(ground, view, phrase)
        .or_else(|| described::owner_of_organ(ground, view, phrase));
    if let Some(entity) = meant {
        return Some(Party { span, entity: Some(entity) });
    }
    // "Russian forces" fight for Russia; "Ukrainian officials" are a party of their own name.
    let owner = (phrase.from..phrase.head).rev().find_map(|i| view.entity(i));
    Some(Party { span, entity: owner.filter(|_| of_state) })
}

/// True for entities that can hold a position: everyone but places that are no country and no capital.
fn acts(ground: &Ground<'_>, entity: EntityIx) -> bool {
    let Some(entity) = ground.context.analysis.entities.get(entity as usize) else { return false };
    // "A protest in Geneva demands": a city acts for nobody, unless a government sits there.
    let city = entity.known.as_deref().is_some_and(|k| k.starts_with("place:"));
    let seat = || {
        facts::country_of_capital(&entity.name).is_some() || facts::country_of_seat(&entity.name).is_some()
    };
    entity.kind() != EntityKind::Place
        || (entity.country.is_some() || entity.known.is_some()) && (!city || seat())
}

/// The government of the country that an entity belongs to, where the article names it.
pub(crate) fn state_of(ground: &Ground<'_>, entity: EntityIx) -> Option<EntityIx> {
    let entities = &ground.context.analysis.entities;
    let known = format!("country:{}", entities.get(entity as usize)?.country.as_deref()?);
    let at = entities.iter().position(|e| e.known.as_deref() == Some(known.as_str()))?;
    EntityIx::try_from(at).ok()
}

/// The entity at a position, or the state whose adjective stands there, where the article names it: "Norwegian".
pub(crate) fn entity_or_state(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<EntityIx> {
    view.entity(at).or_else(|| {
        let country = facts::country_of_demonym(view.analysis.word(view.token(at)))?;
        let known = format!("country:{}", country.iso);
        let entities = &ground.context.analysis.entities;
        let found = entities.iter().position(|e| e.known.as_deref() == Some(known.as_str()))?;
        EntityIx::try_from(found).ok()
    })
}

/// "He said he would sign": a pronoun inside retold words is their speaker, where that is one person.
fn speaker_meant(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<Party> {
    let (word, quoted) = (view.norm(at), view.analysis.tokens.get(view.token(at) as usize)?.quoted);
    let span = view.span(at, at + 1);
    let (content, speaker) = ground.said_around(span)?;
    if matches!(word, "i" | "we") {
        return Some(speaker);
    }
    let entity = ground.context.analysis.entities.get(speaker.entity? as usize)?;
    let person = entity.kind() == EntityKind::Person;
    // "The guild said it would sign": only at the head of what is said does "it" mean the guild.
    let leads = span.start <= content.start + 12;
    let fits = match word {
        "he" | "she" => person,
        "it" | "they" => !person && leads,
        _ => false,
    };
    (fits && !quoted).then_some(speaker)
}

/// Whom a pronoun stands for: the subject of its sentence, else of the sentence before.
fn antecedent(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<Party> {
    let word = view.norm(at);
    let want = match word {
        "he" | "she" => Some(true),
        "they" | "it" => Some(false),
        _ => return None,
    };
    let fits = |party: &Party, v: &View<'_>| {
        let person = party
            .entity
            .and_then(|e| ground.context.analysis.entities.get(e as usize))
            .map(|e| e.kind() == EntityKind::Person);
        match (want, person) {
            (Some(want), Some(person)) => want == person,
            (Some(false), None) => word == "they" && party.span.slice(&v.analysis.text).ends_with('s'),
            _ => false,
        }
    };
    // A subject of its own sentence that does not fit makes a guess further back unsafe.
    let own = first_subject(view, at).map(|p| holder(ground, view, p).filter(|p| fits(p, view)));
    own.unwrap_or_else(|| {
        let before = (view.sentence as usize).checked_sub(1)?;
        let other = ground.views.get(before)?;
        let sentences = &view.analysis.sentences;
        let near = sentences.get(before)?.paragraph + 1 >= sentences.get(view.sentence as usize)?.paragraph;
        if near { first_party(ground, other, other.len()).filter(|p| fits(p, other)) } else { None }
    })
}

/// The phrase before the first finite verb before `end`, pronouns left out.
fn first_subject(view: &View<'_>, end: usize) -> Option<Phrase> {
    let mut verbs = (0..end).filter(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"));
    verbs.find_map(|verb| {
        let mut from = verb;
        while from > 0 && matches!(view.tag(from - 1), "RB" | "RBR") {
            from -= 1;
        }
        phrase_ending(view, from).filter(|p| !is_pronoun(view.norm(p.head)))
    })
}

/// The first party of a sentence that is the subject of a finite verb before `end`.
fn first_party(ground: &Ground<'_>, view: &View<'_>, end: usize) -> Option<Party> {
    let mut verbs = (0..end).filter(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "MD"));
    verbs.find_map(|verb| {
        let mut from = verb;
        while from > 0 && matches!(view.tag(from - 1), "RB" | "RBR") {
            from -= 1;
        }
        let phrase = phrase_ending(view, from)?;
        if is_pronoun(view.norm(phrase.head)) { None } else { holder(ground, view, phrase) }
    })
}
