//! Where each side stands: a party, an issue or the process, a stance, and the clause that says so.
//!
//! A cue of stance is read where its verb is said as a fact ([`cues`]); its party is the verb's subject, the owner
//! of its noun or the speaker of the statement around it; its issue is the nearest one named in the same clause
//! ([`about`]). Each party has one stance on an issue in a sentence, the first; over an article the same stance
//! gathers its evidence.

mod about;
mod commitment;
mod cues;
mod reported;

use model::{
    BlockRole,
    draft::{Drafts, IssueRef, PositionDraft},
};

use crate::stakes::Ground;

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    let mut positions: Vec<PositionDraft> = Vec::new();
    for view in &ground.views {
        let role = view.analysis.sentences.get(view.sentence as usize).map_or(BlockRole::Body, |s| s.role);
        if !matches!(role, BlockRole::Body | BlockRole::Summary) {
            continue;
        }
        let mut seen: Vec<(String, IssueRef)> = Vec::new();
        for mut found in cues::read(ground, profile, view, drafts) {
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
