//! The reach of a noun phrase around its head, by tags: what stands before a noun and what hangs on it.

use std::ops::Range;

use crate::names::Words;

/// The first token of the phrase whose head is `head`: adjectives, nouns, numbers, possessors.
pub(super) fn left(words: Words<'_>, head: u32) -> u32 {
    let start = words.0.sentence_of(head).map_or(head, |s| s.tokens.start);
    let mut i = head;
    while i > start && head - i < 12 && inside(words, i - 1) {
        i -= 1;
        if is_determiner(words, i) {
            break;
        }
    }
    i
}

fn inside(words: Words<'_>, i: u32) -> bool {
    let tag = words.0.tag(i);
    let before = i.checked_sub(1).map_or("", |b| words.0.tag(b));
    // "the planned visit", but not "he criticized President Holm".
    let participle = tag == "VBN" && matches!(before, "DT" | "PRP$" | "POS" | "JJ");
    let part =
        matches!(tag, "DT" | "PDT" | "CD" | "PRP$" | "POS") || tag.starts_with("JJ") || tag.starts_with("NN");
    (part || participle) && !matches!(words.norm(i), "that" | "both")
}

/// Inside a name, whatever the tag of the word.
fn in_name(words: Words<'_>, i: u32) -> bool {
    let names = &words.0.names;
    let at = names.partition_point(|n| n.tokens.end <= i);
    names.get(at).is_some_and(|n| n.tokens.contains(&i))
}

/// "the", "a", "his", "some".
pub(super) fn is_determiner(words: Words<'_>, i: u32) -> bool {
    matches!(words.0.tag(i), "DT" | "PDT" | "PRP$")
}

/// True where the phrase begins as one that speaks of something new ("a", "one", "some", "two", no word).
pub(super) fn indefinite(words: Words<'_>, phrase: &Range<u32>) -> bool {
    let first = words.norm(phrase.start);
    let number = words.0.tag(phrase.start) == "CD";
    number || matches!(first, "a" | "an" | "one" | "another" | "some" | "several" | "many" | "few" | "other")
}

/// What hangs on a head: "of the Harlow Fund", "for peace missions", "familiar with the matter"; its end.
pub(super) fn right(words: Words<'_>, head: u32) -> u32 {
    let end = words.0.sentence_of(head).map_or(head + 1, |s| s.tokens.end);
    let mut i = head + 1;
    if !matches!(
        words.norm(i),
        "of" | "for" | "from" | "at" | "to" | "on" | "in" | "with" | "familiar" | "close" | "briefed"
    ) {
        return i;
    }
    while i < end && i - head < 14 {
        let tag = words.0.tag(i);
        let part = in_name(words, i)
            || matches!(tag, "IN" | "TO" | "DT" | "PRP$" | "POS" | "CD" | "&")
            || tag.starts_with("NN")
            || tag.starts_with("JJ")
            || i == head + 1
            || tag == "CC" && words.capital(i + 1) && words.capital(i - 1);
        let time = facts::name_word(words.norm(i)).never && !in_name(words, i);
        if !part || time {
            break;
        }
        i += 1;
    }
    while i > head + 1 && matches!(words.0.tag(i - 1), "IN" | "TO" | "DT" | "CC" | "PRP$") {
        i -= 1;
    }
    i
}
