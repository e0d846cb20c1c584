//! All times of one article, resolved in order: each against the article's day or against another time.

use model::{Anchor, TimeExpr, Timex};

use super::{
    ResolvedTime,
    calendar::Stamp,
    resolve::{Reference, resolve},
};

/// Resolves the times of an article whose possible days are `article`.
#[must_use]
pub fn resolve_all(times: &[Timex], article: &Reference) -> Vec<ResolvedTime> {
    let mut resolved = vec![ResolvedTime::default(); times.len()];
    let later =
        |t: &Timex| matches!(t.anchor, Anchor::Time(_)) || matches!(t.expr, TimeExpr::Anniversary { .. });
    for (i, time) in times.iter().enumerate().filter(|(_, t)| !later(t)) {
        resolved[i] = one(time, times, &resolved, article);
    }
    // What leans on another time comes second: most lean on an earlier one, a few on a later.
    for (i, time) in times.iter().enumerate().filter(|(_, t)| later(t)) {
        resolved[i] = one(time, times, &resolved, article);
    }
    resolved
}

fn one(time: &Timex, times: &[Timex], resolved: &[ResolvedTime], article: &Reference) -> ResolvedTime {
    let (reference, anchor) = reference(time, resolved, article);
    let meaning = match &time.expr {
        TimeExpr::Anniversary { .. } => super::anniversary::resolve(time, times, resolved, article),
        expr => resolve(expr, &reference),
    };
    ResolvedTime { value: Some(meaning.value), interval: meaning.interval, anchor: Some(anchor) }
}

/// What a time is resolved against, and how that is called.
fn reference(time: &Timex, resolved: &[ResolvedTime], article: &Reference) -> (Reference, String) {
    match time.anchor {
        Anchor::Absolute => (Reference::default(), "absolute".to_owned()),
        Anchor::Article | Anchor::Statement(_) => (article.clone(), "article".to_owned()),
        Anchor::Time(at) => {
            let before = resolved.get(at as usize);
            let stamp = before.and_then(|r| r.value.as_deref()).and_then(Stamp::parse);
            match (stamp, before) {
                (Some(stamp), _) => (Reference::stamp(stamp), format!("time:{at}")),
                (None, Some(before)) if !before.interval.is_unknown() => {
                    let days = super::days_of(&before.interval);
                    (Reference { days, stamp: None, bounds: before.interval }, format!("time:{at}"))
                }
                _ => (article.clone(), "article".to_owned()),
            }
        }
    }
}
