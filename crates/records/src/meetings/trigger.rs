//! The words of a clause that name a meeting: verbs with what they ask for, nouns that are not part of another
//! noun's name.

use std::ops::Range;

use language::{Analysis, Tense, VerbGroup};
use model::{
    draft::Place,
    record::{EntityKind, MeetingFormat},
};

use super::{
    lexicon::{self, Entry, singular},
    parties::{entity, is_human, is_party, is_person, is_place, np_at, parties},
    place,
};

/// What names the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb group (index).
    Verb(u32),
    /// The head of a noun phrase (index).
    Noun(u32),
    /// A verb of a headline in capitals that the tagger took for a name.
    Headline,
}

/// A word that names a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    /// Its token.
    pub(super) at: u32,
    /// Verb or noun.
    pub(super) kind: Kind,
    /// The format it gives.
    pub(super) format: MeetingFormat,
}

/// The triggers of a clause, in order.
pub(super) fn find(an: &Analysis, clause: &Range<u32>, headline: bool) -> Vec<Trigger> {
    let in_headline = |i: u32| if headline { headline_verb(an, clause, i) } else { None };
    clause
        .clone()
        .filter_map(|i| {
            verb_at(an, clause, i, headline).or_else(|| noun_at(an, i, headline)).or_else(|| in_headline(i))
        })
        .collect()
}

/// "Keller Heads To Oslo", "Keller Meets Aas", where capitals hide the verb.
fn headline_verb(an: &Analysis, clause: &Range<u32>, i: u32) -> Option<Trigger> {
    if i == clause.start || !an.tag(i).starts_with('N') || !an.word(i).starts_with(char::is_uppercase) {
        return None;
    }
    let norm = an.norm(i);
    let entry = [norm, norm.strip_suffix('s').unwrap_or(norm), norm.strip_suffix("es").unwrap_or(norm)]
        .into_iter()
        .find_map(|lemma| lexicon::verb(lemma, "core"))?;
    let person = |t: u32| an.tokens.get(t as usize).and_then(|t| t.entity).is_some_and(|e| is_person(an, e));
    let named = (clause.start..i).any(person);
    let travels =
        entry.asks("to") && an.norm(i + 1) == "to" && place::after(an, i + 1..clause.end, &["to"]).is_some();
    let meets = entry.asks("object") && i + 1 < clause.end && person(i + 1);
    (named && (travels || meets)).then_some(Trigger { at: i, kind: Kind::Headline, format: entry.format? })
}

fn verb_at(an: &Analysis, clause: &Range<u32>, i: u32, headline: bool) -> Option<Trigger> {
    let index = an.tokens.get(i as usize)?.vg?;
    let vg = an.vgs.get(index as usize).filter(|v| v.main == i)?;
    if is_there(an, vg, clause.end) {
        return Some(Trigger { at: i, kind: Kind::Verb(index), format: MeetingFormat::Visit });
    }
    let entry = lexicon::verb(&vg.lemma, "core")?;
    if entry.asks("down") && !an.matches(i + 1, &["down", "with"]) {
        return None;
    }
    if !headline && i > clause.start && an.word(i).starts_with(char::is_uppercase) {
        return None; // part of a title: "Talking With Strangers"
    }
    let rest = i + 1..clause.end;
    let format = if entry.asks("with") || entry.asks("object") || entry.asks("place") {
        meets_someone(an, vg, entry, rest)?
    } else if entry.asks("guest") {
        receives(an, vg, rest)?
    } else {
        travels(an, vg, entry, rest)?
    };
    Some(Trigger { at: i, kind: Kind::Verb(index), format })
}

/// "the foreign minister is in Oslo": somebody of rank on a visit.
fn is_there(an: &Analysis, vg: &VerbGroup, end: u32) -> bool {
    let plain = &*vg.lemma == "be" && !vg.passive && !vg.negated && vg.modal.is_none();
    let here = vg.tense == Tense::Present && !vg.perfect && an.norm(vg.tokens.end) == "in";
    let who = vg.subject.and_then(|s| an.nps.get(s as usize));
    let ranked = who.is_some_and(|p| {
        let holder = p
            .entity
            .and_then(|e| entity(an, e))
            .is_some_and(|e| e.kind() == EntityKind::Person && !e.roles.is_empty());
        holder || is_human(an, p) && an.tag(p.head) != "PRP"
    });
    plain && here && ranked && place::after(an, vg.tokens.end..end.min(vg.tokens.end + 3), &["in"]).is_some()
}

