//! A headline against its own body: a toll that the body gives otherwise, a journey announced for which there are no
//! plans. Headlines are written by others and earlier than what stands below them.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    BlockRole, Evidence, Span,
    record::{Figure, FigureValue, Meeting, MeetingStatus, Relation, RelationKind::Contradicted},
};

use super::{
    Look,
    contradicted::{apart, vague},
    counts,
    number::shown,
    relation,
    sentences::{stem, words},
    subject::{self, Pair},
};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    numbers(look, found);
    plans(look, found);
}

/// True for words of a headline.
fn in_title(look: &Look<'_>, at: &Evidence) -> bool {
    let Some(article) = look.story.position(&at.article) else { return false };
    let text = &look.story.texts[article];
    let span = text.bytes(at);
    text.article().blocks.iter().any(|b| b.role == BlockRole::Title && b.span.contains(span))
}

/// Numbers of one class in one article, the headline's and the body's.
type Classes<'f> = BTreeMap<(&'f str, (String, String)), [Vec<&'f Figure>; 2]>;

/// A headline's number that no number of its class in the body bears out.
fn numbers(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut classes = Classes::new();
    for figure in look.dossier.figures.iter().filter(|f| !vague(f)) {
        let Some(at) = figure.evidence.first() else { continue };
        if let Some(class) = counts::class_of(look, figure) {
            let sides = classes.entry((&at.article, class)).or_default();
            sides[usize::from(!in_title(look, at))].push(figure);
        }
    }
    for ((_, (class, _)), [title, body]) in &classes {
        for head in title {
            let told: Vec<&Figure> = body.iter().copied().filter(|b| apart(head, b)).collect();
            let Some(below) = told.first().filter(|_| told.len() == body.len()) else { continue };
            let Some((x, y)) = head.evidence.first().zip(below.evidence.first()) else { continue };
            let values: BTreeSet<String> = told.iter().map(|f| shown(&f.value)).collect();
            if !counts::of_one_size(head, below) || !counts::share_a_word(look, head, below) {
                continue;
            }
            // A headline is made of what stands first; several numbers below may be of several things.
            let first = y.start.saturating_sub(x.end) <= LEAD;
            let one = || Pair::of(look, head, below).is_some_and(|pair| pair.is_one());
            let sure = first && values.len() == 1 && !may_count_one_more(head, below) && one();
            let rule = subject::graded("headline-number", sure);
            let reason = format!("{class}: headline {} against {}", shown(&head.value), shown(&below.value));
            let evidence = [head.evidence.clone(), below.evidence.clone()].concat();
            found.push(relation(
                Contradicted,
                vec![head.id.clone(), below.id.clone()],
                reason,
                evidence,
                rule,
            ));
        }
    }
}

/// True for tolls that differ by one: a headline counts the gunman among the dead, "killing two people" does not.
fn may_count_one_more(head: &Figure, body: &Figure) -> bool {
    let (FigureValue::Number(x), FigureValue::Number(y)) = (&head.value, &body.value) else { return false };
    counts::grows(head) && (x - y).abs() < 1.5
}

/// Code points after a headline in which the body's own number is looked for.
const LEAD: u32 = 900;

/// A journey or a meeting that the headline announces, and a sentence below it that says there are no plans.
fn plans(look: &Look<'_>, found: &mut Vec<Relation>) {
    use MeetingStatus::{Confirmed, Planned, Ready, Rumoured};
    for meeting in &look.dossier.meetings {
        for step in
            meeting.history.iter().filter(|h| matches!(h.status, Ready | Planned | Confirmed | Rumoured))
        {
            let Some(title) = step.evidence.iter().find(|e| in_title(look, e)) else { continue };
            let Some(no_plans) = denied_below(look, meeting, &title.article) else { continue };
            let mut records = vec![meeting.id.clone()];
            records.extend(look.record_at(&no_plans).filter(|id| *id != meeting.id).map(str::to_owned));
            let reason = "headline: planned against body: no plans".to_owned();
            let evidence = vec![title.clone(), no_plans];
            found.push(relation(Contradicted, records, reason, evidence, "headline-plan"));
        }
    }
}

/// The sentence of the body that says there are no plans for what concerns those who were to meet, or the place's side.
fn denied_below(look: &Look<'_>, meeting: &Meeting, article: &str) -> Option<Evidence> {
    let place = look.story.position(article)?;
    let text = &look.story.texts[place];
    let whole = text.article().text.as_str();
    let named = names_of(look, meeting);
    let body = text.article().blocks.iter().filter(|b| b.role == BlockRole::Body && b.repeats.is_none());
    let mut sentences: Vec<Span> = body.flat_map(|b| look.sentences.inside(place, b.span)).collect();
    sentences.sort_by_key(|s| s.start);
    let says = |span: &Span| {
        let slice = span.slice(whole);
        has_no_plans(slice) && words(slice).into_iter().any(|w| named.contains(&stem(w.slice(slice))))
    };
    sentences.into_iter().find(says).map(|span| text.evidence(span))
}

/// The words of the names of those who were to be visited: participants, and who is of the place's country.
fn names_of(look: &Look<'_>, meeting: &Meeting) -> BTreeSet<String> {
    let country = meeting.place_entity.as_deref().and_then(|p| look.known.entity(p)?.country.as_deref());
    let of_place =
        look.dossier.entities.iter().filter(|e| country.is_some() && e.country.as_deref() == country);
    // Those who set out are in every sentence about them: only who is to be met tells.
    let met = meeting.participants.iter().skip(1).filter_map(|p| look.known.entity(p));
    let all = of_place.chain(met.filter(|_| country.is_none()));
    let names = all.flat_map(|e| std::iter::once(&e.name).chain(&e.aliases));
    names
        .flat_map(|n| words(n).into_iter().map(|w| stem(w.slice(n))).collect::<Vec<_>>())
        .filter(|s| s.len() > 3)
        .collect()
}

/// True for "no immediate plans to", "has no plans for", "not planning to".
fn has_no_plans(sentence: &str) -> bool {
    let folded: Vec<String> = words(sentence).into_iter().map(|w| w.slice(sentence).to_lowercase()).collect();
    folded.iter().enumerate().any(|(n, word)| {
        let after = |k: usize| folded.get(n + k).map_or("", String::as_str);
        match word.as_str() {
            "no" => {
                let plan =
                    |k: usize| matches!(after(k), "plan" | "plans") && matches!(after(k + 1), "to" | "for");
                plan(1) || plan(2) && OF_NOW.contains(&after(1))
            }
            "not" => after(1) == "planning" && after(2) == "to",
            _ => false,
        }
    })
}

/// What plans may be for now.
const OF_NOW: &[&str] = &["immediate", "current", "firm", "concrete", "definite", "set", "such", "present"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_denied_in_few_ways() {
        assert!(has_no_plans("Aides said there were no immediate plans to meet the chancellor."));
        assert!(has_no_plans("She has no plans for a visit."));
        assert!(has_no_plans("He is not planning to go."));
        assert!(!has_no_plans("There is no plan B, and no plans were shown."));
    }
}
