//! The negotiation as a whole: "months of talks", "the talks continue", "has worked for a year to broker a deal".
//! Only clauses that say how it goes are mentions; "open to talks" is not.

use language::{Analysis, NounPhrase, Tense, VerbGroup};
use model::{
    TimexType,
    draft::{MeetingMention, Party},
    record::{MeetingFormat, MeetingStatus},
};

use super::{
    clause::{Clause, Opener},
    extent,
    lexicon::{self, singular, verb},
    mention::{Around, Found},
    parties::{self, np_at, push},
    timing, who,
};

/// Reads a clause as a word on the course of the negotiation.
pub(super) fn read(around: Around<'_>, clause: &Clause) -> Option<Found> {
    if clause.opener == Opener::Whether {
        return None;
    }
    let an = around.an;
    let (at, rule) = long_talks(an, clause)
        .or_else(|| course(an, clause))
        .or_else(|| stepped_up(an, clause))
        .or_else(|| striving(an, clause))?;
    let span = extent::of(an, clause, at);
    let token = an.tokens.get(at as usize)?;
    let mention = MeetingMention {
        span,
        format: MeetingFormat::Process,
        participants: sides(around, clause, at),
        place: None,
        when: None,
        status: MeetingStatus::Ongoing,
        duration: timing::duration(an, &clause.tokens),
        purpose: extent::purpose(an, clause, at),
        outcome: None,
        statement: around.spoken.at(token.span),
        repeated: around.repeated,
        rules: vec![rule.to_owned()],
    };
    Some(Found {
        mention,
        status: Some(MeetingStatus::Ongoing),
        definite: true,
        bare: false,
        sentence: around.sentence,
        relative: false,
        headline: around.headline,
        echo: false,
        sides: Vec::new(),
    })
}

/// A noun phrase whose head is talks, diplomacy or an effort for peace.
fn process_noun(an: &Analysis, np: &NounPhrase) -> bool {
    let head = singular(an.norm(np.head));
    if lexicon::noun(&head, "process").is_some() {
        return true;
    }
    if lexicon::noun(&head, "effort").is_some() {
        return (np.tokens.start..np.head).any(|i| lexicon::adjective(an.norm(i), "peace"));
    }
    let talks = an.tag(np.head).ends_with('S')
        && lexicon::noun(&head, "core").is_some_and(|e| e.format == Some(MeetingFormat::Talks));
    talks
        || (head == "process" && (np.tokens.start..np.head).any(|i| lexicon::adjective(an.norm(i), "peace")))
}

/// "months of talks", "years of diplomacy", "months-long negotiations".
fn long_talks(an: &Analysis, clause: &Clause) -> Option<(u32, &'static str)> {
    clause.tokens.clone().find_map(|i| {
        let long = matches!(an.norm(i), "months" | "weeks" | "years") && an.norm(i + 1) == "of";
        let from = if long { i + 2 } else { i };
        let np = (from..from + 3).find_map(|t| np_at(an, t))?;
        let phrase = an.nps.get(np as usize).filter(|p| p.tokens.end <= clause.tokens.end)?;
        let compound =
            matches!(an.norm(i), "months-long" | "weeks-long" | "years-long" | "yearslong" | "monthslong");
        ((long || compound) && head_or_after(an, phrase)).then_some((phrase.head, "long-talks"))
    })
}

/// "months of behind the scenes diplomacy": the process noun may close the next phrase.
fn head_or_after(an: &Analysis, phrase: &NounPhrase) -> bool {
    process_noun(an, phrase)
        || (phrase.tokens.end..phrase.tokens.end + 5)
            .filter_map(|i| np_at(an, i))
            .filter_map(|np| an.nps.get(np as usize))
            .any(|p| process_noun(an, p))
}

fn groups<'a>(an: &'a Analysis, clause: &'a Clause) -> impl Iterator<Item = &'a VerbGroup> + 'a {
    let at = an.vgs.partition_point(|v| v.tokens.start < clause.tokens.start);
    an.vgs[at..].iter().take_while(|v| v.tokens.start < clause.tokens.end)
}

