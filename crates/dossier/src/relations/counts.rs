//! Numbers of one thing told differently: compared by what their sentences speak of, where the measure alone says too
//! little. A number that differs in what is else the same sentence contradicts; a toll, an offer or a cost that a later
//! article gives otherwise has moved on.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Interval,
    record::{Approx, Figure, FigureValue, Relation, RelationKind},
};

use super::{
    Look,
    around::around,
    common::telling,
    contradicted::{apart, vague},
    number::shown,
    relation,
    subject::{self, Pair},
    who::who,
};

/// Later tellings of one class that each is compared with.
const NEAR: usize = 24;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut classes: BTreeMap<(String, String), Vec<&Figure>> = BTreeMap::new();
    for figure in &look.dossier.figures {
        if let Some(key) = class_of(look, figure) {
            classes.entry(key).or_default().push(figure);
        }
    }
    // Most classes have one number, which is compared with nothing.
    for ((class, _), figures) in classes.into_iter().filter(|(_, figures)| figures.len() > 1) {
        let mut counts: Vec<_> = figures.into_iter().filter_map(|f| Count::of(look, f)).collect();
        counts.sort_by(|a, b| (a.day.earliest, &a.figure.id).cmp(&(b.day.earliest, &b.figure.id)));
        for (i, a) in counts.iter().enumerate() {
            for b in counts[i + 1..].iter().take(NEAR) {
                if let Some((kind, rule)) = compare(look, &class, a, b) {
                    let rule = subject::graded(rule, sure(look, (&class, rule), a, b, &counts));
                    let (a, b) = (a.figure, b.figure);
                    let arrow = if kind == RelationKind::Contradicted { "against" } else { "→" };
                    let reason = format!("{class}: {} {arrow} {}", shown(&a.value), shown(&b.value));
                    let evidence = [a.evidence.clone(), b.evidence.clone()].concat();
                    found.push(relation(kind, vec![a.id.clone(), b.id.clone()], reason, evidence, rule));
                }
            }
        }
    }
}

/// A figure with what its sentence speaks of.
struct Count<'a> {
    figure: &'a Figure,
    article: &'a str,
    day: Interval,
    value: f64,
    /// Telling words of the sentence.
    words: BTreeSet<String>,
    /// True where the sentence looks back to an earlier year.
    past: bool,
    /// Who is counted.
    who: BTreeSet<String>,
}

/// The class and unit in which a number can be compared.
pub(super) fn class_of(look: &Look<'_>, figure: &Figure) -> Option<(String, String)> {
    let FigureValue::Number(_) = figure.value else { return None };
    let evidence = figure.evidence.first()?;
    let (_, before, after) = around(look.text(&evidence.article)?, evidence)?;
    let class = class(figure, before, after);
    let people = PEOPLE.contains(&class.as_str());
    let unit = if people { "people".to_owned() } else { figure.unit.clone().unwrap_or_default() };
    Some((class, unit))
}

impl<'a> Count<'a> {
    fn of(look: &Look<'a>, figure: &'a Figure) -> Option<Self> {
        let FigureValue::Number(value) = figure.value else { return None };
        let evidence = figure.evidence.first()?;
        let (sentence, ..) = around(look.text(&evidence.article)?, evidence)?;
        let day = look.order.of_article(&evidence.article);
        let words = telling(sentence);
        let year = day.earliest.map(jiff::civil::Date::year);
        let past = years(sentence).any(|y| year.is_some_and(|now| y < now));
        let who = who(sentence, &evidence.exact);
        Some(Self { figure, article: &evidence.article, day, value, words, past, who })
    }
}

/// True where the later article tells the older number too, or one of the two tells several of the class in one
/// sentence: then they are of several things.
fn still_told(counts: &[Count<'_>], a: &Count<'_>, b: &Count<'_>) -> bool {
    let near = |c: &Count<'_>, of: &Count<'_>| {
        c.article == of.article && c.figure.id != of.figure.id && c.words == of.words
    };
    let beside = counts.iter().filter(|c| c.article == b.article || c.article == a.article);
    beside.take(FEW).any(|c| c.article == b.article && same(c.value, a.value) || near(c, a) || near(c, b))
}

/// Numbers of one class that two articles are looked through for.
const FEW: usize = 64;

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.5
}

