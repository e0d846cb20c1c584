//! A speaker by post whose name stands beside it: "A spokesman for the ministry, Karl Ott, said", "A spokeswoman, Ilse
//! Ott, for the port said".

use model::record::EntityKind;

use super::{attribution::Attribution, phrase::Phrase, view::View};

/// Gives each source by post the name in apposition to it.
pub(crate) fn resolve(view: &View<'_>, found: &mut [Attribution]) {
    for it in found.iter_mut().filter(|f| f.antecedent.is_none()) {
        let Some(source) = it.source.clone().filter(|s| !is_person(view, s.head)) else { continue };
        let name = behind(view, &source).or_else(|| before(view, &source));
        if let Some(name) = name {
            it.widen(&name.tokens);
            it.antecedent = Some(name);
            it.rules.push("speaker-in-apposition");
        }
    }
}

/// "A spokesman for the ministry, Karl Ott, said".
fn behind(view: &View<'_>, source: &Phrase) -> Option<Phrase> {
    let comma = source.tokens.end;
    let ceiling = view.bounds(source.head).end;
    if !is_post(view, source.head) || !view.is_comma(comma) {
        return None;
    }
    let name = view.base_starting(comma + 1, ceiling)?;
    let closed = view.is_comma(name.tokens.end);
    (closed && is_name_of_person(view, &name)).then_some(name)
}

/// "A spokeswoman, Ilse Ott, for the port said": the source found is the port.
fn before(view: &View<'_>, source: &Phrase) -> Option<Phrase> {
    let joint = source.tokens.start.checked_sub(1).filter(|j| view.is(*j, &["for", "of", "at", "with"]))?;
    let comma = joint.checked_sub(1).filter(|c| view.is_comma(*c))?;
    let floor = view.bounds(source.head).start;
    let name = view.base_ending(comma.checked_sub(1)?, floor)?;
    let first = name.tokens.start.checked_sub(1).filter(|c| view.is_comma(*c))?;
    let post = first.checked_sub(1)?;
    (is_post(view, post) && is_name_of_person(view, &name)).then_some(name)
}

/// A singular noun for a post or a trade.
fn is_post(view: &View<'_>, i: u32) -> bool {
    facts::role(view.norm(i)).is_some_and(|(_, plural)| !plural)
}

fn is_name_of_person(view: &View<'_>, name: &Phrase) -> bool {
    view.is_name(name.tokens.start) && is_person(view, name.head)
}

fn is_person(view: &View<'_>, i: u32) -> bool {
    let entity = view.a.tokens.get(i as usize).and_then(|t| t.entity);
    view.is_name(i)
        && entity
            .and_then(|e| view.a.entities.get(e as usize))
            .is_some_and(|e| e.kind() == EntityKind::Person)
}
