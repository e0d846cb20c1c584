//! How a meeting stands, read from tense, modality and the verbs it hangs on.

use language::{Analysis, Tense, VerbGroup};
use model::record::{MeetingFormat, MeetingStatus};

use super::{clause::Opener, lexicon::adjective, lexicon::leader, lexicon::verb};

/// A status with the name of the rule that read it; `None` is taken from the meeting it joins.
pub(crate) type Reading = (Option<MeetingStatus>, &'static str);

/// What a clause says besides the verb group itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// How the clause is joined.
    pub(crate) opener: Opener,
    /// It is a headline.
    pub(crate) headline: bool,
    /// A time in it is said to lie ahead.
    pub(crate) ahead: bool,
    /// A time is said with it.
    pub(crate) dated: bool,
    /// The format of the meeting.
    pub(crate) format: MeetingFormat,
}

/// The status that a verb of meeting or travelling gives itself.
pub(crate) fn of_verb(an: &Analysis, vg: &VerbGroup, setting: Setting) -> Reading {
    use MeetingStatus::{Denied, Held, Planned, Rumoured, UnderWay};
    if vg.negated {
        return (Some(Denied), "negated");
    }
    if let Some(unreal) = was_to(an, vg) {
        return unreal;
    }
    if let Some(led) = led_by(an, vg) {
        return led;
    }
    match vg.modal.as_deref() {
        Some("will" | "shall") => return (Some(Planned), "will"),
        Some("would") if setting.dated || reported(an, vg) => return (Some(Planned), "reported-would"),
        Some(_) => return (Some(Rumoured), "modal"),
        None => {}
    }
    match vg.tense {
        Tense::Future => (Some(Planned), "future"),
        Tense::Past => (Some(Held), "past"),
        Tense::Participle => (Some(Held), "participle"),
        Tense::Present if vg.perfect => (Some(Held), "perfect"),
        Tense::Present if setting.opener == Opener::Before || awaits(an, vg) => {
            (Some(Planned), "present-to-come")
        }
        Tense::Present if vg.progressive && setting.ahead => (Some(Planned), "progressive-with-date"),
        Tense::Present if vg.progressive => (Some(UnderWay), "progressive"),
        Tense::Present if setting.headline && setting.format == MeetingFormat::Trip => {
            (Some(Planned), "headline-present-of-travel")
        }
        Tense::Present if setting.headline && !setting.ahead => (Some(Held), "headline-present"),
        Tense::Present if setting.ahead => (Some(Planned), "present-with-date"),
        Tense::Present => (Some(UnderWay), "present"),
        Tense::Infinitive if setting.headline && !setting.ahead && is_finite_in_headline(an, vg) => {
            (Some(Held), "headline-present")
        }
        Tense::Infinitive | Tense::Gerund => of_nonfinite(an, vg, setting),
    }
}

fn of_nonfinite(an: &Analysis, vg: &VerbGroup, setting: Setting) -> Reading {
    match setting.opener {
        Opener::After => return (Some(MeetingStatus::Held), "after"),
        Opener::Before => return (Some(MeetingStatus::Planned), "before"),
        _ => {}
    }
    // "the idea of meeting", "the prospect of Keller visiting".
    let subject = vg.subject.and_then(|s| an.nps.get(s as usize)).filter(|s| s.tokens.end == vg.tokens.start);
    let start = subject.map_or(vg.tokens.start, |s| s.tokens.start);
    let before = start.checked_sub(1).map_or("", |i| an.norm(i));
    let lead = governor(an, vg);
    let finite = |l: &VerbGroup| !matches!(l.tense, Tense::Infinitive | Tense::Gerund);
    if let Some(led) = lead.and_then(|l| led(&l.lemma)).filter(|l| l.0 != Some(MeetingStatus::Planned)) {
        return led;
    }
    if first_to(an, vg) {
        return (Some(MeetingStatus::Held), "first-to");
    }
    match lead {
        Some(l) if finite(l) && is_motion(l) => of_verb(an, l, setting),
        Some(l) if is_musing(&l.lemma) => (Some(MeetingStatus::Rumoured), "mused-on"),
        Some(l)
            if vg.tense == Tense::Gerund && finite(l) && (l.modal.is_some() || l.tense == Tense::Future) =>
        {
            (Some(MeetingStatus::Planned), "future-gerund")
        }
        // "the idea of meeting", against "while meeting", "by meeting".
        _ if vg.tense == Tense::Gerund && before == "of" => (Some(MeetingStatus::Rumoured), "idea-of"),
        _ if vg.tense == Tense::Gerund => (Some(MeetingStatus::Held), "gerund"),
        None => (Some(MeetingStatus::Planned), "to-infinitive"),
        Some(_) if setting.headline || setting.ahead => (Some(MeetingStatus::Planned), "to-infinitive"),
        Some(_) => (Some(MeetingStatus::Rumoured), "to-infinitive-after-verb"),
    }
}

