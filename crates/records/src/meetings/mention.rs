//! One clause's triggers become one mention: who, where, when, how it stands.

use std::ops::Range;

use language::{Analysis, NounPhrase, VerbGroup};
use model::{
    Direction, TimeExpr,
    draft::{EntityIx, MeetingMention, Party, Place},
    record::{MeetingFormat, MeetingStatus},
};

use super::{
    clause::{Clause, Opener},
    extent, lexicon,
    parties::{acted_for, is_person, is_place, listed, np_at, parties, push},
    place,
    spoken::Spoken,
    status::{self, Reading, Setting},
    timing,
    trigger::{Kind, Trigger, object_np},
};

/// A mention before the article's mentions are joined.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The mention; its status is provisional until `status` is settled.
    pub(super) mention: MeetingMention,
    /// How it stands; `None` is taken from the meeting it joins.
    pub(super) status: Option<MeetingStatus>,
    /// It points back: "the talks", "Keller's trip".
    pub(super) definite: bool,
    /// Its only name is a noun with nothing said of it.
    pub(super) bare: bool,
    /// Its sentence (index).
    pub(super) sentence: u32,
    /// Its clause opens with "where": the place belongs to what stands before.
    pub(super) relative: bool,
    /// It is told in a headline.
    pub(super) headline: bool,
    /// Who speaks of it as having been there, for joining only.
    pub(super) sides: Vec<EntityIx>,
}

/// What the reader knows around a clause.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The analysis.
    pub(super) an: &'a Analysis,
    /// The article's statements.
    pub(super) spoken: &'a Spoken<'a>,
    /// The sentence (index).
    pub(super) sentence: u32,
    /// Its tokens.
    pub(super) tokens: &'a Range<u32>,
    /// It is a headline.
    pub(super) headline: bool,
    /// It repeats another of the article.
    pub(super) repeated: bool,
}

/// Reads the triggers of one clause as one meeting.
pub(super) fn read(around: Around<'_>, clause: &Clause, triggers: &[Trigger]) -> Option<Found> {
    let an = around.an;
    let lead = *triggers.first()?;
    if timing::recurs(an, &clause.tokens) {
        return None;
    }
    let when = timing::when(an, &clause.tokens, lead.at);
    let carrier = carrier(an, clause, lead);
    let format = format(triggers);
    let setting = Setting {
        opener: clause.opener,
        headline: around.headline,
        ahead: when.is_some_and(|t| points_ahead(an, t)),
        format,
    };
    let (status, status_rule) = status_of(an, carrier, lead, setting);
    let participants = participants(around, clause, triggers, carrier);
    let place = where_is(an, clause, triggers);
    let phrase = noun_phrase(an, lead);
    let definite = phrase.is_some_and(|p| is_definite(an, p));
    let bare = phrase.is_some() && participants.is_empty() && place.is_none() && when.is_none();
    let weak = status_rule == "narrative-present" || around.headline || is_negotiation(an, lead);
    if bare && (weak || !(definite && (is_subject(an, lead) || status_rule == "verdict"))) {
        return None;
    }
    if is_negotiation(an, lead) && place.is_none() && when.is_none() && !is_carried(carrier, lead) {
        return None;
    }
    let span = extent::of(an, clause, lead.at);
    let statement = around.spoken.at(an.tokens[lead.at as usize].span);
    let mention = MeetingMention {
        span,
        format,
        participants,
        place,
        when,
        status: status.unwrap_or(MeetingStatus::Planned),
        duration: duration(an, clause, triggers),
        purpose: extent::purpose(an, clause, triggers.last().map_or(lead.at, |t| t.at)),
        outcome: extent::outcome(an, clause, lead.at),
        statement,
        repeated: around.repeated,
        rules: vec![trigger_rule(lead).to_owned(), status_rule.to_owned()],
    };
    Some(Found {
        mention,
        status,
        definite,
        bare,
        sentence: around.sentence,
        relative: clause.opener == Opener::Relative && an.norm(clause.tokens.start) == "where",
        headline: around.headline,
        sides: if status_rule == "verdict" { judges(an, clause, carrier) } else { Vec::new() },
    })
}

/// "negotiations" is the word for the whole more than for one meeting.
fn is_negotiation(an: &Analysis, lead: Trigger) -> bool {
    matches!(lead.kind, Kind::Noun(_)) && an.norm(lead.at).starts_with("negotiation")
}