/// True where what a rule found is surely about one thing, among all counts of its class.
fn sure(
    look: &Look<'_>,
    (class, rule): (&str, &str),
    a: &Count<'_>,
    b: &Count<'_>,
    counts: &[Count<'_>],
) -> bool {
    let Some(pair) = Pair::of(look, a.figure, b.figure) else { return false };
    let days = a.day.hull(&b.day).days();
    match rule {
        // Of two polls each has its own shares, and its own margin of error.
        "number-changed-in-one-sentence" => {
            let poll = a.words.iter().any(|w| POLLS.contains(&w.as_str())) || is_share(a.figure);
            // Jobs of two months and prices of two days stand in one sentence told anew; a toll is one event's.
            !poll && PEOPLE.contains(&class) && pair.is_alone()
        }
        "toll-moved" => {
            // The dead of one week, told of the same people, are those of one event; so are those of the same places.
            let people = days.is_some_and(|d| d <= 7) && !a.who.is_disjoint(&b.who);
            let event = people || pair.has_same_names();
            // The hurt of two or three may be others.
            a.value >= 3.0
                && days.is_some_and(|d| d <= SEASON)
                && (event && pair.is_alone() || pair.is_one())
                && !still_told(counts, a, b)
        }
        "counts-of-the-past-apart" if close(a.value, b.value) => {
            // What is said to be a part of it, or more than it, differs from it by nature.
            let bound = |c: &Count<'_>| matches!(c.figure.approx, Some(Approx::AtLeast | Approx::AtMost));
            !bound(a) && !bound(b) && pair.is_alone()
        }
        "sum-moved" => !is_share(a.figure) && pair.is_one(),
        _ => pair.is_one(),
    }
}

/// True for percentages.
pub(super) fn is_share(figure: &Figure) -> bool {
    figure.unit.as_deref() == Some("percent")
}

/// True for two large counts that differ by little: hardly those of two events.
fn close(a: f64, b: f64) -> bool {
    a.min(b) >= 100.0 && a.max(b) <= 1.15 * a.min(b)
}

/// Words of a poll's method.
const POLLS: &[&str] = &["poll", "survey", "surveyed", "polled", "sampling", "margin", "respondent"];

/// Days after which a toll is another event's.
const SEASON: i64 = 92;

/// True for two figures of one order of size whose sentences speak of one thing.
pub(super) fn alike(look: &Look<'_>, a: &Figure, b: &Figure) -> bool {
    let shared = spoken(look, a).zip(spoken(look, b)).map_or(0, |(a, b)| a.intersection(&b).count());
    of_one_size(a, b) && shared >= 2
}

/// True for numbers of which neither is more than three times the other.
pub(super) fn of_one_size(a: &Figure, b: &Figure) -> bool {
    let (FigureValue::Number(x), FigureValue::Number(y)) = (&a.value, &b.value) else { return false };
    x.max(*y) <= 3.0 * x.min(*y)
}

/// True for two figures whose sentences have a telling word in common.
pub(super) fn share_a_word(look: &Look<'_>, a: &Figure, b: &Figure) -> bool {
    spoken(look, a).zip(spoken(look, b)).is_some_and(|(a, b)| !a.is_disjoint(&b))
}

/// Telling words of the sentence in which a figure stands.
pub(super) fn spoken(look: &Look<'_>, figure: &Figure) -> Option<BTreeSet<String>> {
    let evidence = figure.evidence.first()?;
    Some(telling(around(look.text(&evidence.article)?, evidence)?.0))
}

/// True for a count of people that a disaster or a war makes grow.
pub(super) fn grows(figure: &Figure) -> bool {
    matches!(figure.measure.as_str(), "killed" | "injured" | "dead" | "wounded" | "displaced" | "missing")
}

/// Measures whose number is another every month, every poll and every try.
const UNSTEADY: &[&str] =
    &["jobs", "points", "votes", "seconds", "minutes", "hours", "claims", "shares", "runs"];

/// True for a number that is another's next value as likely as a contradiction.
pub(super) fn is_unsteady(figure: &Figure) -> bool {
    let last = figure.measure.rsplit(' ').next().unwrap_or_default();
    is_share(figure) || UNSTEADY.contains(&last) || UNSTEADY.contains(&figure.measure.as_str())
}

/// Classes of counts of people.
const PEOPLE: &[&str] = &["dead", "injured", "displaced", "missing"];

/// Words near a number that say what it counts, whatever its noun.
const CLASSES: &[(&str, &[&str])] = &[
    ("dead", &["killed", "dead", "died", "deaths", "toll", "perished", "lives"]),
    ("injured", &["injured", "wounded", "hurt", "injuries"]),
    ("displaced", &["displaced", "fled", "evacuated", "homeless"]),
    ("missing", &["missing", "unaccounted"]),
];

/// What a sum near such a word is.
const SUMS: &[(&str, &[&str])] =
    &[("offer", &["offer", "offers", "offered", "offering", "bid"]), ("cost", &["cost", "costs", "costing"])];

/// What a figure counts: by the words beside it, else its own measure.
fn class(figure: &Figure, before: &str, after: &str) -> String {
    let has = |text: &str, words: &[&str]| {
        text.split(|c: char| !c.is_alphabetic()).any(|w| words.iter().any(|x| w.eq_ignore_ascii_case(x)))
    };
    let unit = figure.unit.as_deref().unwrap_or("");
    let sum = unit == "percent"
        || unit == figure.measure && vague(figure)
        || matches!(figure.measure.as_str(), "share" | "change");
    let table = if sum || figure.measure == unit { SUMS } else { &[] };
    let counted = match figure.measure.as_str() {
        "killed" | "dead" => Some("dead"),
        "injured" | "wounded" => Some("injured"),
        "displaced" => Some("displaced"),
        "missing" => Some("missing"),
        // "1,900 Villagers have been killed": whoever they are, they are counted as dead.
        _ => passive(after).filter(|_| !sum && unit != "USD"),
    };
    if let Some(class) = counted {
        return class.to_owned();
    }
    let people = unit == "people" || PEOPLE.contains(&figure.measure.as_str()) || figure.measure == "killed";
    if people
        && let Some((class, _)) = CLASSES.iter().find(|(_, words)| has(before, words) || has(after, words))
    {
        return (*class).to_owned();
    }
    let named = table.iter().find(|(_, words)| has(before, words));
    named.map_or_else(|| figure.measure.clone(), |(class, _)| (*class).to_owned())
}

/// What is done to those counted, where the verb follows at once: "have been killed", "were wounded", "died".
fn passive(after: &str) -> Option<&'static str> {
    let verbs = ["have", "had", "has", "been", "were", "are", "was", "being"];
    let mut words = after.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let verb = words.find(|w| !verbs.contains(w))?;
    let near = after.find(verb).is_some_and(|at| at < 24);
    near.then(|| CLASSES.iter().find(|(_, of)| of.contains(&verb)).map(|(class, _)| *class)).flatten()
}

