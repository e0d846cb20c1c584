//! The parties of the story differ: opposite stances on one issue, or opposite words on how far along it is.
//! Never an error of the press.

use model::record::{Position, Progress, ProgressDirection, Relation, RelationKind::Disputed, Stance};

use super::{Look, relation};

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

fn stances(look: &Look<'_>, found: &mut Vec<Relation>) {
    let on_issues = || look.dossier.positions.iter().filter(|p| p.issue != "process");
    for a in on_issues().filter(|p| polarity(p.stance) > 0 || p.stance == Stance::Demands) {
        for b in on_issues().filter(|p| p.issue == a.issue && polarity(p.stance) < 0) {
            if apart(look, a, b) {
                let evidence = [a.evidence.clone(), b.evidence.clone()].concat();
                let reason = format!("{:?} against {:?}", a.stance, b.stance).to_lowercase();
                found.push(relation(
                    Disputed,
                    vec![a.id.clone(), b.id.clone()],
                    reason,
                    evidence,
                    "opposite-stances",
                ));
            }
        }
    }
}

fn apart(look: &Look<'_>, a: &Position, b: &Position) -> bool {
    match (&a.party, &b.party) {
        (Some(a), Some(b)) => look.side(a) != look.side(b),
        _ => false,
    }
}

/// Opposite words on progress by parties of different sides.
fn progress(look: &Look<'_>, found: &mut Vec<Relation>) {
    let of = |d: ProgressDirection| {
        look.dossier.progress.iter().filter(move |p| p.direction == d && p.by.is_some())
    };
    let comparable =
        |a: &Progress, b: &Progress| a.measure == b.measure || left(&a.measure) && left(&b.measure);
    for up in of(ProgressDirection::Towards) {
        for down in of(ProgressDirection::Away) {
            let (Some(a), Some(b)) = (&up.by, &down.by) else { continue };
            if look.side(a) != look.side(b) && comparable(up, down) {
                let evidence = [up.evidence.clone(), down.evidence.clone()].concat();
                let reason = format!("{} + against {} -", up.measure, down.measure);
                found.push(relation(
                    Disputed,
                    vec![up.id.clone(), down.id.clone()],
                    reason,
                    evidence,
                    "opposite-progress",
                ));
            }
        }
    }
}

/// Measures of what is left to settle compare with each other.
fn left(measure: &str) -> bool {
    measure.contains("left") || measure.contains("remain")
}
