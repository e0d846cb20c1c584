//! Words that are a lever by themselves: a deed ("closed the bridge", "threatened to strike") or a state of things
//! ("mounting pressure").

use model::{
    draft::{LeverDraft, Party},
    record::LeverKind,
};

use super::{Parts, around, draft};
use crate::{
    lexis::{Found, Phrase, View},
    parties::{Force, denied, entity_or_state, follows, force, infinitive_subject, joint, subject, unbound},
    profile::LeverThing,
    stakes::Ground,
};

/// The lever that the words are, where their verb is said as a fact, a threat or a promise.
pub(super) fn read(
    ground: &Ground<'_>,
    view: &View<'_>,
    thing: &Found<'_, LeverThing>,
) -> Option<LeverDraft> {
    let verb = view.tag(thing.start).starts_with('V');
    let threatens = view.norm(thing.start).starts_with("threat");
    let lever = |kind, actor, from, end| {
        // What is threatened stands after the word.
        let what_end = if threatens { end } else { thing.end };
        let status = if threatens { "threaten" } else { "use" };
        let parts = Parts { kind, actor, thing, what_end, from, end, status, rule: "lever-words" };
        Some(draft(ground, view, parts))
    };
    let end = around::clause_end(view, thing.end);
    if !verb {
        // "A bomb": a noun does no deed.
        if thing.value.deed || threatens && is_taken_back(view, thing.start) {
            return None;
        }
        return lever(thing.value.kind, owner(ground, view, thing.start), thing.start, end);
    }
    // "Threatened to close the border": the threat is the lever.
    let to = thing.start.checked_sub(2).filter(|_| view.tag(thing.start - 1) == "TO");
    if to.is_some_and(|t| view.norm(t).starts_with("threat")) {
        return None;
    }
    // "The company must drop its plan": asked of it, not done.
    if (thing.start.saturating_sub(2)..thing.start)
        .any(|i| matches!(view.norm(i), "must" | "should" | "ought"))
    {
        return None;
    }
    let force = force(view, thing.start);
    if denied(view, thing.start) || unbound(view, thing.start) {
        return None;
    }
    // "Land captured by Norway": what was done once, told in passing.
    if matches!(force, Force::Passive { .. }) && thing.value.deed && in_passing(view, thing.start) {
        return None;
    }
    let Some(phrase) = doer(view, thing.start, force) else {
        // "…, and threatened to bring in other crews": a threat is one whoever makes it.
        return if threatens && force != Force::Loose {
            lever(thing.value.kind, None, thing.start, end)
        } else {
            None
        };
    };
    let kind = match (force, thing.value.kind) {
        (Force::Finite { negated: true, .. }, LeverKind::Pressure | LeverKind::Incentive) => {
            LeverKind::Withheld
        }
        (_, kind) => kind,
    };
    let actor = joint(ground, view, phrase).first().copied();
    // "The road closed the gap": somebody must do it, named or not.
    let somebody =
        actor.is_some() || view.tag(phrase.head) == "NNS" && facts::role(view.norm(phrase.head)).is_some();
    let from = if follows(view, phrase, thing.start) { phrase.from } else { thing.start };
    if somebody { lever(kind, actor, from, end) } else { None }
}

/// "Dropped its threat to strike": what is taken back presses nobody.
fn is_taken_back(view: &View<'_>, noun: usize) -> bool {
    const BACK: &[&str] = &[
        "dropped",
        "drop",
        "drops",
        "dropping",
        "withdrew",
        "withdraw",
        "withdraws",
        "withdrawing",
        "withdrawn",
        "retracted",
        "retract",
        "abandoned",
        "abandon",
        "abandons",
        "abandoning",
        "lifted",
        "lift",
        "lifting",
        "rescinded",
        "revoked",
        "shelved",
    ];
    let inside = |i: &usize| matches!(view.tag(*i), "DT" | "PRP$" | "POS" | "JJ" | "NN" | "NNP" | "NNS");
    (0..noun).rev().take(5).find(|i| !inside(i)).is_some_and(|i| BACK.contains(&view.norm(i)))
}

/// True for a participle right after its noun.
fn in_passing(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "NN" | "NNS" | "NNP" | "NNPS" | ","))
}

/// "Norway's embargo", "the EU sanctions": a means with its owner, whatever the sentence says of it.
pub(super) fn owned(
    ground: &Ground<'_>,
    view: &View<'_>,
    thing: &Found<'_, LeverThing>,
) -> Option<LeverDraft> {
    let noun =
        matches!(view.tag(thing.end - 1), "NN" | "NNS") && !matches!(view.tag(thing.end), "NN" | "NNS");
    if !noun || thing.value.kind != LeverKind::Pressure {
        return None;
    }
    let actor = owner(ground, view, thing.start).or_else(|| by(ground, view, thing.end))?;
    let end = around::thing_end(view, thing);
    let from = view.at_byte(actor.span.start).min(thing.start);
    let kind = thing.value.kind;
    let parts = Parts {
        kind,
        actor: Some(actor),
        thing,
        what_end: end,
        from,
        end,
        status: "use",
        rule: "lever-owned",
    };
    Some(draft(ground, view, parts))
}

