//! Numbers and days told with the same words around them: equal ones from independent origins corroborate, a coarse one
//! and a fine one inside it are one account told more precisely, two exact ones at one time contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{
    Evidence, Interval, Span, TimexType,
    record::{Approx, Figure, FigureValue, Relation, RelationKind},
};

use super::{
    Look, articles,
    contradicted::{apart, surely_apart, vague},
    counts,
    joined::Joined,
    number::shown,
    relation,
    sentences::Sentences,
    subject,
};

/// Words on each side of a value that say what it is the value of.
const REACH: usize = 12;

/// Later tellings with one of its words that each is compared with.
const NEAR: usize = 12;

/// Shared words must weigh so much (thousandths of the natural logarithm of their rarity).
const ENOUGH: u32 = 7_800;

/// A softened number and the exact one it is told more precisely by differ at most so much.
const NEARLY: f64 = 1.2;

/// A coarse time is at most so many days long.
const COARSE: i64 = 31;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let told = tellings(look);
    let mut joined = Joined::new(told.len());
    for (a, b) in near(&look.sentences, &told) {
        let (x, y) = (&told[a], &told[b]);
        let Some(shared) = speak_of_one_thing(&look.sentences, x, y) else { continue };
        match compare(look, x, y, &shared) {
            Some(Verdict::Same) => joined.join(a, b, &shared),
            Some(Verdict::Finer) => found.push(finer(look, x, y, &shared)),
            Some(Verdict::Finest) => found.push(finer(look, y, x, &shared)),
            Some(Verdict::Apart) => found.push(apart_from(look, x, y, &shared)),
            None => {}
        }
    }
    for (members, shared) in joined.groups() {
        same(look, &told, &members, &shared, found);
    }
}

/// How two values stand to each other.
enum Verdict {
    Same,
    /// The second is finer.
    Finer,
    /// The first is finer.
    Finest,
    Apart,
}

/// A value and the sentence it stands in.
struct Told<'a> {
    id: &'a str,
    value: Value<'a>,
    sentence: usize,
    span: Span,
    near: BTreeSet<u32>,
}

enum Value<'a> {
    Figure(&'a Figure),
    Time(Interval),
}

impl Told<'_> {
    /// Only values of one key are compared.
    fn key(&self) -> &str {
        match &self.value {
            Value::Time(_) => "time",
            Value::Figure(f) => f.unit.as_deref().unwrap_or(&f.measure),
        }
    }
}

fn tellings<'a>(look: &Look<'a>) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    let mut add = |id: &'a str, at: &Evidence, value: Value<'a>| {
        let Some(super::Place { span, sentence, .. }) = look.place(at) else { return };
        let near = look.sentences.near(sentence, span, REACH);
        told.push(Told { id, value, sentence, span, near });
    };
    for f in &look.dossier.figures {
        if let Some(at) = f.evidence.first() {
            add(&f.id, at, Value::Figure(f));
        }
    }
    for t in &look.dossier.times {
        let days = t.interval.days().is_some_and(|d| (1..=COARSE).contains(&d));
        if days && matches!(t.timex_type, TimexType::Date | TimexType::Time) {
            add(&t.id, &t.at, Value::Time(t.interval));
        }
    }
    told
}