/// "met Keller", "conferred with officials", "phoned into a dinner", "visited Oslo"; several who meet need nobody
/// else.
fn meets_someone(an: &Analysis, vg: &VerbGroup, entry: &Entry, rest: Range<u32>) -> Option<MeetingFormat> {
    let format = entry.format?;
    let object = object_np(an, vg);
    // "negotiate a truce with", "bargaining leverage with": the partner is the object's.
    let thing = object.and_then(|np| an.nps.get(np as usize)).is_some_and(|p| p.tokens.start == rest.start);
    if thing && !entry.asks("object") && !entry.asks("place") {
        return None;
    }
    let mut near = rest.start..rest.end.min(rest.start + 8);
    let with = near.find(|i| {
        an.norm(*i) == "with" || (entry.asks("phone") && an.norm(*i) == "to" && by_phone(an, &rest))
    });
    let partner = with.and_then(|i| np_at(an, i + 1)).is_some_and(|np| !parties(an, np).is_empty());
    if partner && (entry.asks("with")) {
        let phone = entry.asks("phone") && by_phone(an, &rest);
        return Some(if phone { MeetingFormat::Call } else { format });
    }
    if entry.asks("object") && !vg.passive && object.is_some_and(|np| !parties(an, np).is_empty()) {
        return Some(format);
    }
    if entry.asks("into") && an.norm(rest.start) == "into" {
        return Some(format);
    }
    if entry.asks("place")
        && object
            .and_then(|np| an.nps.get(np as usize)?.entity)
            .is_some_and(|e| is_place(an, e) || is_person(an, e))
    {
        return Some(format);
    }
    // "The two sides met"; talking is a meeting where it is timed: "talked for nine hours".
    let timed = matches!(&*vg.lemma, "talk" | "confer" | "negotiate" | "gather")
        && an.times_in(an.span(rest)).next().is_some();
    let alone = &*vg.lemma == "meet" || timed;
    let several =
        alone && object.is_none_or(|np| is_time_phrase(an, np)) && !vg.passive && who_meet(an, vg) > 1;
    several.then_some(format)
}

/// "met Tuesday": the day is no object.
fn is_time_phrase(an: &Analysis, np: u32) -> bool {
    an.nps
        .get(np as usize)
        .is_some_and(|p| p.entity.is_none() && an.times_in(an.span(p.tokens.clone())).next().is_some())
}

fn by_phone(an: &Analysis, rest: &Range<u32>) -> bool {
    rest.clone().take(16).any(|i| matches!(an.norm(i), "phone" | "telephone" | "video" | "videolink"))
}

/// How many are on the subject's side; a plural of people counts as several.
fn who_meet(an: &Analysis, vg: &VerbGroup) -> usize {
    let of = |np: &u32| {
        let phrase = an.nps.get(*np as usize);
        let many = phrase.is_some_and(|p| {
            let body = p.entity.is_some_and(|e| {
                entity(an, e)
                    .is_some_and(|e| matches!(e.kind(), EntityKind::Organisation | EntityKind::Group))
            });
            an.tag(p.head) == "NNS" && is_human(an, p)
                || lexicon::body(an.norm(p.head))
                || matches!(an.norm(p.head), "two" | "both" | "they")
                || body
        });
        parties(an, *np).len().max(1) + usize::from(many)
    };
    vg.subjects.iter().map(of).max().unwrap_or(0).max(vg.subjects.len())
}

/// "hosted the Dutch premier in Oslo", "received Keller at the airport": a person or a delegation as a guest, at a
/// place.
fn receives(an: &Analysis, vg: &VerbGroup, rest: Range<u32>) -> Option<MeetingFormat> {
    let guest = if vg.passive { vg.subject } else { object_np(an, vg) }?;
    let phrase = an.nps.get(guest as usize)?;
    let person = phrase.entity.is_some_and(|e| is_person(an, e)) || is_human(an, phrase);
    let placed = place::after(an, rest, &["in", "at", "to"]).is_some();
    (person && placed && !parties(an, guest).is_empty()).then_some(MeetingFormat::Visit)
}

/// "travel to Oslo", "leave for Oslo", "send the envoy to Oslo": somebody who goes, and where.
fn travels(an: &Analysis, vg: &VerbGroup, entry: &Entry, rest: Range<u32>) -> Option<MeetingFormat> {
    // "what is going on in Oslo", "came up", "left out": not journeys.
    if matches!(an.norm(rest.start), "on" | "up" | "out" | "off" | "along" | "down" | "through") {
        return None;
    }
    let near = rest.start..rest.end.min(rest.start + 10);
    let goal = goal(an, near, entry).is_some();
    let timed = vg.lemma.as_ref() == "depart" && an.times_in(an.span(rest)).next().is_some();
    let mover = if entry.asks("sent") { object_np(an, vg) } else { vg.subject };
    let moves = match mover.and_then(|np| an.nps.get(np as usize)) {
        Some(np) => {
            np.entity.is_some_and(|e| is_person(an, e) || (is_party(an, e) && is_human(an, np)))
                || is_human(an, np)
                || matches!(an.norm(np.head), "he" | "she" | "they" | "we" | "i" | "who")
                || an.entities_in(an.span(np.tokens.clone())).iter().any(|(e, _)| is_person(an, *e))
        }
        None => !entry.asks("sent"),
    };
    (moves && (goal || timed)).then_some(MeetingFormat::Trip)
}