/// True when a verb before the noun carries it: "held negotiations".
fn is_carried(carrier: Option<&VerbGroup>, lead: Trigger) -> bool {
    carrier.is_some_and(|v| v.main < lead.at && lexicon::verb(&v.lemma, "light").is_some())
}

/// "both delegations described the talks as": who judges a meeting took part in it, or acts for who did.
fn judges(an: &Analysis, clause: &Clause, carrier: Option<&VerbGroup>) -> Vec<EntityIx> {
    let start = clause.tokens.start;
    let first = if matches!(an.norm(start), "with" | "and" | "but") { start + 1 } else { start };
    let subject = carrier.and_then(|v| v.subject).filter(|_| clause.opener != Opener::With);
    let Some(np) = subject.or_else(|| np_at(an, first)) else { return Vec::new() };
    let mut found = acted_for(an, np);
    if found.is_empty() {
        let all = carrier.map(|v| v.subjects.as_slice()).unwrap_or_default();
        let all = if all.is_empty() || clause.opener == Opener::With { vec![np] } else { all.to_vec() };
        found = all.into_iter().flat_map(|np| parties(an, np)).collect();
    }
    found.into_iter().filter_map(|p| p.entity).collect()
}

fn trigger_rule(lead: Trigger) -> &'static str {
    match (lead.kind, lead.format) {
        (Kind::Verb(_), MeetingFormat::Trip) => "travel-verb",
        (Kind::Verb(_), MeetingFormat::Visit) => "visit-verb",
        (Kind::Verb(_), MeetingFormat::Call) => "call-verb",
        (Kind::Verb(_), _) => "meet-verb",
        (Kind::Noun(_), _) => "meeting-noun",
        (Kind::Headline, _) => "headline-verb",
    }
}

/// A call is a call and a summit a summit; meeting somebody says more than travelling there.
fn format(triggers: &[Trigger]) -> MeetingFormat {
    use MeetingFormat::{Call, Meeting, Process, Summit, Talks, Trip, Visit};
    let rank =
        |f: &MeetingFormat| [Call, Summit, Meeting, Talks, Visit, Trip, Process].iter().position(|x| x == f);
    triggers.iter().map(|t| t.format).min_by_key(rank).unwrap_or(Meeting)
}

fn noun_phrase(an: &Analysis, trigger: Trigger) -> Option<&NounPhrase> {
    match trigger.kind {
        Kind::Noun(np) => an.nps.get(np as usize),
        Kind::Verb(_) | Kind::Headline => None,
    }
}

fn points_ahead(an: &Analysis, time: u32) -> bool {
    let direction = |e: &TimeExpr| match e {
        TimeExpr::Weekday { direction, .. } | TimeExpr::MonthDay { direction, .. } => {
            *direction == Direction::Forward
        }
        TimeExpr::Offset { count, .. } => *count > 0,
        _ => false,
    };
    match an.times.get(time as usize).map(|t| &t.expr) {
        Some(TimeExpr::WithPart { day, .. }) => direction(day),
        Some(other) => direction(other),
        None => false,
    }
}

/// The verb group that tells how the meeting stands: its own, or the one that carries the noun.
fn carrier<'a>(an: &'a Analysis, clause: &Clause, lead: Trigger) -> Option<&'a VerbGroup> {
    match lead.kind {
        Kind::Verb(v) => return an.vgs.get(v as usize),
        Kind::Headline => return None,
        Kind::Noun(_) => {}
    }
    let in_clause =
        |v: &&VerbGroup| v.tokens.start >= clause.tokens.start && v.tokens.start < clause.tokens.end;
    let at = an.vgs.partition_point(|v| v.tokens.start < clause.tokens.start);
    let own: Vec<&VerbGroup> = an.vgs[at..].iter().take_while(in_clause).collect();
    if let Kind::Noun(np) = lead.kind
        && let Some(its) = own.iter().find(|v| v.main > lead.at && v.subject == Some(np))
    {
        return Some(its);
    }
    own.iter().rev().find(|v| v.main < lead.at).or_else(|| own.first()).copied()
}

fn is_subject(an: &Analysis, lead: Trigger) -> bool {
    let Kind::Noun(np) = lead.kind else { return false };
    let at = an.vgs.partition_point(|v| v.tokens.start < lead.at);
    an.vgs[at..].iter().take(3).any(|v| v.subject == Some(np))
}

