//! What a number can be: a share, a sum, a length of time, casualties, a count, an ordinal.

use model::draft::FigureValue;

use super::{
    Figure,
    around::{after_of, noun_phrase, softener, words},
    number::{self, Number, digits, small},
};
use crate::lexis::View;

const UNITS_OF_TIME: &[&str] = &["minute", "hour", "day", "week", "month", "year", "decade", "century"];
const HARM: &[&str] = &[
    "killed",
    "dead",
    "wounded",
    "injured",
    "displaced",
    "missing",
    "homeless",
    "arrested",
    "hospitalized",
    "hospitalised",
    "detained",
];
const HARMING: &[&str] = &[
    "killed",
    "killing",
    "kills",
    "wounded",
    "wounding",
    "injured",
    "injuring",
    "displaced",
    "displacing",
    "uprooted",
    "arrested",
    "detained",
    "evacuated",
    "claimed",
    "left",
];
const PEOPLE: &[&str] = &[
    "people",
    "civilians",
    "soldiers",
    "troops",
    "children",
    "women",
    "men",
    "passengers",
    "workers",
    "protesters",
    "demonstrators",
    "residents",
    "refugees",
    "prisoners",
    "hostages",
    "victims",
    "members",
    "employees",
    "officers",
    "students",
    "others",
    "survivors",
    "casualties",
    "deaths",
    "fighters",
    "militants",
    "rebels",
    "patients",
    "lives",
];
/// Nouns that a small number goes with as a manner of speaking.
const EMPTY: &[&str] = &[
    "sides",
    "leaders",
    "officials",
    "countries",
    "things",
    "times",
    "parties",
    "ways",
    "parts",
    "presidents",
    "ministers",
    "nations",
    "sources",
    "men",
    "women",
    "neighbours",
    "neighbors",
    "allies",
    "governments",
    "states",
    "reasons",
    "groups",
    "cases",
    "others",
    "ones",
    "kinds",
    "types",
    "fronts",
    "halves",
    "teams",
    "envoys",
    "rivals",
    "questions",
    "areas",
];
const EVENTS: &[&str] = &[
    "anniversary",
    "round",
    "meeting",
    "encounter",
    "visit",
    "trip",
    "summit",
    "strike",
    "term",
    "attempt",
    "session",
    "vote",
    "call",
    "ballot",
];

/// The figure whose first number word stands at `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Figure> {
    if let Some(found) = hyphenated(view, at).or_else(|| bare_length(view, at)).or_else(|| ordinal(view, at))
    {
        return Some(found);
    }
    if let Some(found) = fraction(view, at) {
        return Some(found);
    }
    let number = number::read(view, at)?;
    if named(view, at) {
        return None;
    }
    share(view, at, &number)
        .or_else(|| sum(view, at, &number))
        .or_else(|| length(view, at, &number))
        .or_else(|| harm(view, at, &number))
        .or_else(|| count(view, at, &number))
}

/// Numbers that belong to a name or a date: "World War Two", "Resolution 242", "March 3", a bare year.
fn named(view: &View<'_>, at: usize) -> bool {
    let word = view.norm(at);
    let before = at.checked_sub(1).map_or("", |b| view.tag(b));
    let year = word.len() == 4
        && digits(word).is_some_and(|n| (1500.0..2200.0).contains(&n))
        && !money_before(view, at);
    let month = |i: usize| MONTHS.contains(&view.norm(i).trim_end_matches('.'));
    let printed = view.analysis.word(view.token(at));
    let capital = at > 0 && printed.starts_with(char::is_uppercase);
    year || (matches!(before, "NNP" | "NNPS") && capital)
        || (before == "NNP"
            && digits(word).is_some()
            && !view.norm(at + 1).starts_with(['%', 'p'])
            && unit_of_time(view.norm(at + 1)).is_none())
        || (digits(word).is_some() && (month(at + 1) || at.checked_sub(1).is_some_and(month)))
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// "roughly 20% of the land".
fn share(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let mut end = match view.norm(number.end) {
        "%" | "percent" | "pct" => number.end + 1,
        "per" if view.norm(number.end + 1) == "cent" => number.end + 2,
        "percentage" if view.norm(number.end + 1).starts_with("point") => number.end + 2,
        _ => return None,
    };
    let (approx, from) = softener(view, at);
    let measure = match after_of(view, end) {
        Some((to, _)) => {
            let measure = format!("share of {}", words(view, end + 1, to));
            end = to;
            measure
        }
        None => match noun_phrase(view, end) {
            Some((to, _)) if view.tag(end) != "DT" => {
                let measure = words(view, end, to);
                end = to;
                measure
            }
            _ => "share".to_owned(),
        },
    };
    let (value, unit) = (number.value.clone(), Some("percent".to_owned()));
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "share" })
}

