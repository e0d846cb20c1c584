//! The parties of the story differ: opposite stances on one issue, or opposite words on how far along it is.
//! Never an error of the press.

use std::collections::{BTreeMap, BTreeSet};

use model::record::{Position, Progress, ProgressDirection, Relation, RelationKind::Disputed, Stance};

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
                // A hopeful word of one and a sober one of the other need not be about one thing.
                let rule = subject::graded("opposite-progress", left(&up[0].measure));
                found.push(relation(Disputed, records, reason, evidence, rule));
            }
        }
    }
}

/// Measures of what is left to settle compare with each other.
fn left(measure: &str) -> bool {
    measure.contains("left") || measure.contains("remain")
}
