//! Who comments on a story and takes no side in it: a named analyst, scholar or reporter, and the outlets that carry
//! words. "Analysts" as a whole are kept as a voice of their own.

use model::{draft::Party, record::EntityKind};

use crate::stakes::Ground;

/// Words for those who comment.
const COMMENT: &[&str] = &[
    "analyst",
    "analysts",
    "professor",
    "professors",
    "expert",
    "experts",
    "scholar",
    "scholars",
    "historian",
    "historians",
    "researcher",
    "researchers",
    "fellow",
    "columnist",
    "commentator",
    "commentators",
    "correspondent",
    "reporter",
    "reporters",
    "journalist",
    "journalists",
    "pollster",
    "pundits",
    "observers",
];

/// True for an outlet, and for somebody whom every description in the article shows as one who comments.
pub(crate) fn is_bystander(ground: &Ground<'_>, party: &Party) -> bool {
    let text = &ground.context.analysis.text;
    let comments = |words: &str| {
        words.split(|c: char| !c.is_alphabetic()).any(|w| COMMENT.contains(&w.to_lowercase().as_str()))
    };
    let Some(entity) = party.entity else { return false };
    let Some(entity) = ground.context.analysis.entities.get(entity as usize) else { return false };
    let described = !entity.roles.is_empty() && entity.roles.iter().all(|r| comments(r.span.slice(text)));
    entity.is_outlet() || entity.kind() == EntityKind::Person && described
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    #[test]
    fn a_professor_who_doubts_a_plan_takes_no_side() {
        let found = Reading::negotiation(
            "Norway rejected the harbour fees. \"The harbour fees are a mistake,\" said Ida Lund, a professor of law.",
        );
        assert_eq!(found.positions(), ["Norway rejects noun-harbour-fee"]);
    }
}