/// "two-thirds of the seats", "half of the land", "a third of workers".
fn fraction(view: &View<'_>, at: usize) -> Option<Figure> {
    let (value, end) = match view.norm(at) {
        "half" => (0.5, at + 1),
        "one-third" => (1.0 / 3.0, at + 1),
        "two-thirds" => (2.0 / 3.0, at + 1),
        "three-quarters" => (0.75, at + 1),
        "a" | "one" if view.norm(at + 1) == "third" => (1.0 / 3.0, at + 2),
        "a" | "one" if view.norm(at + 1) == "quarter" => (0.25, at + 2),
        "two" if view.norm(at + 1) == "thirds" => (2.0 / 3.0, at + 2),
        _ => return None,
    };
    let (to, _) = after_of(view, end)?;
    let (approx, from) = softener(view, at);
    let value = FigureValue::Number((value * 1000.0_f64).round() / 1000.0);
    let measure = format!("share of {}", words(view, end + 1, to));
    Some(Figure { measure, value, unit: Some("share".to_owned()), approx, from, to, rule: "fraction" })
}

fn money_before(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| currency(view.norm(b)).is_some())
}

fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "us$" | "u.s.$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "c$" => "CAD",
        "a$" => "AUD",
        "₹" => "INR",
        _ => return None,
    })
}

fn currency_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" => "USD",
        "euro" | "euros" => "EUR",
        "pound" | "pounds" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "ruble" | "rubles" | "rouble" | "roubles" => "RUB",
        "rupee" | "rupees" => "INR",
        "hryvnia" | "hryvnias" => "UAH",
        "rand" => "ZAR",
        "francs" => "CHF",
        _ => return None,
    })
}

/// "$3.5 billion", "two million euros".
fn sum(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let sign = at.checked_sub(1).and_then(|b| currency(view.norm(b)));
    let word = currency_word(view.norm(number.end));
    let unit = sign.or(word)?;
    let (approx, from) = softener(view, if sign.is_some() { at - 1 } else { at });
    let mut end = number.end + usize::from(sign.is_none());
    let measure = match view.norm(end) {
        "of" | "in" | "for" => noun_phrase(view, end + 1).map(|(to, _)| {
            let measure = words(view, end + 1, to);
            end = to;
            measure
        }),
        "a" | "per" if view.norm(end + 1) == "share" => {
            end += 2;
            Some("price per share".to_owned())
        }
        _ => noun_phrase(view, end).filter(|_| view.tag(end) != "DT").map(|(to, _)| {
            let measure = words(view, end, to);
            end = to;
            measure
        }),
    };
    let measure = measure.unwrap_or_else(|| "sum".to_owned());
    let (value, unit) = (number.value.clone(), Some(unit.to_owned()));
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "sum" })
}

fn unit_of_time(word: &str) -> Option<&'static str> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let one = if one == "centurie" { "century" } else { one };
    UNITS_OF_TIME.iter().find(|u| **u == one).copied()
}

fn plural_unit(unit: &str) -> String {
    if unit == "century" { "centuries".to_owned() } else { format!("{unit}s") }
}

/// "for nearly four years", "two days of discussions", "more than a year to broker a deal", "the last six to
/// eight weeks". Not "two weeks ago", not ages.
fn length(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let unit = unit_of_time(view.norm(number.end))?;
    let mut end = number.end + 1;
    let next = view.norm(end);
    let (approx, mut from) = softener(view, at);
    if matches!(next, "ago" | "earlier" | "later" | "before" | "after" | "old" | "from") {
        return None;
    }
    let before = from.checked_sub(1).map_or("", |b| view.norm(b));
    let measure = if next == "long" {
        end += 1;
        let noun = noun_phrase(view, end);
        end = noun.map_or(end, |(to, _)| to);
        format!("length of {}", noun.map_or("it", |(_, head)| view.norm(head)))
    } else if let Some((to, head)) = after_of(view, end) {
        end = to;
        format!("length of {}", view.norm(head))
    } else if matches!(before, "last" | "past" | "previous") {
        from -= 1;
        format!("last {}", plural_unit(unit))
    } else if next == "since" {
        end = noun_phrase(view, end + 1).map_or(end + 1, |(to, _)| to);
        "time since".to_owned()
    } else if before == "for"
        || next == "to"
        || matches!(before, "lasted" | "lasting" | "took" | "takes" | "take")
    {
        "length".to_owned()
    } else if matches!(before, "in" | "within" | "after" | "every" | "by" | "of" | "next" | "first") {
        return None;
    } else if approx.is_some() {
        "length".to_owned()
    } else {
        return None;
    };
    let (value, unit) = (number.value.clone(), Some(plural_unit(unit)));
    Some(Figure { measure, value, unit, approx, from, to: end, rule: "length" })
}

