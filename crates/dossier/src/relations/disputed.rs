//! The parties of the story differ: opposite stances on one issue, or opposite words on how far along it is.
//! Never an error of the press.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Evidence, Interval,
    record::{Position, Progress, ProgressDirection, Relation, RelationKind::Disputed, Stance},
};

use super::{Look, relation, subject};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    stances(look, found);
    progress(look, found);
}

/// +1 for stances towards the other side, -1 for stances against, 0 for those that tell neither.
pub(super) fn polarity(stance: Stance) -> i8 {
    match stance {
        Stance::Offers | Stance::Accepts | Stance::Open | Stance::Optimistic | Stance::Supports => 1,
        Stance::Rejects | Stance::Opposes | Stance::Denies => -1,
        Stance::Demands
        | Stance::Conditional
        | Stance::Accuses
        | Stance::Blames
        | Stance::Cautious
        | Stance::Defers => 0,
    }
}

/// Each issue, each pair of sides: what one stands for against what the other stands against, in one relation.
fn stances(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut by_issue: BTreeMap<&str, BTreeMap<&str, Vec<&Position>>> = BTreeMap::new();
    for p in look.dossier.positions.iter().filter(|p| p.issue != "process") {
        if let Some(party) = p.party.as_deref().filter(|id| look.is_a_party(id)) {
            by_issue.entry(&p.issue).or_default().entry(look.side(party)).or_default().push(p);
        }
    }
    for sides in by_issue.into_values() {
        for (side, all) in &sides {
            for (other, others) in sides.iter().filter(|(other, _)| *other != side) {
                let pro: Vec<&Position> = all.iter().copied().filter(|p| polarity(p.stance) > 0).collect();
                let con: Vec<&Position> = others.iter().copied().filter(|p| polarity(p.stance) < 0).collect();
                if pro.is_empty() || con.is_empty() {
                    continue;
                }
                let stances = |list: &[&Position]| -> String {
                    let words: BTreeSet<String> =
                        list.iter().map(|p| format!("{:?}", p.stance).to_lowercase()).collect();
                    words.into_iter().collect::<Vec<_>>().join(", ")
                };
                let (side, other) = (look.called(side), look.called(other));
                let reason = format!("{side}: {} against {other}: {}", stances(&pro), stances(&con));
                let both = || pro.iter().chain(&con);
                let evidence = both().flat_map(|p| p.evidence.clone()).collect();
                let records = both().map(|p| p.id.clone()).collect();
                found.push(relation(Disputed, records, reason, evidence, "opposite-stances-unsure"));
            }
        }
    }
}

/// Opposite words on what is left to do, by parties of different sides: one relation for each pair of sides.
fn progress(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut by_side: BTreeMap<(bool, &str), BTreeMap<&str, Vec<&Progress>>> = BTreeMap::new();
    for p in &look.dossier.progress {
        if let Some(by) = p.by.as_deref().filter(|id| look.is_a_party(id)) {
            let measure = if left(&p.measure) { (true, "") } else { (false, p.measure.as_str()) };
            by_side.entry(measure).or_default().entry(look.side(by)).or_default().push(p);
        }
    }
    for sides in by_side.into_values() {
        for (side, all) in &sides {
            for (other, others) in sides.iter().filter(|(other, _)| *other != side) {
                let pick = |list: &[&'_ Progress], d| {
                    list.iter().filter(|p| p.direction == d).map(|p| (*p).clone()).collect::<Vec<_>>()
                };
                let up = pick(all, ProgressDirection::Towards);
                let down = pick(others, ProgressDirection::Away);
                if up.is_empty() || down.is_empty() {
                    continue;
                }
                let both = || up.iter().chain(&down);
                let (side, other) = (look.called(side), look.called(other));
                let words = |p: &Progress| p.evidence.first().map_or("", |e| e.exact.as_str()).to_owned();
                let reason = format!("{side}: “{}” against {other}: “{}”", words(&up[0]), words(&down[0]));
                let evidence = both().flat_map(|p| p.evidence.clone()).collect();
                let records = both().map(|p| p.id.clone()).collect();
                // A hopeful word of one and a sober one of the other need not be about one thing: surely they are where
                // both say what is left to settle, in the same days.
                let sure = left(&up[0].measure)
                    && up.iter().any(|u| {
                        counts_matters(u)
                            && down
                                .iter()
                                .any(|d| counts_matters(d) && of_one_time(look, &u.evidence, &d.evidence))
                    });
                let rule = subject::graded("opposite-progress", sure);
                found.push(relation(Disputed, records, reason, evidence, rule));
            }
        }
    }
}

/// Nouns of what talks settle one by one; days, rivals and patients that are left are no matter of theirs.
const MATTERS: [&str; 24] = [
    "issue",
    "issues",
    "matter",
    "matters",
    "point",
    "points",
    "question",
    "questions",
    "obstacle",
    "obstacles",
    "hurdle",
    "hurdles",
    "difference",
    "differences",
    "detail",
    "details",
    "item",
    "items",
    "chapter",
    "chapters",
    "percent",
    "gap",
    "gaps",
    "topic",
];

/// True for words that name matters to settle.
fn counts_matters(progress: &Progress) -> bool {
    let mut words =
        progress.evidence.iter().flat_map(|e| e.exact.split(|c: char| !c.is_alphanumeric() && c != '%'));
    words.any(|w| w.ends_with('%') || MATTERS.iter().any(|m| m.eq_ignore_ascii_case(w)))
}

/// Days within which two words on one state of talks are said.
const SPELL: i64 = 21;

/// True for articles that may be of the same weeks, and are not surely of others.
fn of_one_time(look: &Look<'_>, a: &[Evidence], b: &[Evidence]) -> bool {
    let (Some(a), Some(b)) = (a.first(), b.first()) else { return false };
    let (x, y) = (look.order.of_article(&a.article), look.order.of_article(&b.article));
    let apart = |x: &Interval, y: &Interval| {
        x.latest.zip(y.earliest).is_some_and(|(end, start)| i64::from((start - end).get_days()) > SPELL)
    };
    !apart(&x, &y) && !apart(&y, &x)
}

/// Measures of what is left to settle compare with each other.
pub(super) fn left(measure: &str) -> bool {
    measure.contains("left") || measure.contains("remain")
}
