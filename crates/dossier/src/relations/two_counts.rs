//! Two speakers give two numbers for one thing, one right after the other: the writer sets them side by side. Never an
//! error of the press.

use std::collections::BTreeMap;

use model::record::{Figure, Relation, RelationKind::Disputed};

use super::{
    Look,
    contradicted::{apart, vague},
    number::shown,
    relation,
};

/// Code points between two numbers that are set side by side.
const BESIDE: u32 = 300;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines: BTreeMap<(&str, &str, Option<&str>), Vec<&Figure>> = BTreeMap::new();
    for figure in look.dossier.figures.iter().filter(|f| f.by.is_some() && !vague(f)) {
        if let Some(at) = figure.evidence.first() {
            lines.entry((&at.article, &figure.measure, figure.unit.as_deref())).or_default().push(figure);
        }
    }
    for ((_, measure, _), mut line) in lines {
        line.sort_by_key(|f| f.evidence.first().map(|e| e.start));
        for pair in line.windows(2) {
            let [a, b] = pair else { continue };
            if side_by_side(a, b) && a.by != b.by && apart(a, b) {
                let reason = format!("{measure}: {} against {}", shown(&a.value), shown(&b.value));
                let evidence = [a.evidence.clone(), b.evidence.clone()].concat();
                let records = vec![a.id.clone(), b.id.clone()];
                found.push(relation(Disputed, records, reason, evidence, "two-counts-side-by-side-unsure"));
            }
        }
    }
}

/// True where the second number follows the first within a sentence or two.
fn side_by_side(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.evidence.first(), b.evidence.first()) else { return false };
    y.start > x.end && y.start - x.end <= BESIDE
}