/// "five-hour meeting", "nearly four-year war"; not "20-year-old".
fn hyphenated(view: &View<'_>, at: usize) -> Option<Figure> {
    let (count, rest) = view.norm(at).split_once('-')?;
    let value = small(count).or_else(|| digits(count))?;
    let (unit, long) = match rest.strip_suffix("-long") {
        Some(unit) => (unit_of_time(unit)?, true),
        None => (unit_of_time(rest)?, false),
    };
    let _ = long;
    let (to, head) = noun_phrase(view, at + 1)?;
    let (approx, from) = softener(view, at);
    Some(Figure {
        measure: format!("length of {}", view.norm(head)),
        value: FigureValue::Number(value),
        unit: Some(plural_unit(unit)),
        approx,
        from,
        to,
        rule: "length-hyphenated",
    })
}

/// "months of talks": a length in units without a number.
fn bare_length(view: &View<'_>, at: usize) -> Option<Figure> {
    let word = view.norm(at);
    let unit = unit_of_time(word).filter(|u| *u != word)?;
    let before = at.checked_sub(1).map_or("", |b| view.norm(b));
    let counted = matches!(
        before,
        "the" | "these" | "those" | "last" | "few" | "several" | "recent" | "coming" | "next"
    );
    if counted || at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "CD" | "JJ")) {
        return None;
    }
    // "months of behind the scenes diplomacy": an adverbial may stand before the noun.
    let (to, head) = after_of(view, at + 1).or_else(|| {
        let mut i = at + 2;
        while view.norm(at + 1) == "of"
            && i < (at + 6).min(view.len())
            && matches!(view.tag(i), "IN" | "DT" | "RB" | "NNS" | "JJ" | "HYPH")
        {
            i += 1;
        }
        if i > at + 2 { noun_phrase(view, i) } else { None }
    })?;
    let (to, head) = if view.tag(at + 2) == "IN" || view.norm(at + 2).starts_with("behind") {
        let mut last = (to, head);
        if let Some(next) = noun_phrase(view, to) {
            last = next;
        }
        last
    } else {
        (to, head)
    };
    Some(Figure {
        measure: format!("length of {}", view.norm(head)),
        value: FigureValue::Words(plural_unit(unit)),
        unit: Some(plural_unit(unit)),
        approx: None,
        from: at,
        to,
        rule: "length-without-number",
    })
}

/// "killed tens of thousands", "14 people were killed", "12 dead".
fn harm(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let (approx, from) = softener(view, at);
    let mut end = number.end;
    if view.norm(end) == "of" && PEOPLE.contains(&view.norm(end + 1)) {
        end += 1;
    }
    let mut people = None;
    for i in end..(end + 4).min(view.len()) {
        let word = view.norm(i);
        if PEOPLE.contains(&word) {
            people = Some(word);
            end = i + 1;
            break;
        }
        if !matches!(view.tag(i), "JJ" | "JJR" | "NN" | "NNP" | "DT" | "PRP$" | "VBN") || HARM.contains(&word)
        {
            break;
        }
    }
    let before = from.checked_sub(1).map_or("", |b| view.norm(b));
    let bare = people.is_none();
    if HARMING.contains(&before) && (bare || people.is_some()) && !unit_like(view, end) {
        if before == "left" && !after_harm(view, end).is_some_and(|_| true) {
            return None;
        }
        if bare && matches!(view.tag(end), "NN" | "NNS" | "NNP" | "JJ") {
            return None;
        }
        let measure = match before {
            "claimed" | "killing" | "kills" => "killed".to_owned(),
            "left" => after_harm(view, end).unwrap_or("killed").to_owned(),
            other => past(other).to_owned(),
        };
        return Some(person_figure(measure, number, approx, from - 1, end));
    }
    let (word, to) = (after_harm(view, end)?, end_of_harm(view, end));
    if bare && !matches!(view.norm(end), w if HARM.contains(&w)) {
        return None;
    }
    Some(person_figure(word.to_owned(), number, approx, from, to))
}

