//! The cues of one sentence, with their parties: subject of a verb, owner of a noun, speaker of the statement.

use model::{
    Span,
    draft::{Drafts, IssueRef, Party, PositionDraft},
    record::{EntityKind, Stance},
};

use super::{about, antecedent, commitment, named::Named, undoing};
use crate::{
    issues::frames::complement,
    lexis::{Found, Phrase, View, apart},
    parties::{
        Force, denied, entity_or_state, follows, force, infinitive_subject, joint, phrase_ending, subject,
    },
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
    named: &Named<'_>,
) -> Vec<PositionDraft> {
    let all = &ground.cues(view.sentence).stances;
    let mut found = Vec::new();
    let of = |kind: PartyAt| apart(all.iter().copied().filter(|c| c.value.party == kind).collect());
    let acts = of(PartyAt::Subject);
    for cue in &acts {
        let held = held_by_subject(ground, view, cue).map(|mut held| {
            held.stance = carried_over(profile, view, &acts, cue, held.stance);
            held
        });
        found.extend(held.into_iter().flat_map(|h| positions(ground, view, named, cue, h)));
    }
    for cue in of(PartyAt::Owner) {
        found.extend(
            held_by_owner(ground, view, &cue)
                .into_iter()
                .flat_map(|h| positions(ground, view, named, &cue, h)),
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
                .flat_map(|h| positions(ground, view, named, &cue, h)),
        );
    }
    found.extend(commitment::read(ground, profile, view, named));
    found
}

/// "The guild rejected the offer", "rejecting the offer", "rejected by the guild".
fn held_by_subject(ground: &Ground<'_>, view: &View<'_>, cue: &Found<'_, StanceCue>) -> Option<Held> {
    let purpose = purpose(view, cue.start);
    if unbound(view, cue.start) || backed_in_passing(ground, view, cue.start) {
        return None;
    }
    let negated = match force(view, cue.start) {
        Force::Loose if purpose.is_some() => false,
        Force::Loose => return None,
        Force::Finite { negated, .. } => negated,
        Force::Participle { .. } | Force::Passive { .. } => false,
    };
    if !is_verb(view, cue.start) || denied(view, cue.start) {
        return None;
    }
    let negated = negated && !matches!(view.norm(cue.start), "not" | "n't");
    let stance = if negated { against(cue.value.stance)? } else { cue.value.stance };
    let phrase = subject(view, cue.start).or(purpose)?;
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
        _ if purpose.is_some() && phrase.from < cue.start => phrase.from,
        _ if follows(view, phrase, cue.start) => phrase.from,
        _ => cue.start,
    };
    (!parties.is_empty()).then_some(Held { stance, parties, from, rule: "stance-verb" })
}

/// "Agreeing to talks could help", "steps including rejecting it": a gerund whose holder the sentence leaves open.
fn unbound(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |b| view.norm(b));
    view.tag(at) == "VBG" && matches!(before, "" | "of" | "for" | "from" | "including" | "without" | "about")
}

/// "Groups backed by Norway": what is said of people in passing is about no issue.
fn backed_in_passing(ground: &Ground<'_>, view: &View<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1) else { return false };
    let noun = if view.norm(noun) == "," { at.saturating_sub(2) } else { noun };
    let people = view.tag(noun).starts_with('N')
        && (ground.profile.is_some_and(|p| p.party_nouns.find_at(view, noun))
            || facts::role(view.norm(noun)).is_some()
            || PEOPLE.contains(&view.norm(noun)));
    view.tag(at) == "VBN" && people && matches!(force(view, at), Force::Passive { .. })
}

/// Nouns for people under arms or in parties.
const PEOPLE: &[&str] =
    &["groups", "forces", "fighters", "rebels", "militias", "troops", "candidates", "militia", "candidate"];

