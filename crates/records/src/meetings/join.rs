//! Mentions of one article that tell of the same meeting become one draft: by who, where, when and how it stands.

use language::Analysis;
use model::{
    TimeExpr,
    draft::{EntityIx, LocalEntity, MeetingDraft, Party, Place},
    record::{EntityKind, MeetingFormat, MeetingStatus},
};

use super::{
    mention::Found,
    parties::{entity, is_person},
    place::is_country,
};

/// A draft in the making: what its mentions say together.
#[derive(Debug, Default)]
struct Group {
    found: Vec<Found>,
    status: Option<MeetingStatus>,
    rules: Vec<String>,
}

/// Mentions looked at from either end of a group: enough to know the meeting, and the work stays linear.
const HEARD: usize = 12;

impl Group {
    /// The first and the latest mentions.
    fn heard(&self) -> impl Iterator<Item = &Found> {
        let tail = self.found.len().saturating_sub(HEARD).max(HEARD.min(self.found.len()));
        self.found.iter().take(HEARD).chain(&self.found[tail..])
    }
}

/// Joins mentions, in text order.
pub(super) fn join(an: &Analysis, mentions: Vec<Found>) -> Vec<MeetingDraft> {
    let mut groups: Vec<Group> = Vec::new();
    for found in mentions {
        place_one(an, &mut groups, found);
    }
    groups.into_iter().filter_map(finish).collect()
}

fn place_one(an: &Analysis, groups: &mut Vec<Group>, found: Found) {
    if found.echo {
        // With no meeting before it, it says what something else was.
        if let Some(group) = told_before(groups, &found) {
            group.rules.push("it-would-be".to_owned());
            group.found.push(found);
        }
        return;
    }
    // Only so many meetings back: an article speaks of few, and the work stays linear.
    let near = groups.len().saturating_sub(40);
    let best = (near..groups.len())
        .filter_map(|g| Some((g, fit(an, &groups[g], &found)?)))
        .max_by_key(|(g, (score, _))| (*score, *g))
        .or_else(|| only_one(an, &groups[near..], &found).map(|g| (near + g, (1, "only-candidate"))));
    match best {
        Some((g, (_, rule))) => {
            let group = &mut groups[g];
            group.status = group.status.or(found.status);
            group.rules.push(rule.to_owned());
            group.found.push(found);
        }
        // A bare "the talks" that nothing before explains names no meeting.
        None if found.bare => {}
        None => groups.push(Group { status: found.status, found: vec![found], rules: Vec::new() }),
    }
}

/// The meeting told of last, in this sentence or the two before.
fn told_before<'g>(groups: &'g mut [Group], echo: &Found) -> Option<&'g mut Group> {
    let last = |g: &Group| g.found.last().map_or(0, |f| f.sentence);
    let near = |g: &&mut Group| echo.sentence <= last(g) + 2 && formats_agree(g, echo) && alike(g, echo);
    groups.iter_mut().filter(near).max_by_key(|g| last(g))
}