/// "the first minister to visit Oslo", "the most senior official to visit": they did.
fn first_to(an: &Analysis, vg: &VerbGroup) -> bool {
    let start = vg.tokens.start;
    let to = if an.norm(start) == "to" { start } else { start.saturating_sub(1) };
    let np =
        to.checked_sub(1).and_then(|i| an.tokens.get(i as usize)?.np).and_then(|n| an.nps.get(n as usize));
    np.is_some_and(|p| {
        p.tokens
            .clone()
            .any(|i| matches!(an.norm(i), "first" | "last" | "only" | "most" | "latest" | "second" | "third"))
    })
}

/// "was to take place", "was to have been": planned as things stood, and what was to have been is not.
pub(super) fn was_to(an: &Analysis, vg: &VerbGroup) -> Option<Reading> {
    let start = vg.tokens.start;
    let was = matches!(an.norm(start), "was" | "were") && vg.tokens.len() > 2 && an.norm(start + 1) == "to";
    let have = was && an.norm(start + 2) == "have";
    let reading =
        if have { (MeetingStatus::Cancelled, "was-to-have") } else { (MeetingStatus::Planned, "was-to") };
    was.then_some((Some(reading.0), reading.1))
}

/// "when the two meet", "until they meet", "once the sides meet": not yet.
fn awaits(an: &Analysis, vg: &VerbGroup) -> bool {
    let Some(subject) = vg.subject.and_then(|s| an.nps.get(s as usize)) else { return false };
    let before = subject.tokens.start.checked_sub(1).map_or("", |i| an.norm(i));
    !vg.perfect && matches!(before, "when" | "until" | "till" | "once" | "before")
}

/// "Ministers meet in Oslo" of a headline, tagged as if "to" stood before it.
fn is_finite_in_headline(an: &Analysis, vg: &VerbGroup) -> bool {
    let bare = an.norm(vg.tokens.start) != "to" && vg.tokens.len() == 1;
    let before = vg.tokens.start.checked_sub(1).map_or("", |i| an.tag(i));
    bare && vg.via.is_none() && !matches!(before, "TO" | "MD") && vg.subject.is_some()
}

/// Verbs of talking or thinking about what may be.
fn is_musing(lemma: &str) -> bool {
    matches!(
        lemma,
        "discuss"
            | "consider"
            | "suggest"
            | "propose"
            | "mull"
            | "weigh"
            | "contemplate"
            | "float"
            | "envisage"
            | "recommend"
            | "avoid"
            | "oppose"
            | "favour"
            | "favor"
            | "prefer"
            | "imagine"
    )
}

fn is_motion(vg: &VerbGroup) -> bool {
    verb(&vg.lemma, "core").is_some()
}

/// The verb group before this one in the same sentence.
pub(crate) fn governor<'a>(an: &'a Analysis, vg: &VerbGroup) -> Option<&'a VerbGroup> {
    let sentence = an.tokens.get(vg.main as usize)?.sentence;
    let at = an.vgs.partition_point(|v| v.tokens.start < vg.tokens.start);
    let before = an.vgs.get(at.checked_sub(1)?)?;
    (an.tokens.get(before.main as usize)?.sentence == sentence).then_some(before)
}

/// "is set to", "ready to", "agreed to", "refused to": the word that governs the infinitive.
fn led_by(an: &Analysis, vg: &VerbGroup) -> Option<Reading> {
    if let Some(via) = &vg.via {
        return led(via);
    }
    if vg.tense != Tense::Infinitive {
        return None;
    }
    let word = (1..=3)
        .filter_map(|back| vg.tokens.start.checked_sub(back))
        .find(|i| !an.tag(*i).starts_with("RB") && an.norm(*i) != "to")?;
    bases(an.norm(word)).iter().find_map(|b| led(b))
}

fn led(word: &str) -> Option<Reading> {
    use MeetingStatus::{Denied, Planned, Ready, Rumoured};
    let roles = [
        ("ready", Ready, "ready-to"),
        ("planned", Planned, "set-to"),
        ("rumoured", Rumoured, "wants-to"),
        ("denied", Denied, "refused-to"),
    ];
    roles.iter().find(|(role, ..)| leader(word, role)).map(|(_, status, rule)| (Some(*status), *rule))
}

/// A word and what it may be a participle of.
fn bases(norm: &str) -> Vec<&str> {
    let mut all = vec![norm];
    all.extend(norm.strip_suffix("ed"));
    all.extend(norm.strip_suffix('d'));
    all.extend(norm.strip_suffix('s'));
    all
}