/// "Urged its members to oppose the levy": who asks for a side takes it.
fn carried_over(
    profile: &Profile,
    view: &View<'_>,
    acts: &[Found<'_, StanceCue>],
    cue: &Found<'_, StanceCue>,
    stance: Stance,
) -> Stance {
    if stance != Stance::Demands {
        return stance;
    }
    let act = complement(profile, view, cue.end).act;
    let inner = act.and_then(|a| acts.iter().find(|c| c.start == a)).map(|c| c.value.stance);
    inner.filter(|s| matches!(s, Stance::Opposes | Stance::Rejects | Stance::Supports)).unwrap_or(stance)
}

/// "Gathered in the square to protest the levy", "signed a letter to demand a vote": what is done to take a side.
fn purpose(view: &View<'_>, at: usize) -> Option<Phrase> {
    let to = at.checked_sub(1).filter(|t| view.tag(*t) == "TO")?;
    let public = ["protest", "demand", "denounce", "condemn", "demonstrate", "call", "press", "oppose"];
    if !public.contains(&view.norm(at)) || crate::parties::force(view, at) != Force::Loose {
        return None;
    }
    // Only after a deed: "gathered to", "marched through the city to"; not "wants to", "plans to", "the right to".
    let verb = (to.saturating_sub(9)..to).rev().find(|i| view.tag(*i).starts_with('V'))?;
    let deed = matches!(view.tag(verb), "VBD" | "VBN" | "VBZ" | "VBP")
        && (verb + 1 < to || GATHERED.contains(&view.norm(verb)));
    if deed && !WISHED.contains(&view.norm(verb)) { infinitive_subject(view, to) } else { None }
}

/// Verbs of coming together for a purpose.
const GATHERED: &[&str] =
    &["gathered", "rallied", "marched", "assembled", "met", "united", "joined", "turned", "leaving", "left"];
/// Verbs whose infinitive is no purpose.
const WISHED: &[&str] = &[
    "urged",
    "asked",
    "told",
    "called",
    "wanted",
    "wants",
    "want",
    "expected",
    "planned",
    "plans",
    "plan",
    "agreed",
    "refused",
    "failed",
    "continued",
    "began",
    "vowed",
    "pledged",
    "promised",
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "encouraged",
    "allowed",
];

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
    if let Some(party) = nationality(ground, view, at, cue.start) {
        let (stance, from) = (cue.value.stance, view.at_byte(party.span.start));
        return Some(Held { stance, parties: vec![party], from, rule: "stance-noun" });
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

/// "A Norwegian demand", "new EU proposals": the state or body whose name stands between `from` and the noun.
fn nationality(ground: &Ground<'_>, view: &View<'_>, from: usize, noun: usize) -> Option<Party> {
    let entities = &ground.context.analysis.entities;
    (from.saturating_sub(2)..noun).rev().take(4).find_map(|i| {
        let entity = entity_or_state(ground, view, i)?;
        let known = entities.get(entity as usize)?;
        let state = known.country.is_some() || known.kind() == EntityKind::Organisation;
        let before = matches!(view.tag(i), "JJ" | "NNP") && view.tag(i + 1) != "POS";
        // Nothing but words of the noun's own phrase between the two.
        let near = (i + 1..noun).all(|k| matches!(view.tag(k), "JJ" | "NN" | "VBN" | "NNP"));
        (state && before && near).then(|| Party { span: view.span(i, i + 1), entity: Some(entity) })
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
    named: &Named<'_>,
    cue: &Found<'_, StanceCue>,
    held: Held,
) -> Vec<PositionDraft> {
    let end = about::clause_end(view, cue.end);
    let issue = about::issue(ground, view, named, cue, held.from, end);
    let Some(issue) = issue.or_else(|| antecedent::issue(view, named, cue)) else {
        return Vec::new();
    };
    let (from, to) = (held.from.min(cue.start), end.max(cue.end));
    let span = view.span(from, view.with_scrap(from, to));
    let statement = ground.statement_at(view.span(cue.start, cue.end));
    let condition = about::condition(view, cue.start, view.len());
    // "Will not sign unless …": a refusal with a way out.
    let way_out = |c: Span| matches!(view.norm(view.at_byte(c.start)), "unless");
    let turned =
        condition.is_some_and(|c| conditionable(held.stance) || held.stance == Stance::Rejects && way_out(c));
    let stance = if turned { Stance::Conditional } else { held.stance };
    let (stance, issue) = match ground.profile {
        Some(profile) => undoing::turned(profile, view, named, cue, (stance, issue)),
        None => (stance, issue),
    };
    let more = about::others(ground, view, named, cue, &issue);
    let issues = std::iter::once(issue).chain(more);
    let one = |party: &Party, issue: &IssueRef| PositionDraft {
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
    issues
        .flat_map(|issue| held.parties.iter().map(move |party| one(party, &issue)).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn positions(text: &str) -> Vec<String> {
        Reading::negotiation(text).positions()
    }

    #[test]
    fn people_described_by_what_they_do_hold_it() {
        assert_eq!(
            positions("Police met students demanding lower harbour fees."),
            ["students demands noun-harbour-fee"]
        );
    }

    #[test]
    fn who_gathers_to_protest_opposes() {
        let found = positions("Thousands of farmers gathered in the square to protest the harbour fees.");
        assert_eq!(found, ["Thousands of farmers opposes noun-harbour-fee"]);
    }

    #[test]
    fn what_must_be_done_is_not_accepted_yet() {
        assert_eq!(positions("Norway must accept the harbour fees."), Vec::<String>::new());
    }

    #[test]
    fn what_needs_to_be_ratified_is_not_accepted_yet() {
        assert_eq!(positions("The harbour fees still need to be approved by Norway."), Vec::<String>::new());
    }

    #[test]
    fn who_asks_for_a_side_takes_it() {
        assert_eq!(
            positions("Ida Lund urged voters to oppose the harbour fees."),
            ["Ida Lund opposes noun-harbour-fee"]
        );
    }

    #[test]
    fn a_state_before_the_noun_owns_it() {
        assert_eq!(
            positions("Norway and Chile met. A Norwegian proposal for a harbour fund was read out."),
            ["Norway offers noun-harbour-fund"]
        );
    }

    #[test]
    fn examples_between_commas_are_no_subject() {
        let found = positions("Three unions, including the Bakers' Union, rejected the harbour fees.");
        assert_eq!(found, ["Three unions rejects noun-harbour-fee"]);
    }
}
