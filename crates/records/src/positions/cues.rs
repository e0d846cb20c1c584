//! The cues of one sentence as positions: verbs first, then nouns, then words inside statements.

use model::{
    Span,
    draft::{Drafts, IssueRef, Party, PositionDraft},
    record::Stance,
};

use super::{
    about, antecedent, commitment,
    held::{Held, held_by_owner, held_by_speaker, held_by_subject},
    named::Named,
    undoing,
};
use crate::{
    issues::frames::complement,
    lexis::{Found, View, apart},
    profile::{PartyAt, Profile, StanceCue},
    stakes::Ground,
};

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

/// Stances that a condition turns: "ready to accept the posts, provided that …".
fn conditionable(stance: Stance) -> bool {
    matches!(stance, Stance::Open | Stance::Accepts | Stance::Offers | Stance::Supports)
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
    let known = about::of(ground, view, named, cue, held.from, end)
        .or_else(|| antecedent::issue(view, named, cue).map(|issue| about::About { issue, sure: true }));
    let Some(about::About { issue, sure }) = known else { return Vec::new() };
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
        rules: vec![if sure { held.rule.to_owned() } else { format!("{}-unsure", held.rule) }],
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
    fn who_asks_for_a_side_takes_it() {
        assert_eq!(
            positions("Ida Lund urged voters to oppose the harbour fees."),
            ["Ida Lund opposes noun-harbour-fee"]
        );
    }
}