/// "a boycott by the growers": the agent after the noun.
fn by(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<Party> {
    if view.norm(at) != "by" {
        return None;
    }
    let phrase = crate::lexis::noun_phrase(view, at + 1)?;
    joint(ground, view, phrase).first().copied()
}

/// Who does it: the subject, or for an infinitive whoever threatens or promises it.
fn doer(view: &View<'_>, at: usize, force: Force) -> Option<Phrase> {
    if force != Force::Loose {
        return subject(view, at);
    }
    let to = at.checked_sub(1).filter(|to| view.tag(*to) == "TO")?;
    let threat = matches!(
        view.norm(to.checked_sub(1)?),
        "threat"
            | "threats"
            | "offer"
            | "pledge"
            | "promise"
            | "vow"
            | "proposal"
            | "ready"
            | "prepared"
            | "willing"
            | "plan"
            | "plans"
            | "decision"
            | "move"
    );
    if threat { infinitive_subject(view, to) } else { None }
}

/// "Norway's threat of a strike", "a Norwegian air strike": the owner of the noun.
fn owner(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<Party> {
    let entities = &ground.context.analysis.entities;
    // "U.S. trade sanctions", "new Norwegian curbs": words of the noun's own phrase may stand between.
    for i in (at.saturating_sub(3)..at).rev() {
        let entity = entity_or_state(ground, view, i);
        let body = |e: &model::draft::LocalEntity| {
            e.country.is_some() || e.kind() == model::record::EntityKind::Organisation
        };
        match entity.filter(|e| entities.get(*e as usize).is_some_and(body)) {
            // "The Norway sanctions": those on it.
            Some(_) if aimed(view, i, at) => return None,
            Some(entity) if view.tag(i + 1) != "POS" => {
                return Some(Party { span: view.span(i, i + 1), entity: Some(entity) });
            }
            None if matches!(view.tag(i), "JJ" | "NN" | "VBN" | "NNP") => {}
            _ => break,
        }
    }
    let mark = (at.saturating_sub(3)..at).rev().find(|i| view.tag(*i) == "POS")?;
    let phrase = crate::parties::phrase_ending(view, mark)?;
    joint(ground, view, phrase).first().copied()
}

/// True where the plain name of a country stands right before a means that is used on countries.
fn aimed(view: &View<'_>, name: usize, thing: usize) -> bool {
    let word = view.analysis.word(view.token(name));
    let abbreviation = word.chars().all(|c| c.is_uppercase() || c == '.');
    name + 1 == thing
        && matches!(view.norm(thing), "sanctions" | "embargo" | "tariffs" | "tariff")
        && !abbreviation
        && facts::country_of_demonym(word).is_none()
        && view.named(name).is_some_and(model::draft::LocalEntity::is_country)
}

#[cfg(test)]
mod tests {
    use model::record::LeverKind;

    use crate::stakes::testing::Reading;

    fn levers(text: &str) -> Vec<(LeverKind, String)> {
        let reading = Reading::negotiation(text);
        let one = |l: &model::draft::LeverDraft| {
            let actor = l.actor.map_or_else(String::new, |p| reading.words(p.span).to_owned());
            (l.kind, actor)
        };
        reading.drafts.levers.iter().map(one).collect()
    }

    #[test]
    fn a_deed_presses_and_its_subject_does_it() {
        assert_eq!(
            levers("Norway has closed the border crossing."),
            [(LeverKind::Pressure, "Norway".into())]
        );
        assert_eq!(levers("Norway released ten prisoners."), [(LeverKind::Incentive, "Norway".into())]);
        assert_eq!(levers("Norway threatened to expel Chile's ambassador.").len(), 1);
    }

    #[test]
    fn what_may_be_done_presses_nobody_yet() {
        assert_eq!(levers("If Norway closes the border crossing, lorries wait."), []);
        assert_eq!(levers("Chile asked Norway to close the border crossing."), []);
    }

    #[test]
    fn a_means_with_its_owner_presses_whatever_the_sentence_says_of_it() {
        assert_eq!(
            levers("Chile complained of Norway's trade embargo."),
            [(LeverKind::Pressure, "Norway".into())]
        );
        assert_eq!(levers("The embargo was discussed."), []);
    }

    #[test]
    fn what_was_done_once_is_told_in_passing() {
        assert_eq!(levers("The island, occupied by Norway in 1911, is small."), []);
    }

    #[test]
    fn a_threat_that_is_taken_back_presses_nobody() {
        let found = levers("Norway dropped its threat to close the border crossing.");
        assert!(found.iter().all(|(kind, _)| *kind != LeverKind::Pressure), "{found:?}");
    }

    #[test]
    fn a_threat_holds_what_is_threatened() {
        assert_eq!(levers("Norway threatened to cut gas supplies to Chile.").len(), 1);
    }
}
