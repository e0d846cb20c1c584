//! The words around a number: how it is softened, and the noun it counts.

use model::record::Approx;

use crate::lexis::View;

/// Words before a number that soften it, longest first.
const SOFTENERS: &[(&[&str], Approx)] = &[
    (&["no", "fewer", "than"], Approx::AtLeast),
    (&["no", "less", "than"], Approx::AtLeast),
    (&["in", "excess", "of"], Approx::AtLeast),
    (&["as", "many", "as"], Approx::AtMost),
    (&["as", "much", "as"], Approx::AtMost),
    (&["no", "more", "than"], Approx::AtMost),
    (&["at", "least"], Approx::AtLeast),
    (&["more", "than"], Approx::AtLeast),
    (&["upwards", "of"], Approx::AtLeast),
    (&["well", "over"], Approx::AtLeast),
    (&["at", "most"], Approx::AtMost),
    (&["up", "to"], Approx::AtMost),
    (&["less", "than"], Approx::AtMost),
    (&["fewer", "than"], Approx::AtMost),
    (&["close", "to"], Approx::Nearly),
    (&["an", "estimated"], Approx::About),
    (&["over"], Approx::AtLeast),
    (&["under"], Approx::AtMost),
    (&["below"], Approx::AtMost),
    (&["nearly"], Approx::Nearly),
    (&["almost"], Approx::Nearly),
    (&["about"], Approx::About),
    (&["around"], Approx::About),
    (&["roughly"], Approx::About),
    (&["approximately"], Approx::About),
    (&["some"], Approx::About),
    (&["estimated"], Approx::About),
];

/// The softener that ends right before `at`, and where it begins.
pub(super) fn softener(view: &View<'_>, at: usize) -> (Option<Approx>, usize) {
    for (words, approx) in SOFTENERS {
        let Some(from) = at.checked_sub(words.len()) else { continue };
        if words.iter().enumerate().all(|(i, w)| view.norm(from + i) == *w) {
            return (Some(*approx), from);
        }
    }
    (None, at)
}

/// Words of view positions `from..to`, lower case.
pub(super) fn words(view: &View<'_>, from: usize, to: usize) -> String {
    let mut text = String::new();
    for i in from..to {
        let word = view.norm(i);
        if !text.is_empty() && !matches!(word, "'s" | "'" | "%" | ",") {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// End of the noun phrase that begins at `at` (determiners, adjectives, nouns and possessors), and its head noun.
pub(super) fn noun_phrase(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let mut end = at;
    let mut head = None;
    while end < view.len() && end < at + 8 {
        match view.tag(end) {
            "NN" | "NNS" | "NNP" | "NNPS" => head = Some(end),
            "DT" | "PRP$" | "JJ" | "JJR" | "JJS" | "CD" | "VBN" | "VBG" | "HYPH" if head.is_none() => {}
            "POS" if head.is_some() => head = None,
            _ => break,
        }
        end += 1;
    }
    let head = head?;
    Some((head + 1, head))
}

/// The noun phrase after "of" at `at`.
pub(super) fn after_of(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if view.norm(at) == "of" { noun_phrase(view, at + 1) } else { None }
}
