//! A sentence cut into clauses: enough structure to tell what a time, a place or an outcome belongs to.

use std::ops::Range;

use language::{Analysis, Sentence, Tense};

/// How a clause is joined to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    /// The sentence begins here.
    Start,
    /// "after", "following", "on the heels of".
    After,
    /// "before", "ahead of", "prior to".
    Before,
    /// "as", "while", "although" and their like, with a clause of their own.
    While,
    /// "if", "whether", "unless": nothing inside is asserted.
    Whether,
    /// "where", "who", "which".
    Relative,
    /// ", with" and its own subject.
    With,
    /// "despite", "amid".
    Amid,
    /// "and", "but" with a verb of their own, or the main clause taken up again after a comma.
    And,
    /// ", according to", ", he said".
    Attribution,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its tokens, with the word that opens it.
    pub(crate) tokens: Range<u32>,
    /// How it is joined.
    pub(crate) opener: Opener,
}

/// The clauses of a sentence, in order; together they cover it.
pub(crate) fn clauses(an: &Analysis, sentence: &Sentence) -> Vec<Clause> {
    let Range { start, end } = sentence.tokens.clone();
    let mut found = Vec::new();
    let mut current = Clause { tokens: start..end, opener: opener_at_start(an, start) };
    for i in start + 1..end {
        let resumed = is_aside(current.opener) && an.norm(i - 1) == "," && is_subject(an, i);
        let Some(opener) = opener(an, i, end).or(resumed.then_some(Opener::And)) else { continue };
        let next = Clause { tokens: i..end, opener };
        let mut done = std::mem::replace(&mut current, next);
        done.tokens.end = i;
        found.push(done);
    }
    found.push(current);
    found
}

/// Clauses that stand before the main one and end at its subject.
fn is_aside(opener: Opener) -> bool {
    matches!(opener, Opener::After | Opener::Before | Opener::While | Opener::Whether | Opener::Amid)
}

/// True when the noun phrase at token `i` is the subject of a finite verb.
fn is_subject(an: &Analysis, i: u32) -> bool {
    i > 0 && has_own_subject(an, i - 1)
}

fn opener_at_start(an: &Analysis, i: u32) -> Opener {
    match an.norm(i) {
        "after" | "following" => Opener::After,
        "before" => Opener::Before,
        "ahead" if an.norm(i + 1) == "of" => Opener::Before,
        "despite" | "amid" => Opener::Amid,
        "if" | "unless" | "whether" => Opener::Whether,
        _ => Opener::Start,
    }
}

fn opener(an: &Analysis, i: u32, end: u32) -> Option<Opener> {
    let before = an.norm(i - 1);
    Some(match an.norm(i) {
        "after" => Opener::After,
        "following" if is_preposition(an, i) => Opener::After,
        "on" if an.matches(i + 1, &["the", "heels", "of"]) => Opener::After,
        "in" if an.matches(i + 1, &["the", "wake", "of"]) => Opener::After,
        "before" => Opener::Before,
        "ahead" if an.norm(i + 1) == "of" => Opener::Before,
        "prior" if an.norm(i + 1) == "to" => Opener::Before,
        "while" | "although" | "though" | "whereas" | "because" | "until" | "when" => Opener::While,
        "if" | "whether" | "unless" => Opener::Whether,
        "where" | "which" | "who" | "whom" | "whose" => Opener::Relative,
        "as" | "since" if has_own_subject(an, i) => Opener::While,
        "as" if before == "," && an.tag(i + 1) == "VBN" => Opener::Attribution,
        "with" if before == "," => Opener::With,
        "despite" | "amid" => Opener::Amid,
        "according" if before == "," && an.norm(i + 1) == "to" => Opener::Attribution,
        "but" | "yet" if before == "," => Opener::And,
        "and" | "but" | "or" | "then" if starts_predicate(an, i + 1, end) => Opener::And,
        "and" | "but" | "or" | "then" if has_own_subject(an, i) && !joins_names(an, i) => Opener::And,
        ";" | "—" | "–" | "--" => Opener::And,
        _ if before == "," && is_attribution(an, i, end) => Opener::Attribution,
        _ if before == "," && is_comment(an, i) => Opener::Attribution,
        _ if before == "," && starts_predicate(an, i, end) && follows_aside(an, i) => Opener::And,
        _ => return None,
    })
}

/// "following talks in Oslo", not "the following day".
fn is_preposition(an: &Analysis, i: u32) -> bool {
    let inside = |t: u32| an.tokens.get(t as usize).and_then(|t| t.np);
    matches!(an.tag(i), "IN" | "VBG") && !(inside(i).is_some() && i > 0 && inside(i) == inside(i - 1))
}

