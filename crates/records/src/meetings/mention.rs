//! One clause's triggers become one mention: who, where, when, how it stands.

use std::ops::Range;

use language::{Analysis, NounPhrase};
use model::{
    Direction, TimeExpr,
    draft::{EntityIx, MeetingMention, Place},
    record::{MeetingFormat, MeetingStatus},
};

use super::{
    carrier::{self, Carrier},
    clause::{Clause, Opener},
    compounds::Compounds,
    extent, lexicon, place,
    spoken::Spoken,
    status::Setting,
    timing,
    trigger::{Kind, Trigger, object_np},
    who,
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
    /// It says what the meeting just told of is: "It would be their first meeting since 2021".
    pub(super) echo: bool,
    /// Who speaks of it as having been there, for joining only.
    pub(super) sides: Vec<EntityIx>,
}

/// What the reader knows around a clause.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The analysis.
    pub(super) an: &'a Analysis,
    /// The article's short names.
    pub(super) compounds: &'a Compounds,
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
    let carrier = Carrier::find(an, clause, lead);
    let when = timing::when(an, &clause.tokens, lead.at).or_else(|| relative_when(an, clause, lead, carrier));
    let format = format(triggers);
    let setting = Setting {
        opener: clause.opener,
        headline: around.headline,
        ahead: when.is_some_and(|t| points_ahead(an, t)),
        dated: when.is_some(),
        format,
    };
    let (status, status_rule) = carrier::status(an, carrier, lead, setting);
    let participants = who::take_part(around, clause, triggers, carrier);
    let place = where_is(an, clause, triggers);
    let phrase = noun_phrase(an, lead);
    let definite = phrase.is_some_and(|p| is_definite(an, p));
    let echo = phrase.is_some_and(|p| is_echo(an, clause, p));
    let (status, status_rule) = if echo { (None, "it-would-be") } else { (status, status_rule) };
    let named = participants.iter().any(|p| p.entity.is_some());
    // "a meeting of the region's ministers" says who meets, if by their posts only; a verb needs more.
    let described = named || phrase.is_some() && !participants.is_empty();
    let bare = !described && place.is_none() && when.is_none();
    let nobody_goes = participants.is_empty() && matches!(format, MeetingFormat::Trip | MeetingFormat::Visit);
    if phrase.is_none() && (bare || nobody_goes || is_idle(carrier)) {
        return None;
    }
    if matches!(carrier, Carrier::Object(_)) && is_idle(carrier) {
        return None;
    }
    // "a way back to talks with Norway": nothing says that there are any.
    if phrase.is_some() && status.is_none() && !definite && when.is_none() && !around.headline {
        return None;
    }
    let spent = phrase.is_some_and(|p| carrier::spent(an, p));
    let weak = status_rule == "narrative-present" || around.headline || is_negotiation(an, lead);
    if bare
        && !spent
        && (weak || !(definite && (matches!(carrier, Carrier::Subject(_)) || status_rule == "verdict")))
    {
        return None;
    }
    if is_negotiation(an, lead) && !spent && place.is_none() && when.is_none() && !is_carried(carrier) {
        return None;
    }
    let span = extent::tight(an, clause, lead, carrier);
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
        echo,
        sides: if status_rule == "verdict" { who::judges(an, clause, carrier) } else { Vec::new() },
    })
}

/// "the summit, which was to take place on Friday": the time stands with the verb of the next clause.
fn relative_when(an: &Analysis, clause: &Clause, lead: Trigger, carrier: Carrier<'_>) -> Option<u32> {
    let vg =
        carrier.verb().filter(|v| matches!(carrier, Carrier::Subject(_)) && v.main >= clause.tokens.end)?;
    let end = an.sentence_of(lead.at)?.tokens.end;
    timing::when(an, &(vg.main..end.min(vg.main + 9)), vg.main)
}

/// "should meet", "must negotiate": a wish of the teller, not a meeting.
fn is_idle(carrier: Carrier<'_>) -> bool {
    carrier
        .verb()
        .and_then(|v| v.modal.as_deref())
        .is_some_and(|m| matches!(m, "should" | "must" | "can" | "ought"))
}

/// "negotiations" is the word for the whole more than for one meeting.
fn is_negotiation(an: &Analysis, lead: Trigger) -> bool {
    matches!(lead.kind, Kind::Noun(_)) && an.norm(lead.at).starts_with("negotiation")
}

/// True when a verb before the noun carries it: "held negotiations".
fn is_carried(carrier: Carrier<'_>) -> bool {
    carrier.governing().is_some_and(|v| lexicon::verb(&v.lemma, "light").is_some())
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

/// "the talks", "this visit", "Keller's trip", "his trip", "Sunday's talks".
fn is_definite(an: &Analysis, phrase: &NounPhrase) -> bool {
    let first = an.norm(phrase.tokens.start);
    let by_word = matches!(
        first,
        "the" | "this" | "these" | "that" | "those" | "his" | "her" | "their" | "its" | "both" | "our"
    );
    by_word || phrase.tokens.clone().any(|i| an.tag(i) == "POS")
}

/// "It would be the first meeting of the two", "This is their second round": said of the meeting told of before.
fn is_echo(an: &Analysis, clause: &Clause, phrase: &NounPhrase) -> bool {
    let first = clause.tokens.start;
    let be = |i: u32| {
        matches!(
            an.norm(i),
            "is" | "was" | "be" | "'s" | "will" | "would" | "'ll" | "'d" | "marks" | "marked"
        )
    };
    let opens = matches!(an.norm(first), "it" | "this" | "that") && first + 1 < phrase.tokens.start;
    let number = |i: u32| {
        matches!(
            an.norm(i),
            "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "last" | "latest" | "highest"
        )
    };
    opens && (first + 1..phrase.tokens.start).all(be) && phrase.tokens.clone().any(number)
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
                let Some(entry) = lexicon::verb(&vg.lemma, "core") else { continue };
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
    triggers
        .iter()
        .find(journey)
        .and_then(|_| place::after(an, rest.clone(), &["to"]).or_else(|| place::named(an, rest)))
}

fn duration(an: &Analysis, clause: &Clause, triggers: &[Trigger]) -> Option<u32> {
    triggers.iter().find_map(|t| {
        let phrase = noun_phrase(an, *t)?;
        let before = phrase.tokens.start.saturating_sub(4).max(clause.tokens.start);
        timing::duration(an, &(before..phrase.tokens.end))
    })
}