/// "peace talks continue", "the negotiations have stalled", "the talks focus on".
fn course(an: &Analysis, clause: &Clause) -> Option<(u32, &'static str)> {
    groups(an, clause).find_map(|vg| {
        let subject = an.nps.get(vg.subject? as usize)?;
        if !process_noun(an, subject) || vg.modal.is_some() {
            return None;
        }
        let goes_on = verb(&vg.lemma, "course").is_some() && !vg.passive;
        let agenda = verb(&vg.lemma, "agenda").is_some() && vg.tense == Tense::Present;
        let about = &*vg.lemma == "be" && an.matches(vg.tokens.end, &["under", "way"])
            || an.matches(vg.tokens.end, &["underway"])
            || an.matches(vg.tokens.end, &["ongoing"]);
        if agenda {
            Some((vg.main, "talks-focus"))
        } else {
            let joint = (clause.tokens.start..vg.main).any(|i| matches!(an.norm(i), "with" | "between"));
            ((goes_on || about && !joint) && !is_placed(an, clause)).then_some((vg.main, "talks-continue"))
        }
    })
}

/// True when the clause gives a day or a place: then it is one meeting and not the whole.
fn is_placed(an: &Analysis, clause: &Clause) -> bool {
    timing::when(an, &clause.tokens, clause.tokens.start).is_some()
        || super::place::after(an, clause.tokens.clone(), &["in", "at"]).is_some()
}

/// "has stepped up diplomatic efforts"; "following intensified diplomatic efforts".
fn stepped_up(an: &Analysis, clause: &Clause) -> Option<(u32, &'static str)> {
    let effort = |np: &NounPhrase| {
        let head = singular(an.norm(np.head));
        process_noun(an, np) && lexicon::noun(&head, "core").is_none()
    };
    let by_verb = groups(an, clause).find_map(|vg| {
        let raised = verb(&vg.lemma, "raise").is_some() && vg.modal.is_none();
        let object = (vg.tokens.end..vg.tokens.end + 3).filter_map(|i| np_at(an, i)).next()?;
        (raised && effort(an.nps.get(object as usize)?)).then_some((vg.main, "stepped-up-efforts"))
    });
    if by_verb.is_some() || !matches!(clause.opener, Opener::After | Opener::Amid) {
        return by_verb;
    }
    let first = (clause.tokens.start + 1..clause.tokens.end.min(clause.tokens.start + 8))
        .find_map(|i| np_at(an, i))?;
    let phrase = an.nps.get(first as usize)?;
    effort(phrase).then_some((phrase.head, "after-efforts"))
}

/// "has been working for a year to broker a settlement".
fn striving(an: &Analysis, clause: &Clause) -> Option<(u32, &'static str)> {
    let lasting =
        an.times_in(an.span(clause.tokens.clone())).any(|t| an.times[t as usize].kind == TimexType::Duration);
    let lead = groups(an, clause).find(|v| verb(&v.lemma, "striving").is_some())?;
    if !(lead.perfect || lead.progressive || lasting) {
        return None;
    }
    // By the words and not the tags: "to broker" is easily taken for a noun.
    let brokers = (lead.main + 1..clause.tokens.end).any(|i| {
        an.norm(i) == "to"
            && matches!(an.norm(i + 1), "broker" | "mediate" | "negotiate" | "forge" | "clinch" | "hammer")
    });
    brokers.then_some((lead.main, "working-to-broker"))
}

/// The sides named with it.
fn sides(around: Around<'_>, clause: &Clause, at: u32) -> Vec<Party> {
    let an = around.an;
    let mut found = Vec::new();
    for i in clause.tokens.clone() {
        let opens = matches!(an.norm(i), "between" | "involving" | "among" | "with" | "by");
        if opens && i + 1 < clause.tokens.end {
            parties::listed(an, i + 1, clause.tokens.end).into_iter().for_each(|p| push(&mut found, p));
        }
    }
    if let Some(vg) = groups(an, clause).find(|v| v.main == at)
        && let Some(subject) = vg.subject
    {
        let phrase = an.nps.get(subject as usize);
        if phrase.is_some_and(|p| process_noun(an, p)) {
            phrase.into_iter().for_each(|p| who::inside(around, p, &mut found));
        } else {
            parties::parties(an, subject).into_iter().for_each(|p| push(&mut found, p));
        }
    }
    found
}
