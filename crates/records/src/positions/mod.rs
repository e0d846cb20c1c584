//! Where each side stands: a party, an issue or the process, a stance, and the clause that says so.
//!
//! A cue of stance is read where its verb is said as a fact ([`cues`]); its party is the verb's subject, the owner
//! of its noun or the speaker of the statement around it; its issue is the nearest one named in the same clause
//! ([`about`]). Each party has one stance on an issue in a sentence, the first; over an article the same stance
//! gathers its evidence.

mod about;
mod antecedent;
mod commitment;
mod cues;
mod held;
mod named;
mod reported;
mod undoing;

use model::{
    draft::{Drafts, IssueRef, PositionDraft},
    record::is_sure,
};

use crate::{parties::is_bystander, stakes::Ground};
use named::Named;

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    let named = Named::of(ground.context.analysis, drafts);
    let mut positions: Vec<PositionDraft> = Vec::new();
    for view in &ground.views {
        if !ground.is_told(view.sentence) {
            continue;
        }
        let mut seen: Vec<(String, IssueRef)> = Vec::new();
        for mut found in cues::read(ground, profile, view, drafts, &named) {
            if is_bystander(ground, &found.party) {
                continue;
            }
            reported::tell(ground, drafts, &mut found);
            let who = (key_of(ground, &found), found.issue.clone());
            if !seen.contains(&who) {
                seen.push(who);
                gather(ground, &mut positions, found);
            }
        }
    }
    drafts.positions = positions;
}

/// What makes two parties the same inside an article.
fn key_of(ground: &Ground<'_>, position: &PositionDraft) -> String {
    party_key(ground, &position.party)
}

fn party_key(ground: &Ground<'_>, party: &model::draft::Party) -> String {
    match party.entity {
        Some(entity) => format!("#{entity}"),
        None => party.span.slice(&ground.context.analysis.text).to_lowercase(),
    }
}

/// The same stance of the same party on the same issue, as told by the same: one position with more evidence.
fn gather(ground: &Ground<'_>, positions: &mut Vec<PositionDraft>, found: PositionDraft) {
    let key = key_of(ground, &found);
    let teller = |p: &PositionDraft| p.as_told_by.map(|t| party_key(ground, &t));
    let same = positions.iter_mut().find(|p| {
        p.issue == found.issue
            && p.stance == found.stance
            && p.repeated == found.repeated
            && is_sure(&p.rules) == is_sure(&found.rules)
            && key_of(ground, p) == key
            && teller(p) == teller(&found)
    });
    match same {
        Some(position) => {
            for span in found.evidence {
                if !position.evidence.contains(&span) {
                    position.evidence.push(span);
                }
            }
            position.condition = position.condition.or(found.condition);
        }
        None => positions.push(found),
    }
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn the_subject_of_a_verb_holds_the_stance() {
        assert_eq!(positions("Norway rejected the ceasefire on Monday."), ["Norway rejects ceasefire"]);
        assert_eq!(positions("The ceasefire was rejected by Norway."), ["Norway rejects ceasefire"]);
        assert_eq!(
            positions("Norway, for its part, has rejected the ceasefire."),
            ["Norway rejects ceasefire"]
        );
    }

    #[test]
    fn thanks_to_somebody_are_about_the_process_and_a_second_verb_keeps_the_subject() {
        let found = positions(
            "Norway, for its part, has welcomed the effort led by Ravi Molnar, while insisting that any settlement must be durable.",
        );
        assert_eq!(found, ["Norway supports process", "Norway demands enforcement"]);
    }

    #[test]
    fn not_turns_a_stance_and_may_takes_it_away() {
        assert_eq!(positions("Norway did not accept the ceasefire."), ["Norway rejects ceasefire"]);
        assert_eq!(positions("Norway may reject the ceasefire."), Vec::<String>::new());
        assert_eq!(positions("If Norway rejects the ceasefire, the war goes on."), Vec::<String>::new());
    }

    #[test]
    fn the_owner_of_a_refusal_refuses() {
        assert_eq!(
            positions("Envoys left after Norway's refusal to discuss a ceasefire."),
            ["Norway rejects ceasefire"]
        );
    }

    #[test]
    fn two_parties_with_one_stance_are_two_records() {
        let found = positions("Norway and Chile rejected the ceasefire.");
        assert_eq!(found, ["Norway rejects ceasefire", "Chile rejects ceasefire"]);
    }

    #[test]
    fn words_inside_a_statement_are_its_speaker_s() {
        let found = positions("Norway said a ceasefire without inspections was unacceptable.");
        assert_eq!(found, ["Norway rejects ceasefire"]);
    }

    #[test]
    fn somebody_else_tells_a_stance() {
        let reading = Reading::negotiation("French officials said Norway had shown openness to a ceasefire.");
        assert_eq!(reading.positions(), ["Norway open ceasefire"]);
        assert!(reading.drafts.positions[0].as_told_by.is_some());
    }

    #[test]
    fn a_refusal_with_a_condition_keeps_it() {
        let reading = Reading::negotiation("Norway will not sign the ceasefire unless Chile withdraws.");
        assert_eq!(reading.positions(), ["Norway conditional ceasefire"]);
        let condition = reading.drafts.positions[0].condition.unwrap();
        assert_eq!(reading.words(condition), "unless Chile withdraws");
    }

    #[test]
    fn watching_talks_not_closely_refuses_nothing() {
        assert_eq!(positions("Norway is not closely monitoring the negotiations."), Vec::<String>::new());
    }

    #[test]
    fn an_object_of_the_same_topic_as_the_subject_of_the_sentence_keeps_its_issue() {
        let found = positions("Territorial control remains open, with Norway rejecting any cession of land.");
        assert_eq!(found, ["Norway rejects territory"]);
    }

    #[test]
    fn a_warning_is_about_what_it_warns_of() {
        assert_eq!(
            positions("Norway warned that a ceasefire would not last."),
            ["Norway cautious ceasefire"]
        );
    }

    #[test]
    fn both_sides_are_nobody() {
        assert_eq!(positions("Both sides described the talks as productive."), Vec::<String>::new());
    }

    #[test]
    fn it_is_doubtful_is_nobody_s_doubt() {
        assert_eq!(positions("Norway spoke. It is doubtful that a deal will hold."), Vec::<String>::new());
    }

    #[test]
    fn charging_ahead_accuses_nobody() {
        assert_eq!(positions("Norway is charging ahead with the summit."), Vec::<String>::new());
    }
}
