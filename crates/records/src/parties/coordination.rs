//! Two parties with one stance: "European leaders and Ukrainian officials", "both U.S. and Ukrainian delegations".

use model::draft::Party;

use super::holder::{holder, phrase_ending};
use crate::{
    lexis::{Phrase, View},
    stakes::Ground,
};

/// The parties of a phrase, with those joined to it by "and".
pub(crate) fn joint(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Vec<Party> {
    let mut parties: Vec<Party> = holder(ground, view, phrase).into_iter().collect();
    if parties.is_empty() {
        return parties;
    }
    let mut from = phrase.from;
    for _ in 0..3 {
        let Some(and) = from.checked_sub(1).filter(|i| matches!(view.norm(*i), "and" | ",")) else { break };
        let comma = usize::from(view.norm(and) == "and" && and > 0 && view.norm(and - 1) == ",");
        let Some(first) = phrase_ending(view, and - comma) else {
            parties.extend(adjective(view, and, phrase));
            break;
        };
        // "He met the minister and the guild rejected": the phrase before is an object, not a partner.
        if first.from > 0
            && matches!(view.tag(first.from - 1), "VBD" | "VBZ" | "VBP" | "VB" | "VBG" | "VBN" | "IN" | "TO")
            && view.norm(first.from - 1) != "both"
        {
            break;
        }
        let Some(party) = holder(ground, view, first) else { break };
        if view.norm(and) == "," && parties.len() < 2 {
            break;
        }
        parties.insert(0, party);
        from = first.from;
    }
    parties
}

/// "both U.S. and Ukrainian delegations": the first nationality stands without its noun.
fn adjective(view: &View<'_>, and: usize, phrase: Phrase) -> Option<Party> {
    let at = and.checked_sub(1)?;
    let entity = view.analysis.tokens.get(view.token(at) as usize)?.entity?;
    let second = (phrase.from..phrase.head).any(|i| matches!(view.tag(i), "JJ" | "NNP"));
    (second && matches!(view.tag(at), "JJ" | "NNP"))
        .then(|| Party { span: view.span(at, at + 1), entity: Some(entity) })
}
