//! One article's account of one meeting, resolved: who, where, when, how it stands.

use std::{borrow::Cow, collections::BTreeSet};

use jiff::civil::Date;
use model::{
    Interval,
    draft::{EntityIx, LocalEntity, MeetingDraft, MeetingMention},
    record::{MeetingFormat, MeetingStatus},
};

use super::{settled, sides::Sides};
use crate::Resolved;

/// A place as one article has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceAt {
    /// As printed.
    pub(super) words: String,
    /// Entity id of the story.
    pub(super) id: Option<String>,
    /// ISO country code.
    country: Option<String>,
    /// It is a whole country.
    pub(super) whole: bool,
}

/// A meeting as one article tells it.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    /// Index of the article, in story order.
    pub(super) article: usize,
    /// The draft.
    pub(super) draft: Cow<'a, MeetingDraft>,
    /// Entity ids, in order of mention.
    pub(super) participants: Vec<String>,
    /// Countries that the participants act for.
    sides: BTreeSet<String>,
    /// Where.
    pub(super) place: Option<PlaceAt>,
    /// When, as far as a time was said with it.
    pub(super) when: Interval,
    /// A weekday said with it (1 = Monday), where the week is open.
    weekday: Option<i8>,
    /// True when some mention gives a time.
    pub(super) dated: bool,
    /// When the article was published.
    pub(super) published: Interval,
    /// How it stands in this article: the furthest state told.
    pub(super) status: MeetingStatus,
    /// It is the negotiation as a whole.
    pub(super) process: bool,
    /// What its mentions say, where they say enough to be known again in a copy.
    pub(super) wordings: BTreeSet<String>,
}

/// Words from which a wording is its own: fewer may be said of any meeting.
const OWN_WORDS: usize = 6;

/// The meetings of a story, one node an article and draft, in canonical order.
pub(super) fn nodes<'a>(resolved: &Resolved<'a>) -> Vec<Node<'a>> {
    let mut all = Vec::new();
    let both = Sides::of(resolved);
    for (article, read) in resolved.story.reads.iter().enumerate() {
        let entities = &read.drafts.entities;
        all.extend(read.drafts.meetings.iter().map(|draft| {
            let mut node = node(resolved, article, draft, entities);
            add_sides(resolved, &both, &mut node);
            node
        }));
    }
    all
}

/// "Both sides met": the two parties of the article or the story.
fn add_sides(resolved: &Resolved<'_>, both: &Sides, node: &mut Node<'_>) {
    let nameless = node.draft.mentions.iter().flat_map(|m| &m.participants).filter(|p| p.entity.is_none());
    let meant: Vec<String> =
        nameless.filter_map(|p| both.meant(resolved, node.article, p)).flatten().map(str::to_owned).collect();
    for id in meant {
        if !node.participants.contains(&id) {
            node.participants.push(id);
        }
    }
}

fn node<'a>(
    resolved: &Resolved<'a>,
    article: usize,
    draft: &'a MeetingDraft,
    entities: &'a [LocalEntity],
) -> Node<'a> {
    let local: Vec<EntityIx> =
        draft.mentions.iter().flat_map(|m| &m.participants).filter_map(|p| p.entity).collect();
    let mut participants: Vec<String> = Vec::new();
    for id in local.iter().filter_map(|e| resolved.names.id(article, *e)) {
        if !participants.iter().any(|p| p == id) {
            participants.push(id.to_owned());
        }
    }
    let country = |e: &EntityIx| entities.get(*e as usize).and_then(|e| e.country.clone());
    let (when, weekday, dated) = when_of(resolved, article, &draft.mentions);
    let draft = settled::by_day(resolved, article, draft);
    Node {
        article,
        participants,
        sides: local.iter().filter_map(country).collect(),
        place: draft.mentions.iter().find_map(|m| place_of(resolved, article, m, entities)),
        when,
        weekday,
        dated,
        published: resolved.dates.published.get(article).map_or(Interval::UNKNOWN, |p| p.interval),
        status: furthest(&draft.mentions),
        process: draft.mentions.iter().any(|m| m.format == MeetingFormat::Process),
        wordings: wordings(resolved, article, &draft.mentions),
        draft,
    }
}

/// What mentions say, in small letters and with one blank between words.
fn wordings(resolved: &Resolved<'_>, article: usize, mentions: &[MeetingMention]) -> BTreeSet<String> {
    let Some(text) = resolved.story.texts.get(article).map(|t| t.article().text.as_str()) else {
        return BTreeSet::new();
    };
    let words = |m: &MeetingMention| -> Vec<String> {
        m.span.slice(text).split_whitespace().map(str::to_lowercase).collect()
    };
    mentions.iter().map(words).filter(|w| w.len() >= OWN_WORDS).map(|w| w.join(" ")).collect()
}

