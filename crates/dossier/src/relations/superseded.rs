//! An older account overtaken: the same side's stance, or its word on progress, at a later date.

use std::collections::BTreeMap;

use model::{
    Evidence, Interval,
    record::{Figure, Position, Progress, Relation, RelationKind::Superseded},
};

use super::{
    Look,
    around::around,
    contradicted::{apart, vague},
    counts,
    disputed::{left, polarity},
    number::shown,
    order::next_later,
    relation, subject,
};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    stances(look, found);
    progress(look, found);
    figures(look, found);
}

/// For and against, of one side on one issue.
type Stances<'p> = BTreeMap<(&'p str, &'p str), [Vec<&'p Position>; 2]>;

fn stances(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines = Stances::new();
    for p in &look.dossier.positions {
        // A yes to one thing and a no to another may both stand: only turns on an issue of its own are shown.
        let Some(party) = p.party.as_ref().filter(|_| p.issue != "process") else { continue };
        match polarity(p.stance) {
            0 => {}
            way => lines.entry((&p.issue, look.side(party))).or_default()[usize::from(way < 0)].push(p),
        }
    }
    for [pro, con] in lines.values() {
        let both_ways = pro.iter().flat_map(|p| con.iter().flat_map(move |c| [(*p, *c), (*c, *p)]));
        for (old, new) in both_ways.filter(|(old, new)| before(look, &old.evidence, &new.evidence)) {
            let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
            let reason = format!("{:?} → {:?}", old.stance, new.stance).to_lowercase();
            let records = vec![old.id.clone(), new.id.clone()];
            found.push(relation(Superseded, records, reason, evidence, "stance-turned-unsure"));
        }
    }
}

/// True when what stands in `old` was surely published before what stands in `new`.
fn before(look: &Look<'_>, old: &[Evidence], new: &[Evidence]) -> bool {
    match (old.first(), new.first()) {
        (Some(a), Some(b)) => look.order.before(&a.article, &b.article),
        _ => false,
    }
}

/// When what stands in some evidence was published.
fn day(look: &Look<'_>, evidence: &[Evidence]) -> Interval {
    evidence.first().map_or(Interval::UNKNOWN, |e| look.order.of_article(&e.article))
}

/// The same speaker's word on the same measure, from one dated article to the next.
fn progress(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines: BTreeMap<(&str, &str), Vec<&Progress>> = BTreeMap::new();
    for p in &look.dossier.progress {
        if let Some(by) = &p.by {
            lines.entry((by, outlook(&p.measure))).or_default().push(p);
        }
    }
    for ((_, measure), line) in lines {
        let days: Vec<Interval> = line.iter().map(|p| day(look, &p.evidence)).collect();
        // Only the next later word, not every later one.
        for (old, next) in line.iter().zip(next_later(&days)) {
            if let Some(new) = next.map(|n| line[n]).filter(|new| !same_words(old, new)) {
                let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
                let words = |p: &Progress| p.evidence.first().map(|e| e.exact.clone()).unwrap_or_default();
                let reason = format!("{measure}: “{}” → “{}”", words(old), words(new));
                // "A first step" and "real progress" may be of two things; how close the sides are is of their talks.
                let close = [old, &new].iter().any(|p| p.measure == "closeness");
                let one = close || old.measure == new.measure && left(&old.measure);
                let sure = one && is_of_talks(look, old) && is_of_talks(look, new);
                let rule = subject::graded("later-word-on-progress", sure);
                let records = vec![old.id.clone(), new.id.clone()];
                found.push(relation(Superseded, records, reason, evidence, rule));
            }
        }
    }
}

/// Words of what two sides bring to an end together.
const TALKS: &[&str] = &[
    "issue",
    "issues",
    "points",
    "questions",
    "talks",
    "negotiation",
    "negotiations",
    "negotiators",
    "deal",
    "agreement",
    "accord",
    "settlement",
    "peace",
    "truce",
    "ceasefire",
    "treaty",
    "contract",
    "compromise",
];

/// True where the sentence of a word on progress names talks or what comes of them.
fn is_of_talks(look: &Look<'_>, progress: &Progress) -> bool {
    let Some(at) = progress.evidence.first() else { return false };
    let sentence =
        look.text(&at.article).and_then(|text| around(text, at)).map_or("", |(sentence, ..)| sentence);
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    words.any(|w| TALKS.iter().any(|t| t.eq_ignore_ascii_case(w)))
}

/// Measure, unit and side, with the figures of each.
type Lines<'f> = BTreeMap<(&'f str, Option<&'f str>, Option<&'f str>), Vec<&'f Figure>>;

/// A count that an article of a later day gives otherwise, on the same side's word or on nobody's: it has moved.
fn figures(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut lines = Lines::new();
    for f in look.dossier.figures.iter().filter(|f| !vague(f) && !counts::grows(f)) {
        let side = f.by.as_deref().map(|by| look.side(by));
        lines.entry((&f.measure, f.unit.as_deref(), side)).or_default().push(f);
    }
    for ((measure, ..), line) in lines {
        let days: Vec<Interval> = line.iter().map(|f| day(look, &f.evidence)).collect();
        for (old, next) in line.iter().zip(next_later(&days)) {
            if let Some(new) = next.map(|n| line[n]).filter(|new| {
                let days = day(look, &old.evidence).latest.zip(day(look, &new.evidence).earliest);
                // A day later the other outlet may only count otherwise. Tolls are compared by whom they count.
                let moved = days.is_some_and(|(a, b)| (b - a).get_days() >= 2);
                moved && apart(old, new) && counts::alike(look, old, new)
            }) {
                let evidence = [old.evidence.clone(), new.evidence.clone()].concat();
                let reason = format!("{measure}: {} → {}", shown(&old.value), shown(&new.value));
                // Jobs of two months and bills of two years are told in one and the same sentence.
                let records = vec![old.id.clone(), new.id.clone()];
                found.push(relation(Superseded, records, reason, evidence, "later-figure-unsure"));
            }
        }
    }
}

/// Words on how close it is, how it moves and in what tone it goes are one line: how the speaker sees it.
fn outlook(measure: &str) -> &str {
    if matches!(measure, "closeness" | "movement" | "tone") { "outlook" } else { measure }
}

fn same_words(a: &Progress, b: &Progress) -> bool {
    a.evidence.first().map(|e| e.exact.to_lowercase()) == b.evidence.first().map(|e| e.exact.to_lowercase())
}