/// Where a journey leads.
pub(super) fn goal(an: &Analysis, tokens: Range<u32>, entry: &Entry) -> Option<Place> {
    let prepositions: &[&str] = if entry.asks("for") { &["for"] } else { &["to", "into", "in"] };
    let first = tokens.clone().find(|i| prepositions.contains(&an.norm(*i)))?;
    place::after(an, first..tokens.end, prepositions).or_else(|| place::site(an, first + 1))
}

/// The object of a verb group.
pub(super) fn object_np(an: &Analysis, vg: &VerbGroup) -> Option<u32> {
    vg.object.filter(|np| an.nps.get(*np as usize).is_some_and(|p| p.tokens.start >= vg.main))
}

fn noun_at(an: &Analysis, i: u32, headline: bool) -> Option<Trigger> {
    let tag = an.tag(i);
    let token = an.tokens.get(i as usize)?;
    // "the Harbour Talks" and "Program on Negotiation" are names.
    if !tag.starts_with("NN") || (!headline && token.entity.is_some()) {
        return None;
    }
    let plural = token.norm.ends_with('s') && tag.ends_with('S');
    let entry = lexicon::noun(&singular(&token.norm), "core")?;
    let np = token.np?;
    let phrase = an.nps.get(np as usize).filter(|p| p.head == i)?;
    // "a major part of the discussion": what people talk about.
    let part = |i: u32| {
        matches!(
            an.norm(i),
            "part" | "parts" | "topic" | "subject" | "point" | "center" | "centre" | "matter"
        )
    };
    if phrase.tokens.start >= 2 && an.norm(phrase.tokens.start - 1) == "of" && part(phrase.tokens.start - 2) {
        return None;
    }
    if (entry.asks("plural") && !plural) || quantified(an, phrase.tokens.start) {
        return None;
    }
    if entry.asks("weak") && !an.matches(i.saturating_sub(2), &["round", "of"]) {
        return None;
    }
    if entry.asks("round") && !is_round(an, &phrase.tokens, i) {
        return None;
    }
    if entry.asks("phone") && !is_phone_call(an, &phrase.tokens, i) {
        return None;
    }
    if entry.asks("meal") && !matches!(an.norm(i + 1), "with" | "of" | "for" | "hosted" | "between") {
        return None;
    }
    Some(Trigger { at: i, kind: Kind::Noun(np), format: entry.format? })
}

/// "Wednesday's round", "a bargaining session", "the second round of talks", "the session": other rounds and sessions
/// are of boxing or of the stock exchange.
fn is_round(an: &Analysis, phrase: &Range<u32>, i: u32) -> bool {
    let of_talks = matches!(
        (an.norm(i + 1), an.norm(i + 2)),
        ("of", "talks" | "negotiations" | "discussions" | "meetings" | "bargaining" | "consultations")
    );
    if matches!(an.norm(i), "round" | "rounds") && an.norm(i + 1) == "of" {
        return of_talks;
    }
    let told = phrase.clone().any(|t| {
        matches!(
            an.norm(t),
            "negotiating"
                | "bargaining"
                | "peace"
                | "mediation"
                | "talks"
                | "emergency"
                | "joint"
                | "plenary"
                | "closed-door"
                | "ministerial"
                | "marathon"
                | "working"
        )
    });
    let press =
        phrase.clone().any(|t| matches!(an.norm(t), "news" | "press" | "trading" | "training" | "party"));
    let conference = an.norm(i).starts_with("conference");
    let timed = an.times_in(an.span(phrase.clone())).next().is_some();
    let with = matches!(an.norm(i + 1), "with" | "between");
    let back = an.norm(phrase.start) == "the" && phrase.len() == 2 && !conference;
    !press && (of_talks || told || timed || with || back || conference && phrase.len() > 2)
}

/// "all meetings", "no talks", "any visit": not one meeting.
fn quantified(an: &Analysis, i: u32) -> bool {
    matches!(an.norm(i), "all" | "any" | "every" | "no" | "such" | "more" | "further" | "many" | "most")
}

fn is_phone_call(an: &Analysis, phrase: &Range<u32>, i: u32) -> bool {
    let named = phrase.clone().any(|t| {
        matches!(an.norm(t), "phone" | "telephone" | "video" | "conference" | "videocall" | "teleconference")
    });
    named || matches!(an.norm(i + 1), "with" | "between") || !an.norm(i).starts_with("call")
}
