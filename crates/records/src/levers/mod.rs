//! Means of pressure and incentives: an act on a thing ("imposed sanctions", "withheld missiles"), or words that
//! are a lever by themselves ("battlefield losses").

mod acted;
mod alone;
mod around;
mod attacks;
mod spoken;

use model::{
    draft::{Drafts, LeverDraft, Party},
    record::LeverKind,
};

use crate::{
    lexis::{Found, View, apart, noun_phrase},
    profile::{LeverThing, Profile},
    stakes::Ground,
};

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    let mut levers: Vec<LeverDraft> = Vec::new();
    for view in &ground.views {
        if ground.is_told(view.sentence) {
            for found in sentence(ground, profile, view, drafts) {
                gather(ground, &mut levers, found);
            }
        }
    }
    attacks::complete(&ground.context.analysis.text, &mut levers);
    drafts.levers = levers;
}

fn sentence(ground: &Ground<'_>, profile: &Profile, view: &View<'_>, drafts: &Drafts) -> Vec<LeverDraft> {
    let things = &ground.cues(view.sentence).levers;
    if things.is_empty() {
        return Vec::new();
    }
    let acts = profile.lever_acts.find(view);
    // "Imposed sanctions on two firms" is a deed; as an act on a thing it says on whom, too.
    let acted = |deed: &Found<'_, LeverThing>| {
        let inside =
            |t: &&Found<'_, LeverThing>| !t.value.alone && t.start > deed.start && t.start < deed.end;
        acts.iter().any(|a| a.start == deed.start) && things.iter().any(|t| inside(&t))
    };
    let things = apart(things.iter().copied().filter(|t| !(t.value.deed && acted(t))).collect());
    let mut found: Vec<LeverDraft> = Vec::new();
    for thing in &things {
        // "missile tests" are no missiles: what lures is the head of its phrase.
        if thing.value.kind == LeverKind::Incentive
            && !thing.value.deed
            && matches!(view.tag(thing.end), "NN" | "NNS")
        {
            continue;
        }
        // "Roads with burning tyres": a participle that describes is no thing to act on.
        let describes = thing.value.deed && view.tag(thing.start) == "VBG";
        let act = if describes { None } else { around::act_on(view, &acts, thing) };
        if let Some((act, passive)) = act {
            found.extend(acted::read(ground, view, drafts, thing, &act, passive));
        } else {
            let read = if thing.value.alone { alone::read } else { alone::owned };
            let Some(mut lever) = read(ground, view, thing) else { continue };
            // "Fishing quotas are still on the table, the envoy said": up for bargaining by his word.
            if lever.kind == LeverKind::Chip && lever.actor.is_none() {
                lever.actor = spoken::behalf(ground, drafts, lever.what);
            }
            // "battlefield losses and mounting pressure" is one.
            // "Threatened to cut supplies": the threat holds what is threatened.
            if found.iter().any(|l| holds(l, &lever)) {
                continue;
            }
            match found.last_mut().filter(|l| l.kind == lever.kind && close(l, &lever)) {
                Some(last) => last.evidence.extend(lever.evidence),
                None => found.push(lever),
            }
        }
    }
    found
}

/// True where the words of the first lever hold those of the second, of the same doer.
fn holds(a: &LeverDraft, b: &LeverDraft) -> bool {
    let doer = |l: &LeverDraft| l.actor.and_then(|p| p.entity);
    (doer(a) == doer(b) || b.actor.is_none())
        && b.evidence.iter().all(|e| a.evidence.iter().any(|o| o.contains(*e)))
}

/// True for levers a few letters apart.
fn close(a: &LeverDraft, b: &LeverDraft) -> bool {
    match (a.evidence.last(), b.evidence.first()) {
        (Some(a), Some(b)) => b.start <= a.end + 6,
        _ => false,
    }
}

/// What a draft is made of, in view positions.
struct Parts<'p> {
    kind: LeverKind,
    actor: Option<Party>,
    thing: &'p Found<'p, LeverThing>,
    what_end: usize,
    from: usize,
    end: usize,
    status: &'p str,
    rule: &'static str,
}

