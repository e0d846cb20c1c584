//! A day that an article tells by its weekday or its date, with the names and words around it.

use std::collections::BTreeSet;

use model::{
    Direction, Span, TimeExpr, Timex,
    draft::{MeetingMention, Party},
    record::{EntityKind, MeetingStatus},
};

use crate::{Read, Story};

use super::super::{
    dayset::DaySet,
    publish::Dating,
    resolve::{Reference, resolve},
};

/// How a told day lies to the date of its article.
#[derive(Clone, Debug)]
pub(super) enum Lies {
    /// On a weekday, so many days from the article's date.
    Weekday { day: u8, from: i32, to: i32 },
    /// On this day, whatever the article's date.
    On(DaySet),
}

/// A day that an article tells.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) article: usize,
    pub(super) lies: Lies,
    /// The words of the time.
    pub(super) span: Span,
    /// The meeting that is put on it, where there is one.
    pub(super) meeting: Option<Occasion>,
}

/// Who meets and where.
#[derive(Clone, Debug)]
pub(super) struct Occasion {
    pub(super) parties: BTreeSet<String>,
    pub(super) place: Option<String>,
    pub(super) status: MeetingStatus,
    pub(super) span: Span,
}

impl Told {
    /// The days it may mean for the possible dates of its article.
    pub(super) fn days(&self, dates: &DaySet) -> DaySet {
        match &self.lies {
            Lies::Weekday { day, from, to } => dates.spread(*from, *to).and(DaySet::weekday(*day)),
            Lies::On(days) => days.clone(),
        }
    }

    /// Days from the article's date to this one.
    pub(super) fn reach(&self) -> (i32, i32) {
        match self.lies {
            Lies::Weekday { from, to, .. } => (from, to),
            Lies::On(_) => (-7, 7),
        }
    }

    /// True where the date of the article does not matter.
    pub(super) fn placed(&self) -> bool {
        matches!(self.lies, Lies::On(_))
    }

    /// The weekday, where it is told or follows from the date.
    pub(super) fn weekday(&self) -> Option<u8> {
        match &self.lies {
            Lies::Weekday { day, .. } => Some(*day),
            Lies::On(days) => {
                let day = days.days(1)?.first().copied()?;
                u8::try_from(day.weekday().to_monday_one_offset()).ok()
            }
        }
    }

    /// True where the date of the article can be learnt from it.
    pub(super) fn dates_its_article(&self) -> bool {
        !self.placed()
    }
}

/// All told days of the story, by article and place in the text.
pub(super) fn all(story: &Story<'_>, datings: &[Dating]) -> Vec<Told> {
    let mut all = Vec::new();
    for (n, read) in story.reads.iter().enumerate() {
        let Some(dating) = datings.get(n) else { continue };
        for (at, time) in read.drafts.times.iter().enumerate() {
            let mut meetings = occasions(read, at);
            let planned = meetings.iter().any(|o| o.status != MeetingStatus::Held);
            let owned = read.article.text.get(time.span.end as usize..).is_some_and(possessive);
            let Some(lies) = lies(time, planned, owned, dating) else { continue };
            let one = |meeting| Told { article: n, lies: lies.clone(), span: time.span, meeting };
            all.push(one(meetings.pop()));
            all.extend(meetings.into_iter().map(|m| one(Some(m))));
        }
    }
    all
}

/// "Thursday's talks": the verb of the sentence says little of when they are.
fn possessive(rest: &str) -> bool {
    ["'s ", "’s ", "' ", "’ ", "\u{fffd}s "].iter().any(|mark| rest.starts_with(mark))
}

fn lies(time: &Timex, planned: bool, owned: bool, dating: &Dating) -> Option<Lies> {
    let weekday = |day: u8, from, to| Some(Lies::Weekday { day, from, to });
    match &time.expr {
        TimeExpr::Weekday { day, direction, weeks: 0 } => match direction {
            Direction::Forward => weekday(*day, 0, 6),
            Direction::Back if !owned => weekday(*day, -6, 0),
            Direction::Back | Direction::Unknown => weekday(*day, -6, 6),
        },
        TimeExpr::WithPart { day, .. } => {
            lies(&Timex { expr: (**day).clone(), ..time.clone() }, planned, owned, dating)
        }
        TimeExpr::OfAnchorDay { .. } if planned => {
            // "later in the day": the article's own weekday, where that is known.
            let days = &dating.days;
            let own = (1..=7).find(|w| days.is_within(DaySet::weekday(*w)))?;
            weekday(own, 0, 0)
        }
        TimeExpr::MonthDay { day: Some(_), .. } | TimeExpr::Value(_) => on(time, dating),
        _ => None,
    }
}

/// A day of the calendar that does not depend on which of its days the article is of.
fn on(time: &Timex, dating: &Dating) -> Option<Lies> {
    let dates = dating.days.days(super::BOUNDED as usize);
    if dates.is_none() && !matches!(time.expr, TimeExpr::Value(_)) {
        return None;
    }
    let reference = Reference { days: dates.unwrap_or_default(), ..Reference::default() };
    let interval = resolve(&time.expr, &reference).interval;
    (interval.days()? == 1).then(|| Lies::On(DaySet::of(&interval)))
}

/// The meetings of the article that are put on time `at`.
fn occasions(read: &Read, at: usize) -> Vec<Occasion> {
    let mut all = Vec::new();
    for meeting in &read.drafts.meetings {
        let mentions = meeting.mentions.iter().filter(|m| m.when.is_some_and(|w| w as usize == at));
        for mention in mentions {
            let parties = meeting.mentions.iter().flat_map(|m| parties(read, m)).collect();
            let place = meeting.mentions.iter().find_map(|m| place(read.article.slice(m.place?.span)));
            all.push(Occasion { parties, place, status: mention.status, span: mention.span });
        }
    }
    all
}

/// The parties by the last word of their names: dates are needed before names are certain.
pub(super) fn parties(read: &Read, mention: &MeetingMention) -> Vec<String> {
    let name = |p: &Party| {
        let entity = p.entity.and_then(|e| read.drafts.entities.get(e as usize));
        let words = entity.map_or_else(|| read.article.slice(p.span), |e| e.name.as_str());
        let last = words.split_whitespace().next_back()?;
        last.starts_with(char::is_uppercase).then(|| last.trim_end_matches(['’', '\'', 's']).to_lowercase())
    };
    mention.participants.iter().filter_map(name).collect()
}

fn place(words: &str) -> Option<String> {
    let name = words.split(',').next().unwrap_or(words).trim().to_lowercase();
    (!name.is_empty()).then_some(name)
}

/// The names that stand in `within`, each by the words that others may call it by.
pub(super) fn names(read: &Read, within: Span) -> Vec<BTreeSet<String>> {
    let entities = &read.drafts.entities;
    let here = |e: &&model::draft::LocalEntity| {
        e.kind() != EntityKind::Anonymous
            && e.mentions.iter().any(|m| within.start <= m.span.start && m.span.end <= within.end)
    };
    let words = |e: &model::draft::LocalEntity| {
        let all: Vec<&str> = e.key.split_whitespace().collect();
        let ends = [all.first(), all.last()];
        ends.into_iter().flatten().filter(|w| w.len() > 2).map(|w| (*w).to_owned()).collect()
    };
    entities.iter().filter(here).map(words).filter(|s: &BTreeSet<String>| !s.is_empty()).collect()
}
