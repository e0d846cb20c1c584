//! Pronouns as sources that the entity layer left open: the speaker before them in the same sentence.

use super::{attribution::Attribution, cues::Class, phrase::Phrase, view::View};

/// Gives each unresolved pronoun the last source before it in its sentence that agrees in number.
pub(crate) fn resolve(view: &View<'_>, found: &mut [Attribution]) {
    for n in 0..found.len() {
        let Some(source) = found[n].source.clone().filter(|s| open_pronoun(view, s)) else { continue };
        let floor = view.bounds(source.head).start;
        let before = found[..n]
            .iter()
            .rev()
            .take_while(|f| f.cue.start >= floor)
            .filter(|f| f.class <= Class::Act && f.cue.end <= source.head)
            .find_map(|f| {
                f.speaker().filter(|s| view.tag(s.head) != "PRP" && agrees(view, &source, s)).cloned()
            });
        found[n].antecedent = before;
    }
}

fn open_pronoun(view: &View<'_>, source: &Phrase) -> bool {
    let entity = view.a.tokens.get(source.head as usize).and_then(|t| t.entity);
    entity.is_none() && view.is(source.head, &["he", "she", "they", "it"])
}

/// "they" for several, "he" and "she" for a name or one person, "it" for one thing.
fn agrees(view: &View<'_>, pronoun: &Phrase, source: &Phrase) -> bool {
    let several = matches!(view.tag(source.head), "NNS" | "NNPS")
        || source.tokens.clone().any(|i| view.norm(i) == "and");
    (view.norm(pronoun.head) == "they") == several
}
