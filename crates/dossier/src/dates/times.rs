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
    let mut resolved: Vec<ResolvedTime> = Vec::with_capacity(times.len());
    for time in times {
        let (reference, anchor) = reference(time, &resolved, article);
        let meaning = match &time.expr {
            TimeExpr::Anniversary { .. } => super::anniversary::resolve(time, times, &resolved, article),
            expr => resolve(expr, &reference),
        };
        resolved.push(ResolvedTime {
            value: Some(meaning.value),
            interval: meaning.interval,
            anchor: Some(anchor),
        });
    }
    resolved
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
                    (Reference { days, stamp: None }, format!("time:{at}"))
                }
                _ => (article.clone(), "article".to_owned()),
            }
        }
    }
}