/// "said he would meet": a verb of saying in the past stands before it.
fn reported(an: &Analysis, vg: &VerbGroup) -> bool {
    let mut at = governor(an, vg);
    for _ in 0..3 {
        let Some(lead) = at else { return false };
        if lead.tense == Tense::Past && is_saying(&lead.lemma) {
            return true;
        }
        at = governor(an, lead);
    }
    false
}

fn is_saying(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "announce"
            | "confirm"
            | "add"
            | "report"
            | "promise"
            | "pledge"
            | "note"
            | "state"
            | "write"
    )
}

/// The status that the verb which carries a meeting noun gives it.
pub(crate) fn of_carrier(an: &Analysis, vg: &VerbGroup, setting: Setting) -> Reading {
    use MeetingStatus::{Cancelled, Held, Planned, Postponed, Rumoured};
    let lemma = &*vg.lemma;
    let off = lemma == "call" && (vg.main + 1..vg.main + 4).any(|i| an.norm(i) == "off");
    let done = matches!(vg.tense, Tense::Past | Tense::Participle | Tense::Present) && !vg.negated;
    if verb(lemma, "postponed").is_some() && done {
        return (Some(Postponed), "postponed");
    }
    if (verb(lemma, "cancelled").is_some() || off) && done {
        return (Some(Cancelled), "cancelled");
    }
    let set = vg.passive || matches!(an.norm(vg.main + 1), "for" | "a" | "up");
    match lemma {
        "seek" | "request" | "offer" | "demand" | "urge" | "want" => (Some(Rumoured), "proposed"),
        "invite" | "summon" if done => (Some(Planned), "invited-to"),
        "walk" if matches!(an.norm(vg.main + 1), "away" | "out") && setting.ahead => {
            (Some(Cancelled), "walked-away")
        }
        _ if is_musing(lemma) => (Some(Rumoured), "proposed"),
        "schedule" | "plan" | "arrange" | "announce" | "slate" | "expect" | "agree" | "await"
        | "anticipate"
            if !vg.negated =>
        {
            (Some(Planned), "scheduled")
        }
        "set" if set && !vg.negated => (Some(Planned), "scheduled"),
        "confirm" if !vg.negated => (Some(MeetingStatus::Confirmed), "confirmed"),
        "describe" | "characterise" | "characterize" | "hail" => (Some(Held), "verdict"),
        _ if verb(lemma, "light").is_some() || is_motion(vg) || vg.passive => of_verb(an, vg, setting),
        _ => of_onlooker(vg),
    }
}

/// "watched the meeting", "called the visit a success": the verb looks at it and does not hold it.
fn of_onlooker(vg: &VerbGroup) -> Reading {
    match vg.tense {
        Tense::Past => (Some(MeetingStatus::Held), "past"),
        Tense::Future => (Some(MeetingStatus::Planned), "will"),
        Tense::Present if vg.perfect => (Some(MeetingStatus::Held), "perfect"),
        _ => (None, "narrative-present"),
    }
}

/// The status that adjectives before the noun give: "the upcoming meetings", "an earlier visit".
pub(crate) fn of_modifiers<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<Reading> {
    use MeetingStatus::{Cancelled, Held, Planned, Postponed, Rumoured};
    let roles = [
        ("ahead", Planned, "upcoming"),
        ("behind", Held, "earlier"),
        ("perhaps", Rumoured, "possible"),
        ("postponed", Postponed, "postponed"),
        ("cancelled", Cancelled, "cancelled"),
    ];
    words.find_map(|w| {
        let row = roles.iter().find(|(role, ..)| adjective(w, role));
        row.map(|(_, status, rule)| (Some(*status), *rule))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_of_an_infinitive_give_the_status() {
        let status = |w: &str| bases(w).iter().find_map(|b| led(b)).and_then(|r| r.0);
        assert_eq!(status("ready"), Some(MeetingStatus::Ready));
        assert_eq!(status("prepared"), Some(MeetingStatus::Ready));
        assert_eq!(status("scheduled"), Some(MeetingStatus::Planned));
        assert_eq!(status("hoped"), Some(MeetingStatus::Rumoured));
        assert_eq!(status("tall"), None);
    }

    #[test]
    fn adjectives_point_ahead_or_behind() {
        assert_eq!(
            of_modifiers(["the", "upcoming"].into_iter()).and_then(|r| r.0),
            Some(MeetingStatus::Planned)
        );
        assert_eq!(of_modifiers(["an", "earlier"].into_iter()).and_then(|r| r.0), Some(MeetingStatus::Held));
        assert!(of_modifiers(["the", "long"].into_iter()).is_none());
    }
}
