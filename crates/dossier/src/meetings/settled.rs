//! How a meeting stands where no word says it: a day before the article's own has been, one after it is to come.

use std::borrow::Cow;

use model::{
    Interval,
    draft::{MeetingDraft, MeetingMention},
    record::MeetingStatus,
};

use crate::Resolved;

/// The draft with the status of its open mentions by their days.
pub(super) fn by_day<'a>(
    resolved: &Resolved<'_>,
    article: usize,
    draft: &'a MeetingDraft,
) -> Cow<'a, MeetingDraft> {
    let published = resolved.dates.published.get(article).map_or(Interval::UNKNOWN, |p| p.interval);
    let mut draft = Cow::Borrowed(draft);
    for n in 0..draft.mentions.len() {
        let mention = &draft.mentions[n];
        let when = resolved.dates.interval(article, mention.when);
        let Some((status, rule)) = status(mention, &when, &published) else { continue };
        let mention = &mut draft.to_mut().mentions[n];
        mention.status = status;
        mention.rules.push(rule.to_owned());
    }
    draft
}

fn status(
    mention: &MeetingMention,
    when: &Interval,
    published: &Interval,
) -> Option<(MeetingStatus, &'static str)> {
    if !mention.rules.iter().any(|r| r == MeetingMention::STATUS_OPEN) {
        return None;
    }
    let before = |a: &Interval, b: &Interval| a.latest.zip(b.earliest).is_some_and(|(a, b)| a < b);
    if before(when, published) && mention.status == MeetingStatus::UnderWay {
        return Some((MeetingStatus::Held, "held-by-its-day"));
    }
    (before(published, when)).then_some((MeetingStatus::Planned, "planned-by-its-day"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::{Span, record::MeetingFormat};

    use super::*;

    fn open(status: MeetingStatus) -> MeetingMention {
        MeetingMention {
            span: Span::new(0, 4),
            format: MeetingFormat::Call,
            participants: Vec::new(),
            place: None,
            when: Some(0),
            status,
            duration: None,
            purpose: None,
            outcome: None,
            statement: None,
            repeated: false,
            rules: vec![MeetingMention::STATUS_OPEN.to_owned()],
        }
    }

    #[test]
    fn a_call_of_last_month_is_not_under_way() {
        let (then, now) = (Interval::day(date(2031, 2, 3)), Interval::day(date(2031, 3, 9)));
        let of = |mention: &MeetingMention, when, published| status(mention, when, published).map(|s| s.0);
        let call = open(MeetingStatus::UnderWay);
        assert_eq!(of(&call, &then, &now), Some(MeetingStatus::Held));
        assert_eq!(of(&call, &now, &then), Some(MeetingStatus::Planned));
        assert_eq!(of(&call, &now, &now), None);
        assert_eq!(of(&call, &Interval::UNKNOWN, &now), None);
        let said = MeetingMention { rules: Vec::new(), ..call };
        assert_eq!(of(&said, &then, &now), None);
    }
}
