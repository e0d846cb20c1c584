//! "He", "she", "they": the nearest subject that agrees, in the sentence or the one before; a tie is nobody.

use std::ops::Range;

use facts::Gender;
use model::{draft::EntityIx, record::EntityKind};

use super::draft::{Draft, anaphor};
use crate::names::gender;

/// Links pronouns that are subjects.
pub(super) fn link(draft: &mut Draft<'_>) {
    draft.seen.sort_by_key(|s| (s.tokens.start, std::cmp::Reverse(s.tokens.end)));
    for i in 0..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        let Some(wanted) = wanted(draft, i) else { continue };
        if let Some((entity, rule)) = antecedent(draft, i, wanted) {
            draft.mention(entity, i..i + 1, anaphor(rule));
            // Later pronouns look back at this one.
            let at = draft.seen.partition_point(|s| s.tokens.start < i);
            if let Some(new) = draft.seen.pop() {
                draft.seen.insert(at, new);
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    One(Gender),
    Many,
}

fn wanted(draft: &Draft<'_>, i: u32) -> Option<Wanted> {
    let words = draft.words;
    if draft.at(i).is_some() || words.0.tokens.get(i as usize)?.quoted {
        return None;
    }
    match words.norm(i) {
        "he" => Some(Wanted::One(Gender::Male)),
        "she" => Some(Wanted::One(Gender::Female)),
        "they" => Some(Wanted::Many),
        _ => None,
    }
}

fn antecedent(draft: &Draft<'_>, i: u32, wanted: Wanted) -> Option<(EntityIx, &'static str)> {
    let a = draft.analysis();
    let sentence = a.sentence_of(i)?;
    let same = candidates(draft, sentence.tokens.start..i, wanted);
    if wanted != Wanted::Many {
        if let Some(found) = settle(draft, &same) {
            return Some((found, "subject-of-sentence"));
        }
        if !same.is_empty() {
            return None;
        }
    }
    let index = a.tokens.get(i as usize)?.sentence;
    let paragraph = a.paragraphs.get(sentence.paragraph as usize)?;
    if index > paragraph.sentences.start {
        let before = a.sentences.get(index as usize - 1)?;
        let earlier = at_work(draft, candidates(draft, before.tokens.clone(), wanted));
        return settle(draft, &earlier).map(|e| (e, "subject-of-sentence-before"));
    }
    // The paragraph before may only offer one.
    let previous = a.paragraphs.get((sentence.paragraph as usize).checked_sub(1)?)?;
    let first = a.sentences.get(previous.sentences.start as usize)?.tokens.start;
    let last = a.sentences.get((previous.sentences.end as usize).checked_sub(1)?)?.tokens.end;
    let earlier = at_work(draft, candidates(draft, first..last, wanted));
    let one = earlier.first()?.entity;
    let lone = wanted != Wanted::Many && earlier.iter().all(|s| s.entity == one);
    lone.then_some((one, "only-one-in-paragraph-before"))
}

/// Mentions in `tokens` that a pronoun of this sort may stand for.
fn candidates<'d>(draft: &'d Draft<'_>, tokens: Range<u32>, wanted: Wanted) -> Vec<&'d super::draft::Seen> {
    let from = draft.seen.partition_point(|s| s.tokens.start < tokens.start);
    draft.seen[from..]
        .iter()
        .take_while(|s| s.tokens.start < tokens.end)
        .filter(|s| agrees(draft, s, wanted) && !in_marks(draft, &s.tokens))
        .collect()
}

/// What stands nowhere but in the possessive ("Brandt's war on waste") is named in passing: another sentence's "he" need not
/// be its owner.
fn at_work<'d>(draft: &Draft<'_>, found: Vec<&'d super::draft::Seen>) -> Vec<&'d super::draft::Seen> {
    let owned = |s: &super::draft::Seen| draft.words.0.tag(s.tokens.end) == "POS";
    if found.iter().all(|s| owned(s)) { Vec::new() } else { found }
}

/// True for words inside quotation marks: nobody calls himself by his name, and the pronoun asks for the narrator's.
fn in_marks(draft: &Draft<'_>, tokens: &Range<u32>) -> bool {
    draft.words.0.tokens.get(tokens.start as usize).is_some_and(|t| t.quoted)
}

fn agrees(draft: &Draft<'_>, seen: &super::draft::Seen, wanted: Wanted) -> bool {
    let Some(entity) = draft.get(seen.entity) else { return false };
    match wanted {
        Wanted::One(sex) => {
            let known = entity.name.split(' ').next().and_then(gender);
            entity.kind() == EntityKind::Person && known.is_none_or(|g| g == sex)
        }
        Wanted::Many => {
            let plural = draft.words.0.tag(seen.tokens.end - 1) == "NNS";
            let group =
                matches!(entity.kind(), EntityKind::Government | EntityKind::Group | EntityKind::Anonymous);
            plural && group && is_subject(draft, &seen.tokens)
        }
    }
}

/// The only candidate, or the only one of them that is a subject.
fn settle(draft: &Draft<'_>, candidates: &[&super::draft::Seen]) -> Option<EntityIx> {
    let first = candidates.first()?.entity;
    if candidates.iter().all(|s| s.entity == first) {
        return Some(first);
    }
    let mut subjects = candidates.iter().filter(|s| is_subject(draft, &s.tokens)).map(|s| s.entity);
    let one = subjects.next()?;
    subjects.all(|s| s == one).then_some(one)
}

/// A verb follows of which the words are the subject, or a cue with its speaker after it ("said Holm").
pub(super) fn is_subject(draft: &Draft<'_>, tokens: &Range<u32>) -> bool {
    let words = draft.words;
    let governed = tokens.start.checked_sub(1).is_some_and(|i| matches!(words.0.tag(i), "IN" | "TO"));
    let mut i = tokens.end;
    if words.norm(i) == "," {
        let close = (i + 1..i + 14).find(|j| words.norm(*j) == ",");
        i = close.map_or(i, |j| j + 1);
    }
    while words.0.tag(i) == "RB" {
        i += 1;
    }
    let inverted = tokens.start > 0
        && words.0.tag(tokens.start - 1) == "VBD"
        && matches!(words.norm(tokens.end), "." | "," | "");
    !governed && words.finite(i) || inverted
}

#[cfg(test)]
mod tests {
    use super::super::tests::mentions;

    #[test]
    fn the_one_person_of_the_sentence() {
        assert_eq!(mentions("Tomas Brandt said he will go.", "Tomas Brandt"), ["Tomas Brandt", "he"]);
    }

    #[test]
    fn the_subject_of_the_sentence_before() {
        let text = "Tomas Brandt met Peter Lund in Oslo. He said it went well.";
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt", "He"]);
    }

    #[test]
    fn two_men_in_the_paragraph_before_are_a_tie() {
        let text = "Tomas Brandt met Peter Lund.\nHe said it went well.";
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt"]);
        assert_eq!(mentions(text, "Peter Lund"), ["Peter Lund"]);
    }

    #[test]
    fn who_is_named_in_the_words_did_not_say_them() {
        let text = "Tomas Brandt spoke on Monday. \"Peter Lund knew nothing of it,\" he said.";
        assert_eq!(mentions(text, "Peter Lund"), ["Peter Lund"]);
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt", "he"]);
    }

    #[test]
    fn an_owner_named_in_passing_is_not_he() {
        let text = "The march opposed Tomas Brandt's war on waste. He called it a fraud.";
        assert_eq!(mentions(text, "Tomas Brandt"), ["Tomas Brandt"]);
    }

    #[test]
    fn gender_must_agree() {
        let text = "Karen Holm told Peter Lund she agreed.";
        assert_eq!(mentions(text, "Karen Holm"), ["Karen Holm", "she"]);
    }

    #[test]
    fn officials_are_they() {
        let text = "Danish officials denied it. They blamed the weather.";
        assert_eq!(mentions(text, "Denmark"), ["Danish officials", "They"]);
    }
}
