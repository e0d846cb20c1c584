//! Countries and their governments under all their names: "Denmark", "Danish officials", "Copenhagen" as one who
//! says or decides, "the Holm administration". Regions as groups: "European leaders".

use std::ops::Range;

use facts::{Country, Fact, Group};
use model::{draft::EntityIx, record::EntityKind};

use super::{
    draft::{Draft, How, plain},
    phrases,
    usage::{self, Use},
};

/// Nouns that, with a country before them, mean its government.
pub(super) const OF_COUNTRY: &[&str] = &[
    "officials",
    "authorities",
    "government",
    "administration",
    "side",
    "delegation",
    "delegations",
    "negotiators",
    "representatives",
    "leadership",
    "regime",
    "leaders",
    "diplomats",
    "envoys",
    "team",
    "governments",
    "sides",
    "counterparts",
    "mediators",
    "interlocutors",
];

/// Nouns that, with a person's name before them, mean the government that this person leads.
const OF_PERSON: &[&str] =
    &["administration", "government", "cabinet", "team", "camp", "side", "envoys", "regime"];

/// Nouns that, with a region before them, mean its states as a group.
const OF_REGION: &[&str] = &[
    "leaders",
    "governments",
    "officials",
    "powers",
    "allies",
    "nations",
    "capitals",
    "countries",
    "states",
    "partners",
    "diplomats",
    "representatives",
    "negotiators",
    "mediators",
    "counterparts",
    "side",
];

/// Nouns for a country's men under arms.
pub(super) const FORCES: &[&str] = &["forces", "troops", "army", "military", "soldiers", "navy"];

/// The entity of a country and its government.
pub(super) fn of_country(draft: &mut Draft<'_>, country: &Country) -> EntityIx {
    let kinds = [(EntityKind::Government, 0.9), (EntityKind::Place, 0.1)];
    let known = format!("country:{}", country.iso);
    let ix = draft.entity(&known, country.name, &kinds);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = Some(country.iso.to_owned());
        entity.known = Some(known);
    }
    ix
}

/// Phrases whose head is a word for a government: "Danish and European officials", "Holm's team".
pub(super) fn heads(draft: &mut Draft<'_>) {
    let names = &draft.analysis().names;
    for (n, name) in names.iter().enumerate().rev() {
        if draft.settled[n] && name.kind() != Some(EntityKind::Person) {
            continue;
        }
        let Some(head) = head_after(draft, name.tokens.end) else { continue };
        let noun = draft.words.norm(head);
        let end = head + 1;
        let named = names.partition_point(|x| x.tokens.start < end);
        let title = names.get(named).is_some_and(|x| x.tokens.start == end && draft.words.capital(head));
        if title || draft.at(head).is_some() || described_as_new(draft, name.tokens.start, noun) {
            continue;
        }
        match name.fact {
            Some(fact) => of_fact(draft, n, fact, head),
            None if name.kind() == Some(EntityKind::Person) && OF_PERSON.contains(&noun) => {
                of_person(draft, name.tokens.start..end, name.tokens.clone());
            }
            None => {}
        }
    }
}

/// "a Danish official", "two Danish diplomats", "some officials": unnamed people, not the government.
fn described_as_new(draft: &Draft<'_>, start: u32, noun: &str) -> bool {
    let body = matches!(
        noun,
        "government" | "administration" | "delegation" | "side" | "team" | "regime" | "leadership"
    );
    let phrase = phrases::left(draft.words, start)..start + 1;
    let first = draft.words.norm(phrase.start);
    !body && phrases::indefinite(draft.words, &phrase)
        || matches!(first, "senior" | "former" | "unnamed" | "top" | "current" | "anonymous")
            && noun == "officials"
}

