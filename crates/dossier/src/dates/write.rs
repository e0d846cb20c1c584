//! Time records.

use model::{Dossier, Interval, record::TimeRecord};

use crate::{Story, ids::Ids};

use super::Dates;

/// Writes a record for every time of every article.
pub(super) fn times(story: &Story<'_>, dates: &Dates, dossier: &mut Dossier) {
    let mut ids = Ids::new("time");
    for (n, (read, text)) in story.reads.iter().zip(&story.texts).enumerate() {
        for (k, time) in read.drafts.times.iter().enumerate() {
            let at = text.evidence(time.span);
            let resolved = dates.times.get(n).and_then(|t| t.get(k)).cloned().unwrap_or_default();
            dossier.times.push(TimeRecord {
                id: ids.next(std::slice::from_ref(&at)),
                at,
                timex_type: time.kind,
                timex_value: resolved.value,
                modifier: time.modifier,
                interval: whole(resolved.interval),
                anchor: resolved.anchor,
                rules: vec![time.rule.clone()],
            });
        }
    }
}

fn whole(interval: Interval) -> Interval {
    if interval.is_unknown() { Interval::UNKNOWN } else { interval }
}
