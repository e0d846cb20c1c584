//! What one article's date says of another's: the same planned meeting told with the same weekday in two articles,
//! and a meeting planned in one and told as held, with its date, in another.

use std::collections::BTreeSet;

use model::{
    Direction, Span, TimeExpr, Timex,
    draft::{MeetingMention, Party},
    record::MeetingStatus,
};

use crate::{Read, Story};

use super::{
    dayset::DaySet,
    publish::Dating,
    resolve::{Reference, resolve},
};

/// An article whose days span at most this many is well enough dated to date another.
const BOUNDED: usize = 45;

/// A weekday on which an article puts a meeting.
#[derive(Debug)]
struct Told {
    article: usize,
    weekday: u8,
    /// Days from the article's date to the meeting: 0..=6 ahead or -6..=0 back.
    from: i32,
    to: i32,
    parties: BTreeSet<String>,
    place: Option<String>,
    span: Span,
}

/// Tightens the dates of a story's articles against each other, until nothing changes.
pub(super) fn tighten(story: &Story<'_>, datings: &mut [Dating]) {
    let told = told(story, datings);
    for _ in 0..datings.len() {
        let mut changed = false;
        for a in &told {
            for b in &told {
                changed |= a.article != b.article && same(a, b) && learn(a, b, datings);
            }
        }
        if !changed {
            break;
        }
    }
    held_elsewhere(story, &told, datings);
}

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
fn held_elsewhere(story: &Story<'_>, told: &[Told], datings: &mut [Dating]) {
    let held = held(story, datings);
    for plan in told.iter().filter(|t| t.to > 0) {
        let Some(dating) = datings.get(plan.article) else { continue };
        let open = !dating.given && dating.days.interval().days().is_none();
        if !open || told.iter().any(|t| t.article != plan.article && same(plan, t)) {
            continue;
        }
        let mut fits = held
            .iter()
            .filter(|h| h.article != plan.article && h.parties.intersection(&plan.parties).count() >= 2);
        let (Some(one), None) = (fits.next(), fits.next()) else { continue };
        let meeting =
            dating.days.spread(plan.from, plan.to).and(&DaySet::weekday(plan.weekday)).and(&one.days);
        let own = meeting.spread(-plan.to, -plan.from);
        if let Some(dating) = datings.get_mut(plan.article)
            && !meeting.is_empty()
        {
            dating.hear("planned-here-held-elsewhere", Some(plan.span), &own);
        }
    }
}

/// Meetings told as held on a day or in a month that can be placed.
fn held(story: &Story<'_>, datings: &[Dating]) -> Vec<Held> {
    let mut all = Vec::new();
    for (n, read) in story.reads.iter().enumerate() {
        let Some(days) = datings.get(n).and_then(|d| d.days.days(BOUNDED)) else { continue };
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

/// True for two tellings of what can be one meeting.
fn same(a: &Told, b: &Told) -> bool {
    let shared = a.parties.intersection(&b.parties).count();
    let place = matches!((&a.place, &b.place), (Some(x), Some(y)) if x == y);
    a.weekday == b.weekday && (shared >= 2 || (shared >= 1 && place))
}

/// The meeting's days by `b` bound the date of `a`.
fn learn(a: &Told, b: &Told, datings: &mut [Dating]) -> bool {
    let (Some(da), Some(db)) = (datings.get(a.article), datings.get(b.article)) else { return false };
    if da.given || db.days.interval().days().is_none_or(|n| n > BOUNDED as i64) {
        return false;
    }
    let meeting = |d: &Dating, t: &Told| d.days.spread(t.from, t.to).and(&DaySet::weekday(t.weekday));
    let both = meeting(da, a).and(&meeting(db, b));
    let own = both.spread(-a.to, -a.from);
    if both.is_empty() || own.and(&da.days) == da.days || own.and(&da.days).is_empty() {
        return false;
    }
    let Some(dating) = datings.get_mut(a.article) else { return false };
    dating.hear("same-meeting-same-weekday", Some(a.span), &own);
    true
}

/// All tellings of a meeting on a weekday.
fn told(story: &Story<'_>, datings: &[Dating]) -> Vec<Told> {
    let mut all = Vec::new();
    for (n, read) in story.reads.iter().enumerate() {
        for meeting in &read.drafts.meetings {
            let parties: BTreeSet<String> = meeting.mentions.iter().flat_map(|m| parties(read, m)).collect();
            let place = meeting.mentions.iter().find_map(|m| place(read.article.slice(m.place?.span)));
            for mention in &meeting.mentions {
                let Some(time) = mention.when.and_then(|t| read.drafts.times.get(t as usize)) else {
                    continue;
                };
                let Some((weekday, from, to)) = weekday(time, mention, datings.get(n)) else { continue };
                let parties = parties.clone();
                all.push(Told {
                    article: n,
                    weekday,
                    from,
                    to,
                    parties,
                    place: place.clone(),
                    span: mention.span,
                });
            }
        }
    }
    all
}

/// The parties by the last word of their names: dates are needed before names are certain.
fn parties(read: &Read, mention: &MeetingMention) -> Vec<String> {
    let name = |p: &Party| {
        let entity = p.entity.and_then(|e| read.drafts.entities.get(e as usize));
        let words = entity.map_or_else(|| read.article.slice(p.span), |e| e.name.as_str());
        let last = words.split_whitespace().next_back()?;
        last.starts_with(char::is_uppercase).then(|| last.trim_end_matches(['’', '\'', 's']).to_lowercase())
    };
    mention.participants.iter().filter_map(name).collect()
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

fn place(words: &str) -> Option<String> {
    let name = words.split(',').next().unwrap_or(words).trim().to_lowercase();
    (!name.is_empty()).then_some(name)
}

/// The weekday of a mention's time, and how far from the article's date it lies.
fn weekday(time: &Timex, mention: &MeetingMention, dating: Option<&Dating>) -> Option<(u8, i32, i32)> {
    match &time.expr {
        TimeExpr::Weekday { day, direction: Direction::Forward, weeks: 0 } => Some((*day, 0, 6)),
        TimeExpr::Weekday { day, direction: Direction::Back, weeks: 0 } => Some((*day, -6, 0)),
        TimeExpr::OfAnchorDay { .. } if mention.status != MeetingStatus::Held => {
            // "later in the day": the article's own weekday, where that is known.
            let days = dating?.days.clone();
            (1..=7).find(|w| days.and(&DaySet::weekday(*w)) == days).map(|w| (w, 0, 0))
        }
        _ => None,
    }
}