/// The head noun of the phrase that goes on after a name: over "'s" and adjectives.
fn head_after(draft: &Draft<'_>, end: u32) -> Option<u32> {
    let words = draft.words;
    let mut i = end;
    if words.possessive(i) {
        i += 1;
    }
    let limit = i + 4;
    while i < limit {
        let noun = words.norm(i);
        let ends = !words.0.tag(i + 1).starts_with("NN") || words.capital(i + 1);
        if is_head(noun) && ends {
            return Some(i);
        }
        let adjective =
            words.0.tag(i).starts_with("JJ") || matches!(noun, "top" | "chief" | "peace" | "government");
        if !adjective {
            return None;
        }
        i += 1;
    }
    None
}

fn is_head(noun: &str) -> bool {
    OF_COUNTRY.contains(&noun)
        || OF_REGION.contains(&noun)
        || OF_PERSON.contains(&noun)
        || FORCES.contains(&noun)
}

fn of_fact(draft: &mut Draft<'_>, n: usize, fact: Fact, head: u32) {
    let start = draft.analysis().names[n].tokens.start;
    let noun = draft.words.norm(head);
    let made = match fact {
        Fact::Country(c) | Fact::Demonym(c) | Fact::Capital(c) | Fact::Seat(c) if FORCES.contains(&noun) => {
            Some(forces(draft, c, start..head + 1))
        }
        Fact::Country(c) | Fact::Demonym(c) | Fact::Capital(c) | Fact::Seat(c)
            if OF_COUNTRY.contains(&noun) =>
        {
            Some((of_country(draft, c), "government-by-country"))
        }
        Fact::Group(g) if OF_REGION.contains(&noun) => {
            Some((of_region(draft, g, start..head + 1), "region-group"))
        }
        _ => None,
    };
    let Some((ix, rule)) = made else { return };
    draft.mention(ix, start..head + 1, plain(rule));
    draft.settled[n] = true;
    share(draft, n, head);
}

/// "Danish and European officials", "Danish, Swedish, and German officials": the head counts for all.
fn share(draft: &mut Draft<'_>, last: usize, head: u32) {
    let names = &draft.analysis().names;
    let noun = draft.words.norm(head);
    let mut right = names[last].tokens.start;
    for n in (0..last).rev().take(6) {
        let name = &names[n];
        let joined = (name.tokens.end..right).len() <= 2
            && name.tokens.end < right
            && (name.tokens.end..right).all(|i| matches!(draft.words.norm(i), "," | "and" | "or" | "&"));
        let article = name.tokens.start.checked_sub(1).is_some_and(|i| draft.words.norm(i) == "the");
        if !joined || draft.settled[n] {
            break;
        }
        let tokens = name.tokens.clone();
        let adjective =
            |c: &Country| c.adjectives().any(|a| facts::fold(a) == facts::fold(draft.text(tokens.clone())));
        let made = match name.fact {
            Some(Fact::Country(c) | Fact::Demonym(c))
                if OF_COUNTRY.contains(&noun)
                    && adjective(c)
                    && !(article && matches!(name.fact, Some(Fact::Country(_)))) =>
            {
                Some((of_country(draft, c), "shared-head"))
            }
            Some(Fact::Group(g)) if OF_REGION.contains(&noun) => {
                Some((of_region(draft, g, tokens.clone()), "shared-head"))
            }
            _ => None,
        };
        let Some((ix, rule)) = made else { break };
        draft.mention(ix, tokens, plain(rule));
        draft.settled[n] = true;
        right = name.tokens.start;
    }
}

