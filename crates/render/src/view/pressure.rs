//! Pressure, offers and progress: each with whose word it is.

use model::record::{FigureValue, Lever, Progress, Proposal};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Piece, Section};
use crate::{dates, marks, words};

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let d = desk.dossier;
    let mut steps: Vec<&Progress> = d.progress.iter().collect();
    let mut levers: Vec<&Lever> = d.levers.iter().collect();
    levers.sort_by_key(|l| {
        (std::cmp::Reverse(l.origins.len()), l.actor.is_none(), l.target.is_none(), l.id.clone())
    });
    steps.sort_by_key(|p| (p.when.earliest.is_none(), p.when, p.id.clone()));
    let parts = [
        ("Pressure and incentives", levers.into_iter().map(|l| lever(desk, l)).collect::<Vec<_>>()),
        ("Proposals", d.proposals.iter().map(|p| proposal(desk, p)).collect()),
        ("Progress", steps.into_iter().map(|p| progress(desk, p)).collect()),
    ];
    let blocks = parts.into_iter().filter(|(_, items)| !items.is_empty()).map(|(name, items)| {
        Block::Group(Group { heading: vec![Piece::strong(name)], items, ..Group::default() })
    });
    Section { id: "pressure", title: "Pressure, offers and progress", blocks: blocks.collect() }
}

/// One lever as a line.
pub(super) fn lever(desk: &Desk<'_>, l: &Lever) -> Item {
    let mut body = Vec::new();
    body.extend(l.actor.as_ref().map(|id| Piece::strong(desk.name(id))));
    if let Some(target) = &l.target {
        body.push(Piece::plain(" → "));
        body.push(Piece::strong(desk.name(target)));
    }
    if !l.status.is_empty() && l.actor.is_some() {
        body.push(Piece::plain(format!(" ({})", words::line(&l.status))));
    }
    body.push(Piece::plain(if body.is_empty() { "" } else { ": " }));
    body.push(Piece::quote(words::cited(&l.what, 180)));
    let reason =
        l.reason.as_ref().map(|r| vec![Piece::faint("reason: "), Piece::quote(words::cited(r, 140))]);
    Item {
        record: l.id.clone(),
        mark: Some(marks::lever(l.kind)),
        body,
        notes: reason.into_iter().collect(),
        sources: desk.sources(&l.evidence),
        origins: desk.origins(&l.origins),
        ..Item::default()
    }
}

/// One proposal as a line.
pub(super) fn proposal(desk: &Desk<'_>, p: &Proposal) -> Item {
    let mut body = Vec::new();
    body.extend(p.by.as_ref().map(|id| Piece::strong(desk.name(id))));
    if !p.to.is_empty() {
        body.push(Piece::plain(format!(" to {}", desk.names(&p.to))));
    }
    body.push(Piece::plain(if body.is_empty() { "" } else { ": " }));
    body.push(Piece::quote(words::cited(&p.words, 200)));
    let mut notes = Vec::new();
    for condition in &p.conditions {
        notes.push(vec![Piece::faint("if: "), Piece::quote(words::cited(condition, 140))]);
    }
    if let Some(expires) = &p.expires {
        notes.push(vec![Piece::faint("expires: "), Piece::quote(words::cited(expires, 80))]);
    }
    Item {
        record: p.id.clone(),
        mark: Some(marks::proposal(p.status)),
        body,
        notes,
        sources: desk.sources(&p.evidence),
        origins: desk.origins(&p.origins),
        ..Item::default()
    }
}

/// One word on progress as a line.
pub(super) fn progress(desk: &Desk<'_>, p: &Progress) -> Item {
    let by = match &p.by {
        Some(id) => Piece::strong(desk.name(id)),
        None => Piece::faint("the report itself"),
    };
    let mut body = vec![by, Piece::plain(": ")];
    if let Some(first) = p.evidence.first() {
        body.push(desk.cited(first, 180));
    }
    if let Some(value) = value(p.value.as_ref(), p.unit.as_deref()) {
        body.push(Piece::plain(format!(" · {value}")));
    }
    Item {
        record: p.id.clone(),
        mark: Some(marks::progress(p.direction)),
        lead: dates::short(&p.when).unwrap_or_default(),
        body,
        notes: Vec::new(),
        sources: desk.sources(&p.evidence),
        origins: desk.origins(&p.origins),
    }
}

/// A number with its unit as a reader sees it.
pub(super) fn value(value: Option<&FigureValue>, unit: Option<&str>) -> Option<String> {
    let unit = unit.map(words::line).filter(|u| !u.is_empty());
    let number = match value? {
        // "A third" is kept as a number; 0.333 is not how anybody writes it.
        FigureValue::Number(n) if unit.as_deref() == Some("share") => {
            return Some(format!("{:.0}%", n * 100.0));
        }
        FigureValue::Number(n) => number(*n),
        FigureValue::Words(w) if unit.as_ref().is_some_and(|u| w.contains(u.as_str())) => {
            return Some(words::line(w));
        }
        FigureValue::Words(w) => format!("{} of", words::line(w)),
    };
    let number = if unit.is_none() { number.trim_end_matches(" of").to_owned() } else { number };
    Some(match unit {
        Some(unit) if unit == "%" || unit == "percent" => format!("{number}%"),
        Some(unit) if number == "1" && unit.ends_with('s') => format!("1 {}", unit.trim_end_matches('s')),
        Some(unit) if unit == "ordinal" => format!("no. {number}"),
        Some(unit) => format!("{number} {unit}"),
        None => number,
    })
}

/// "90", "1.5", "1,200,000".
fn number(n: f64) -> String {
    let text = format!("{n}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let digits: Vec<char> = whole.chars().collect();
    let mut grouped = String::new();
    for (i, c) in digits.iter().enumerate() {
        let left = digits.len() - i;
        if i > 0 && left.is_multiple_of(3) && digits[i - 1].is_ascii_digit() && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(*c);
    }
    rest.map_or(grouped.clone(), |r| format!("{grouped}.{r}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands_but_years_are_not() {
        assert_eq!(number(1_200_000.0), "1,200,000");
        assert_eq!(number(2014.0), "2014");
        assert_eq!(number(0.25), "0.25");
        assert_eq!(number(-15000.0), "-15,000");
    }

    #[test]
    fn a_percentage_sits_close_to_its_sign() {
        assert_eq!(value(Some(&FigureValue::Number(90.0)), Some("%")).unwrap(), "90%");
    }

    #[test]
    fn vague_numbers_read_as_they_are_said() {
        let words = |w: &str| FigureValue::Words(w.into());
        assert_eq!(
            value(Some(&words("tens of thousands")), Some("people")).unwrap(),
            "tens of thousands of people"
        );
        assert_eq!(value(Some(&words("months")), Some("months")).unwrap(), "months");
        assert_eq!(value(Some(&words("dozens")), None).unwrap(), "dozens");
    }
}
