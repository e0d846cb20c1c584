//! What one side claims and another denies: a denial and the claim that speaks of the same thing. Never an error of the
//! press.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Evidence,
    record::{Relation, RelationKind::Disputed, Statement},
};

use super::{Look, relation, sentences::words};

/// Shared words must weigh so much, in thousandths.
const ENOUGH: u32 = 6_000;

/// Statements with one word that a denial is compared with.
const NEAR: usize = 64;

/// Code points before a denial of "the claim" in which the claim is looked for.
const BEFORE: u32 = 1_500;

/// What a denial of "the claim" must share with the claim before it, in thousandths.
const POINTED: u32 = 3_000;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let said: Vec<Said<'_>> = look.dossier.statements.iter().filter_map(|s| Said::of(look, s)).collect();
    let mut by_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, s) in said.iter().enumerate().filter(|(_, s)| !s.denies && !s.negates) {
        s.stems.iter().for_each(|stem| by_stem.entry(*stem).or_default().push(n));
    }
    for denial in said.iter().filter(|s| s.denies) {
        let lists = denial.stems.iter().filter_map(|s| by_stem.get(s)).filter(|l| l.len() <= NEAR);
        let near: BTreeSet<usize> = lists.flatten().copied().collect();
        let claims = near.into_iter().map(|n| &said[n]).filter(|claim| claim.side != denial.side);
        let best = claims
            .filter_map(|claim| {
                let shared: BTreeSet<u32> = claim.stems.intersection(&denial.stems).copied().collect();
                let enough = shared.len() >= 3 && look.sentences.plain(&shared) >= 3;
                let weight = look.sentences.weight(&shared);
                (enough && weight >= ENOUGH).then_some((weight, claim))
            })
            .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.statement.id.cmp(&a.1.statement.id)));
        let Some((_, claim)) = best else {
            found.extend(pointed(look, denial));
            continue;
        };
        let evidence = [claim.statement.evidence.clone(), denial.statement.evidence.clone()].concat();
        let records = vec![claim.statement.id.clone(), denial.statement.id.clone()];
        let reason =
            format!("{}: claims against {}: denies", look.called(claim.side), look.called(denial.side));
        found.push(relation(Disputed, records, reason, evidence, "claim-denied-unsure"));
    }
}

/// "Called the claim false": the claim is told before in the same article, by somebody else, named or not.
fn pointed(look: &Look<'_>, denial: &Said<'_>) -> Option<Relation> {
    let at = denial.statement.evidence.first()?;
    if !names_a_claim(&at.exact) {
        return None;
    }
    let own = denial.statement.speaker.as_ref()?.entity.as_deref();
    let mut best = None;
    for claim in look.said(&at.article) {
        let Some(told) = claim.evidence.first().filter(|c| c.article == at.article) else { continue };
        let by = claim.speaker.as_ref().and_then(|s| s.entity.as_deref());
        let same_side = by.is_some_and(|by| Some(by) == own || look.side(by) == denial.side);
        let before = told.end <= at.start && at.start - told.end <= BEFORE;
        if !before || same_side || claim.speaker.is_none() || denies(&told.exact) || negates(&told.exact) {
            continue;
        }
        let Some(stems) = stems_of(look, told) else { continue };
        let shared: BTreeSet<u32> = stems.intersection(&denial.stems).copied().collect();
        let weight = look.sentences.weight(&shared);
        if shared.len() >= 2 && look.sentences.plain(&shared) >= 1 && weight >= POINTED {
            // Of equals the nearest.
            best = best.max(Some((weight, told.start, claim.id.as_str())));
        }
    }
    let (_, _, id) = best?;
    let claim = look.said(&at.article).iter().find(|s| s.id == id)?;
    let evidence = [claim.evidence.clone(), denial.statement.evidence.clone()].concat();
    let by = claim.speaker.as_ref().map_or("", |s| s.text.as_str());
    let reason = format!("{by}: claims against {}: denies", look.called(denial.side));
    let records = vec![claim.id.clone(), denial.statement.id.clone()];
    Some(relation(Disputed, records, reason, evidence, "the-claim-denied-unsure"))
}

/// The telling stems of some words.
pub(super) fn stems_of(look: &Look<'_>, at: &Evidence) -> Option<BTreeSet<u32>> {
    let place = look.place_of_start(at)?;
    let held = look.sentences.words(place.sentence).iter().filter(|w| place.span.contains(w.span));
    Some(held.filter_map(|w| w.stem).collect())
}

/// A statement with whose side it is told from and what it speaks of.
struct Said<'a> {
    statement: &'a Statement,
    side: &'a str,
    stems: BTreeSet<u32>,
    denies: bool,
    /// It says that something is not so: no claim that a denial could mean.
    negates: bool,
}

