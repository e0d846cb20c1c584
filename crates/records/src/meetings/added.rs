//! Participants that stand elsewhere: in the next sentence ("Representing Norway were Keller and Aas"), or with the
//! other meeting of a series ("their second encounter, following a meeting in May").

use language::{Analysis, Sentence, VerbGroup};
use model::{draft::Party, record::MeetingFormat};

use super::{
    clause::Clause,
    mention::Found,
    parties::{np_at, parties, push},
    trigger::{Kind, Trigger},
};

/// Adds who represented a side at the meeting just told.
pub(super) fn representatives(an: &Analysis, sentence: u32, tokens: &Sentence, found: &mut [Found]) {
    let Some(last) = found.last_mut() else { return };
    let near = sentence > last.sentence && sentence - last.sentence <= 2;
    if !near || last.mention.format == MeetingFormat::Process {
        return;
    }
    let added = represented(an, tokens);
    if !added.is_empty() {
        added.into_iter().for_each(|p| push(&mut last.mention.participants, p));
        last.mention.rules.push("represented-by".to_owned());
    }
}

fn represented(an: &Analysis, sentence: &Sentence) -> Vec<Party> {
    let at = an.vgs.partition_point(|v| v.tokens.start < sentence.tokens.start);
    let groups: Vec<&VerbGroup> =
        an.vgs[at..].iter().take_while(|v| v.tokens.start < sentence.tokens.end).take(4).collect();
    let Some(lead) = groups.first() else { return Vec::new() };
    let delegation = |v: &VerbGroup| {
        matches!(&*v.lemma, "lead" | "head")
            && (v.main..v.main + 6).any(|i| an.norm(i).starts_with("delegation"))
    };
    let by = |v: &VerbGroup| {
        let by = (v.main + 1..v.main + 4).find(|i| an.norm(*i) == "by")?;
        np_at(an, by + 1)
    };
    let who = if an.norm(sentence.tokens.start) == "representing" {
        // Inverted: "Representing Norway were Keller and Aas".
        (sentence.tokens.start..sentence.tokens.end)
            .find(|i| matches!(an.norm(*i), "was" | "were"))
            .and_then(|i| np_at(an, i + 1))
    } else if &*lead.lemma == "represent" || delegation(lead) || (lead.passive && &*lead.lemma == "lead") {
        if lead.passive { by(lead) } else { lead.subject }
    } else {
        None
    };
    who.map(|np| parties(an, np)).unwrap_or_default()
}

/// A meeting that another of the same series follows is between the same people, unless it names its own.
pub(super) fn series(an: &Analysis, before: &[(Clause, Vec<Trigger>)], new: &mut Found, found: &[Found]) {
    let Some(last) = found.last().filter(|l| l.sentence == new.sentence) else { return };
    let counted = before.iter().flat_map(|(_, t)| t).any(|t| match t.kind {
        Kind::Noun(np) => {
            an.nps.get(np as usize).is_some_and(|p| p.tokens.clone().any(|i| is_ordinal(an.norm(i))))
        }
        Kind::Verb(_) | Kind::Headline => false,
    });
    if counted && !new.definite && new.mention.participants.is_empty() {
        new.mention.participants.clone_from(&last.mention.participants);
        new.mention.rules.push("series".to_owned());
    }
}

/// "talks in Oslo, where the two sides met": the place's clause tells of the same meeting.
pub(super) fn continues(last: &Found, new: &Found) -> bool {
    new.relative && last.sentence == new.sentence && last.mention.place.is_some() && last.status == new.status
}

/// One mention of two clauses.
pub(super) fn absorb(last: &mut Found, new: Found) {
    let mention = &mut last.mention;
    mention.span = mention.span.hull(new.mention.span);
    new.mention.participants.into_iter().for_each(|p| push(&mut mention.participants, p));
    mention.when = mention.when.or(new.mention.when);
    mention.duration = mention.duration.or(new.mention.duration);
    mention.outcome = mention.outcome.or(new.mention.outcome);
    mention.rules.push("where-clause".to_owned());
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "another" | "latest")
}
