//! "The union", "the company", "the rebels", "his government": the one body of the article that a noun describes.

use model::{
    draft::{EntityIx, LocalEntity, Party},
    record::EntityKind,
};

use super::{
    bodies::is_body,
    holder::{holder, phrase_ending},
};
use crate::{
    lexis::{Phrase, View},
    stakes::Ground,
};

/// Nouns for any business.
const BUSINESS: &[&str] = &[
    "company",
    "firm",
    "operator",
    "employer",
    "airline",
    "carrier",
    "maker",
    "manufacturer",
    "producer",
    "retailer",
    "group",
    "chain",
    "conglomerate",
    "corporation",
    "automaker",
    "carmaker",
    "publisher",
    "bidder",
    "owner",
    "lender",
    "developer",
    "supplier",
    "utility",
];
/// Last words of names that are no business.
const INSTITUTIONS: &[&str] = &[
    "union",
    "board",
    "office",
    "ministry",
    "court",
    "council",
    "chamber",
    "party",
    "commission",
    "committee",
    "parliament",
    "university",
    "agency",
    "authority",
    "government",
    "department",
    "army",
    "police",
    "senate",
    "congress",
    "nations",
    "federation",
    "association",
    "league",
    "front",
    "movement",
    "institute",
    "tribunal",
    "assembly",
    "hospital",
    "school",
    "guild",
];
/// Nouns too common for a name that ends in them to be meant.
const LOOSE: &[&str] = &[
    "board",
    "office",
    "government",
    "group",
    "committee",
    "department",
    "side",
    "team",
    "state",
    "country",
];
/// Bodies that speak for their owner: "the union's committee", "Norway's government".
const ORGANS: &[&str] = &[
    "committee",
    "board",
    "leadership",
    "management",
    "government",
    "delegation",
    "cabinet",
    "administration",
    "directors",
    "executive",
    "leaders",
];
/// What somebody's "his", "her", "our" can stand before and still be them.
const OWN: &[&str] = &[
    "government",
    "country",
    "party",
    "administration",
    "company",
    "union",
    "team",
    "side",
    "nation",
    "ministry",
    "office",
    "firm",
    "group",
    "bank",
    "delegation",
    "movement",
    "coalition",
];

/// The body that "the union", "the company" or "the rebels" means; a tie is nobody.
pub(super) fn described(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<EntityIx> {
    if view.norm(phrase.from) != "the" || phrase.to != phrase.from + 2 {
        return None;
    }
    let noun = language::lemmas::singular(view.norm(phrase.head));
    let at = view.span(phrase.from, phrase.to).start;
    let bodies = &ground.bodies;
    if !LOOSE.contains(&&*noun)
        && let Some(named) = bodies.named(&noun)
    {
        return (!bodies.printed.besides(&noun, &[named])).then_some(named);
    }
    if let Some(called) = bodies.called(&noun) {
        return Some(called);
    }
    if !BUSINESS.contains(&&*noun) {
        return None;
    }
    let entities = &ground.context.analysis.entities;
    let only = |fits: &dyn Fn(&LocalEntity) -> bool| {
        let mut found = (0u32..).zip(entities).filter(|(_, e)| is_body(e) && fits(e)).map(|(i, _)| i);
        found.next().filter(|_| found.next().is_none())
    };
    let business = |e: &LocalEntity| {
        let person = e.name.split(' ').next().is_some_and(|first| facts::first_name(first).is_some());
        let firm = e.kind() == EntityKind::Organisation && e.roles.is_empty();
        firm && !person && !e.name.to_lowercase().split(' ').any(|w| INSTITUTIONS.contains(&w))
    };
    if let Some(entity) = of_speaker(ground, view.span(phrase.from, phrase.to), business) {
        return Some(entity);
    }
    only(&business).or_else(|| {
        // Of several, the one that this sentence or the one before speaks of.
        let here = view.whole().start;
        let before = (view.sentence as usize).checked_sub(1).and_then(|s| ground.views.get(s));
        let since = |from: u32| {
            only(&|e| business(e) && e.mentions.iter().any(|m| (from..at).contains(&m.span.start)))
        };
        since(here).or_else(|| since(before?.whole().start))
    })
}

/// "The company", said by its chief executive: the business that the speaker's role names.
fn of_speaker(
    ground: &Ground<'_>,
    at: model::Span,
    business: impl Fn(&LocalEntity) -> bool,
) -> Option<EntityIx> {
    let (_, speaker) = ground.said_around(at)?;
    let entities = &ground.context.analysis.entities;
    let roles = &entities.get(speaker.entity? as usize)?.roles;
    let near = |e: &LocalEntity| {
        e.mentions.iter().any(|m| {
            roles.iter().any(|r| {
                m.span.overlaps(r.span)
                    || (m.span.end <= r.span.start && r.span.start - m.span.end <= 4)
                    || (m.span.start >= r.span.end && m.span.start - r.span.end <= 4)
            })
        })
    };
    let mut found = (0u32..).zip(entities).filter(|(_, e)| business(e) && near(e)).map(|(i, _)| i);
    found.next().filter(|_| found.next().is_none())
}

/// "The union's committee", "the board of Norwegian Mills": the owner, where a body speaks for it.
pub(super) fn owner_of_organ(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<EntityIx> {
    if !ORGANS.contains(&view.norm(phrase.head)) {
        return None;
    }
    let mark = (phrase.from..phrase.head).rev().find(|i| view.tag(*i) == "POS")?;
    let owner = holder(ground, view, phrase_ending(view, mark)?)?.entity?;
    let person = ground.context.analysis.entities.get(owner as usize)?.kind() == EntityKind::Person;
    (!person).then_some(owner)
}

/// "He said his government was ready": the speaker, for what is his.
pub(super) fn own(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<Party> {
    let (pronoun, head) = (view.norm(phrase.from), view.norm(phrase.head));
    if !matches!(pronoun, "his" | "her" | "our" | "my") || !OWN.contains(&head) {
        return None;
    }
    let (_, speaker) = ground.said_around(view.span(phrase.from, phrase.to))?;
    let entity = ground.context.analysis.entities.get(speaker.entity? as usize)?;
    (matches!(pronoun, "our" | "my") || entity.kind() == EntityKind::Person).then_some(speaker)
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::under("strike", text).positions()
    }

    #[test]
    fn the_union_is_the_one_that_is_named() {
        let text = "The Northern Bakers' Union met the owners of Alba Mills. The union rejected the offer.";
        assert!(
            positions(text).iter().any(|p| p.starts_with("Northern Bakers' Union rejects")),
            "{:?}",
            positions(text)
        );
    }

    #[test]
    fn the_committee_of_the_union_speaks_for_it() {
        let text = "The Northern Bakers' Union met on Monday. The union's committee rejected the offer.";
        assert!(
            positions(text).iter().any(|p| p.starts_with("Northern Bakers' Union rejects")),
            "{:?}",
            positions(text)
        );
    }

    #[test]
    fn two_unions_are_a_tie() {
        let text = "The Bakers' Union met the Millers' Union. The union rejected the offer.";
        assert!(positions(text).iter().all(|p| p.starts_with("The union")), "{:?}", positions(text));
    }
}
