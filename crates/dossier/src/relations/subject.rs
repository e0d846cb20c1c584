//! What the words around a number speak of, and whether two numbers are surely of one thing: only then may one
//! contradict the other or overtake it.

use std::collections::BTreeSet;

use model::{Evidence, Span, record::Figure};

use super::{
    Look, owners,
    sentences::{Sentences, Word},
};

/// Words on each side of a number that tell what it is about.
const REACH: usize = 20;

/// So many of a group are asked whether another belongs to it: a pile of thousands stays quick.
const MEMBERS: usize = 12;

/// More numbers than this in one sentence are a list or a table.
const NUMBERS: usize = 4;

/// The words around a number.
#[derive(Debug, Default)]
struct Subject {
    names: BTreeSet<u32>,
    plain: BTreeSet<u32>,
    /// Other numbers of the sentence, as written.
    numbers: BTreeSet<String>,
    /// A row of a table, which is no sentence.
    row: bool,
}

impl Subject {
    fn of(look: &Look<'_>, at: &Evidence) -> Option<Self> {
        let super::Place { article, span, sentence: number } = look.place(at)?;
        let sentence = look.sentences.words(number);
        let whole = look.whole(article);
        let digits = |w: &&Word| w.span.slice(whole).starts_with(|c: char| c.is_ascii_digit());
        let others = sentence.iter().filter(digits).filter(|w| !span.contains(w.span));
        let mut subject = Self {
            row: is_row(look.sentences.get(number).span.slice(whole)),
            numbers: others.map(|w| w.span.slice(whole).to_owned()).collect(),
            ..Self::default()
        };
        for word in look.sentences.window(number, span, REACH).all {
            subject.add(&look.sentences, word, span);
        }
        Some(subject)
    }

    fn add(&mut self, sentences: &Sentences, word: &Word, number: Span) {
        if let Some(stem) = word.stem {
            // What is counted belongs to the subject, the number itself does not.
            if number.start == word.span.start {
                return;
            }
            if sentences.is_name(stem) {
                self.names.insert(stem)
            } else {
                self.plain.insert(stem)
            };
        }
    }

    fn is_list(&self) -> bool {
        self.row || self.numbers.len() >= NUMBERS
    }

    /// How much the names of two have in common: both counts, shared and all.
    fn names_shared(&self, other: &Self) -> (usize, usize) {
        (self.names.intersection(&other.names).count(), self.names.union(&other.names).count())
    }
}

/// True for a line with cells, or without any small word that sentences have.
fn is_row(line: &str) -> bool {
    const SMALL: &[&str] = &[
        "the", "a", "an", "of", "in", "to", "and", "for", "on", "at", "by", "with", "was", "were", "is",
        "are", "has", "have", "had", "after", "from", "his", "her", "its", "their",
    ];
    line.contains("//")
        || line.contains(['|', '\t'])
        || !line.split(' ').any(|w| SMALL.iter().any(|s| s.eq_ignore_ascii_case(w)))
}

/// Two figures, as what the words around them speak of.
pub(super) struct Pair<'a, 'l> {
    look: &'l Look<'a>,
    at: [&'l Evidence; 2],
    subjects: [Subject; 2],
}

impl<'a, 'l> Pair<'a, 'l> {
    /// None where one of them stands in no sentence.
    pub(super) fn of(look: &'l Look<'a>, a: &'l Figure, b: &'l Figure) -> Option<Self> {
        let at = [a.evidence.first()?, b.evidence.first()?];
        Some(Self { look, at, subjects: [Subject::of(look, at[0])?, Subject::of(look, at[1])?] })
    }

    /// True where both stand in sentences about one thing: no lists, the same names for the most part, two telling words
    /// in common beside them, and not another sum, court or stage.
    pub(super) fn is_one(&self) -> bool {
        let [x, y] = &self.subjects;
        let (names, all) = x.names_shared(y);
        let beside = x.numbers.is_empty() || y.numbers.is_empty() || !x.numbers.is_disjoint(&y.numbers);
        beside && names * 2 >= all && x.plain.intersection(&y.plain).count() >= 2 && self.is_alone()
    }

    /// True where the two sentences name mostly the same, two names at least: enough for the dead of one event.
    pub(super) fn has_same_names(&self) -> bool {
        let (names, all) = self.subjects[0].names_shared(&self.subjects[1]);
        names >= 2 && names * 2 >= all
    }

    /// True where neither number stands in a list or a table, nor is another sum's, court's or stage's.
    pub(super) fn is_alone(&self) -> bool {
        let list = self.subjects.iter().any(Subject::is_list);
        !list && !owners::other_things(self.look, self.at[0], self.at[1])
    }
}

/// Equal numbers brought together by what they speak of: two whose sentences name nobody and nothing in common, and share
/// hardly a word, are of two things.
pub(super) fn together<'a>(look: &Look<'_>, figures: Vec<&'a Figure>) -> Vec<Vec<&'a Figure>> {
    let mut groups: Vec<Vec<(&Figure, Option<Subject>)>> = Vec::new();
    for figure in figures {
        let subject = figure.evidence.first().and_then(|e| Subject::of(look, e));
        let fits = |group: &Vec<(&Figure, Option<Subject>)>| {
            group.iter().take(MEMBERS).any(|(_, other)| may_be_one(&subject, other))
        };
        match groups.iter().position(fits) {
            Some(n) => groups[n].push((figure, subject)),
            None => groups.push(vec![(figure, subject)]),
        }
    }
    groups.into_iter().map(|g| g.into_iter().map(|(f, _)| f).collect()).collect()
}

fn may_be_one(a: &Option<Subject>, b: &Option<Subject>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let named = !a.names.is_empty() && !b.names.is_empty();
    !named || !a.names.is_disjoint(&b.names) || a.plain.intersection(&b.plain).count() >= 2
}

/// A rule's name, marked where what it found is not sure to be about one thing.
pub(super) fn graded(rule: &str, sure: bool) -> String {
    if sure { rule.to_owned() } else { format!("{rule}-unsure") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poll_in_rows_is_no_sentence() {
        assert!(is_row("Mayor: Approve – 44.6 percent//Disapprove – 51.6 percent"));
        assert!(is_row("Seats won: Harbour List 14"));
        assert!(!is_row("The Harbour List won 14 seats."));
    }
}
