//! A stance that somebody else tells: "officials said the guild had shown openness".

use model::draft::{Drafts, PositionDraft};

use super::party_key;
use crate::stakes::Ground;

/// Fills who tells the position: the nearest speaker around it who is not the party itself. A party's own
/// statement may stand inside another's.
pub(super) fn tell(ground: &Ground<'_>, drafts: &Drafts, position: &mut PositionDraft) {
    let own = party_key(ground, &position.party);
    let mut at = position.statement;
    for _ in 0..4 {
        let Some(statement) = at else { return };
        let speakers = ground.speakers(drafts, statement);
        // An outlet carries the words; it tells nothing of its own.
        let carried = speakers.iter().any(|s| {
            let entity = s.entity.and_then(|e| ground.context.analysis.entities.get(e as usize));
            entity.is_some_and(model::draft::LocalEntity::is_outlet)
        });
        if !carried && !speakers.is_empty() && speakers.iter().all(|s| party_key(ground, s) != own) {
            position.as_told_by = speakers.first().copied();
            return;
        }
        at = drafts.statements.get(statement as usize).and_then(|s| s.within).filter(|w| *w != statement);
    }
}
