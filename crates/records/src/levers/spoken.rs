//! On whose behalf a means is laid on the table: "the loan is still on the table, the envoy said" speaks for a government.

use model::{
    Span,
    draft::{Drafts, EntityIx, Party},
    record::EntityKind,
};

use crate::{parties::state_of, stakes::Ground};

/// The speaker of what is said around `span`, as the government that it speaks for where that is known.
pub(super) fn behalf(ground: &Ground<'_>, drafts: &Drafts, span: Span) -> Option<Party> {
    let statement = ground.statement_at(span)?;
    let speaker = ground.speakers(drafts, statement).first().copied()?;
    let entity = speaker.entity?;
    let state = state_of(ground, entity).or_else(|| cited_before(ground, drafts, entity, span.start));
    Some(Party { entity: Some(state.unwrap_or(entity)), ..speaker })
}

/// "One official said": an official without a country is of the government whose officials the article cited before,
/// where it cited those of one only.
fn cited_before(ground: &Ground<'_>, drafts: &Drafts, entity: EntityIx, at: u32) -> Option<EntityIx> {
    let entities = &ground.context.analysis.entities;
    let bare = entities.get(entity as usize)?;
    if bare.kind() != EntityKind::Anonymous || bare.country.is_some() || !of_officials(&bare.name) {
        return None;
    }
    let text = &ground.context.analysis.text;
    let mut cited = drafts.statements.iter().filter_map(|s| {
        let speaker = s.speaker.filter(|p| p.span.end <= at && of_officials(p.span.slice(text)))?;
        state_of(ground, speaker.entity?)
    });
    let first = cited.next()?;
    cited.all(|state| state == first).then_some(first)
}

fn of_officials(words: &str) -> bool {
    words.split(' ').any(|w| matches!(w, "official" | "officials" | "Official" | "Officials"))
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn actors(text: &str) -> Vec<String> {
        let reading = Reading::negotiation(text);
        let name = |l: &model::draft::LeverDraft| {
            l.actor.and_then(|p| p.entity).map(|e| reading.drafts.entities[e as usize].name.clone())
        };
        reading.drafts.levers.iter().map(|l| name(l).unwrap_or_default()).collect()
    }

    #[test]
    fn an_official_without_a_country_speaks_for_the_one_cited() {
        let text = "Norwegian officials said the talks with Chile went well. \
                    \"The guarantees are on the table right now,\" one official said.";
        assert_eq!(actors(text), ["Norway"]);
    }

    #[test]
    fn of_two_governments_nobody_knows_which() {
        let text = "Norwegian officials said the talks with Chile went well. Chilean officials said they did not. \
                    \"The guarantees are on the table right now,\" one official said.";
        assert_eq!(actors(text), ["one official"]);
    }
}
