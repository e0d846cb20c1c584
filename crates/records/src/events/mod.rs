//! Events other than meetings, coded the PLOVER way: one a verb group that names a deed.

mod code;
mod table;

use std::ops::Range;

use language::{Analysis, Sentence, Tense, VerbGroup};
use model::{
    BlockRole,
    draft::{Drafts, EventDraft, Party},
    record::{EventStatus, MeetingFormat, MeetingStatus},
};

use crate::{
    Context,
    meetings::{
        clause::{self, Clause, Opener},
        lexicon::singular,
        parties::{np_at, parties},
        place, status, timing,
    },
    sourcing::is_sourcing,
};

/// Adds what it finds to `drafts`. A clause that tells of a meeting is left to the meetings.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let an = context.analysis;
    for sentence in an.sentences.iter().filter(|s| is_told(s)) {
        for found in in_sentence(an, sentence) {
            let grounded = found.actor.or(found.recipient).is_some_and(|p| p.entity.is_some());
            if grounded && found.plover.as_deref() != Some("CONSULT") {
                drafts.events.push(found);
            }
        }
    }
}

/// The category of the main event of a text of one sentence: the first of its main clauses, else the first.
#[must_use]
pub fn main_category(an: &Analysis) -> Option<&'static str> {
    let all: Vec<(bool, &'static str)> = an
        .sentences
        .iter()
        .flat_map(|s| clause::clauses(an, s))
        .flat_map(|c| {
            let main = matches!(c.opener, Opener::Start | Opener::And);
            coded(an, &c).into_iter().map(move |(vg, code, _)| {
                (main && !matches!(vg.tense, Tense::Infinitive | Tense::Gerund), code)
            })
        })
        .collect();
    let nominal = || an.tokens.iter().find_map(|t| table::noun(&singular(&t.norm)));
    all.iter().find(|(main, _)| *main).or_else(|| all.first()).map(|(_, code)| *code).or_else(nominal)
}

fn is_told(sentence: &Sentence) -> bool {
    !matches!(sentence.role, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline)
}

fn in_sentence(an: &Analysis, sentence: &Sentence) -> Vec<EventDraft> {
    clause::clauses(an, sentence)
        .iter()
        .flat_map(|c| coded(an, c).into_iter().map(|(vg, code, rule)| event(an, c, vg, code, rule)))
        .collect()
}

/// The verb groups of a clause that have a category.
fn coded<'a>(an: &'a Analysis, clause: &Clause) -> Vec<(&'a VerbGroup, &'static str, &'static str)> {
    let at = an.vgs.partition_point(|v| v.tokens.start < clause.tokens.start);
    an.vgs[at..]
        .iter()
        .take_while(|v| v.tokens.start < clause.tokens.end)
        .filter(|v| !is_sourcing((v.main..clause.tokens.end).map(|i| an.norm(i))))
        .filter_map(|v| code::of(an, v, &clause.tokens).map(|(code, rule)| (v, code, rule)))
        .collect()
}

fn event(
    an: &Analysis,
    clause: &Clause,
    vg: &VerbGroup,
    code: &'static str,
    rule: &'static str,
) -> EventDraft {
    let (actor, recipient) = sides(an, clause, vg);
    let rest = vg.main + 1..clause.tokens.end;
    EventDraft {
        span: extent(an, clause, vg),
        action: vg.lemma.to_string(),
        plover: Some(code.to_owned()),
        actor,
        recipient,
        when: timing::when(an, &clause.tokens, vg.main),
        place: place::after(an, rest, &["in", "at", "near"]),
        status: status_of(an, clause, vg),
        rules: vec![rule.to_owned()],
    }
}

/// From the subject, or the verb where there is none, to the end of the clause.
fn extent(an: &Analysis, clause: &Clause, vg: &VerbGroup) -> model::Span {
    let subject = vg.subject.and_then(|s| an.nps.get(s as usize)).map(|p| p.tokens.start);
    let start = subject.unwrap_or(vg.tokens.start).min(vg.tokens.start).max(clause.tokens.start);
    let mut end = clause.tokens.end;
    while end > vg.tokens.end && matches!(an.norm(end - 1), "," | "." | ";" | "and" | "but") {
        end -= 1;
    }
    an.span(start..end)
}

