//! The cues of one sentence, with their parties: subject of a verb, owner of a noun, speaker of the statement.

use model::{
    Span,
    draft::{Drafts, Party, PositionDraft},
    record::Stance,
};

use super::{about, antecedent, commitment};
use crate::{
    lexis::{Found, View, apart},
    parties::{Force, follows, force, joint, phrase_ending, subject},
    profile::{PartyAt, Profile, StanceCue},
    stakes::Ground,
};

/// A cue with its parties, before issue and evidence are known.
struct Held {
    stance: Stance,
    parties: Vec<Party>,
    /// View positions of the words that count as evidence.
    from: usize,
    rule: &'static str,
}

/// The positions of one sentence, verbs first, then nouns, then words inside statements.
pub(super) fn read(
    ground: &Ground<'_>,
    profile: &Profile,
    view: &View<'_>,
    drafts: &Drafts,
) -> Vec<PositionDraft> {
    let all = profile.stances.find(view);
    let mut found = Vec::new();
    let of = |kind: PartyAt| apart(all.iter().copied().filter(|c| c.value.party == kind).collect());
    let acts = of(PartyAt::Subject);
    for cue in &acts {
        found.extend(
            held_by_subject(ground, view, cue)
                .into_iter()
                .flat_map(|h| positions(ground, view, drafts, cue, h)),
        );
    }
    for cue in of(PartyAt::Owner) {
        found.extend(
            held_by_owner(ground, view, &cue)
                .into_iter()
                .flat_map(|h| positions(ground, view, drafts, &cue, h)),
        );
    }
    let mut said = of(PartyAt::Speaker);
    // "It must be settled between the parties" leaves the matter to them before it demands anything.
    said.sort_by_key(|c| c.value.stance != Stance::Defers);
    // "The union is ready, she said, but only if …": the condition has its party already.
    let bargained = found.iter().any(|p| p.condition.is_some());
    said.retain(|c| c.value.stance != Stance::Conditional || !bargained);
    for cue in said {
        found.extend(
            held_by_speaker(ground, view, drafts, &cue)
                .into_iter()
                .flat_map(|h| positions(ground, view, drafts, &cue, h)),
        );
    }
    found.extend(commitment::read(ground, profile, view, drafts));
    found
}

/// "The guild rejected the offer", "rejecting the offer", "rejected by the guild".
fn held_by_subject(ground: &Ground<'_>, view: &View<'_>, cue: &Found<'_, StanceCue>) -> Option<Held> {
    let negated = match force(view, cue.start) {
        Force::Loose => return None,
        Force::Finite { negated, .. } => negated,
        Force::Participle { .. } | Force::Passive { .. } => false,
    };
    if !is_verb(view, cue.start) {
        return None;
    }
    let negated = negated && !matches!(view.norm(cue.start), "not" | "n't");
    let stance = if negated { against(cue.value.stance)? } else { cue.value.stance };
    let phrase = subject(view, cue.start)?;
    // "It is doubtful that …": nobody's doubt.
    if view.norm(phrase.head) == "it" && (be_form(view.norm(cue.start)) || view.tag(cue.start + 1) == "JJ") {
        return None;
    }
    // "She was confident that the regulator would agree": a forecast.
    let forecast = stance == Stance::Accepts
        && (phrase.to..cue.start).any(|i| matches!(view.norm(i), "would" | "will" | "might"))
        && phrase.from > 0
        && view.norm(phrase.from - 1) == "that";
    if forecast {
        return None;
    }
    let parties = joint(ground, view, phrase);
    let from = match force(view, cue.start) {
        // "The offer was rejected by the guild": what it is about stands before.
        Force::Passive { .. } => {
            (0..cue.start).rev().find(|i| matches!(view.norm(*i), "," | ";" | "and")).map_or(0, |i| i + 1)
        }
        _ if follows(view, phrase, cue.start) => phrase.from,
        _ => cue.start,
    };
    (!parties.is_empty()).then_some(Held { stance, parties, from, rule: "stance-verb" })
}

fn be_form(word: &str) -> bool {
    matches!(word, "is" | "was" | "be" | "been" | "'s" | "remains" | "seems" | "appears")
}

fn is_verb(view: &View<'_>, at: usize) -> bool {
    // "The US offer would not last": a noun with its own verb after it.
    if matches!(view.tag(at + 1), "MD") {
        return matches!(view.norm(at), "not" | "n't") || view.tag(at) == "MD";
    }
    misread(view, at)
        || view.tag(at).starts_with('V')
        || view.tag(at) == "MD"
        || matches!(view.norm(at), "not" | "n't" | "'s" | "'re" | "'m")
}

/// "The union demands a rise": a verb that the tagger takes for a plural noun, between a noun and a new phrase.
fn misread(view: &View<'_>, at: usize) -> bool {
    view.tag(at) == "NNS"
        && at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "NN" | "NNP" | "NNPS"))
        && matches!(view.tag(at + 1), "DT" | "PRP$" | "CD" | "PRP")
}

/// What a stance becomes under "not"; `None` where nothing is said then.
fn against(stance: Stance) -> Option<Stance> {
    Some(match stance {
        Stance::Accepts | Stance::Open => Stance::Rejects,
        Stance::Supports => Stance::Opposes,
        Stance::Rejects | Stance::Opposes => Stance::Open,
        Stance::Optimistic => Stance::Cautious,
        _ => return None,
    })
}