fn status_of(an: &Analysis, carrier: Option<&VerbGroup>, lead: Trigger, setting: Setting) -> Reading {
    if lead.kind == Kind::Headline {
        let travels = lead.format == MeetingFormat::Trip;
        let status = if travels || setting.ahead { MeetingStatus::Planned } else { MeetingStatus::Held };
        return (Some(status), if travels { "headline-present-of-travel" } else { "headline-present" });
    }
    let Some(phrase) = noun_phrase(an, lead) else {
        return carrier.map_or((None, "no-verb"), |vg| status::of_verb(an, vg, setting));
    };
    let words = (phrase.tokens.start..phrase.head).map(|i| an.norm(i));
    let modified = status::of_modifiers(words);
    let carried = carrier.map(|vg| status::of_carrier(an, vg, setting));
    match carried {
        Some((Some(MeetingStatus::Postponed | MeetingStatus::Cancelled | MeetingStatus::Denied), rule)) => {
            return carried.map_or((None, rule), |r| r);
        }
        _ => {}
    }
    if let Some(reading) = modified.or_else(|| offered(an, phrase)) {
        return reading;
    }
    match setting.opener {
        Opener::After => return (Some(MeetingStatus::Held), "after"),
        Opener::Before => return (Some(MeetingStatus::Planned), "before"),
        _ => {}
    }
    let subject = is_subject(an, lead);
    match (carried, carrier) {
        // "Keller's trip comes as": the present of the telling says nothing of the trip.
        (
            Some((_, "present" | "headline-present" | "progressive" | "headline-present-of-travel")),
            Some(vg),
        ) if subject && !(vg.progressive && vg.subject.is_none()) => (None, "narrative-present"),
        (Some(reading), _) => reading,
        (None, _) => (None, "no-verb"),
    }
}

/// "open to talks", "ready for a meeting", "an invitation to a summit".
fn offered(an: &Analysis, phrase: &NounPhrase) -> Option<Reading> {
    let before = |back: u32| phrase.tokens.start.checked_sub(back).map_or("", |i| an.norm(i));
    if !matches!(before(1), "to" | "for") {
        return None;
    }
    match before(2) {
        "open" | "ready" | "willing" | "prepared" => Some((Some(MeetingStatus::Ready), "open-to")),
        "invitation" | "call" | "calls" | "appeal" | "called" | "invited" | "hopes" | "chance"
        | "proposal" => Some((Some(MeetingStatus::Rumoured), "asked-for")),
        _ => None,
    }
}

/// "the talks", "this visit", "Keller's trip", "his trip", "Sunday's talks".
fn is_definite(an: &Analysis, phrase: &NounPhrase) -> bool {
    let first = an.norm(phrase.tokens.start);
    let by_word = matches!(
        first,
        "the" | "this" | "these" | "that" | "those" | "his" | "her" | "their" | "its" | "both" | "our"
    );
    by_word || phrase.tokens.clone().any(|i| an.tag(i) == "POS")
}

fn where_is(an: &Analysis, clause: &Clause, triggers: &[Trigger]) -> Option<Place> {
    let lead = triggers.first()?;
    for trigger in triggers {
        match trigger.kind {
            Kind::Noun(np) => {
                if let Some(place) = an.nps.get(np as usize).and_then(|p| place::inside(an, p)) {
                    return Some(place);
                }
            }
            Kind::Headline => {
                let goal = place::after(an, trigger.at + 1..clause.tokens.end, &["to", "for"]);
                if goal.is_some() {
                    return goal;
                }
            }
            Kind::Verb(v) => {
                let vg = an.vgs.get(v as usize)?;
                let entry = lexicon::verb(&vg.lemma, "core")?;
                if entry.asks("place") {
                    let object = object_np(an, vg).and_then(|np| an.nps.get(np as usize));
                    if let Some(place) = object.and_then(|p| place::place_of(an, p)) {
                        return Some(place);
                    }
                }
                if entry.asks("for") || entry.asks("to") || entry.asks("sent") {
                    let goal = super::trigger::goal(an, trigger.at + 1..clause.tokens.end, entry);
                    if goal.is_some() {
                        return goal;
                    }
                }
            }
        }
    }
    let rest = lead.at + 1..clause.tokens.end;
    let before = clause.tokens.start..lead.at;
    place::after(an, rest.clone(), &["in", "at", "near", "outside"])
        .or_else(|| noun_goal(an, triggers, rest))
        .or_else(|| place::after(an, before, &["in"]).filter(|_| an.norm(clause.tokens.start) == "in"))
}

