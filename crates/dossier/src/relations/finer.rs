//! The same account told more precisely: a meeting's day where another article has its month, and when a day and a month
//! are surely of one thing.

use std::collections::BTreeSet;

use model::{
    Interval, Span,
    record::{Relation, RelationKind::Finer},
};

use super::{Look, coming::is_coming, relation};

/// So many words in common make it sure that a day and a month are of one thing.
const SURE: usize = 5;

/// Shared words nearest to a time by which it is seen what it is the time of.
const BESIDE: usize = 2;

/// Words on each side of a time that say whether it is still to come.
const AROUND: usize = 12;

/// True where a day and a month, each a sentence and its bytes there, are surely of what the shared stems name.
pub(super) fn is_one(
    look: &Look<'_>,
    coarse: (usize, Span),
    fine: (usize, Span),
    shared: &BTreeSet<u32>,
) -> bool {
    // With another day in the sentence the words in common may be that day's.
    let alone = !look.several_times(coarse.0) && !look.several_times(fine.0);
    let beside = |(sentence, span)| look.sentences.nearest(sentence, span, shared, BESIDE);
    let coming = |(sentence, span)| {
        let text = &look.story.texts[look.sentences.get(sentence).article].article().text;
        is_coming(look.sentences.window(sentence, span, AROUND).all.iter().map(|w| w.span.slice(text)))
    };
    shared.len() >= SURE
        && alone
        && coming(coarse) == coming(fine)
        && !beside(coarse).is_disjoint(&beside(fine))
}

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    for meeting in &look.dossier.meetings {
        for coarse in &meeting.history {
            let fine =
                meeting.history.iter().find(|h| h.article != coarse.article && inside(&h.when, &coarse.when));
            let Some(fine) = fine else { continue };
            let evidence = [coarse.evidence.clone(), fine.evidence.clone()].concat();
            let reason = format!("{} → {}", shown(&coarse.when), shown(&fine.when));
            // Read on stories nobody had seen, a third rested on two meetings that were taken for one.
            found.push(relation(Finer, vec![meeting.id.clone()], reason, evidence, "finer-date-unsure"));
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
