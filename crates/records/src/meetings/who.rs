//! Who takes part in a meeting: subjects and objects of its verb, owners of its noun, and whom "with", "between" and
//! "involving" bring.

use std::ops::Range;

use language::{Analysis, NounPhrase, Tense, VerbGroup};
use model::{
    Span,
    draft::{EntityIx, Party},
};

use super::{
    carrier::Carrier,
    clause::{Clause, Opener},
    lexicon,
    mention::Around,
    parties::{acted_for, is_party, is_person, is_place, listed, np_at, parties, push},
    status,
    trigger::{Kind, Trigger, object_np},
};

/// Everybody named as taking part, in order.
pub(super) fn take_part(
    around: Around<'_>,
    clause: &Clause,
    triggers: &[Trigger],
    carrier: Carrier<'_>,
) -> Vec<Party> {
    let an = around.an;
    let mut found = Vec::new();
    for (n, trigger) in triggers.iter().enumerate() {
        match trigger.kind {
            Kind::Verb(v) => verb_sides(around, clause, v, &mut found),
            Kind::Headline => {
                let before = named_before(an, clause.tokens.start..trigger.at);
                let after = listed(an, trigger.at + 1, clause.tokens.end);
                before.into_iter().chain(after).for_each(|p| push(&mut found, p));
            }
            Kind::Noun(np) => noun_sides(around, np, carrier.governing().filter(|_| n == 0), &mut found),
        }
        let reach = if matches!(trigger.kind, Kind::Noun(_)) { 12 } else { 16 };
        let next = triggers.get(n + 1).map_or(clause.tokens.end, |t| t.at);
        let end = if matches!(trigger.kind, Kind::Noun(_)) { clause.tokens.end } else { next };
        if n == 0 {
            for_whom(an, clause, trigger.at, &mut found);
        }
        brought_in(an, trigger.at + 1..end.min(trigger.at + reach), clause, &mut found);
    }
    found
}

/// "For Keller and Aas, the Oslo visit marks a return": the clause opens with whose meeting it is.
fn for_whom(an: &Analysis, clause: &Clause, at: u32, found: &mut Vec<Party>) {
    let start = clause.tokens.start;
    if an.norm(start) != "for" || clause.opener != Opener::Start {
        return;
    }
    let Some(comma) = (start + 1..at).take(14).find(|i| an.norm(*i) == ",") else { return };
    let named = listed(an, start + 1, comma);
    named.into_iter().filter(|p| p.entity.is_some_and(|e| is_person(an, e))).for_each(|p| push(found, p));
}

/// "with X", "between X and Y", "involving X" behind the word that names the meeting, up to a clause of its own.
fn brought_in(an: &Analysis, tokens: Range<u32>, clause: &Clause, found: &mut Vec<Party>) {
    for i in tokens {
        let norm = an.norm(i);
        if matches!(norm, "that" | "which" | "who" | "aimed" | "about" | "regarding") {
            break;
        }
        if an.tag(i) == "TO" && an.tag(i + 1) == "VB" && lexicon::verb(an.norm(i + 1), "core").is_none() {
            break;
        }
        if matches!(norm, "with" | "between" | "involving" | "among" | "alongside" | "including") {
            listed(an, i + 1, clause.tokens.end).into_iter().for_each(|p| push(found, p));
        }
    }
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
        let entity = an.nps.get(np as usize).and_then(|p| p.entity);
        let place = entry.is_some_and(|e| e.asks("place"))
            && entity.is_some_and(|e| is_place(an, e) && !is_person(an, e));
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
    if clause.opener == Opener::Relative && clause.tokens.start > 0 && an.norm(clause.tokens.start) != "where"
    {
        let before = (clause.tokens.start.saturating_sub(2)..clause.tokens.start).rev();
        return before.into_iter().find_map(|i| np_at(an, i)).map(|np| parties(an, np)).unwrap_or_default();
    }
    if around.headline {
        let named = named_before(an, clause.tokens.start..vg.tokens.start);
        if !named.is_empty() {
            return named;
        }
    }
    inherited(around, vg)
}

/// The subject of a verb that has none: of the verb it hangs on, whose object it is where that asks somebody to do it.
fn inherited(around: Around<'_>, vg: &VerbGroup) -> Vec<Party> {
    let an = around.an;
    let mut lead = status::governor(an, vg);
    for _ in 0..3 {
        let Some(governor) = lead else { break };
        if vg.tense == Tense::Infinitive && asks_another(&governor.lemma) {
            return governor.object.map(|np| parties(an, np)).unwrap_or_default();
        }
        let found = resolve(around, &governor.subjects, governor.subject);
        if !found.is_empty() {
            return found;
        }
        lead = status::governor(an, governor);
    }
    main_subject(around)
}

