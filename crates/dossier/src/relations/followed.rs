//! The states of one meeting: planned here, held there.

use model::record::{Relation, RelationKind::Followed};

use super::{Look, articles, relation};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    for meeting in &look.dossier.meetings {
        let mut states: Vec<_> = meeting.history.iter().map(|h| h.status).collect();
        states.dedup();
        if states.len() < 2 || articles(&meeting.evidence).len() < 2 {
            continue;
        }
        let words: Vec<String> = states.iter().map(|s| format!("{s:?}").to_lowercase()).collect();
        let evidence = meeting.history.iter().flat_map(|h| h.evidence.clone()).collect();
        found.push(relation(
            Followed,
            vec![meeting.id.clone()],
            words.join(" → "),
            evidence,
            "states-of-one-meeting",
        ));
    }
}
