//! Dating the articles of a story: each by its own clues, then by what its story's other articles say.
//!
//! A clue that contradicts stronger ones is dropped, and said to be dropped. The result is the hull of the days
//! that are left, never finer than the words allow.

use model::{BasisClue, Interval, Published, Span, draft::DateConstraint};

use crate::{Read, Story};

use super::{
    calendar::Stamp,
    constraint::{self, Origin},
    dayset::DaySet,
    links,
};

/// The possible days of one article, with the clues that left them.
#[derive(Clone, Debug)]
pub struct Dating {
    /// The days.
    pub days: DaySet,
    /// The clues, in the order in which they were heard.
    pub basis: Vec<BasisClue>,
    /// True when the input gave the date: nothing changes it.
    pub given: bool,
}

/// Dates every article, in story order.
#[must_use]
pub fn all(story: &Story<'_>) -> Vec<Dating> {
    let origin = origin(&story.reads);
    let mut datings: Vec<Dating> = story.reads.iter().map(|read| alone(read, origin)).collect();
    if datings.iter().any(|d| !d.given) {
        links::tighten(story, &mut datings);
    }
    datings
}

impl Dating {
    /// As the article's record has it.
    #[must_use]
    pub fn published(&self, given: &Published) -> Published {
        if self.given {
            return given.clone();
        }
        Published { interval: self.days.interval(), basis: self.basis.clone() }
    }

    /// Notes a rule that was heard.
    pub fn note(&mut self, rule: &str, span: Span) {
        self.basis.push(BasisClue { rule: rule.to_owned(), span: Some(span) });
    }

    /// Keeps the days that are also in `other`; a contradiction is noted and changes nothing.
    pub fn hear(&mut self, rule: &str, span: Option<Span>, other: &DaySet) {
        if self.given {
            return;
        }
        let both = self.days.and(other);
        if both == self.days {
            return;
        }
        if both.is_empty() {
            self.basis.push(BasisClue { rule: format!("dropped-{rule}"), span });
        } else {
            self.days = both;
            self.basis.push(BasisClue { rule: rule.to_owned(), span });
        }
    }
}

/// An article by its own words and the beginning of the story's affair.
#[must_use]
pub fn alone(read: &Read, origin: Origin) -> Dating {
    let given = !read.article.published.interval.is_unknown();
    if given {
        let days = DaySet::of(&read.article.published.interval);
        return Dating { days, basis: Vec::new(), given };
    }
    let mut dating = Dating { days: DaySet::all(), basis: Vec::new(), given };
    let mut clues: Vec<_> = read.drafts.date_clues.iter().collect();
    clues.sort_by_key(|c| (strength(&c.rule), c.span));
    for clue in clues {
        if let Some(days) = constraint::days(clue, &read.drafts.times, origin) {
            dating.hear(&clue.rule, Some(clue.span), &days);
        }
    }
    dating
}

/// Strong clues are heard first; one heard later that contradicts is dropped.
fn strength(rule: &str) -> u8 {
    match rule {
        "date-line" | "dateline" => 0,
        "not-before-date-told" => 1,
        "said-weekday-later-today" | "weekday-over-and-to-come" => 2,
        "day-will-mark-years" => 3,
        "at-recurring-event" => 4,
        "years-in-office" | "anniversary-nears" => 5,
        "years-since-beginning" => 6,
        "lead-said-on-weekday" => 9,
        "day-of-year-over" | "day-of-year-to-come" => 7,
        _ => 8,
    }
}

/// The beginning of the affair, when the articles that tell one agree.
fn origin(reads: &[&Read]) -> Origin {
    let mut told: Vec<Interval> = Vec::new();
    for read in reads {
        for clue in &read.drafts.date_clues {
            let DateConstraint::Origin { time } = clue.says else { continue };
            let Some(model::TimeExpr::Value(value)) = read.drafts.times.get(time as usize).map(|t| &t.expr)
            else {
                continue;
            };
            told.extend(Stamp::parse(value).map(Stamp::interval));
        }
    }
    let first = told.first().copied()?;
    told.iter().try_fold(first, |met, next| met.meet(next))
}