fn asks_another(lemma: &str) -> bool {
    matches!(
        lemma,
        "call"
            | "urge"
            | "ask"
            | "invite"
            | "press"
            | "tell"
            | "order"
            | "force"
            | "push"
            | "allow"
            | "let"
            | "send"
            | "dispatch"
            | "help"
            | "encourage"
            | "persuade"
    )
}

/// Who is named in a headline before its verb; "Norway envoy" and "Keller's envoy" are not Norway and Keller.
fn named_before(an: &Analysis, tokens: Range<u32>) -> Vec<Party> {
    let mut found = Vec::new();
    for (entity, span) in an.entities_in(an.span(tokens)) {
        let next = an.tokens_in(span).end;
        let described = an.tag(next) == "POS" || lexicon::people(&lexicon::singular(an.norm(next)));
        if !described && is_party(an, entity) {
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
    inside(around, phrase, found);
    let first = phrase.tokens.start;
    if matches!(an.norm(first), "his" | "her")
        && an.tokens.get(first as usize).is_some_and(|t| t.entity.is_none())
    {
        let owner = main_subject(around).into_iter().find(|p| p.entity.is_some_and(|e| is_person(an, e)));
        owner.into_iter().for_each(|p| push(found, p));
    }
    if let Some(vg) = carrier {
        // "postponed her meeting": the subject's own.
        let hers = an.tag(phrase.tokens.start) == "PRP$";
        let carries = |role| lexicon::verb(&vg.lemma, role).is_some();
        // "has called off talks with Norway": who does is one of the two.
        let undoes = carries("cancelled")
            || carries("postponed")
            || matches!(&*vg.lemma, "agree" | "walk" | "withdraw" | "boycott" | "skip" | "quit")
            || &*vg.lemma == "call" && an.matches(vg.main + 1, &["off"]);
        if matches!(&*vg.lemma, "invite" | "summon")
            && let Some(guests) = object_np(an, vg)
        {
            parties(an, guests).into_iter().for_each(|p| push(found, p));
            after_noun(an, phrase, found);
            return;
        }
        if (hers || undoes || carries("light") || carries("core")) && vg.main < phrase.head && !vg.passive {
            let clause = Clause { tokens: around.tokens.clone(), opener: Opener::Start };
            subjects(around, &clause, vg).into_iter().for_each(|p| push(found, p));
        }
    }
    after_noun(an, phrase, found);
    of_ones_own(around, phrase, found);
}

/// "a meeting of her cabinet": she is there.
fn of_ones_own(around: Around<'_>, phrase: &NounPhrase, found: &mut Vec<Party>) {
    let an = around.an;
    let own = matches!(an.norm(phrase.tokens.end), "of" | "with")
        && matches!(an.norm(phrase.tokens.end + 1), "his" | "her")
        && an.tag(phrase.tokens.end + 1) == "PRP$";
    if own {
        let owner = main_subject(around).into_iter().find(|p| p.entity.is_some_and(|e| is_person(an, e)));
        owner.into_iter().for_each(|p| push(found, p));
    }
}

/// Owners and names before the noun: "Keller's trip", "the Keller meeting", "Norway-Iceland talks". One side alone
/// before the noun is more often its topic.
pub(super) fn inside(around: Around<'_>, phrase: &NounPhrase, found: &mut Vec<Party>) {
    let an = around.an;
    let mut named: Vec<(EntityIx, Span)> = an.entities_in(an.span(phrase.tokens.clone()));
    for i in phrase.tokens.clone() {
        let sides = around.compounds.sides(an, i);
        if let Some((_, at)) = sides.first() {
            // The two are meant, not one of their joint name.
            named.retain(|(_, span)| !span.overlaps(*at));
        }
        named.extend(sides);
    }
    let sides = named.iter().filter(|(e, _)| is_party(an, *e)).count();
    for (entity, at) in named {
        let owned = an.tag(an.tokens_in(at).end) == "POS";
        let side = is_party(an, entity) && (owned || sides > 1);
        if is_person(an, entity) || side {
            push(found, Party { span: at, entity: Some(entity) });
        }
    }
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

/// "both delegations described the talks as": who judges a meeting took part in it, or acts for who did.
pub(super) fn judges(an: &Analysis, clause: &Clause, carrier: Carrier<'_>) -> Vec<EntityIx> {
    let carrier = carrier.verb();
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