fn place_of(
    resolved: &Resolved<'_>,
    article: usize,
    mention: &MeetingMention,
    entities: &[LocalEntity],
) -> Option<PlaceAt> {
    let place = mention.place?;
    let text = resolved.story.texts.get(article)?;
    let entity = place.entity.and_then(|e| entities.get(e as usize));
    Some(PlaceAt {
        words: place.span.slice(&text.article().text).to_owned(),
        id: place.entity.and_then(|e| resolved.names.id(article, e)).map(str::to_owned),
        country: entity.and_then(|e| e.country.clone()),
        whole: entity.and_then(|e| e.known.as_deref()).is_some_and(|k| k.starts_with("country:")),
    })
}

/// The days in all of its times; a time that does not meet the others is left out.
fn when_of(
    resolved: &Resolved<'_>,
    article: usize,
    mentions: &[MeetingMention],
) -> (Interval, Option<i8>, bool) {
    let mut when = Interval::UNKNOWN;
    let mut weekday = None;
    let mut dated = false;
    for time in mentions.iter().filter_map(|m| m.when) {
        let interval = resolved.dates.interval(article, Some(time));
        let value = resolved
            .dates
            .times
            .get(article)
            .and_then(|t| t.get(time as usize))
            .and_then(|t| t.value.as_deref());
        let open_day = value.and_then(|v| v.strip_prefix("XXXX-WXX-")).and_then(|d| d.get(..1)?.parse().ok());
        if interval.is_unknown() && open_day.is_none() {
            continue;
        }
        dated = true;
        weekday = weekday.or(open_day);
        when = when.meet(&interval).unwrap_or(when);
    }
    (when, weekday, dated)
}

/// How far a status is along the way from rumour to record.
pub(super) fn rank(status: MeetingStatus) -> u8 {
    use MeetingStatus::{
        Cancelled, Confirmed, Denied, Held, Ongoing, Planned, Postponed, Ready, Rumoured, UnderWay,
    };
    match status {
        Rumoured => 0,
        Ready => 1,
        Planned => 2,
        Confirmed => 3,
        Postponed => 4,
        Ongoing => 5,
        UnderWay => 6,
        Held => 7,
        Denied => 8,
        Cancelled => 9,
    }
}

fn furthest(mentions: &[MeetingMention]) -> MeetingStatus {
    mentions.iter().map(|m| m.status).max_by_key(|s| rank(*s)).unwrap_or(MeetingStatus::Planned)
}

impl Node<'_> {
    /// True when it is told as over.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.status, MeetingStatus::Held | MeetingStatus::UnderWay)
    }

    /// A day to order articles by: the first day on which it can have been published.
    pub(super) fn day(&self) -> Option<Date> {
        self.published.earliest.or(self.published.latest)
    }

    /// True when the article's date is known to a week or so.
    pub(super) fn is_placed_in_time(&self) -> bool {
        self.published.days().is_some_and(|d| d <= 8)
    }

    /// True when a weekday of an open week and a known day contradict each other.
    pub(super) fn weekday_clashes(&self, other: &Self) -> bool {
        let known = |n: &Self| n.when.single_day().map(|d| d.weekday().to_monday_one_offset()).or(n.weekday);
        matches!((known(self), known(other)), (Some(a), Some(b)) if a != b)
    }

    /// How many participants both have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.participants.iter().filter(|p| other.participants.contains(p)).count()
    }

    /// True when nobody is named by either, and both are the same kind of meeting.
    pub(super) fn nameless_alike(&self, other: &Self) -> bool {
        let formats =
            |n: &Self| -> BTreeSet<MeetingFormat> { n.draft.mentions.iter().map(|m| m.format).collect() };
        self.participants.is_empty()
            && other.participants.is_empty()
            && !formats(self).is_disjoint(&formats(other))
    }

    /// True when both are told in the same words: one copied the other, or both a third.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        !self.wordings.is_disjoint(&other.wordings)
    }

    /// True when both act for a common country.
    pub(super) fn shares_side(&self, other: &Self) -> bool {
        self.sides.intersection(&other.sides).next().is_some()
    }

    /// True when all participants of one are among those of the other.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.participants.iter().all(|p| other.participants.contains(p))
    }
}

impl PlaceAt {
    /// True when the two can be one place: the same, or a town and its country.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let same = self.id.is_some() && self.id == other.id;
        let inside = self.country.is_some() && self.country == other.country && (self.whole || other.whole);
        same || inside || self.words.to_lowercase() == other.words.to_lowercase()
    }
}