fn person_figure(
    measure: String,
    number: &Number,
    approx: Option<model::record::Approx>,
    from: usize,
    to: usize,
) -> Figure {
    let (value, unit) = (number.value.clone(), Some("people".to_owned()));
    Figure { measure, value, unit, approx, from, to, rule: "casualties" }
}

fn unit_like(view: &View<'_>, at: usize) -> bool {
    let word = view.norm(at);
    word == "%" || word == "percent" || unit_of_time(word).is_some() || currency_word(word).is_some()
}

/// The word of harm right after `at`, over auxiliaries.
fn after_harm<'v>(view: &View<'v>, at: usize) -> Option<&'v str> {
    (at..at + 4)
        .map(|i| (i, view.norm(i)))
        .take_while(|(i, w)| HARM.contains(w) || is_auxiliary(w) || view.tag(*i) == "RB")
        .map(|(_, w)| w)
        .find(|w| HARM.contains(w))
}

fn end_of_harm(view: &View<'_>, at: usize) -> usize {
    (at..at + 4).find(|i| HARM.contains(&view.norm(*i))).map_or(at, |i| i + 1)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "were" | "was" | "are" | "is" | "have" | "had" | "has" | "been" | "being" | "be" | "and" | "or"
    )
}

fn past(word: &str) -> &str {
    match word {
        "wounding" => "wounded",
        "injuring" => "injured",
        "displacing" | "uprooted" => "displaced",
        other => other,
    }
}

/// "two of the region's largest oil companies", "1,400 jobs", "one last issue".
fn count(view: &View<'_>, at: usize, number: &Number) -> Option<Figure> {
    let (approx, from) = softener(view, at);
    let (to, head) = after_of(view, number.end).or_else(|| noun_phrase(view, number.end))?;
    let value = match &number.value {
        FigureValue::Number(n) => Some(*n),
        FigureValue::Words(_) => None,
    };
    let noun = view.norm(head);
    let one = value == Some(1.0);
    if one
        && !(matches!(view.norm(at + 1), "last" | "final" | "remaining" | "single") && view.tag(head) == "NN")
    {
        return None;
    }
    if !one && !matches!(view.tag(head), "NNS" | "NNPS") && !PEOPLE.contains(&noun) {
        return None;
    }
    if unit_of_time(noun).is_some() || (EMPTY.contains(&noun) && value.is_none_or(|n| n <= 12.0)) {
        return None;
    }
    // "the two envoys", "those three men": already counted, and a manner of speaking.
    if from > 0
        && matches!(view.norm(from - 1), "the" | "these" | "those" | "both" | "all")
        && value.is_some_and(|n| n <= 12.0)
    {
        return None;
    }
    let (measure, unit) =
        (words(view, number.end + usize::from(view.norm(number.end) == "of"), to), Some(noun.to_owned()));
    Some(Figure { measure, value: number.value.clone(), unit, approx, from, to, rule: "count" })
}

/// "its fourth anniversary", "at least their second encounter".
fn ordinal(view: &View<'_>, at: usize) -> Option<Figure> {
    let value = ordinal_value(view.norm(at))?;
    let (to, head) = noun_phrase(view, at + 1)?;
    if !EVENTS.contains(&view.norm(head)) || value < 2.0 {
        return None;
    }
    let owner = at.checked_sub(1).is_some_and(|b| matches!(view.tag(b), "PRP$" | "DT" | "POS"));
    let (approx, from) = softener(view, if owner { at - 1 } else { at });
    Some(Figure {
        measure: format!("number of {}", view.norm(head)),
        value: FigureValue::Number(value),
        unit: Some("ordinal".to_owned()),
        approx,
        from,
        to,
        rule: "ordinal",
    })
}

fn ordinal_value(word: &str) -> Option<f64> {
    const ORDINALS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let index = ORDINALS.iter().position(|o| *o == word);
    index.and_then(|i| u8::try_from(i + 1).ok()).map(f64::from).or_else(|| {
        let stem = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        digits(stem).filter(|n| *n < 1000.0 && n.fract() == 0.0)
    })
}
