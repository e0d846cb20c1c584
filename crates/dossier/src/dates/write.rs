//! Time records.

use model::{Anchor, Dossier, Interval, record::TimeRecord};

use crate::{Story, ids::Ids};

use super::Dates;

/// Writes a record for every time of every article.
pub(super) fn times(story: &Story<'_>, dates: &Dates, dossier: &mut Dossier) {
    let mut ids = Ids::new("time");
    for (n, (read, text)) in story.reads.iter().zip(&story.texts).enumerate() {
        let published = dates.published.get(n).map_or(Interval::UNKNOWN, |p| p.interval);
        let own: Vec<String> = read.drafts.times.iter().map(|t| ids.next(&[text.evidence(t.span)])).collect();
        for (k, time) in read.drafts.times.iter().enumerate() {
            let at = text.evidence(time.span);
            let resolved = dates.times.get(n).and_then(|t| t.get(k)).cloned().unwrap_or_default();
            dossier.times.push(TimeRecord {
                id: own.get(k).cloned().unwrap_or_default(),
                at,
                timex_type: time.kind,
                timex_value: resolved.value,
                modifier: time.modifier,
                interval: whole(resolved.interval),
                anchor: Some(anchor(time.anchor, &own, &published)),
                rules: vec![time.rule.clone()],
            });
        }
    }
}

/// What a time was resolved against, for a reader: the article with its date, or another time by its id.
fn anchor(anchor: Anchor, times: &[String], published: &Interval) -> String {
    match anchor {
        Anchor::Absolute => "absolute".to_owned(),
        Anchor::Time(at) => times.get(at as usize).cloned().unwrap_or_default(),
        Anchor::Article | Anchor::Statement(_) => match (published.earliest, published.latest) {
            (Some(a), Some(b)) if a == b => format!("article {a}"),
            (Some(a), Some(b)) => format!("article {a}/{b}"),
            _ => "article".to_owned(),
        },
    }
}

fn whole(interval: Interval) -> Interval {
    if interval.is_unknown() { Interval::UNKNOWN } else { interval }
}