/// "Moscow's refusal to sign", "the guild's demand for higher pay".
fn held_by_owner(ground: &Ground<'_>, view: &View<'_>, cue: &Found<'_, StanceCue>) -> Option<Held> {
    // "A request by Norway to open the port".
    if view.norm(cue.end) == "by" {
        let phrase = crate::lexis::noun_phrase(view, cue.end + 1)?;
        let parties = joint(ground, view, phrase);
        let stance = cue.value.stance;
        return (!parties.is_empty()).then_some(Held {
            stance,
            parties,
            from: cue.start,
            rule: "stance-noun",
        });
    }
    let mut at = cue.start;
    while at > 0 && matches!(view.tag(at - 1), "JJ" | "JJR" | "VBN" | "NN") {
        at -= 1;
    }
    let mark = at.checked_sub(1)?;
    let phrase = match view.tag(mark) {
        "POS" => phrase_ending(view, mark)?,
        // "the minister repeated his demand": the subject's own.
        "PRP$" => {
            let verb =
                (0..mark).rev().take(8).find(|i| matches!(view.tag(*i), "VBD" | "VBZ" | "VBP" | "VBN"))?;
            subject(view, verb)?
        }
        _ => return None,
    };
    let parties = joint(ground, view, phrase);
    (!parties.is_empty()).then_some(Held {
        stance: cue.value.stance,
        parties,
        from: phrase.from,
        rule: "stance-noun",
    })
}

/// Words inside a statement: the party is its speaker.
fn held_by_speaker(
    ground: &Ground<'_>,
    view: &View<'_>,
    drafts: &Drafts,
    cue: &Found<'_, StanceCue>,
) -> Option<Held> {
    let span = view.span(cue.start, cue.end);
    let statement = ground.statement_at(span)?;
    let parties = ground.speakers(drafts, statement);
    if asked_or_supposed(view, cue.start) || of_another(ground, view, cue.start, &parties) {
        return None;
    }
    let low = cue.start.saturating_sub(3);
    let negated = (low..cue.start)
        .rev()
        .take_while(|i| !matches!(view.norm(*i), "," | "and" | "but"))
        .any(|i| matches!(view.norm(i), "not" | "n't" | "never" | "no" | "hardly"));
    let stance = if negated { against(cue.value.stance)? } else { cue.value.stance };
    let from = view.at_byte(sentence_part(drafts, statement, view.whole()).start);
    (!parties.is_empty()).then_some(Held { stance, parties, from, rule: "stance-said" })
}

/// "She said the union opposed it": words of somebody else, told by the speaker.
fn of_another(ground: &Ground<'_>, view: &View<'_>, at: usize, speakers: &[Party]) -> bool {
    if !matches!(view.tag(at), "VBD" | "VBZ" | "VBP") || matches!(force(view, at), Force::Loose) {
        return false;
    }
    let own = |p: &Party| speakers.iter().any(|s| s.entity == p.entity);
    let Some(phrase) = subject(view, at) else { return false };
    // "It is a mistake" says something of a thing, whoever else "it" could be.
    if be_form(view.norm(at)) && matches!(view.norm(phrase.head), "it" | "this" | "that") {
        return false;
    }
    let Some(party) = joint(ground, view, phrase).first().copied() else { return false };
    // "The union opposed it": the speaker does not, though nobody knows which union.
    !be_form(view.norm(at)) && party.entity.is_none() && matches!(view.tag(phrase.head), "NN" | "NNS")
        || party.entity.is_some() && !own(&party)
}

/// "if a deal can be reached", "why can't we accept": neither is said to be so.
fn asked_or_supposed(view: &View<'_>, at: usize) -> bool {
    let question = view.norm(view.len().saturating_sub(1)) == "?";
    let low = at.saturating_sub(9);
    let mut before = (low..at).rev().take_while(|i| !matches!(view.norm(*i), "," | ";" | "but" | "."));
    question || before.any(|i| matches!(view.norm(i), "if" | "whether" | "why" | "unless"))
}

/// Stances that a condition turns: "ready to accept the posts, provided that …".
fn conditionable(stance: Stance) -> bool {
    matches!(stance, Stance::Open | Stance::Accepts | Stance::Offers | Stance::Supports)
}

/// The part of a statement that lies in a sentence.
fn sentence_part(drafts: &Drafts, statement: u32, sentence: Span) -> Span {
    let spans = drafts.statements.get(statement as usize).map_or(&[][..], |s| s.evidence.as_slice());
    let part = spans.iter().find(|s| s.overlaps(sentence)).copied().unwrap_or(sentence);
    Span::new(part.start.max(sentence.start), part.end.min(sentence.end))
}

/// One position for each party.
#[allow(clippy::needless_pass_by_value, reason = "who holds it is found for this call")]
fn positions(
    ground: &Ground<'_>,
    view: &View<'_>,
    drafts: &Drafts,
    cue: &Found<'_, StanceCue>,
    held: Held,
) -> Vec<PositionDraft> {
    let end = about::clause_end(view, cue.end);
    let issue = about::issue(ground, view, drafts, cue, held.from, end);
    let Some(issue) = issue.or_else(|| antecedent::issue(ground, view, drafts, cue)) else {
        return Vec::new();
    };
    let span = view.span(held.from.min(cue.start), end.max(cue.end));
    let statement = ground.statement_at(view.span(cue.start, cue.end));
    let condition = about::condition(view, cue.start, view.len());
    let stance =
        if condition.is_some() && conditionable(held.stance) { Stance::Conditional } else { held.stance };
    let one = |party: &Party| PositionDraft {
        party: *party,
        issue: issue.clone(),
        stance,
        as_told_by: None,
        when: None,
        statement,
        condition,
        evidence: vec![span],
        repeated: ground.repeated(view.sentence),
        rules: vec![held.rule.to_owned()],
    };
    held.parties.iter().map(one).collect()
}