/// "a visit to Oslo", "her trip to Norway".
fn noun_goal(an: &Analysis, triggers: &[Trigger], rest: Range<u32>) -> Option<Place> {
    let journey = |t: &&Trigger| matches!(t.format, MeetingFormat::Visit | MeetingFormat::Trip);
    triggers.iter().find(journey).and_then(|_| place::after(an, rest, &["to"]))
}

fn duration(an: &Analysis, clause: &Clause, triggers: &[Trigger]) -> Option<u32> {
    triggers.iter().find_map(|t| {
        let phrase = noun_phrase(an, *t)?;
        let before = phrase.tokens.start.saturating_sub(4).max(clause.tokens.start);
        timing::duration(an, &(before..phrase.tokens.end))
    })
}

fn participants(
    around: Around<'_>,
    clause: &Clause,
    triggers: &[Trigger],
    carrier: Option<&VerbGroup>,
) -> Vec<Party> {
    let an = around.an;
    let mut found = Vec::new();
    for trigger in triggers {
        match trigger.kind {
            Kind::Verb(v) => verb_sides(around, clause, v, &mut found),
            Kind::Headline => {
                named_before(an, clause.tokens.start..trigger.at)
                    .into_iter()
                    .for_each(|p| push(&mut found, p));
                listed(an, trigger.at + 1, clause.tokens.end).into_iter().for_each(|p| push(&mut found, p));
            }
            Kind::Noun(np) => noun_sides(around, np, carrier.filter(|_| *trigger == triggers[0]), &mut found),
        }
    }
    let from = triggers.first().map_or(clause.tokens.start, |t| t.at + 1);
    for i in from..clause.tokens.end {
        if !matches!(an.norm(i), "with" | "between" | "involving" | "among" | "alongside" | "including") {
            continue;
        }
        listed(an, i + 1, clause.tokens.end).into_iter().for_each(|p| push(&mut found, p));
    }
    found
}

fn verb_sides(around: Around<'_>, clause: &Clause, vg: u32, found: &mut Vec<Party>) {
    let an = around.an;
    let Some(vg) = an.vgs.get(vg as usize) else { return };
    let entry = lexicon::verb(&vg.lemma, "core");
    if !entry.is_some_and(|e| e.asks("sent")) {
        subjects(around, clause, vg).into_iter().for_each(|p| push(found, p));
    }
    let takes =
        entry.is_some_and(|e| e.asks("object") || e.asks("guest") || e.asks("sent") || e.asks("place"));
    if let Some(np) = object_np(an, vg).filter(|_| takes) {
        let place = entry.is_some_and(|e| e.asks("place"))
            && an
                .nps
                .get(np as usize)
                .and_then(|p| p.entity)
                .is_some_and(|e| is_place(an, e) && !is_person(an, e));
        if !place {
            parties(an, np).into_iter().for_each(|p| push(found, p));
        }
    }
}

/// The parties on the subject's side: its own, else those of the verb it hangs on, else of the main clause.
fn subjects(around: Around<'_>, clause: &Clause, vg: &VerbGroup) -> Vec<Party> {
    let an = around.an;
    // ", with the premier set to meet": the subject of the clause stands right behind "with".
    if clause.opener == Opener::With
        && let Some(np) = np_at(an, clause.tokens.start + 1)
        && vg
            .subject
            .and_then(|s| an.nps.get(s as usize))
            .is_none_or(|s| s.tokens.start < clause.tokens.start)
    {
        return parties(an, np);
    }
    let own = resolve(around, &vg.subjects, vg.subject);
    if !own.is_empty() {
        return own;
    }
    if clause.opener == Opener::Relative && clause.tokens.start > 0 {
        let before =
            (clause.tokens.start.saturating_sub(2)..clause.tokens.start).rev().find_map(|i| np_at(an, i));
        let found = before.map(|np| parties(an, np)).unwrap_or_default();
        if an.norm(clause.tokens.start) != "where" {
            return found;
        }
    }
    if around.headline {
        let named = named_before(an, clause.tokens.start..vg.tokens.start);
        if !named.is_empty() {
            return named;
        }
    }
    let mut lead = status::governor(an, vg);
    for _ in 0..3 {
        let Some(governor) = lead else { break };
        let found = resolve(around, &governor.subjects, governor.subject);
        if !found.is_empty() {
            return found;
        }
        lead = status::governor(an, governor);
    }
    main_subject(around)
}

