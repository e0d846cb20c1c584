//! Nouns of taking a side with their owner: "Moscow's refusal to sign", "a Norwegian demand".

use model::{draft::Party, record::EntityKind};

use super::Held;
use crate::{
    lexis::{Found, View},
    parties::{entity_or_state, joint, phrase_ending, subject},
    profile::StanceCue,
    stakes::Ground,
};

/// "Moscow's refusal to sign", "the guild's demand for higher pay".
pub(in crate::positions) fn held_by_owner(
    ground: &Ground<'_>,
    view: &View<'_>,
    cue: &Found<'_, StanceCue>,
) -> Option<Held> {
    // "A request by Norway to open the port".
    if view.norm(cue.end) == "by" {
        let phrase = crate::lexis::noun_phrase(view, cue.end + 1)?;
        let parties = joint(ground, view, phrase);
        let stance = cue.value.stance;
        return (!parties.is_empty()).then_some(Held {
            stance,
            parties,
            from: cue.start,
            rule: "stance-noun",
        });
    }
    let mut at = cue.start;
    while at > 0 && matches!(view.tag(at - 1), "JJ" | "JJR" | "VBN" | "NN") {
        at -= 1;
    }
    if let Some(party) = nationality(ground, view, at, cue.start) {
        let (stance, from) = (cue.value.stance, view.at_byte(party.span.start));
        return Some(Held { stance, parties: vec![party], from, rule: "stance-noun" });
    }
    let mark = at.checked_sub(1)?;
    let phrase = match view.tag(mark) {
        "POS" => phrase_ending(view, mark)?,
        // "the minister repeated his demand": the subject's own.
        "PRP$" => {
            let verb =
                (0..mark).rev().take(8).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "VBN"))?;
            subject(view, verb)?
        }
        _ => return None,
    };
    let parties = joint(ground, view, phrase);
    (!parties.is_empty()).then_some(Held {
        stance: cue.value.stance,
        parties,
        from: phrase.from,
        rule: "stance-noun",
    })
}

/// "A Norwegian demand", "new EU proposals": the state or body whose name stands between `from` and the noun.
fn nationality(ground: &Ground<'_>, view: &View<'_>, from: usize, noun: usize) -> Option<Party> {
    let entities = &ground.context.analysis.entities;
    (from.saturating_sub(2)..noun).rev().take(4).find_map(|i| {
        let entity = entity_or_state(ground, view, i)?;
        let known = entities.get(entity as usize)?;
        let state = known.country.is_some() || known.kind() == EntityKind::Organisation;
        let before = matches!(view.tag(i), "JJ" | "NNP") && view.tag(i + 1) != "POS";
        // Nothing but words of the noun's own phrase between the two.
        let near = (i + 1..noun).all(|k| matches!(view.tag(k), "JJ" | "NN" | "VBN" | "NNP"));
        (state && before && near).then(|| Party { span: view.span(i, i + 1), entity: Some(entity) })
    })
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn a_state_before_the_noun_owns_it() {
        assert_eq!(
            positions("Norway and Chile met. A Norwegian proposal for a harbour fund was read out."),
            ["Norway offers noun-harbour-fund"]
        );
    }
}
