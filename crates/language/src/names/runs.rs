//! Runs of capitals in a sentence, cut into titles, peoples' words and names.

use std::ops::Range;

use facts::{Fact, RoleSort};
use model::record::EntityKind;

use super::{Name, Words, kinds, known};
use crate::Analysis;

/// The most tokens of one name.
const LONGEST: u32 = 9;

/// Finds the names of one sentence.
pub(super) fn find(analysis: &Analysis, sentence: Range<u32>, names: &mut Vec<Name>) {
    let words = Words(analysis);
    let mut i = sentence.start;
    while i < sentence.end {
        i = step(words, i, sentence.end, names).max(i + 1);
    }
}

/// Reads what begins at token `i`; gives the token to go on from.
fn step(words: Words<'_>, i: u32, end: u32, names: &mut Vec<Name>) -> u32 {
    if !words.capital(i) && !words.inner_capital(i) {
        return i + 1;
    }
    if let Some(next) = title(words, i, end) {
        return next;
    }
    if let Some((next, fact)) = fact_at(words, i, end) {
        let grown = grow(words, i, next, end, fact);
        names.push(grown);
        return names.last().map_or(next, |n| n.tokens.end);
    }
    let next = run_end(words, i, end);
    if next == i {
        return i + 1;
    }
    let next = no_longer(words, i, next);
    if let Some(name) = kinds::of_run(words, i..next) {
        names.push(name);
    }
    next
}

/// A known name here that is no title.
fn fact_at(words: Words<'_>, i: u32, end: u32) -> Option<(u32, Fact)> {
    let (next, hits) = known::at(words, i, end)?;
    let fact = known::best(words, i, hits)?;
    // A first name before another capital is a person ("Jordan Reyes", "Paris Holm").
    let single = next == i + 1;
    let person = single
        && facts::first_name(words.word(i)).is_some()
        && next < end
        && words.capital(next)
        && words.proper(next)
        && facts::role(words.norm(next)).is_none();
    (!person).then_some((next, fact))
}

/// A known name that goes on in capitals is part of a longer one: "Berlin Wall Museum", "Lima Institute".
/// A country, a people or a wire service before another name is not.
fn grow(words: Words<'_>, i: u32, next: u32, end: u32, fact: Fact) -> Name {
    let known =
        |end: u32| Name { tokens: i..end, kinds: known::kinds(fact), fact: Some(fact), rule: "known-name" };
    let rest = run_end(words, next, end);
    let last = if rest > next { facts::name_word(words.norm(rest - 1)) } else { Default::default() };
    let plain =
        (next..rest).all(|j| facts::role(words.norm(j)).is_none() && fact_at(words, j, end).is_none());
    if rest == next || !(last.body || last.site || last.event) || !plain {
        return known(next);
    }
    let place = matches!(fact, Fact::City(_) | Fact::Region(_) | Fact::Capital(_));
    let people = matches!(fact, Fact::Demonym(_) | Fact::Group(_) | Fact::Country(_));
    if !place && !people {
        return known(next);
    }
    kinds::of_run(words, i..rest).unwrap_or_else(|| known(next))
}

/// A title in capitals before a name ("Foreign Minister Holm"): the token after it.
fn title(words: Words<'_>, i: u32, end: u32) -> Option<u32> {
    let (next, hits) = known::at(words, i, end)?;
    let role = hits.iter().find_map(|h| match h.fact {
        Fact::Role(r) if r.plural != Some(h.form) || next > i + 1 => Some(r),
        _ => None,
    })?;
    let named = hits.iter().any(|h| !matches!(h.fact, Fact::Role(_)));
    let more = next < end && (words.capital(next) && words.proper(next) || words.norm(next) == "of");
    let titles = matches!(role.sort, RoleSort::Office | RoleSort::Rank | RoleSort::Role | RoleSort::Source);
    (!named && titles && (more || words.opens_sentence(i) || next == end || !words.capital(next)))
        .then_some(next)
}

/// The end of the run of capitals that begins at `i`, joining words inside it ("of", "van").
pub(super) fn run_end(words: Words<'_>, i: u32, end: u32) -> u32 {
    let mut last = i;
    let mut j = i;
    while j < end && j - i < LONGEST {
        if is_part(words, j, j == i) {
            last = j + 1;
            j += 1;
        } else if j > i && last == j && joins(words, j, end) {
            j += 1;
        } else {
            break;
        }
    }
    last
}