/// "Sunday's talks" where the article has told of just one meeting that they can be.
fn only_one(an: &Analysis, groups: &[Group], found: &Found) -> Option<usize> {
    if !found.definite || found.status.is_none() || found.mention.format == MeetingFormat::Process {
        return None;
    }
    let same = |g: &Group| {
        let format = g.heard().any(|f| f.mention.format == found.mention.format);
        let place = found.mention.place.is_none() || g.heard().any(|f| f.mention.place.is_some());
        format && place
    };
    let mut fitting = groups
        .iter()
        .enumerate()
        .filter(|(_, g)| agrees(an, g, found).is_some() && alike(g, found) && same(g));
    let (only, _) = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

/// Journeys and talks are told in other words.
fn alike(group: &Group, found: &Found) -> bool {
    let journey = |f: &Found| {
        matches!(f.mention.format, MeetingFormat::Trip | MeetingFormat::Visit)
            || f.mention.rules.iter().any(|r| r == "travel-verb" || r == "visit-verb" || r == "headline-verb")
    };
    let process = |f: &Found| f.mention.format == MeetingFormat::Process;
    let talks = |f: &Found| !matches!(f.mention.format, MeetingFormat::Trip | MeetingFormat::Visit);
    group.heard().any(|f| (journey(f) && journey(found)) || (talks(f) && talks(found)))
        && group.heard().all(|f| process(f) == process(found))
}

fn finish(mut group: Group) -> Option<MeetingDraft> {
    // "Keller's visit is her fourth": told as present. A headline's bare noun announces.
    let told = group.heard().any(|f| !f.headline);
    let unsettled = if told { MeetingStatus::UnderWay } else { MeetingStatus::Planned };
    let settled = group.status.unwrap_or(unsettled);
    for found in &mut group.found {
        found.mention.status = found.status.unwrap_or(settled);
        // No word says how it stands: its day may, once that is known.
        if found.status.or(group.status).is_none() {
            found.mention.rules.push(model::draft::MeetingMention::STATUS_OPEN.to_owned());
        }
    }
    undo(&mut group);
    group.rules.sort();
    group.rules.dedup();
    let mentions: Vec<_> = group.found.into_iter().map(|f| f.mention).collect();
    (!mentions.is_empty()).then_some(MeetingDraft { mentions, rules: group.rules })
}

/// "has called off the summit … The meeting, planned for Friday": what was planned is off.
fn undo(group: &mut Group) {
    let off = group.found.iter().any(|f| f.status == Some(MeetingStatus::Cancelled));
    let was = |f: &Found| {
        f.mention
            .rules
            .iter()
            .any(|r| r == "was-to" || r == "planned-for" || r == "scheduled" || r == "was-to-have")
    };
    for found in group.found.iter_mut().filter(|f| off && was(f)) {
        found.mention.status = MeetingStatus::Cancelled;
    }
}

/// How well a mention fits a group, and by which rule; `None` where it cannot be the same meeting.
fn fit(an: &Analysis, group: &Group, new: &Found) -> Option<(u32, &'static str)> {
    let process = |f: &Found| f.mention.format == MeetingFormat::Process;
    let last = group.found.last()?;
    if process(last) != process(new) {
        return None;
    }
    if process(new) {
        return Some((9, "one-process"));
    }
    if last.sentence == new.sentence && new.relative && group.status == new.status {
        return Some((9, "where-clause"));
    }
    let (place, time, who) = agrees(an, group, new)?;
    let headline = group.heard().any(|f| f.headline) != new.headline;
    let repeat = headline || group.heard().any(|f| f.mention.repeated != new.mention.repeated);
    let close = new.sentence.saturating_sub(last.sentence) <= 2;
    let score = place + time + who;
    if new.bare {
        let named = group.heard().any(|f| f.mention.format == new.mention.format);
        let sides = sides_in(an, group, new)?;
        return Some((1 + u32::from(named) + 3 * sides, "the-talks"));
    }
    // The same people alone do not make it the same journey, nor a journey the same meeting.
    let pinned = place + time > 0 || new.mention.place.is_none() || score > 2;
    if new.definite && score >= 2 && pinned && alike(group, new) {
        return Some((2 + score, "definite"));
    }
    // The headline's meeting is told at once; later ones are others of the same people.
    let first = group.found.first().map_or(0, |f| f.sentence);
    let at_once = new.sentence.saturating_sub(first) <= 3 && (group.found.len() < 2 || place + time > 0);
    if headline && at_once && score >= 1 && group.status == new.status {
        return Some((2 + score, "headline"));
    }
    if score >= 4 || (repeat && score >= 2) || (last.definite && close && score >= 2) {
        return Some((2 + score, "who-where-when"));
    }
    None
}

/// Points for place, time and people; `None` where one of them, or the status, is against it.
fn agrees(an: &Analysis, group: &Group, new: &Found) -> Option<(u32, u32, u32)> {
    if !statuses_agree(group.status, new.status) || !formats_agree(group, new) {
        return None;
    }
    Some((agree_place(an, group, new)?, agree_time(an, group, new)?, agree_who(an, group, new)?))
}

/// 1 when all who judge the meeting were there or act for who was, 0 where nobody is named, `None` otherwise.
fn sides_in(an: &Analysis, group: &Group, new: &Found) -> Option<u32> {
    let there: Vec<EntityIx> =
        group.heard().flat_map(|f| &f.mention.participants).filter_map(|p| p.entity).collect();
    if new.sides.is_empty() || there.is_empty() {
        return Some(0);
    }
    // Whose side a person is on may be unknown; one that is known to be on no side here speaks of another meeting.
    let known = |s: &&EntityIx| there.contains(s) || entity(an, **s).is_some_and(|e| e.country.is_some());
    let mut known = new.sides.iter().filter(known).peekable();
    known.peek()?;
    known.all(|s| there.iter().any(|t| t == s || one_side(an, *s, *t))).then_some(1)
}

/// Who telephones does not meet; talks may be either.
fn formats_agree(group: &Group, new: &Found) -> bool {
    let call = |f: &Found| f.mention.format == MeetingFormat::Call;
    let face = |f: &Found| !f.bare && !matches!(f.mention.format, MeetingFormat::Call | MeetingFormat::Talks);
    !(call(new) && group.heard().any(face)) && !(face(new) && group.heard().any(call))
}

/// What is to come may be told as ready, planned or confirmed; what is over is another meeting.
fn statuses_agree(a: Option<MeetingStatus>, b: Option<MeetingStatus>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    phase(a) == phase(b) || a == MeetingStatus::Postponed || b == MeetingStatus::Postponed
}

fn phase(status: MeetingStatus) -> u8 {
    use MeetingStatus::{
        Cancelled, Confirmed, Denied, Held, Ongoing, Planned, Postponed, Ready, Rumoured, UnderWay,
    };
    match status {
        Rumoured | Ready | Planned | Confirmed | Postponed | Cancelled => 0,
        Denied => 1,
        UnderWay | Held => 2,
        Ongoing => 3,
    }
}

/// 2 for the same place, 0 where one is silent, `None` for two places.
fn agree_place(an: &Analysis, group: &Group, new: &Found) -> Option<u32> {
    let Some(new) = &new.mention.place else { return Some(0) };
    let mut best = 0;
    for old in group.heard().filter_map(|f| f.mention.place.as_ref()) {
        best = best.max(same_place(an, old, new)?);
    }
    Some(best)
}

fn same_place(an: &Analysis, a: &Place, b: &Place) -> Option<u32> {
    let words = |p: &Place| an.slice(p.span).to_lowercase();
    if (a.entity.is_some() && a.entity == b.entity) || words(a) == words(b) {
        return Some(2);
    }
    let (ea, eb) = (a.entity?, b.entity?);
    let country = |e: EntityIx| entity(an, e).and_then(|e| e.country.clone());
    let within =
        country(ea).is_some() && country(ea) == country(eb) && (is_country(an, ea) || is_country(an, eb));
    within.then_some(1)
}

/// 2 for the same time, 0 where one is silent, `None` for two times.
fn agree_time(an: &Analysis, group: &Group, new: &Found) -> Option<u32> {
    let Some(new) = new.mention.when else { return Some(0) };
    let mut best = 0;
    for old in group.heard().filter_map(|f| f.mention.when) {
        best = best.max(same_time(an, old, new)?);
    }
    Some(best)
}

fn same_time(an: &Analysis, a: u32, b: u32) -> Option<u32> {
    let (a, b) = (an.times.get(a as usize)?, an.times.get(b as usize)?);
    let day = |e: &TimeExpr| match e {
        TimeExpr::WithPart { day, .. } => (**day).clone(),
        other => other.clone(),
    };
    let (x, y) = (day(&a.expr), day(&b.expr));
    if x == y {
        return Some(2);
    }
    match (&x, &y) {
        (TimeExpr::Weekday { day: a, .. }, TimeExpr::Weekday { day: b, .. }) => (a == b).then_some(2),
        (TimeExpr::MonthDay { month: a, day: d, .. }, TimeExpr::MonthDay { month: b, day: e, .. }) => {
            (a == b && (d == e || d.is_none() || e.is_none())).then_some(1)
        }
        // A day by name and a day by distance may be one: the dossier knows the dates and parts them there.
        (TimeExpr::Weekday { .. }, _) | (_, TimeExpr::Weekday { .. }) => Some(0),
        (TimeExpr::OfAnchorDay { .. }, _) | (_, TimeExpr::OfAnchorDay { .. }) => Some(0),
        _ => None,
    }
}

/// 2 to 3 for the same people, 1 for the same side, 0 where one is silent, `None` where nobody is in both.
fn agree_who(an: &Analysis, group: &Group, new_found: &Found) -> Option<u32> {
    let known = |p: &[Party]| p.iter().filter_map(|p| p.entity).collect::<Vec<EntityIx>>();
    let new = known(&new_found.mention.participants);
    let mut old: Vec<EntityIx> = Vec::new();
    group.heard().for_each(|f| old.extend(known(&f.mention.participants)));
    if new.is_empty() || old.is_empty() {
        return Some(0);
    }
    let shared = new.iter().filter(|e| old.contains(e)).count();
    let headline = group.heard().any(|f| f.headline) != new_found.headline;
    let alike =
        |e: EntityIx, o: EntityIx| e == o || one_side(an, e, o) || (headline && may_be_same(an, e, o));
    let stray = |a: &[EntityIx], b: &[EntityIx]| a.iter().any(|e| !b.iter().any(|o| alike(*e, *o)));
    if stray(&new, &old) && stray(&old, &new) {
        return None;
    }
    match shared {
        0 if new.iter().any(|e| old.iter().any(|o| one_side(an, *e, *o))) => Some(1),
        0 if headline => Some(0),
        0 => None,
        1 => Some(2),
        _ => Some(3),
    }
}

/// A person or group and the state they act for. A company and its unnamed representatives are not their country.
fn one_side(an: &Analysis, a: EntityIx, b: EntityIx) -> bool {
    let (Some(x), Some(y)) = (entity(an, a), entity(an, b)) else { return false };
    let acts = |e: &LocalEntity| !matches!(e.kind(), EntityKind::Organisation | EntityKind::Anonymous);
    x.country.is_some()
        && x.country == y.country
        && acts(x)
        && acts(y)
        && !(is_person(an, a) && is_person(an, b))
}

/// A headline's "the premier's envoys" and the names of the text below, where nothing says whose they are.
fn may_be_same(an: &Analysis, a: EntityIx, b: EntityIx) -> bool {
    let nameless = |e: EntityIx| is_person(an, e) && entity(an, e).is_some_and(|e| e.country.is_none());
    (nameless(a) && !is_person(an, b)) || (nameless(b) && !is_person(an, a))
}
