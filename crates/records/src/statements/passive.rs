//! Passive cues: "was described by the minister as", "was reported by".

use super::{
    attribution::Attribution,
    cues::Cue,
    verbs::Group,
    view::{Tokens, View},
};

/// A passive cue with its agent.
pub(crate) fn read(view: &View<'_>, group: &Group, cue: &Cue, bounds: &Tokens) -> Option<Attribution> {
    // "Being questioned by police": what they asked is not told.
    if !cue.spoken(|r| r.clause || r.object || r.object_as) || cue.lemma == "question" {
        return None;
    }
    if view.norm(group.main.saturating_sub(1)) == "as" {
        return None;
    }
    let by = (group.main + 1..bounds.end.min(group.main + 10))
        .take_while(|i| !view.quoted(*i) && !view.is_comma(*i) && !view.is_finite(*i))
        .find(|i| view.norm(*i) == "by")?;
    let agent = view.source_starting(by + 1, bounds.end)?;
    if view.fit(&agent) < super::speakers::Fit::Yes {
        return None;
    }
    let class = cue.class(|r| r.clause || r.object || r.object_as)?;
    let mut attribution = Attribution::new(class, cue.lemma, group.tokens.clone(), "cue-passive");
    attribution.unsaid = group.negated || group.unreal;
    attribution.widen(&(group.tokens.start..agent.tokens.end));
    attribution.source = Some(agent);
    let start = (bounds.start..group.tokens.start).find(|i| !view.is_mark(*i))?;
    attribution.content.push(view.span(start..view.trim_end(start, group.tokens.start)));
    // "was described by analysts as a trap"
    let rest = attribution.frame.end;
    let end = view.clause_end(rest, bounds.end);
    if view.is(rest, &["as", "for"]) && end > rest + 1 {
        attribution.content.push(view.span(rest + 1..end));
    }
    (!attribution.content[0].is_empty()).then_some(attribution)
}