impl<'a> Said<'a> {
    fn of(look: &'a Look<'_>, statement: &'a Statement) -> Option<Self> {
        let entity = statement.speaker.as_ref()?.entity.as_deref()?;
        let at = statement.evidence.first()?;
        let place = look.place_of_start(at)?;
        let whole = look.whole(place.article);
        let slice = place.span.slice(whole);
        let denies = denies(slice);
        let negates = negates(slice);
        let held = look.sentences.words(place.sentence).iter().filter(|w| place.span.contains(w.span));
        let speaker = statement.speaker.as_ref().filter(|s| s.article == at.article);
        let own = speaker.map(|s| {
            let name = &s.text;
            words(name).into_iter().filter_map(|w| look.sentences.number(w.slice(name))).collect::<Vec<_>>()
        });
        let own = own.unwrap_or_default();
        let stems = held.filter_map(|w| w.stem).filter(|stem| !own.contains(stem)).collect();
        Some(Self { statement, side: look.side(entity), stems, denies, negates })
    }
}

/// Verbs by which a claim is denied.
const DENYING: &[&str] = &["deny", "denies", "denied", "denying", "refuted", "refutes", "refute"];

/// Words for what is not so.
const UNTRUE: &[&str] = &["untrue", "baseless", "unfounded", "fabricated", "fabrication"];

/// What is denied by not giving it.
const REFUSED: &[&str] = &[
    "request",
    "requests",
    "access",
    "entry",
    "permission",
    "bail",
    "parole",
    "visa",
    "visas",
    "motion",
    "appeal",
    "petition",
    "application",
    "asylum",
    "them",
    "him",
    "rights",
    "care",
    "funding",
];

/// Forms of "be".
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "that's", "it's"];

/// Verbs that give a claim its name: "called it false".
const CALLING: &[&str] =
    &["called", "calls", "calling", "call", "branded", "labelled", "labeled", "dismissed"];

/// What is false may be another thing than a claim.
const NOUNS: &[&str] =
    &["flag", "imprisonment", "information", "pretences", "pretenses", "statements", "alarm", "hope"];

/// Verbs that deny where a claim is their object.
const REJECTIONS: &[&str] = &[
    "rejected",
    "rejects",
    "reject",
    "rejecting",
    "dismissed",
    "dismisses",
    "dismiss",
    "dismissing",
    "disputed",
    "disputes",
    "dispute",
];

/// Nouns for what somebody else says.
const CLAIMS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "report",
    "reports",
    "suggestion",
    "suggestions",
    "version",
];

/// True for a text that denies what somebody else claims.
fn denies(text: &str) -> bool {
    let folded: Vec<String> = words(text).into_iter().map(|w| w.slice(text).to_lowercase()).collect();
    (0..folded.len()).any(|n| {
        let word = folded[n].as_str();
        let near = |words: &[&str], reach: usize| {
            folded[n.saturating_sub(reach)..n].iter().any(|w| words.contains(&w.as_str()))
        };
        let next = |words: &[&str], reach: usize| {
            folded[n + 1..].iter().take(reach).any(|w| words.contains(&w.as_str()))
        };
        if near(&["not", "never", "cannot", "didn't", "no", "neither"], 1) {
            return false;
        }
        match word {
            // "To confirm or deny" does neither; "were denied training" did not get it.
            _ if DENYING.contains(&word) => {
                !near(&["confirm", "confirmed", "confirming", "confirms"], 4)
                    && (!near(BE, 1) || next(&["by"], 3))
                    && !next(REFUSED, 3)
            }
            "false" => (near(BE, 2) || near(&["as"], 1) || near(CALLING, 8)) && !next(NOUNS, 1),
            "lie" | "lies" => near(&["a", "outright", "blatant", "of", "are"], 1),
            _ if UNTRUE.contains(&word) => true,
            _ => REJECTIONS.contains(&word) && next(CLAIMS, 5),
        }
    })
}

/// True for a text that says that something is not so.
fn negates(text: &str) -> bool {
    ["nothing to do", "knew nothing", "no knowledge", " not ", "n’t ", "n't "]
        .iter()
        .any(|n| text.contains(n))
}

/// True for a text that speaks of what somebody else says: "the claim", "allegations".
fn names_a_claim(text: &str) -> bool {
    words(text).into_iter().any(|w| CLAIMS.contains(&w.slice(text).to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denials_are_told_by_their_verbs_and_their_claims() {
        for yes in [
            "The mayor denied it",
            "She called the report false",
            "Torvale rejected the accusations",
            "The report was denied by the mayor",
            "It is false",
            "He called it a lie",
        ] {
            assert!(denies(yes), "{yes}");
        }
        assert!(names_a_claim("She called the report false") && !names_a_claim("The mayor denied it"));
        for no in [
            "Torvale rejected the offer",
            "He did not deny it",
            "They agreed",
            "The clerks were denied training and told to lie to customers",
            "She was charged with false imprisonment",
            "The ministry denied requests for a visit",
            "He was unable to confirm or deny the report",
        ] {
            assert!(!denies(no), "{no}");
        }
    }
}