/// Who is named in a headline before its verb; "Norway envoy" and "Keller's envoy" are not Norway and Keller.
pub(super) fn named_before(an: &Analysis, tokens: Range<u32>) -> Vec<Party> {
    let mut found = Vec::new();
    for (entity, span) in an.entities_in(an.span(tokens)) {
        let next = an.tokens_in(span).end;
        let described = an.tag(next) == "POS" || lexicon::people(&lexicon::singular(an.norm(next)));
        if !described && super::parties::is_party(an, entity) {
            push(&mut found, Party { span, entity: Some(entity) });
        }
    }
    found
}

/// The parties of the first verb of the sentence that has any.
fn main_subject(around: Around<'_>) -> Vec<Party> {
    let an = around.an;
    let at = an.vgs.partition_point(|v| v.tokens.start < around.tokens.start);
    an.vgs[at..]
        .iter()
        .take_while(|v| v.tokens.start < around.tokens.end)
        .take(6)
        .map(|v| resolve(around, &v.subjects, v.subject))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Parties of subject phrases; a pronoun is resolved by its entity, "we" and "I" by the speaker.
fn resolve(around: Around<'_>, subjects: &[u32], subject: Option<u32>) -> Vec<Party> {
    let an = around.an;
    let mut found = Vec::new();
    let only: Vec<u32> = if subjects.is_empty() { subject.into_iter().collect() } else { subjects.to_vec() };
    for np in only {
        let Some(phrase) = an.nps.get(np as usize) else { continue };
        match an.norm(phrase.head) {
            "we" | "i" => speaker(around, phrase).into_iter().for_each(|p| push(&mut found, p)),
            "he" | "she" if phrase.entity.is_none() => {
                earlier_person(around, phrase).into_iter().for_each(|p| push(&mut found, p));
            }
            _ => parties(an, np).into_iter().for_each(|p| push(&mut found, p)),
        }
    }
    found
}

fn speaker(around: Around<'_>, phrase: &NounPhrase) -> Option<Party> {
    around.spoken.speaker(around.an.span(phrase.tokens.clone()))
}

/// "Keller said he will travel": the subject of an earlier verb of the sentence, when it is a person.
fn earlier_person(around: Around<'_>, phrase: &NounPhrase) -> Option<Party> {
    let an = around.an;
    let from = an.vgs.partition_point(|v| v.tokens.start < around.tokens.start);
    let to = an.vgs.partition_point(|v| v.tokens.start < phrase.tokens.start);
    an.vgs.get(from..to)?.iter().rev().find_map(|v| {
        let np = v.subject?;
        parties(an, np).into_iter().find(|p| p.entity.is_some_and(|e| is_person(an, e)))
    })
}

/// Who is named with the noun: its possessor or the names before it, and the subject of the verb that carries it.
fn noun_sides(around: Around<'_>, np: u32, carrier: Option<&VerbGroup>, found: &mut Vec<Party>) {
    let an = around.an;
    let Some(phrase) = an.nps.get(np as usize) else { return };
    let span = an.span(phrase.tokens.clone());
    let inside = an.entities_in(span);
    let sides = inside.iter().filter(|(e, _)| super::parties::is_party(an, *e)).count();
    for (entity, at) in inside {
        let owned = an.tag(an.tokens_in(at).end) == "POS";
        let person = is_person(an, entity);
        let side = super::parties::is_party(an, entity) && (owned || sides > 1);
        if person || side {
            push(found, Party { span: at, entity: Some(entity) });
        }
    }
    let Some(vg) = carrier else { return };
    // "postponed her meeting": the subject's own.
    let hers = an.tag(phrase.tokens.start) == "PRP$";
    let carries = |role| lexicon::verb(&vg.lemma, role).is_some();
    if (hers || carries("light") || carries("core")) && vg.main < phrase.head && !vg.passive {
        let clause = Clause { tokens: around.tokens.clone(), opener: Opener::Start };
        subjects(around, &clause, vg).into_iter().for_each(|p| push(found, p));
    }
    after_noun(an, phrase, found);
}

/// "a dinner of northern leaders", "talks by the two ministers".
fn after_noun(an: &Analysis, phrase: &NounPhrase, found: &mut Vec<Party>) {
    let i = phrase.tokens.end;
    if matches!(an.norm(i), "of" | "by")
        && let Some(np) = np_at(an, i + 1)
    {
        parties(an, np).into_iter().for_each(|p| push(found, p));
    }
}