/// True when a finite verb has the noun phrase right after token `i` as its subject.
fn has_own_subject(an: &Analysis, i: u32) -> bool {
    let Some(np) = an.tokens.get(i as usize + 1).and_then(|t| t.np) else { return false };
    let Some(sentence) = an.tokens.get(i as usize).map(|t| t.sentence) else { return false };
    let from = an.vgs.partition_point(|v| v.tokens.start <= i);
    an.vgs[from..]
        .iter()
        .take_while(|v| an.tokens.get(v.main as usize).is_some_and(|t| t.sentence == sentence))
        .take(3)
        .any(|v| v.subject == Some(np) && is_finite(v.tense))
}

fn is_finite(tense: Tense) -> bool {
    matches!(tense, Tense::Past | Tense::Present | Tense::Future)
}

/// "says he and the minister will travel": the phrase before "and" has no verb of its own yet, so that both go with
/// the next one.
fn joins_names(an: &Analysis, i: u32) -> bool {
    let Some(np) = an.tokens.get(i as usize - 1).and_then(|t| t.np).and_then(|n| an.nps.get(n as usize))
    else {
        return false;
    };
    let before = np.tokens.start.checked_sub(1).map_or("", |b| an.norm(b));
    let nominative = matches!(an.norm(np.head), "he" | "she" | "they" | "we" | "i");
    nominative || before == "that" || is_saying_word(before)
}

fn is_saying_word(norm: &str) -> bool {
    matches!(norm, "said" | "says" | "saying" | "announced" | "confirmed" | "reported" | "added" | "adding")
}

/// ", saying …", ", underscoring …": a remark on what stands before.
fn is_comment(an: &Analysis, i: u32) -> bool {
    let group = an.tokens.get(i as usize).and_then(|t| t.vg).and_then(|v| an.vgs.get(v as usize));
    group.is_some_and(|v| {
        v.tokens.start == i && v.tense == Tense::Gerund && super::lexicon::verb(&v.lemma, "core").is_none()
    })
}

/// True when a finite verb group begins at token `i`, adverbs aside.
fn starts_predicate(an: &Analysis, i: u32, end: u32) -> bool {
    let skip = (i..end.min(i + 3)).find(|t| !an.tag(*t).starts_with("RB")).unwrap_or(i);
    [i, skip].into_iter().any(|t| {
        an.tokens
            .get(t as usize)
            .and_then(|t| t.vg)
            .and_then(|v| an.vgs.get(v as usize))
            .is_some_and(|v| v.tokens.start == t && is_finite(v.tense))
    })
}

/// True when the comma before `i` closes an aside opened by "who", "which" or "where" in the same sentence.
fn follows_aside(an: &Analysis, i: u32) -> bool {
    let Some(sentence) = an.sentence_of(i) else { return false };
    (sentence.tokens.start..i)
        .rev()
        .take(40)
        .any(|t| matches!(an.norm(t), "who" | "which" | "where" | "whose"))
}

/// ", he said", ", said the minister", ", officials told reporters": a short tail whose verb is one of saying.
fn is_attribution(an: &Analysis, i: u32, end: u32) -> bool {
    let tail = i..end.min(i + 9);
    tail.clone().any(|t| {
        an.tag(t).starts_with("VB")
            && matches!(
                an.norm(t),
                "said"
                    | "says"
                    | "told"
                    | "confirmed"
                    | "reported"
                    | "reports"
                    | "announced"
                    | "added"
                    | "wrote"
            )
            && (t == i
                || an
                    .vgs
                    .iter()
                    .skip(an.tokens[t as usize].vg.map_or(usize::MAX, |v| v as usize))
                    .take(1)
                    .any(|v| {
                        v.subject.and_then(|s| an.nps.get(s as usize)).is_some_and(|np| np.tokens.start >= i)
                    }))
    }) && (i..end).all(|t| !matches!(an.norm(t), "that") || t > i + 9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::tests::analysed;

    fn cut(text: &str) -> Vec<(Opener, String)> {
        let an = analysed(text);
        an.sentences
            .iter()
            .flat_map(|s| clauses(&an, s))
            .map(|c| (c.opener, an.slice(an.span(c.tokens)).to_owned()))
            .collect()
    }

    #[test]
    fn after_and_a_second_verb_open_clauses() {
        let got = cut("Maria Keller flew to Oslo after talks in Vienna and phoned her staff.");
        let kinds: Vec<Opener> = got.iter().map(|c| c.0).collect();
        assert_eq!(kinds, [Opener::Start, Opener::After, Opener::And], "{got:?}");
    }

    #[test]
    fn a_list_of_names_stays_whole() {
        let got = cut("Maria Keller and Jon Aas met in Oslo.");
        assert_eq!(got.len(), 1, "{got:?}");
    }

    #[test]
    fn as_part_of_opens_nothing() {
        let got = cut("Maria Keller will travel to Oslo as part of a new effort.");
        assert_eq!(got.len(), 1, "{got:?}");
    }
}
