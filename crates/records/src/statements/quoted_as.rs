//! "The agency quotes Ott as saying", "Ott was quoted by the agency as saying": who says it, and who passes it on.

use super::{
    attribution::Attribution,
    phrase::Phrase,
    speakers::Fit,
    view::{Tokens, View},
};

/// Sorts out speaker and carrier of every "as saying".
pub(crate) fn resolve(view: &View<'_>, found: &mut [Attribution]) {
    for it in found.iter_mut() {
        let Some((speaker, carrier)) = roles(view, it) else { continue };
        if let Some(speaker) = speaker {
            it.widen(&speaker.tokens);
            it.source = Some(speaker);
            it.antecedent = None;
        }
        if let Some(carrier) = carrier {
            it.widen(&carrier.tokens);
            it.carriers.insert(0, carrier);
        }
        it.follows = None;
        it.rules.push("quoted-as-saying");
    }
}

type Roles = (Option<Phrase>, Option<Phrase>);

fn roles(view: &View<'_>, it: &Attribution) -> Option<Roles> {
    let saying = it.cue.start;
    let marker =
        saying.checked_sub(1).filter(|a| view.norm(*a) == "as" && view.norm(saying).ends_with("ing"))?;
    let bounds = view.bounds(saying);
    let verb = (bounds.start.max(saying.saturating_sub(16))..marker).rev().find(|i| {
        matches!(
            view.norm(*i),
            "quote" | "quotes" | "quoted" | "quoting" | "cite" | "cites" | "cited" | "citing"
        )
    })?;
    let group = view.group(verb, bounds.start);
    if group.passive || group.bare_participle {
        return Some((None, agent(view, verb + 1..marker)));
    }
    let speaker = view.source_ending(marker.checked_sub(1)?, verb + 1).filter(|s| s.tokens.start > verb)?;
    let carrier = view.subject_before(group.tokens.start, bounds.start).or_else(|| it.source.clone());
    Some((Some(speaker), carrier))
}

/// "by the agency" behind the participle.
fn agent(view: &View<'_>, tokens: Tokens) -> Option<Phrase> {
    let by = tokens.clone().find(|i| view.norm(*i) == "by")?;
    let agent = view.source_starting(by + 1, tokens.end)?;
    (view.fit(&agent) >= Fit::Paper || super::chain::is_outlet(view, &agent)).then_some(agent)
}
