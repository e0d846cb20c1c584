//! The verb that tells how a meeting stands: its own, the one whose subject or object its noun is, or just the verb
//! of the clause.

use language::{Analysis, NounPhrase, Tense, VerbGroup};
use model::record::{MeetingFormat, MeetingStatus};

use super::{
    clause::{Clause, Opener},
    lexicon,
    status::{self, Reading, Setting},
    trigger::{Kind, Trigger},
};

/// How the verb stands to the meeting.
#[derive(Clone, Copy, Debug)]
pub(super) enum Carrier<'a> {
    /// It is the verb that names the meeting.
    Own(&'a VerbGroup),
    /// The meeting is its subject.
    Subject(&'a VerbGroup),
    /// The meeting is its object: "held talks", "took part in talks".
    Object(&'a VerbGroup),
    /// The meeting stands in its clause: "said at a meeting".
    Loose(&'a VerbGroup),
    /// There is no verb.
    None,
}

impl<'a> Carrier<'a> {
    /// The verb of a trigger in its clause.
    pub(super) fn find(an: &'a Analysis, clause: &Clause, lead: Trigger) -> Self {
        let np = match lead.kind {
            Kind::Verb(v) => return an.vgs.get(v as usize).map_or(Self::None, Self::Own),
            Kind::Headline => return Self::None,
            Kind::Noun(np) => np,
        };
        let inside =
            |v: &&VerbGroup| v.tokens.start >= clause.tokens.start && v.tokens.start < clause.tokens.end;
        let at = an.vgs.partition_point(|v| v.tokens.start < clause.tokens.start);
        let own: Vec<&VerbGroup> = an.vgs[at..].iter().take_while(inside).collect();
        if let Some(its) = own.iter().find(|v| v.main > lead.at && v.subject == Some(np)) {
            return Self::Subject(its);
        }
        if let Some(its) = relative(an, np, lead.at, clause.tokens.end) {
            return Self::Subject(its);
        }
        let before = own.iter().rev().find(|v| v.main < lead.at);
        if let (Some(verb), Some(phrase)) = (before, an.nps.get(np as usize))
            && governs(an, verb, phrase)
        {
            return Self::Object(verb);
        }
        let finite = |v: &&&VerbGroup| !matches!(v.tense, Tense::Infinitive | Tense::Gerund);
        let loose = own.iter().rev().filter(finite).find(|v| v.main < lead.at);
        loose.or_else(|| own.iter().find(finite)).map_or(Self::None, |v| Self::Loose(v))
    }

    /// The verb, however it stands.
    pub(super) fn verb(self) -> Option<&'a VerbGroup> {
        match self {
            Self::Own(v) | Self::Subject(v) | Self::Object(v) | Self::Loose(v) => Some(v),
            Self::None => None,
        }
    }

    /// The verb that the meeting is the object of.
    pub(super) fn governing(self) -> Option<&'a VerbGroup> {
        if let Self::Object(v) = self { Some(v) } else { None }
    }
}

/// "the summit, which was to take place on Friday": the verb of its own clause that opens right behind it.
fn relative(an: &Analysis, np: u32, at: u32, end: u32) -> Option<&VerbGroup> {
    let opens = (end.saturating_sub(1)..end + 2).any(|i| matches!(an.norm(i), "which" | "that"));
    let from = an.vgs.partition_point(|v| v.tokens.start < end);
    let its = an.vgs.get(from..)?.iter().take(2).find(|v| v.subject == Some(np))?;
    let near = an.tokens.get(its.main as usize)?.sentence == an.tokens.get(at as usize)?.sentence;
    (opens && near).then_some(its)
}

/// True when only the words that belong to such verbs stand between verb and noun phrase: "took part in two days of
/// talks".
fn governs(an: &Analysis, vg: &VerbGroup, phrase: &NounPhrase) -> bool {
    let start = phrase.tokens.start;
    let joint = |word: &str| match word {
        "part" | "of" | "up" | "off" | "out" | "on" | "``" | "''" => true,
        "in" => matches!(&*vg.lemma, "take" | "participate" | "engage"),
        "to" => matches!(&*vg.lemma, "agree" | "return" | "invite" | "summon" | "go" | "come"),
        "away" | "from" => matches!(&*vg.lemma, "walk" | "withdraw" | "pull"),
        "for" => matches!(&*vg.lemma, "plan" | "prepare" | "arrange" | "push" | "press" | "call"),
        _ => false,
    };
    let object = vg.object.and_then(|o| an.nps.get(o as usize)).map(|o| o.tokens.clone());
    let in_object = |i: u32| object.as_ref().is_some_and(|o| o.contains(&i));
    start > vg.main
        && start - vg.main <= 6
        && (vg.main + 1..start)
            .all(|i| in_object(i) || joint(an.norm(i)) || an.tag(i).starts_with("RB") || an.tag(i) == "CD")
}

/// How the meeting stands, by the verb and the words around its noun.
pub(super) fn status(an: &Analysis, carrier: Carrier<'_>, lead: Trigger, setting: Setting) -> Reading {
    if lead.kind == Kind::Headline {
        let travels = lead.format == MeetingFormat::Trip;
        let status = if travels || setting.ahead { MeetingStatus::Planned } else { MeetingStatus::Held };
        return (Some(status), if travels { "headline-present-of-travel" } else { "headline-present" });
    }
    let Kind::Noun(np) = lead.kind else {
        return carrier.verb().map_or((None, "no-verb"), |vg| status::of_verb(an, vg, setting));
    };
    let Some(phrase) = an.nps.get(np as usize) else { return (None, "no-verb") };
    if let Some(reading) = behind(an, phrase) {
        return reading;
    }
    let carried = of_noun(an, carrier, setting);
    let off = [MeetingStatus::Postponed, MeetingStatus::Cancelled, MeetingStatus::Denied];
    if carried.0.is_some_and(|s| off.contains(&s)) {
        return carried;
    }
    let words = (phrase.tokens.start..phrase.head).map(|i| an.norm(i));
    if let Some(reading) = status::of_modifiers(words).or_else(|| looked_forward_to(an, phrase)) {
        return reading;
    }
    // "hopes about the summit": the verb is not of the meeting.
    let topic =
        phrase.tokens.start.checked_sub(1).is_some_and(|i| matches!(an.norm(i), "about" | "on" | "over"));
    if topic && matches!(carrier, Carrier::Loose(_)) && !setting.ahead {
        return (None, "topic");
    }
    // "after a night of talks": they were held.
    if spent(an, phrase) && carried.0.is_none() {
        return (Some(MeetingStatus::Held), "hours-of-talks");
    }
    match (setting.opener, carrier) {
        (Opener::After, Carrier::Loose(_) | Carrier::None | Carrier::Object(_)) => {
            (Some(MeetingStatus::Held), "after")
        }
        (Opener::Before, Carrier::Loose(_) | Carrier::None | Carrier::Object(_)) => {
            (Some(MeetingStatus::Planned), "before")
        }
        _ => carried,
    }
}

/// "a night of talks", "three days of talks", "nine hours of negotiations".
pub(super) fn spent(an: &Analysis, phrase: &NounPhrase) -> bool {
    let start = phrase.tokens.start;
    start >= 2
        && an.norm(start - 1) == "of"
        && matches!(
            an.norm(start - 2),
            "hour"
                | "hours"
                | "day"
                | "days"
                | "night"
                | "nights"
                | "evening"
                | "afternoon"
                | "morning"
                | "marathon"
        )
}

/// "the meeting, planned for Friday", "the talks scheduled for May", "summit planned" of a headline.
fn behind(an: &Analysis, phrase: &NounPhrase) -> Option<Reading> {
    use MeetingStatus::{Cancelled, Planned, Postponed};
    let end = phrase.tokens.end;
    let sentence = an.tokens.get(phrase.head as usize)?.sentence;
    let participle = (end..end + 8).find(|i| {
        an.tag(*i) == "VBN" && (matches!(an.norm(i - 1), ",") || *i == end || an.tag(i - 1).starts_with("NN"))
    })?;
    let own = (end..participle).all(|i| {
        an.tokens.get(i as usize).is_some_and(|t| t.sentence == sentence && t.vg.is_none())
            && !matches!(an.norm(i), "and" | "but" | "who" | "which")
    });
    let last = an.tokens.get(participle as usize)?.sentence == sentence;
    if !own || !last {
        return None;
    }
    match an.norm(participle) {
        "planned" | "scheduled" | "slated" | "set" | "expected" | "proposed" => {
            let dated = matches!(an.norm(participle + 1), "for" | "on" | "in" | "next" | "this" | "to")
                || an.tokens.get(participle as usize + 1).is_none_or(|t| t.sentence != sentence);
            dated.then_some((Some(Planned), "planned-for"))
        }
        "cancelled" | "canceled" | "scrapped" => Some((Some(Cancelled), "cancelled")),
        "postponed" | "delayed" => Some((Some(Postponed), "postponed")),
        "called" if an.norm(participle + 1) == "off" => Some((Some(Cancelled), "called-off")),
        _ => None,
    }
}

fn of_noun(an: &Analysis, carrier: Carrier<'_>, setting: Setting) -> Reading {
    match carrier {
        Carrier::Own(vg) => status::of_verb(an, vg, setting),
        Carrier::Object(vg) => status::of_carrier(an, vg, setting),
        Carrier::Subject(vg) => of_subject(an, vg, setting),
        Carrier::Loose(_) if setting.ahead => (Some(MeetingStatus::Planned), "date-ahead"),
        // "It would be the first meeting of the two."
        Carrier::Loose(vg) if &*vg.lemma == "be" && matches!(vg.modal.as_deref(), Some("would" | "will")) => {
            (Some(MeetingStatus::Planned), "would-be")
        }
        Carrier::Loose(vg) => by_tense(vg),
        Carrier::None => (None, "no-verb"),
    }
}

/// "the talks will be held", "the talks were called off", "the talks are under way", "the talks lasted".
fn of_subject(an: &Analysis, vg: &VerbGroup, setting: Setting) -> Reading {
    use MeetingStatus::{Cancelled, Denied, Held, Planned, UnderWay};
    if let Some(reading) = status::was_to(an, vg) {
        return reading;
    }
    let lemma = &*vg.lemma;
    let happens =
        (lemma == "take" && an.norm(vg.main + 1) == "place") || matches!(lemma, "happen" | "go" | "occur");
    if vg.negated {
        return if happens || vg.passive { (Some(Denied), "negated") } else { by_tense(vg) };
    }
    if lemma == "be" {
        // "are still under way"
        let next = (vg.main + 1..vg.main + 4).find(|i| !an.tag(*i).starts_with("RB")).unwrap_or(vg.main + 1);
        if matches!(vg.modal.as_deref(), Some("would" | "will")) && matches!(an.tag(next), "DT" | "PRP$") {
            return (Some(Planned), "would-be");
        }
        match an.norm(next) {
            "set" | "due" | "scheduled" | "planned" | "slated" => return (Some(Planned), "scheduled"),
            "underway" | "ongoing" => return (Some(UnderWay), "under-way"),
            "under" if an.norm(next + 1) == "way" => return (Some(UnderWay), "under-way"),
            "off" => return (Some(Cancelled), "called-off"),
            "over" => return (Some(Held), "over"),
            _ => {}
        }
    }
    let light = lexicon::verb(lemma, "light").is_some() || happens;
    if vg.passive || light { status::of_carrier(an, vg, setting) } else { by_tense(vg) }
}

/// The tense of a verb that only stands near: the present of the telling says nothing.
fn by_tense(vg: &VerbGroup) -> Reading {
    use MeetingStatus::{Held, Planned};
    match vg.tense {
        _ if vg.modal.as_deref().is_some_and(|m| m != "will") => (None, "modal-nearby"),
        Tense::Future => (Some(Planned), "will"),
        Tense::Past | Tense::Participle => (Some(Held), "past"),
        Tense::Present if vg.perfect => (Some(Held), "perfect"),
        _ => (None, "narrative-present"),
    }
}

/// "open to talks", "preparing for a meeting", "an invitation to a summit", "the prospect of a visit".
fn looked_forward_to(an: &Analysis, phrase: &NounPhrase) -> Option<Reading> {
    use MeetingStatus::{Planned, Ready, Rumoured};
    let before = |back: u32| phrase.tokens.start.checked_sub(back).map_or("", |i| an.norm(i));
    let (word, preposition) = (before(2), before(1));
    let found = match preposition {
        "to" | "for" => match word {
            "open" | "ready" | "willing" | "prepared" => (Ready, "open-to"),
            "forward" | "preparing" | "prepare" | "prepares" | "preparations" | "plans" | "planning" => {
                (Planned, "looked-forward-to")
            }
            "invitation" | "call" | "calls" | "calling" | "appeal" | "called" | "invited" | "hopes"
            | "hoping" | "chance" | "proposal" | "return" | "pushing" | "pressing" | "demand" | "demands" => {
                (Rumoured, "asked-for")
            }
            _ => return None,
        },
        "of" => match word {
            _ if lexicon::noun(word, "undoing").is_some() => (MeetingStatus::Cancelled, "undone"),
            _ if lexicon::noun(word, "delay").is_some() => (MeetingStatus::Postponed, "postponed"),
            "anticipation" | "expectation" | "eve" => (Planned, "looked-forward-to"),
            "prospect" | "prospects" | "possibility" | "idea" | "chance" | "chances" | "resumption"
            | "hopes" | "likelihood" => (Rumoured, "prospect-of"),
            _ => return None,
        },
        _ => return None,
    };
    Some((Some(found.0), found.1))
}
