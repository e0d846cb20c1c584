//! Feasts and civil days by name: "Christmas", "last Thanksgiving", "Election Day", "its fourth anniversary".

use facts::feasts::{FeastKind, beginning_with};
use model::{CalendarPart, Direction, TimeExpr, TimexType};

use super::{
    super::{
        found::Parse,
        words::{Class, Words},
    },
    absolute::year_at,
    month::relative_year,
};

/// A feast from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let (at, direction, years) = match words.norm(i) {
        "last" => (i + 1, Direction::Back, 0),
        "next" | "this" | "coming" => (i + 1, Direction::Forward, 0),
        _ => (i, Direction::Unknown, 0),
    };
    named(words, at, direction, years).or_else(|| anniversary(words, i))
}

fn named(words: &Words<'_>, i: usize, direction: Direction, years: i8) -> Option<Parse> {
    let first = words.all.get(i)?;
    let (name, feast) = beginning_with(first.norm)
        .iter()
        .find(|(name, feast)| feast.kind != FeastKind::Event && words.reads(i, name) && first.capital)?;
    let end = i + name.len();
    let key = feast.key.to_owned();
    if let Some((end, year)) = year_at(words, end) {
        let of = Box::new(TimeExpr::Value(format!("{year:04}")));
        return Some(Parse::date(end, TimeExpr::Within { part: CalendarPart::Feast(key), of }, "feast-year"));
    }
    if let Some(parse) = relative_year(words, end, CalendarPart::Feast(key.clone())) {
        return Some(parse);
    }
    let day = Parse::date(end, TimeExpr::Named { key, direction, years }, "feast");
    Some(super::weekday::with_part(words, end, day))
}

/// "its fourth anniversary", "the 50th anniversary of the founding".
fn anniversary(words: &Words<'_>, i: usize) -> Option<Parse> {
    let at = words.skip(i, &["the", "its", "their", "his", "her", "a"]);
    let (number, after) = match words.class(at) {
        Class::Ordinal(n) => (u16::from(n), at + 1),
        Class::Number(n @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => match words.class(at + 1) {
            Class::Ordinal(m) if m < 10 => (u16::try_from(n).ok()? + u16::from(m), at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let after = words.skip(after, &["year", "wedding"]);
    (words.norm(after) == "anniversary" && at > i).then(|| Parse {
        kind: TimexType::Date,
        ..Parse::date(after + 1, TimeExpr::Anniversary { number, day: None }, "anniversary")
    })
}
