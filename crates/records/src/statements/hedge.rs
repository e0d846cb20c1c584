//! "Reportedly", "allegedly": words by which the narrator leaves it to others.

use super::{attribution::Attribution, cues::Class, view::View};

const ADVERBS: [&str; 5] = ["reportedly", "allegedly", "purportedly", "supposedly", "ostensibly"];

/// Notes hedges on the attribution around them; where there is none, the sentence is somebody's word, nobody named.
pub(crate) fn find(view: &View<'_>, found: &mut Vec<Attribution>) {
    let count = u32::try_from(view.a.tokens.len()).unwrap_or(u32::MAX);
    for i in 0..count {
        let Some(adverb) = ADVERBS.iter().find(|a| view.norm(i) == **a).filter(|_| !view.quoted(i)) else {
            continue;
        };
        let Some(token) = view.a.tokens.get(i as usize) else { continue };
        let at = token.span;
        let holder = (0..found.len())
            .filter(|n| found[*n].class <= Class::Act && !found[*n].unsaid)
            .filter(|n| found[*n].frame.contains(&i) || found[*n].content.iter().any(|c| c.contains(at)))
            .min_by_key(|n| found[*n].content_hull().map_or(u32::MAX, model::Span::len));
        if let Some(n) = holder {
            found[n].hedge = Some(i..i + 1);
            continue;
        }
        let bounds = view.bounds(i);
        let Some(start) = (bounds.start..i).find(|k| view.quoted(*k) || !view.is_mark(*k)) else { continue };
        let end = view.clause_end(i, bounds.end);
        if end <= start {
            continue;
        }
        let mut new = Attribution::new(Class::Speech, adverb, i..i + 1, "hedge-adverb");
        new.content.push(view.span(start..end));
        new.hedge = Some(i..i + 1);
        found.push(new);
    }
}