/// Pairs that share a word which few sentences have.
fn near(sentences: &Sentences, told: &[Told<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_stem: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (n, t) in told.iter().enumerate() {
        for stem in t.near.iter().filter(|s| sentences.spread(**s) <= 200) {
            by_stem.entry((t.key(), *stem)).or_default().push(n);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in by_stem.values() {
        for (i, a) in list.iter().enumerate() {
            let article = sentences.get(told[*a].sentence).article;
            let others =
                list[i + 1..].iter().filter(|b| sentences.get(told[**b].sentence).article != article);
            pairs.extend(others.take(NEAR).map(|b| (*a, *b)));
        }
    }
    pairs
}

/// What two tellings share, if it is enough to say that they are about one thing.
fn speak_of_one_thing(sentences: &Sentences, a: &Told<'_>, b: &Told<'_>) -> Option<BTreeSet<u32>> {
    let shared: BTreeSet<u32> = a.near.intersection(&b.near).copied().collect();
    // The same measure ("fund") says as much as rare words do.
    let measured = match (&a.value, &b.value) {
        (Value::Figure(x), Value::Figure(y)) => x.measure == y.measure && !vague(x),
        _ => false,
    };
    let least = if measured { ENOUGH / 2 } else { ENOUGH };
    let enough = shared.len() >= 3 && sentences.plain(&shared) >= 2 && sentences.weight(&shared) >= least;
    enough.then_some(shared)
}

fn compare(look: &Look<'_>, a: &Told<'_>, b: &Told<'_>, shared: &BTreeSet<u32>) -> Option<Verdict> {
    match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) => times(x, y),
        (Value::Figure(x), Value::Figure(y)) => figures(look, (a, x), (b, y), shared),
        _ => None,
    }
}

fn times(a: &Interval, b: &Interval) -> Option<Verdict> {
    match (a.single_day(), b.single_day()) {
        (Some(x), Some(y)) => (x == y).then_some(Verdict::Same),
        (Some(x), None) => holds(b, x).then_some(Verdict::Finest),
        (None, Some(y)) => holds(a, y).then_some(Verdict::Finer),
        (None, None) => None,
    }
}

/// True for a week or a month with the day in it.
fn holds(coarse: &Interval, day: Date) -> bool {
    coarse.days().is_some_and(|d| d >= 5)
        && coarse.earliest.is_some_and(|e| e <= day)
        && coarse.latest.is_some_and(|l| day <= l)
}

fn figures(
    look: &Look<'_>,
    (a, x): (&Told<'_>, &Figure),
    (b, y): (&Told<'_>, &Figure),
    shared: &BTreeSet<u32>,
) -> Option<Verdict> {
    if let (FigureValue::Words(v), FigureValue::Words(w)) = (&x.value, &y.value) {
        return (v == w && v.contains(|c: char| c.is_ascii_digit())).then_some(Verdict::Same);
    }
    let (FigureValue::Number(v), FigureValue::Number(w)) = (&x.value, &y.value) else { return None };
    if v == w {
        return Some(Verdict::Same);
    }
    let ratio = v.max(*w) / v.min(*w).max(f64::MIN_POSITIVE);
    if ratio > 2.0 {
        return None;
    }
    if !apart(x, y) {
        // "At least three" is told more precisely by a number near it, of the same days; a number that grew is another.
        if ratio > NEARLY || counts::grows(x) || counts::grows(y) || !one_time(look, a, b) {
            return None;
        }
        return match (x.approx, y.approx) {
            (Some(_), None) => Some(Verdict::Finer),
            (None, Some(_)) => Some(Verdict::Finest),
            (Some(Approx::AtLeast), Some(Approx::About)) => Some(Verdict::Finer),
            (Some(Approx::About), Some(Approx::AtLeast)) => Some(Verdict::Finest),
            _ => None,
        };
    }
    let exact = x.approx.is_none() && y.approx.is_none();
    let sides = match (&x.by, &y.by) {
        (Some(p), Some(q)) => look.side(p) == look.side(q),
        _ => true,
    };
    let named = x.measure == y.measure && !vague(x);
    let heavy = (named || look.sentences.weight(shared) > ENOUGH) && look.sentences.plain(shared) >= 3;
    (exact && sides && heavy && one_time(look, a, b) && *v >= 2.0).then_some(Verdict::Apart)
}

/// True for articles of the same few days, and for one that copies the other.
fn one_time(look: &Look<'_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let read = |t: &Told<'_>| look.story.reads[look.sentences.get(t.sentence).article];
    let (x, y) = (read(a), read(b));
    let copies =
        |one: &crate::Read, of: &crate::Read| one.copied.as_ref().is_some_and(|c| c.from == of.article.id);
    if copies(x, y) || copies(y, x) {
        return true;
    }
    let (x, y) = (look.order.of_article(&x.article.id), look.order.of_article(&y.article.id));
    let hull = x.hull(&y).days();
    !x.is_unknown() && !y.is_unknown() && hull.is_some_and(|days| days <= 4)
}

/// The words of a value with those that say what it is.
fn words(look: &Look<'_>, told: &Told<'_>, shared: &BTreeSet<u32>) -> Evidence {
    let span = look.sentences.hull(told.sentence, shared, told.span, REACH);
    look.story.texts[look.sentences.get(told.sentence).article].evidence(span)
}

/// The shared words as the first of them writes them.
fn subject(look: &Look<'_>, told: &Told<'_>, shared: &BTreeSet<u32>) -> String {
    let sentence = look.sentences.get(told.sentence);
    let text = &look.story.texts[sentence.article].article().text;
    let mut seen = BTreeSet::new();
    let words = look.sentences.words(told.sentence).iter();
    let shown = words.filter(|w| w.stem.is_some_and(|s| shared.contains(&s) && seen.insert(s)));
    shown.take(5).map(|w| w.span.slice(text)).collect::<Vec<_>>().join(" ")
}

fn value(told: &Told<'_>) -> String {
    match &told.value {
        Value::Figure(f) => {
            let unit = f.unit.as_deref().unwrap_or("");
            format!("{} {unit}", shown(&f.value)).trim().to_owned()
        }
        Value::Time(i) => match (i.earliest, i.latest) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a}…{b}"),
            _ => String::new(),
        },
    }
}

/// Records with evidence that stand on some words: the figure itself, else what is told there.
fn records(look: &Look<'_>, told: &Told<'_>, at: &Evidence) -> Vec<String> {
    match told.value {
        Value::Figure(_) => vec![told.id.to_owned()],
        Value::Time(_) => vec![look.record_at(at).unwrap_or(told.id).to_owned()],
    }
}

fn pair(
    look: &Look<'_>,
    kind: RelationKind,
    a: &Told<'_>,
    b: &Told<'_>,
    shared: &BTreeSet<u32>,
    rule: &str,
) -> Relation {
    let evidence = vec![words(look, a, shared), words(look, b, shared)];
    let mut ids = records(look, a, &evidence[0]);
    ids.extend(records(look, b, &evidence[1]));
    ids.dedup();
    let arrow = if kind == RelationKind::Contradicted { "against" } else { "→" };
    let reason = format!("{}: {} {arrow} {}", subject(look, a, shared), value(a), value(b));
    relation(kind, ids, reason, evidence, rule)
}

fn finer(look: &Look<'_>, coarse: &Told<'_>, fine: &Told<'_>, shared: &BTreeSet<u32>) -> Relation {
    let rule = match fine.value {
        Value::Time(_) => {
            let at = |t: &Told<'_>| (t.sentence, t.span);
            subject::graded("finer-day", super::finer::is_one(look, at(coarse), at(fine), shared))
        }
        // Read on stories nobody had seen, every second one was of two things.
        Value::Figure(_) => subject::graded("finer-number", false),
    };
    pair(look, RelationKind::Finer, coarse, fine, shared, &rule)
}

fn apart_from(look: &Look<'_>, a: &Told<'_>, b: &Told<'_>, shared: &BTreeSet<u32>) -> Relation {
    let sure = match (&a.value, &b.value) {
        (Value::Figure(x), Value::Figure(y)) => surely_apart(look, x, y),
        _ => false,
    };
    let rule = subject::graded("numbers-of-one-thing-apart", sure);
    pair(look, RelationKind::Contradicted, a, b, shared, &rule)
}

/// One value told by several: corroborated where they know it from independent origins.
fn same(
    look: &Look<'_>,
    told: &[Told<'_>],
    members: &[usize],
    shared: &BTreeSet<u32>,
    found: &mut Vec<Relation>,
) {
    let mut evidence: Vec<Evidence> = members.iter().map(|n| words(look, &told[*n], shared)).collect();
    evidence.sort();
    evidence.dedup();
    if articles(&evidence).len() < 2 || look.roots.of(&evidence).len() < 2 {
        return;
    }
    let first = &told[members[0]];
    let mut ids: Vec<String> =
        members.iter().flat_map(|n| records(look, &told[*n], &words(look, &told[*n], shared))).collect();
    ids.sort();
    ids.dedup();
    let reason = format!("{}: {}", subject(look, first, shared), value(first));
    let rule =
        if matches!(first.value, Value::Time(_)) { "same-day-same-words" } else { "same-number-same-words" };
    found.push(relation(RelationKind::Corroborated, ids, reason, evidence, rule));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::Precision;

    use super::*;

    #[test]
    fn a_week_holds_its_days_and_a_season_is_too_coarse() {
        let week = Interval::between(date(2031, 3, 3), date(2031, 3, 9), Precision::Range);
        assert!(holds(&week, date(2031, 3, 5)) && !holds(&week, date(2031, 3, 10)));
        let day = |d| Interval::day(date(2031, 3, d));
        assert!(matches!(times(&week, &day(5)), Some(Verdict::Finer)));
        assert!(matches!(times(&day(5), &day(5)), Some(Verdict::Same)));
        assert!(times(&day(5), &day(6)).is_none());
    }
}
