//! A stance that somebody else tells: "officials said the guild had shown openness".

use model::draft::{Drafts, PositionDraft};

use super::party_key;
use crate::stakes::Ground;

/// Fills who tells the position, where the statement around it is not the party's own.
pub(super) fn tell(ground: &Ground<'_>, drafts: &Drafts, position: &mut PositionDraft) {
    let Some(statement) = position.statement else { return };
    let own = party_key(ground, &position.party);
    let speakers = ground.speakers(drafts, statement);
    if speakers.iter().all(|s| party_key(ground, s) != own) {
        position.as_told_by = speakers.first().copied();
    }
}