#[allow(clippy::needless_pass_by_value, reason = "the parts are built for this call")]
fn draft(ground: &Ground<'_>, view: &View<'_>, parts: Parts<'_>) -> LeverDraft {
    let what_from = around::thing_start(view, parts.thing);
    LeverDraft {
        kind: parts.kind,
        actor: parts.actor,
        target: around::target(ground, view, parts.thing, parts.what_end, parts.actor),
        what: view.span(what_from, parts.what_end),
        status: parts.status.to_owned(),
        reason: around::reason(view, parts.thing.end),
        when: None,
        evidence: vec![view.span(parts.from, view.with_scrap(parts.from, parts.end))],
        repeated: ground.repeated(view.sentence),
        rules: vec![parts.rule.to_owned()],
    }
}

/// The same kind, actor and thing in one article: one lever with more evidence.
fn gather(ground: &Ground<'_>, levers: &mut Vec<LeverDraft>, found: LeverDraft) {
    let text = &ground.context.analysis.text;
    let head = |l: &LeverDraft| l.what.slice(text).split_whitespace().last().unwrap_or("").to_lowercase();
    let actor = |l: &LeverDraft| {
        l.actor.map(|p| p.entity.map_or_else(|| p.span.slice(text).to_lowercase(), |e| format!("#{e}")))
    };
    let same = levers.iter_mut().find(|l| {
        l.kind == found.kind
            && l.repeated == found.repeated
            && head(l) == head(&found)
            && (actor(l) == actor(&found) || l.actor.is_none() || found.actor.is_none())
    });
    match same {
        Some(lever) => {
            lever.actor = lever.actor.or(found.actor);
            lever.target = lever.target.or(found.target);
            lever.reason = lever.reason.or(found.reason);
            for span in found.evidence {
                if !lever.evidence.contains(&span) {
                    lever.evidence.push(span);
                }
            }
        }
        None => levers.push(found),
    }
}

/// The noun phrase that begins at `at`, for the neighbours of a thing.
fn phrase_end(view: &View<'_>, at: usize) -> usize {
    noun_phrase(view, at).map_or(at, |p| p.to)
}

#[cfg(test)]
mod tests {
    use model::record::LeverKind;

    use crate::stakes::testing::Reading;

    fn levers(text: &str) -> Vec<(LeverKind, Option<String>, String)> {
        let reading = Reading::negotiation(text);
        let name = |p: &model::draft::Party| {
            p.entity.map_or_else(
                || reading.words(p.span).to_owned(),
                |e| reading.drafts.entities[e as usize].name.clone(),
            )
        };
        reading
            .drafts
            .levers
            .iter()
            .map(|l| (l.kind, l.actor.as_ref().map(name), reading.words(l.what).to_owned()))
            .collect()
    }

    fn norway() -> Option<String> {
        Some("Norway".to_owned())
    }

    #[test]
    fn pressure_help_held_back_and_pressure_lifted() {
        assert_eq!(
            levers("Norway imposed sanctions on Chile."),
            [(LeverKind::Pressure, norway(), "sanctions on Chile".to_owned())]
        );
        assert_eq!(levers("Norway has withheld military aid to Chile.")[0].0, LeverKind::Withheld);
        assert_eq!(levers("Norway lifted its sanctions on Chile.")[0].0, LeverKind::Incentive);
    }

    #[test]
    fn not_imposed_is_withheld() {
        assert_eq!(levers("Norway will not impose new tariffs on Chile.")[0].0, LeverKind::Withheld);
    }

    #[test]
    fn the_reason_is_kept() {
        let reading =
            Reading::negotiation("Norway imposed sanctions on Chile, citing the attack on its embassy.");
        let reason = reading.drafts.levers[0].reason.unwrap();
        assert_eq!(reading.words(reason), "citing the attack on its embassy");
    }

    #[test]
    fn an_end_of_missile_tests_holds_back_no_missiles() {
        assert_eq!(levers("Norway ended its missile tests."), []);
    }

    #[test]
    fn talk_of_sanctions_is_no_lever() {
        assert_eq!(levers("The report on sanctions was long."), []);
        assert_eq!(levers("Norway asked for security guarantees."), []);
    }
}
