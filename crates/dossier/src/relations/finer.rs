//! The same account told more precisely: a meeting's day where another article has its month.

use model::{
    Interval,
    record::{Relation, RelationKind::Finer},
};

use super::{Look, relation};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    for meeting in &look.dossier.meetings {
        for coarse in &meeting.history {
            let fine =
                meeting.history.iter().find(|h| h.article != coarse.article && inside(&h.when, &coarse.when));
            let Some(fine) = fine else { continue };
            let evidence = [coarse.evidence.clone(), fine.evidence.clone()].concat();
            let reason = format!("{} → {}", shown(&coarse.when), shown(&fine.when));
            found.push(relation(Finer, vec![meeting.id.clone()], reason, evidence, "finer-date"));
        }
    }
}

/// True when `fine` is known, lies in `coarse` and is at most half as long.
fn inside(fine: &Interval, coarse: &Interval) -> bool {
    let (Some(f), Some(c)) = (fine.days(), coarse.days()) else { return false };
    f * 2 <= c && fine.earliest >= coarse.earliest && fine.latest <= coarse.latest
}

fn shown(i: &Interval) -> String {
    match (i.earliest, i.latest) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}…{b}"),
        _ => "unknown".to_owned(),
    }
}
