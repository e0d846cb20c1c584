//! Names that the shipped facts know.

use facts::{Fact, Hit, Match};
use model::record::EntityKind;

use super::Words;

/// A known name from token `i` on, in words before `end`.
pub(super) fn at(words: Words<'_>, i: u32, end: u32) -> Option<(u32, &'static [Hit])> {
    let Match { words: n, hits } = facts::longest_match((i..end).map(|j| words.norm(j)))?;
    let n = u32::try_from(n).ok()?;
    printed_so(words, i, i + n, hits).then_some((i + n, hits))
}

/// The words bear the capitals that the name has; acronyms must be all capitals.
fn printed_so(words: Words<'_>, start: u32, end: u32, hits: &[Hit]) -> bool {
    if end == start + 1 && hits.iter().all(Hit::is_acronym) {
        let long = words.word(start).chars().filter(|c| c.is_alphabetic()).count() > 3;
        return words.acronym(start) || long && words.capital(start) && words.proper(start);
    }
    let lower_case = |h: &Hit| !h.form.chars().next().is_some_and(char::is_uppercase);
    (start..end).all(|i| {
        words.capital(i)
            || words.inner_capital(i)
            || !words.word(i).starts_with(|c: char| c.is_alphabetic())
            || i > start && lower_part(words.norm(i))
            || hits.iter().any(lower_case) && i == start
            || i > start && hits.iter().any(|h| h.form.split(' ').any(|w| w == words.word(i)))
    })
}

/// Words that are often printed lower-case inside a known name: "of", "peninsula", "party".
fn lower_part(norm: &str) -> bool {
    let known = facts::name_word(norm);
    known.join || known.site || known.body
}

/// The fact to go by among several of one name, and the kinds it allows.
pub(super) fn best(words: Words<'_>, start: u32, hits: &'static [Hit]) -> Option<Fact> {
    let mut fits = hits.iter().filter(|h| !matches!(h.fact, Fact::Role(_)));
    let acronym = words.acronym(start);
    let first = fits.clone().find(|h| !h.is_acronym() || acronym);
    // "Unesco" may be printed so, "Dr" is no "DR".
    let long = words.word(start).len() > 3;
    let fact = first.or_else(|| fits.next().filter(|_| long))?.fact;
    match fact {
        Fact::Outlet(o) if single(o.name) && plain_outlet(words, start) => None,
        Fact::City(c) if single(c.name) && common(words, start) => None,
        fact => Some(fact),
    }
}

fn single(name: &str) -> bool {
    !name.trim_start_matches("The ").contains(' ')
}

/// A word that is as often a common noun or a verb.
fn common(words: Words<'_>, i: u32) -> bool {
    words.opens_sentence(i) && !words.proper(i) || facts::name_word(words.norm(i)).function
}

/// "Time", "Science", "Metro": an outlet of one common word needs more than a capital.
fn plain_outlet(words: Words<'_>, i: u32) -> bool {
    if words.acronym(i) {
        return false;
    }
    let tag = words.0.tag(i);
    words.opens_sentence(i) && !tag.is_empty() && !tag.starts_with("NNP")
        || facts::name_word(words.norm(i)).function
}

/// The kinds that a fact allows, best first; none for words of peoples and roles.
pub(super) fn kinds(fact: Fact) -> Vec<(EntityKind, f32)> {
    match fact {
        Fact::Country(_) => vec![(EntityKind::Government, 0.5), (EntityKind::Place, 0.5)],
        Fact::Capital(_) => vec![(EntityKind::Place, 0.6), (EntityKind::Government, 0.4)],
        Fact::Seat(_) => vec![(EntityKind::Government, 0.8), (EntityKind::Place, 0.2)],
        Fact::City(_) | Fact::Region(_) => vec![(EntityKind::Place, 1.0)],
        Fact::Organisation(_) | Fact::Outlet(_) => vec![(EntityKind::Organisation, 1.0)],
        Fact::Demonym(_) | Fact::Group(_) | Fact::Role(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::names::tests::analysed;

    fn names(text: &str) -> Vec<String> {
        let a = analysed(text);
        a.names.iter().map(|n| a.slice(a.span(n.tokens.clone())).to_owned()).collect()
    }

    #[test]
    fn an_outlet_that_begins_with_a_plain_word_is_whole() {
        assert_eq!(names("He told New York Times reporters."), ["New York Times"]);
        assert_eq!(names("New York Times reporters were told."), ["New York Times"]);
    }

    #[test]
    fn doctors_are_no_broadcaster() {
        assert_eq!(names("The ward was led by Dr Karen Holm."), ["Karen Holm"]);
    }
}