/// How two counts of one class stand to each other.
fn compare(
    look: &Look<'_>,
    class: &str,
    a: &Count<'_>,
    b: &Count<'_>,
) -> Option<(RelationKind, &'static str)> {
    use RelationKind::{Contradicted, Superseded};
    if a.article == b.article || !apart(a.figure, b.figure) {
        return None;
    }
    let shared = a.words.intersection(&b.words).count();
    let least = a.words.len().min(b.words.len());
    let later = look.order.before(a.article, b.article);
    let ratio = a.value.max(b.value) / a.value.min(b.value).max(f64::MIN_POSITIVE);
    let sum = matches!(class, "offer" | "cost");
    if least >= 5 && shared * 10 >= least * 7 && ratio <= 2.0 && !sum {
        // A day or two later the other outlet may only count otherwise.
        let days = a.day.latest.zip(b.day.earliest).map_or(0, |(x, y)| (y - x).get_days());
        let kind = if later && days > 2 && !a.past { Superseded } else { Contradicted };
        return Some((kind, "number-changed-in-one-sentence"));
    }
    let side = |c: &Count<'_>| c.figure.by.as_deref().map(|by| look.side(by).to_owned());
    let sides = matches!((side(a), side(b)), (Some(a), Some(b)) if a != b);
    let others = !a.who.is_empty() && !b.who.is_empty() && a.who.is_disjoint(&b.who)
        || a.who.is_empty() != b.who.is_empty() && !a.past;
    // Weeks later a toll has grown whoever counts.
    let days = a.day.latest.zip(b.day.earliest).map_or(0, |(x, y)| (y - x).get_days());
    let sides = sides && days < 5;
    match class {
        "dead" | "injured" | "displaced" | "missing" if others => None,
        "dead" | "injured" | "displaced" | "missing" if shared >= 1 && !sides && ratio < 3.0 => {
            if a.past || b.past {
                // Of one past event two counts differ little; else the other is of today.
                (ratio <= 1.5).then_some((Contradicted, "counts-of-the-past-apart"))
            } else {
                // A toll only grows; a smaller one later is another's count.
                (later && b.value > a.value).then_some((Superseded, "toll-moved"))
            }
        }
        "offer" | "cost" if shared >= 1 && !sides && ratio <= 2.0 && later => Some((Superseded, "sum-moved")),
        _ => None,
    }
}

/// Numbers of four digits that may be years.
fn years(sentence: &str) -> impl Iterator<Item = i16> + '_ {
    let parts = sentence.split(|c: char| !c.is_ascii_digit() && c != ',');
    parts
        .map(|p| p.trim_matches(','))
        .filter(|p| p.len() == 4)
        .filter_map(|p| p.parse().ok())
        .filter(|y| (1800..2100).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_no_year() {
        assert_eq!(years("In 2019, 2,400 fell").collect::<Vec<_>>(), [2019]);
    }
}