/// Who acts on whom; a passive turns them round.
fn sides(an: &Analysis, clause: &Clause, vg: &VerbGroup) -> (Option<Party>, Option<Party>) {
    let first = |np: Option<u32>| np.map(|n| parties(an, n)).unwrap_or_default().into_iter().next();
    let subject = first(vg.subject);
    if vg.passive {
        return (first(preposed(an, vg.main + 1..clause.tokens.end, &["by"])), subject);
    }
    let object = first(vg.object).filter(|p| p.entity.is_some());
    let object = object.or_else(|| {
        first(preposed(an, vg.main + 1..clause.tokens.end, &["on", "against", "to", "with", "for", "of"]))
    });
    (subject, object.filter(|o| subject.is_none_or(|s| s.entity != o.entity || o.entity.is_none())))
}

fn preposed(an: &Analysis, tokens: Range<u32>, prepositions: &[&str]) -> Option<u32> {
    tokens
        .clone()
        .take(20)
        .filter(|i| prepositions.contains(&an.norm(*i)) && i + 1 < tokens.end)
        .find_map(|i| np_at(an, i + 1).filter(|np| parties(an, *np).iter().any(|p| p.entity.is_some())))
}

/// True for what somebody denies: "denied that he had offered it", "denied offering it".
fn is_denied(an: &Analysis, vg: &VerbGroup) -> bool {
    let subject = vg.subject.and_then(|s| an.nps.get(s as usize)).map_or(vg.tokens.start, |p| p.tokens.start);
    let start = subject.min(vg.tokens.start);
    let that = start > 0 && an.norm(start - 1) == "that";
    let before = start - u32::from(that);
    let at = an.vgs.partition_point(|v| v.tokens.end < before);
    an.vgs.get(at).is_some_and(|v| {
        v.tokens.end == before && !v.negated && matches!(&*v.lemma, "deny" | "refute" | "dispute")
    })
}

fn status_of(an: &Analysis, clause: &Clause, vg: &VerbGroup) -> EventStatus {
    let setting = status::Setting {
        opener: clause.opener,
        headline: false,
        ahead: false,
        dated: false,
        format: MeetingFormat::Meeting,
    };
    match status::of_verb(an, vg, setting).0 {
        _ if clause.opener == Opener::Whether => EventStatus::Possible,
        _ if is_denied(an, vg) => EventStatus::Denied,
        Some(MeetingStatus::Held) => EventStatus::Happened,
        Some(MeetingStatus::UnderWay | MeetingStatus::Ongoing) => EventStatus::Ongoing,
        Some(MeetingStatus::Denied | MeetingStatus::Cancelled) => EventStatus::Denied,
        Some(MeetingStatus::Rumoured | MeetingStatus::Ready) | None => EventStatus::Possible,
        Some(MeetingStatus::Planned | MeetingStatus::Confirmed | MeetingStatus::Postponed) => {
            EventStatus::Planned
        }
    }
}

#[cfg(test)]
mod tests {
    use model::{Article, Block, BlockRole, Span, draft::Drafts};

    use super::*;
    use crate::profile::Profiles;

    fn read(text: &str) -> Drafts {
        let span = Span::of(0..text.len());
        let blocks = vec![Block { role: BlockRole::Body, span, source: None, repeats: None }];
        let article = Article { id: "a".into(), text: text.into(), blocks, ..Article::default() };
        crate::extract(&article, &language::analyse(&article), &Profiles::shipped())
    }

    #[test]
    fn an_offer_that_was_denied_did_not_happen() {
        let drafts = read("Rasmus Igley denied he had offered Spain 48 per cent of the quota.");
        let offers: Vec<_> = drafts.events.iter().filter(|e| e.action == "offer").collect();
        assert!(!offers.is_empty() && offers.iter().all(|e| e.status == EventStatus::Denied), "{offers:?}");
        let told = read("Rasmus Igley said he had offered Spain 48 per cent of the quota.");
        assert!(told.events.iter().all(|e| e.status != EventStatus::Denied), "{:?}", told.events);
    }
}
