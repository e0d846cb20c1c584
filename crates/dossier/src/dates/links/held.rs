//! A meeting planned in an article without a date and told as held, with its date, in one other.

use std::collections::BTreeSet;

use model::{Span, TimeExpr, draft::MeetingMention, record::MeetingStatus};

use crate::{Read, Story};

use super::{
    super::{
        dayset::DaySet,
        publish::Dating,
        resolve::{Reference, resolve},
    },
    BOUNDED, meetings,
    told::{Lies, Told, parties},
};

/// A meeting told as over, with the days it may have been.
#[derive(Debug)]
struct Held {
    article: usize,
    days: DaySet,
    parties: BTreeSet<String>,
}

/// An article without a date that plans a meeting is dated by another that tells of exactly one dated meeting of the
/// same people as held, where no article plans one for the same weekday. The weakest of links: used last, and only
/// where nothing else bounds the article.
pub(super) fn elsewhere(story: &Story<'_>, told: &[Told], datings: &mut [Dating]) {
    let held = held(story, datings);
    for plan in told {
        let (Lies::Weekday { day, from, to: to @ 1.. }, Some(meeting)) = (&plan.lies, &plan.meeting) else {
            continue;
        };
        let Some(dating) = datings.get(plan.article) else { continue };
        let open = !dating.given && dating.days.interval().days().is_none();
        let planned_elsewhere = told.iter().any(|t| {
            t.article != plan.article
                && t.weekday() == plan.weekday()
                && t.meeting.as_ref().is_some_and(|m| meetings::same(meeting, m))
        });
        if !open || planned_elsewhere {
            continue;
        }
        let shared = |h: &&Held| h.parties.intersection(&meeting.parties).count() >= 2;
        let mut fits = held.iter().filter(|h| h.article != plan.article).filter(shared);
        let (Some(one), None) = (fits.next(), fits.next()) else { continue };
        let days = dating.days.spread(*from, *to).and(DaySet::weekday(*day)).and(&one.days);
        let own = days.spread(-to, -from);
        if let Some(dating) = datings.get_mut(plan.article)
            && !days.is_empty()
        {
            dating.hear("planned-here-held-elsewhere", Some(meeting.span), &own);
        }
    }
}

/// Meetings told as held on a day or in a month that can be placed.
fn held(story: &Story<'_>, datings: &[Dating]) -> Vec<Held> {
    let mut all = Vec::new();
    for (n, read) in story.reads.iter().enumerate() {
        let Some(days) = datings.get(n).and_then(|d| d.days.days(BOUNDED as usize)) else { continue };
        let reference = Reference { days, ..Reference::default() };
        for meeting in &read.drafts.meetings {
            let mut parties: BTreeSet<String> =
                meeting.mentions.iter().flat_map(|m| parties(read, m)).collect();
            for mention in &meeting.mentions {
                parties.extend(beside(read, mention, &parties));
            }
            let when = meeting.mentions.iter().find_map(|m| {
                let time = read.drafts.times.get(m.when? as usize)?;
                let calendar = matches!(time.expr, TimeExpr::MonthDay { .. } | TimeExpr::Value(_));
                let interval = resolve(&time.expr, &reference).interval;
                let placed = interval.days().is_some_and(|d| d <= 31);
                (m.status == MeetingStatus::Held && calendar && placed).then_some(interval)
            });
            if let Some(interval) = when {
                all.push(Held { article: n, days: DaySet::of(&interval), parties });
            }
        }
    }
    all
}

/// Parties of a meeting told just before in the same paragraph and with one party in common: "their second encounter
/// with the president, following talks in March" names the people only once.
fn beside(read: &Read, mention: &MeetingMention, own: &BTreeSet<String>) -> BTreeSet<String> {
    let near = |m: &&MeetingMention| {
        let gap = Span::new(m.span.start, mention.span.start);
        m.span.start < mention.span.start && gap.len() < 300 && !read.article.slice(gap).contains('\n')
    };
    let others = read.drafts.meetings.iter().filter(|m| m.mentions.iter().any(|m| near(&m)));
    let sets = others.map(|m| m.mentions.iter().flat_map(|m| parties(read, m)).collect::<BTreeSet<String>>());
    sets.filter(|set| !set.is_disjoint(own)).flatten().collect()
}
