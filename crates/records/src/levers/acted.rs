//! An act on a thing: "imposed sanctions on two firms", "withheld missiles", "guarantees are on the table".

use model::{
    draft::{Drafts, LeverDraft},
    record::LeverKind,
};

use super::{Parts, around, draft, spoken::behalf};
use crate::{
    lexis::{Found, View},
    parties::{Force, follows, force, infinitive_subject, joint, subject},
    profile::{Effect, LeverAct, LeverThing},
    stakes::Ground,
};

/// "imposed sanctions on two firms, citing …".
pub(super) fn read(
    ground: &Ground<'_>,
    view: &View<'_>,
    drafts: &Drafts,
    thing: &Found<'_, LeverThing>,
    act: &Found<'_, LeverAct>,
    passive: bool,
) -> Option<LeverDraft> {
    let force = force(view, act.start);
    // "guarantees no new sanctions"; but an offer that "will not be on the table for ever" is on it now.
    let none = (act.end..thing.start).any(|i| view.norm(i) == "no");
    let negated = none || !passive && matches!(force, Force::Finite { negated: true, .. });
    let kind = kind(thing.value.kind, act.value.effect, negated)?;
    // "Launched a missile", "used aid": what lures is given, not used; more of it may be.
    let grown = |w: &str| GROWS.iter().any(|g| w.starts_with(g));
    if act.value.effect == Effect::Apply && kind == LeverKind::Incentive && !grown(view.norm(act.start)) {
        return None;
    }
    // A threat is made with pressure: who pushes for guarantees asks for them.
    if &*act.value.status == "threaten" && thing.value.kind != LeverKind::Pressure {
        return None;
    }
    let verb = view.tag(act.start).starts_with('V');
    let phrase = match force {
        Force::Loose => act
            .start
            .checked_sub(1)
            .filter(|to| verb && view.tag(*to) == "TO")
            .and_then(|to| infinitive_subject(view, to)),
        _ if !verb || passive && !matches!(force, Force::Passive { .. }) => None,
        _ => subject(view, act.start),
    };
    let actors = phrase.map(|s| joint(ground, view, s)).unwrap_or_default();
    // What is on offer or up for bargaining is so by the word of whoever says it.
    let laid = matches!(act.value.effect, Effect::Offer | Effect::Bargain);
    let speaker = || behalf(ground, drafts, view.span(thing.start, thing.end)).filter(|_| laid);
    let actor = actors.first().copied().or_else(speaker);
    // An act of nobody is a lever only where the thing itself is its subject.
    if actor.is_none() && verb && !passive {
        return None;
    }
    let what_end = around::thing_end(view, thing);
    let from = phrase.filter(|s| follows(view, *s, act.start)).map_or(act.start.min(thing.start), |s| s.from);
    let end = around::clause_end(view, what_end.max(act.end));
    Some(draft(
        ground,
        view,
        Parts { kind, actor, thing, what_end, from, end, status: &act.value.status, rule: "lever-act" },
    ))
}

/// What is done with help to have more of it.
const GROWS: &[&str] =
    &["increas", "rais", "extend", "renew", "expand", "announc", "unveil", "adopt", "introduc", "step"];

/// What an act makes of a thing; `None` where "not" leaves nothing of it.
fn kind(thing: LeverKind, effect: Effect, negated: bool) -> Option<LeverKind> {
    Some(match (effect, thing) {
        (_, LeverKind::Chip) | (Effect::Bargain, _) => LeverKind::Chip,
        (Effect::Apply | Effect::Offer, LeverKind::Pressure | LeverKind::Incentive) if negated => {
            LeverKind::Withheld
        }
        (Effect::Lift, LeverKind::Pressure) if negated => LeverKind::Pressure,
        (Effect::Hold | Effect::Lift, _) if negated => return None,
        // Nobody is offered pressure.
        (Effect::Offer, LeverKind::Pressure) => return None,
        (Effect::Hold, _) => LeverKind::Withheld,
        (Effect::Lift, LeverKind::Pressure) => LeverKind::Incentive,
        (Effect::Lift, _) => LeverKind::Withheld,
        (Effect::Apply | Effect::Offer, kind) => kind,
    })
}
