//! An older account overtaken: the same side's stance, or its word on progress, at a later date.

use std::collections::BTreeMap;

use model::record::{Figure, Position, Progress, Relation, RelationKind::Superseded};

use super::{
    Look,
    contradicted::{apart, shown, vague},
    disputed::polarity,
    relation,
};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    stances(look, found);
    progress(look, found);
    figures(look, found);
}

fn stances(look: &Look<'_>, found: &mut Vec<Relation>) {
    for old in &look.dossier.positions {
        for new in &look.dossier.positions {
            let (Some(a), Some(b)) = (&old.party, &new.party) else { continue };
            let turned = polarity(old.stance) * polarity(new.stance) < 0;
            if turned && old.issue == new.issue && look.side(a) == look.side(b) && older(look, old, new) {
                let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
                let reason = format!("{:?} → {:?}", old.stance, new.stance).to_lowercase();
                found.push(relation(
                    Superseded,
                    vec![old.id.clone(), new.id.clone()],
                    reason,
                    evidence,
                    "stance-turned",
                ));
            }
        }
    }
}

fn older(look: &Look<'_>, old: &Position, new: &Position) -> bool {
    match (old.evidence.first(), new.evidence.first()) {
        (Some(a), Some(b)) => look.order.before(&a.article, &b.article),
        _ => false,
    }
}

/// The same speaker's word on the same measure, from one dated article to the next.
fn progress(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines: BTreeMap<(&str, &str), Vec<&Progress>> = BTreeMap::new();
    for p in &look.dossier.progress {
        if let Some(by) = &p.by {
            lines.entry((by, &p.measure)).or_default().push(p);
        }
    }
    for ((_, measure), line) in lines {
        for old in &line {
            // Only the next later word, not every later one.
            let later: Vec<&&Progress> = line.iter().filter(|new| later(look, old, new)).collect();
            let next = later.iter().find(|new| !later.iter().any(|other| self::later(look, other, new)));
            if let Some(new) = next.filter(|new| !same_words(old, new)) {
                let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
                let words = |p: &Progress| p.evidence.first().map(|e| e.exact.clone()).unwrap_or_default();
                let reason = format!("{measure}: “{}” → “{}”", words(old), words(new));
                found.push(relation(
                    Superseded,
                    vec![old.id.clone(), new.id.clone()],
                    reason,
                    evidence,
                    "later-word-on-progress",
                ));
            }
        }
    }
}

/// Measure, unit and side, with the figures of each.
type Lines<'f> = BTreeMap<(&'f str, Option<&'f str>, Option<String>), Vec<&'f Figure>>;

/// A count that an article of a later day gives otherwise, on the same side's word or on nobody's: it has moved.
fn figures(look: &Look<'_>, found: &mut Vec<Relation>) {
    let side = |f: &Figure| f.by.as_deref().map(|by| look.side(by).to_owned());
    let place = |f: &Figure| f.evidence.first().map(|e| e.article.clone()).unwrap_or_default();
    let before = |a: &Figure, b: &Figure| look.order.before(&place(a), &place(b));
    let mut lines = Lines::new();
    for f in look.dossier.figures.iter().filter(|f| !vague(f)) {
        lines.entry((&f.measure, f.unit.as_deref(), side(f))).or_default().push(f);
    }
    for ((measure, ..), line) in lines {
        for old in &line {
            let later: Vec<&&Figure> = line.iter().filter(|new| before(old, new)).collect();
            let next = later.iter().find(|new| !later.iter().any(|other| before(other, new)));
            if let Some(new) = next.filter(|new| apart(old, new)) {
                let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
                let reason = format!("{measure}: {} → {}", shown(&old.value), shown(&new.value));
                found.push(relation(
                    Superseded,
                    vec![old.id.clone(), new.id.clone()],
                    reason,
                    evidence,
                    "later-figure",
                ));
            }
        }
    }
}

fn later(look: &Look<'_>, old: &Progress, new: &Progress) -> bool {
    match (old.evidence.first(), new.evidence.first()) {
        (Some(a), Some(b)) => look.order.before(&a.article, &b.article),
        _ => false,
    }
}

fn same_words(a: &Progress, b: &Progress) -> bool {
    a.evidence.first().map(|e| e.exact.to_lowercase()) == b.evidence.first().map(|e| e.exact.to_lowercase())
}