/// A capitalised word that may be part of a name.
fn is_part(words: Words<'_>, i: u32, first: bool) -> bool {
    if words.inner_capital(i) {
        return true;
    }
    let word = words.word(i);
    if !words.capital(i) || is_compound(word) {
        return false;
    }
    if word.len() < 2 || word.len() == 2 && word.ends_with('.') {
        // Initials stand inside names, never alone.
        return !first || !facts::name_word(words.norm(i)).function && is_part_after_initial(words, i + 1);
    }
    let known = facts::name_word(words.norm(i));
    if known.never || first && opens_plainly(words, i) || facts::country_of_demonym(word).is_some() && !first
    {
        return false;
    }
    let role = facts::role(words.norm(i)).is_some_and(|(_, plural)| plural);
    words.proper(i) && !role || !words.opens_sentence(i) && words.nominal(i) && !known.function && !role
}

/// A word such as "The" or "New" that opens sentences, unless it is tagged as part of a name ("New Harlow").
pub(super) fn opens_plainly(words: Words<'_>, i: u32) -> bool {
    let tagged = words.0.tag(i).starts_with("NNP") && words.capital(i + 1) && words.word(i).len() > 2;
    facts::name_word(words.norm(i)).function && !tagged
}

/// "U.S.-backed", "Lima-based": an adjective, not a name.
fn is_compound(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| last.len() > 2 && last.starts_with(char::is_lowercase))
}

fn is_part_after_initial(words: Words<'_>, i: u32) -> bool {
    words.capital(i) && words.word(i).len() > 1 && words.0.tag(i).starts_with("NNP")
}

/// A small word between two capitals that belong together.
fn joins(words: Words<'_>, i: u32, end: u32) -> bool {
    let norm = words.norm(i);
    if !facts::name_word(norm).join || i + 1 >= end || !words.capital(i + 1) || !words.proper(i + 1) {
        return norm == "the"
            && words.norm(i.saturating_sub(1)) == "of"
            && i + 1 < end
            && words.capital(i + 1);
    }
    match norm {
        // "Ministry of Defence", but not "Holm of Denmark".
        "of" | "for" => i > 0 && is_head_of(words, i - 1),
        "and" => i > 1 && words.0.tokens[..i as usize].iter().rev().take(4).any(|t| &*t.norm == "of"),
        "the" => i > 0 && matches!(words.norm(i - 1), "of" | "for"),
        _ => true,
    }
}

fn is_head_of(words: Words<'_>, i: u32) -> bool {
    let known = facts::name_word(words.norm(i));
    known.body || known.site || known.event
}

/// Cuts a run before a title inside it ("Harlow Institute President Ana Lopez"), and after a first comma-less
/// pair of people's names.
fn no_longer(words: Words<'_>, start: u32, end: u32) -> u32 {
    (start + 1..end)
        .find(|j| {
            let title = facts::is_title(words.norm(*j)) && *j + 1 < end && words.capital(*j + 1);
            let fact = facts::lookup(words.word(*j))
                .first()
                .is_some_and(|h| matches!(h.fact, Fact::Demonym(_)) && *j + 1 < end);
            title || fact
        })
        .unwrap_or(end)
}

/// The title or role right before token `i`, singular, in any case; how many tokens it takes.
pub(crate) fn title_before(
    words: Words<'_>,
    i: u32,
    start: u32,
) -> Option<(Range<u32>, &'static facts::Role)> {
    (1..=4).rev().filter(|n| i >= start + n).find_map(|n| {
        let from = i - n;
        let (next, hits) = facts::longest_match((from..i).map(|j| words.norm(j)))
            .map(|m| (from + u32::try_from(m.words).unwrap_or(0), m.hits))?;
        let role = hits.iter().find_map(|h| match h.fact {
            Fact::Role(r) if r.plural != Some(h.form) => Some(r),
            _ => None,
        })?;
        let person = !matches!(role.sort, RoleSort::Body);
        (next == i && person).then_some((from..i, role))
    })
}

/// True where the words before make a person of the name at `i`.
pub(super) fn has_title(words: Words<'_>, i: u32) -> bool {
    let start = words.0.sentence_of(i).map_or(i, |s| s.tokens.start);
    title_before(words, i, start).is_some()
}

/// Kind of a run by title alone.
pub(super) const PERSON: EntityKind = EntityKind::Person;
