//! Outlets differ about the same thing at the same time: exact numbers of one measure that cannot both hold, in
//! articles of the same few days, on nobody's word or on the word of one side.

use model::{
    Evidence,
    record::{Approx, Figure, FigureValue, Relation, RelationKind::Contradicted},
};

use super::{Look, relation};

/// Articles this far apart may both be right: numbers move.
const DAYS: i64 = 2;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    for (i, a) in look.dossier.figures.iter().enumerate() {
        for b in &look.dossier.figures[i + 1..] {
            if comparable(look, a, b) && apart(a, b) {
                let evidence: Vec<Evidence> = [a.evidence.clone(), b.evidence.clone()].concat();
                let reason = format!("{}: {} against {}", a.measure, shown(&a.value), shown(&b.value));
                found.push(relation(
                    Contradicted,
                    vec![a.id.clone(), b.id.clone()],
                    reason,
                    evidence,
                    "figures-apart",
                ));
            }
        }
    }
}

fn comparable(look: &Look<'_>, a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.evidence.first(), b.evidence.first()) else { return false };
    let sides = match (&a.by, &b.by) {
        (Some(a), Some(b)) => look.side(a) == look.side(b),
        _ => true,
    };
    let same_time = a.when.is_unknown() == b.when.is_unknown() && a.when.meets(&b.when);
    a.measure == b.measure
        && a.unit == b.unit
        && !vague(a)
        && !vague(b)
        && sides
        && same_time
        && x.article != y.article
        && look.order.together(&x.article, &y.article, DAYS)
}

/// Measures that do not say enough to compare: two articles may count different people, hours or sums.
const VAGUE: &[&str] = &[
    "people",
    "share",
    "length",
    "members",
    "times",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "percent",
    "issues",
    "points",
    "matters",
    "sides",
    "countries",
    "others",
    "men",
    "women",
    "children",
    "kilometres",
    "miles",
    "metres",
    "officials",
    "leaders",
    "rounds",
    "meetings",
];

/// True for such a measure, and for bare sums of money.
pub(super) fn vague(figure: &Figure) -> bool {
    let measure = figure.measure.as_str();
    let money =
        figure.unit.as_deref() == Some(measure) && matches!(figure.value, FigureValue::Number(n) if n >= 1e6);
    money || VAGUE.contains(&measure)
}

pub(super) fn apart(a: &Figure, b: &Figure) -> bool {
    let (FigureValue::Number(x), FigureValue::Number(y)) = (&a.value, &b.value) else { return false };
    let ((low_a, high_a), (low_b, high_b)) = (range(*x, a.approx), range(*y, b.approx));
    high_a < low_b || high_b < low_a
}

/// The values a softened number may stand for.
fn range(value: f64, approx: Option<Approx>) -> (f64, f64) {
    match approx {
        None => (value, value),
        Some(Approx::About) => (value * 0.925, value * 1.075),
        Some(Approx::Nearly) => (value * 0.9, value),
        Some(Approx::AtLeast) => (value, f64::INFINITY),
        Some(Approx::AtMost) => (f64::NEG_INFINITY, value),
    }
}

pub(super) fn shown(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(n) => format!("{n}"),
        FigureValue::Words(w) => w.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, approx: Option<Approx>) -> Figure {
        Figure {
            id: String::new(),
            measure: "killed".into(),
            value: FigureValue::Number(value),
            unit: None,
            approx,
            when: model::Interval::UNKNOWN,
            by: None,
            origins: vec![],
            evidence: vec![],
            rules: vec![],
        }
    }

    #[test]
    fn a_softened_number_does_not_contradict_its_neighbour() {
        assert!(!apart(&figure(40.0, Some(Approx::AtLeast)), &figure(43.0, None)));
        assert!(!apart(&figure(100.0, Some(Approx::About)), &figure(93.0, None)));
        assert!(apart(&figure(40.0, None), &figure(43.0, None)));
    }
}