fn forces(draft: &mut Draft<'_>, country: &Country, tokens: Range<u32>) -> (EntityIx, &'static str) {
    let key = format!("forces:{}", country.iso);
    let name = draft.text(tokens);
    let ix = draft.entity(&key, name, &[(EntityKind::Organisation, 0.7), (EntityKind::Group, 0.3)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = Some(country.iso.to_owned());
    }
    (ix, "forces-by-country")
}

fn of_region(draft: &mut Draft<'_>, group: &Group, tokens: Range<u32>) -> EntityIx {
    let key = format!("group:{}", facts::fold(group.name));
    let name = draft.text(tokens);
    draft.entity(&key, name, &[(EntityKind::Group, 1.0)])
}

/// "the Holm administration": the government of Holm's country where the article says which, else by his name.
fn of_person(draft: &mut Draft<'_>, tokens: Range<u32>, person: Range<u32>) {
    let holder = draft.at(person.start);
    let country = holder.and_then(|ix| draft.get(ix)?.country.clone()).and_then(|c| facts::country(&c));
    let ix = match country {
        Some(country) => of_country(draft, country),
        None => {
            let Some(key) = holder.and_then(|ix| draft.get(ix)).map(|e| format!("of:{}", e.key)) else {
                return;
            };
            let name = draft.text(tokens.clone());
            draft.entity(&key, name, &[(EntityKind::Government, 0.8), (EntityKind::Group, 0.2)])
        }
    };
    let rule = plain("government-by-holder");
    draft.mention(ix, tokens, rule);
}

/// Countries, capitals and seats of power by themselves.
pub(super) fn names(draft: &mut Draft<'_>) {
    for (n, name) in draft.analysis().names.iter().enumerate() {
        if draft.settled[n] {
            continue;
        }
        let tokens = name.tokens.clone();
        let used = |d: &Draft<'_>| usage::of(d.words, &tokens);
        match name.fact {
            Some(Fact::Country(c)) if !is_modifier(draft, &tokens) => {
                let used_as = (used(draft) == Use::Place).then_some(EntityKind::Place);
                let ix = of_country(draft, c);
                draft.mention(ix, tokens.clone(), How { used_as, ..plain("country-name") });
            }
            Some(Fact::Capital(c)) if used(draft) == Use::Agent => {
                let ix = of_country(draft, c);
                let used_as = Some(EntityKind::Government);
                draft.mention(ix, tokens.clone(), How { used_as, ..plain("capital-as-government") });
            }
            Some(Fact::Seat(c)) if used(draft) != Use::Place => {
                let ix = of_country(draft, c);
                draft.mention(ix, tokens.clone(), plain("seat-of-power"));
            }
            Some(Fact::Capital(c) | Fact::Seat(c)) => place(draft, &tokens, Some(c.iso)),
            Some(Fact::City(c)) => place(draft, &tokens, Some(c.country)),
            Some(Fact::Region(r)) => place(draft, &tokens, r.country),
            Some(Fact::Demonym(c)) if is_people(draft, &tokens) => {
                let key = format!("people:{}", c.iso);
                let ix = draft.entity(&key, draft.text(tokens.clone()), &[(EntityKind::Group, 1.0)]);
                if let Some(entity) = draft.get_mut(ix) {
                    entity.country = Some(c.iso.to_owned());
                }
                draft.mention(ix, tokens.clone(), plain("people"));
            }
            Some(Fact::Group(g)) if is_people(draft, &tokens) => {
                let ix = of_region(draft, g, tokens.clone());
                draft.mention(ix, tokens.clone(), plain("people"));
            }
            Some(Fact::Country(_) | Fact::Demonym(_) | Fact::Group(_)) => {}
            _ => continue,
        }
        draft.settled[n] = true;
    }
    weigh(draft);
}

/// A country that is only ever a place here is the more likely one.
fn weigh(draft: &mut Draft<'_>) {
    for entity in &mut draft.entities {
        let country = entity.known.as_deref().is_some_and(|k| k.starts_with("country:"));
        if country
            && !entity.mentions.is_empty()
            && entity.mentions.iter().all(|m| m.used_as == Some(EntityKind::Place))
        {
            entity.kinds = vec![(EntityKind::Place, 0.6), (EntityKind::Government, 0.4)];
        }
    }
}

/// A country's name before a noun ("Denmark talks", "the US offer") is no mention of its own unless it owns it.
fn is_modifier(draft: &Draft<'_>, tokens: &Range<u32>) -> bool {
    let words = draft.words;
    let next = words.0.tag(tokens.end);
    let adjective = words.acronym(tokens.start) || words.0.tag(tokens.start).starts_with("JJ");
    adjective && (next.starts_with("NN") || next.starts_with("JJ")) && !words.possessive(tokens.end)
}

/// "Danes", "the Europeans": a plural noun, not an adjective.
fn is_people(draft: &Draft<'_>, tokens: &Range<u32>) -> bool {
    let words = draft.words;
    let last = tokens.end - 1;
    let plural = words.norm(last).ends_with('s') && !words.norm(last).ends_with("ss")
        || words.norm(last).ends_with("men");
    plural && words.0.tag(last).starts_with("NN") && !words.0.tag(tokens.end).starts_with("NN")
}

fn place(draft: &mut Draft<'_>, tokens: &Range<u32>, country: Option<&str>) {
    let name = draft.text(tokens.clone());
    let names = &draft.words.0.names;
    let from = names.partition_point(|n| n.tokens.start < tokens.start);
    let same = names[from..].iter().take_while(|n| n.tokens.start == tokens.start);
    let known = same.filter(|n| n.tokens == *tokens).find_map(|n| common_name(n.fact));
    let key = format!("place:{}", facts::fold(known.unwrap_or(name)));
    let ix = draft.entity(&key, name, &[(EntityKind::Place, 1.0)]);
    if let Some(entity) = draft.get_mut(ix) {
        entity.country = country.map(str::to_owned);
        entity.known = Some(key);
    }
    draft.mention(ix, tokens.clone(), plain("place-name"));
}

/// The name under which the tables list a place, whatever the spelling here.
fn common_name(fact: Option<Fact>) -> Option<&'static str> {
    match fact? {
        Fact::Capital(c) => c.capitals().next(),
        Fact::City(c) => Some(c.name),
        Fact::Region(r) => Some(r.name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{analysed, entity_at, mentions};
    use model::{draft::LocalEntity, record::EntityKind};

    #[test]
    fn a_government_under_many_names() {
        let text = "Denmark rejected the plan. Danish officials were firm. Copenhagen also warned Oslo. \
                    The Danish government said so.";
        let all = ["Denmark", "Danish officials", "Copenhagen", "Danish government"];
        assert_eq!(mentions(text, "Denmark"), all);
        assert_eq!(mentions(text, "Norway"), ["Oslo"]);
    }

    #[test]
    fn a_head_is_shared_by_what_stands_before_it() {
        let text = "Danish, European and Norwegian officials met. Both U.S. and Swedish delegations left.";
        assert_eq!(mentions(text, "Denmark"), ["Danish"]);
        assert_eq!(mentions(text, "Norway"), ["Norwegian officials"]);
        assert_eq!(mentions(text, "European"), ["European"]);
        assert_eq!(mentions(text, "United States"), ["U.S."]);
        assert_eq!(mentions(text, "Sweden"), ["Swedish delegations"]);
    }

    #[test]
    fn a_capital_visited_is_a_place() {
        let a = analysed("The envoy landed in Lima on Friday. Lima refused to comment.");
        assert_eq!(
            a.entities.iter().map(LocalEntity::kind).collect::<Vec<_>>(),
            [EntityKind::Place, EntityKind::Government]
        );
        assert_eq!(entity_at(&a, "Lima on").map(LocalEntity::kind), Some(EntityKind::Place));
    }

    #[test]
    fn an_administration_is_its_holders_country() {
        let text = "Danish President Karen Holm spoke. The Holm administration and Holm's team agreed.";
        assert_eq!(mentions(text, "Denmark"), ["Holm administration", "Holm's team"]);
    }

    #[test]
    fn an_unnamed_official_is_not_the_government() {
        let a = analysed("A Danish official said so. Two Danish diplomats agreed.");
        assert!(a.entities.iter().all(|e| e.known.is_none()));
    }
}
