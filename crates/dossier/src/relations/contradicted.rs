//! Outlets differ about the same thing at the same time: exact numbers of one measure that cannot both hold, in
//! articles of the same few days, on nobody's word or on the word of one side.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Evidence,
    record::{Approx, Figure, FigureValue, Relation, RelationKind::Contradicted},
};

use super::{
    Look, counts,
    number::shown,
    relation,
    subject::{self, Pair},
};

/// Articles this far apart may both be right: numbers move.
const DAYS: i64 = 2;

/// Figures are compared inside one measure and unit, in the order of their articles' days, and only with those of
/// the next few days: a story of thousands of articles stays quick.
pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines: BTreeMap<(&str, Option<&str>), Vec<Told<'_>>> = BTreeMap::new();
    for (at, figure) in look.dossier.figures.iter().enumerate().filter(|(_, f)| !vague(f)) {
        let Some(article) = figure.evidence.first().map(|e| e.article.as_str()) else { continue };
        let published = look.order.of_article(article);
        let (Some(first), Some(last)) = (published.earliest, published.latest) else { continue };
        if days(first, last) >= DAYS {
            continue;
        }
        let side = figure.by.as_deref().map(|by| look.side(by));
        let told = Told { at, figure, article, side, first, last };
        lines.entry((&figure.measure, figure.unit.as_deref())).or_default().push(told);
    }
    for line in lines.values_mut() {
        line.sort_by_key(|t| t.first);
        for (i, one) in line.iter().enumerate() {
            let near = line[i + 1..].iter().take_while(|other| days(one.first, other.first) < DAYS);
            for other in near.filter(|other| {
                comparable(one, other)
                    && apart(one.figure, other.figure)
                    && counts::alike(look, one.figure, other.figure)
            }) {
                // In the order of the records, whichever was told first.
                found.push(if one.at < other.at {
                    contradiction(look, one, other)
                } else {
                    contradiction(look, other, one)
                });
            }
        }
    }
}

/// A figure, its place among the records, and when and on whose side it was told.
struct Told<'a> {
    at: usize,
    figure: &'a Figure,
    article: &'a str,
    side: Option<&'a str>,
    first: Date,
    last: Date,
}

fn contradiction(look: &Look<'_>, a: &Told<'_>, b: &Told<'_>) -> Relation {
    let (a, b) = (a.figure, b.figure);
    let evidence: Vec<Evidence> = [a.evidence.clone(), b.evidence.clone()].concat();
    let reason = format!("{}: {} against {}", a.measure, shown(&a.value), shown(&b.value));
    let rule = subject::graded("figures-apart", surely_apart(look, a, b));
    relation(Contradicted, vec![a.id.clone(), b.id.clone()], reason, evidence, rule)
}

/// True for two numbers of one thing that are not so far apart that they must be of two.
pub(super) fn surely_apart(look: &Look<'_>, a: &Figure, b: &Figure) -> bool {
    let (FigureValue::Number(x), FigureValue::Number(y)) = (&a.value, &b.value) else { return false };
    // Jobs expected and jobs found, shares of two polls and seconds of two stretches look alike.
    let near = x.max(*y) <= 1.5 * x.min(*y) && !counts::is_unsteady(a);
    near && Pair::of(look, a, b).is_some_and(|pair| pair.is_one())
}

fn comparable(a: &Told<'_>, b: &Told<'_>) -> bool {
    let sides = matches!((a.side, b.side), (None, _) | (_, None)) || a.side == b.side;
    let (x, y) = (&a.figure.when, &b.figure.when);
    a.article != b.article
        && sides
        && x.is_unknown() == y.is_unknown()
        && x.meets(y)
        && days(a.first.min(b.first), a.last.max(b.last)) < DAYS
}

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Measures that do not say enough to compare: two articles may count different people, hours or sums.
const VAGUE: &[&str] = &[
    "people",
    "sum",
    "share",
    "change",
    "length",
    "members",
    "times",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
    "centuries",
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
    "charges",
    "counts",
    "crimes",
    "degrees",
    "seats",
    "feet",
    "officials",
    "leaders",
    "rounds",
    "meetings",
];

/// True for such a measure ("last years" too), for places in a row ("number of anniversary"), and for bare sums of money.
pub(super) fn vague(figure: &Figure) -> bool {
    let measure = figure.measure.as_str();
    let money =
        figure.unit.as_deref() == Some(measure) && matches!(figure.value, FigureValue::Number(n) if n >= 1e6);
    let last = measure.rsplit(' ').next().unwrap_or(measure);
    money || figure.unit.as_deref() == Some("ordinal") || VAGUE.contains(&measure) || VAGUE.contains(&last)
}

pub(super) fn apart(a: &Figure, b: &Figure) -> bool {
    let (FigureValue::Number(x), FigureValue::Number(y)) = (&a.value, &b.value) else { return false };
    let ((low_a, high_a), (low_b, high_b)) = (range(*x, a.approx), range(*y, b.approx));
    (high_a < low_b || high_b < low_a) && !is_rounded(*x, *y) && !is_rounded(*y, *x)
}

/// True where the first is the second told with fewer digits: "$19 billion" for $19.1 billion. Small counts are told as
/// they are.
fn is_rounded(rough: f64, exact: f64) -> bool {
    let digits =
        |n: f64| format!("{n:e}").bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count();
    let near = (rough - exact).abs() <= 0.05 * rough.abs().max(exact.abs());
    near && rough.abs() >= 1_000.0 && digits(rough) < digits(exact)
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

    #[test]
    fn a_rounded_number_does_not_contradict_the_exact_one() {
        assert!(!apart(&figure(19e9, None), &figure(19.1e9, None)));
        assert!(!apart(&figure(2_975.0, None), &figure(3_000.0, None)));
        assert!(apart(&figure(2_975.0, None), &figure(2_981.0, None)));
        assert!(apart(&figure(50.0, None), &figure(52.0, None)));
    }
}
