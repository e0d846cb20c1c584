//! Attributions become drafts: spans, modes, chains, repeats.

use model::{
    Span,
    draft::{Party, StatementDraft},
    record::Mode,
};

use super::{attribution::Attribution, chain, cues::Class, direct, phrase::Phrase, view::View};

/// The drafts of what was said aloud, in text order.
pub(crate) fn drafts(view: &View<'_>, found: &[Attribution], outlet: Option<&str>) -> Vec<StatementDraft> {
    let mut order: Vec<usize> = (0..found.len()).filter(|n| is_statement(&found[*n])).collect();
    order.sort_by_key(|n| (evidence(view, &found[*n]).start, found[*n].cue.start, *n));
    let mut place = vec![None; found.len()];
    for (k, n) in (0u32..).zip(&order) {
        place[*n] = Some(k);
    }
    let mut drafts: Vec<StatementDraft> =
        order.iter().map(|n| draft(view, found, *n, &place, outlet)).collect();
    for (k, n) in (0u32..).zip(&order) {
        let more = scraps(view, &found[*n], &drafts[k as usize], k);
        drafts.extend(more);
    }
    drafts
}

/// Each of several scraps of a retold clause ("called it “bold” and “long overdue”") is a wording of its own.
fn scraps(view: &View<'_>, it: &Attribution, whole: &StatementDraft, k: u32) -> Vec<StatementDraft> {
    if it.direct || whole.mode != Mode::Mixed || it.quotes.len() < 2 {
        return Vec::new();
    }
    it.quotes
        .iter()
        .filter(|q| it.content.iter().any(|c| c.contains(view.quotes[**q].inner)))
        .map(|q| StatementDraft {
            mode: Mode::Direct,
            partial: true,
            content: vec![view.quotes[*q].inner],
            within: Some(k),
            rules: vec!["scrap-of-several".to_owned()],
            ..whole.clone()
        })
        .collect()
}

/// Said aloud, and said indeed.
fn is_statement(found: &Attribution) -> bool {
    found.class <= Class::Act && !found.unsaid && !found.folded && !found.content.is_empty()
}

fn draft(
    view: &View<'_>,
    found: &[Attribution],
    n: usize,
    place: &[Option<u32>],
    outlet: Option<&str>,
) -> StatementDraft {
    let it = &found[n];
    let mut chain = chain::links(view, found, it);
    if let Some(within) = it.within.filter(|w| place[*w].is_some() && passes_on(&found[*w])) {
        let mut outer = chain::links(view, found, &found[within]);
        outer.retain(|o| chain.iter().all(|c| c.span != o.span));
        outer.append(&mut chain);
        chain = outer;
    }
    chain.dedup_by(|b, a| a.span == b.span || a.entity.is_some() && a.entity == b.entity);
    let speaker_at = chain.len().saturating_sub(1);
    let mut k = 0;
    chain.retain(|link| {
        let own = k < speaker_at && outlet.is_some_and(|o| same_name(o, &link.name));
        k += 1;
        !own
    });
    let scraps =
        it.quotes.iter().filter(|q| !it.direct && !direct::ends_sentence(view, view.quotes[**q].inner));
    let mut whole = evidence(view, it);
    // What Russia said according to officials rests on the officials' words too.
    if let Some(outer) = it.within.filter(|w| place[*w].is_some()).map(|w| &found[w]).filter(|o| passes_on(o))
        && let (Some(a), Some(b)) = (outer.speaker(), it.speaker())
        && differ(view, a, b)
        && view.bounds(outer.frame.start) == view.bounds(it.frame.start)
    {
        whole = whole.hull(view.span(outer.frame.clone()));
    }
    StatementDraft {
        mode: match (it.direct, it.quotes.is_empty()) {
            (true, _) => Mode::Direct,
            (false, false) => Mode::Mixed,
            (false, true) => Mode::Indirect,
        },
        partial: scraps.count() > 0 || it.direct && is_scrap(view, it),
        evidence: vec![whole],
        speaker: it.speaker().map(|s| party(view, s)),
        audience: it.audience.as_ref().map(|s| party(view, s)),
        cue: (!it.cue.is_empty()).then(|| view.span(it.cue.clone())),
        cue_lemma: it.lemma.to_owned(),
        content: it.content.clone(),
        chain,
        hedge: it.hedge.as_ref().map(|h| view.span(h.clone())),
        said: it.said,
        venue: it.venue.as_ref().map(|v| view.span(v.clone())),
        within: it.within.and_then(|w| place[w]),
        repeated: repeated(view, whole),
        rules: it.rules.iter().map(|r| (*r).to_owned()).collect(),
    }
}

/// What stands in a clause somebody says is that one's word; what stands in the name of a thing judged is not.
fn passes_on(outer: &Attribution) -> bool {
    !outer.rules.iter().any(|r| matches!(*r, "object" | "infinitive" | "preposition" | "cue-noun"))
}

/// Two sources that are not one entity under two names.
fn differ(view: &View<'_>, a: &Phrase, b: &Phrase) -> bool {
    let (x, y) = (party(view, a), party(view, b));
    a.tokens != b.tokens && (x.entity.is_none() || x.entity != y.entity)
}

fn same_name(outlet: &str, name: &str) -> bool {
    let fold = |s: &str| s.trim().to_lowercase().trim_start_matches("the ").to_owned();
    let known = facts::outlet(outlet).zip(facts::outlet(name));
    fold(outlet) == fold(name) || known.is_some_and(|(a, b)| a == b)
}

fn is_scrap(view: &View<'_>, it: &Attribution) -> bool {
    it.quotes.len() == 1 && {
        let tokens = view.quote_tokens[it.quotes[0]].clone();
        !view.has_finite(tokens.start, tokens.end) && tokens.len() < 10
    }
}

/// Source, cue and content in one stretch, marks included.
pub(crate) fn evidence(view: &View<'_>, it: &Attribution) -> Span {
    let mut span = if it.frame.is_empty() { None } else { Some(view.span(it.frame.clone())) };
    for content in &it.content {
        span = Some(span.map_or(*content, |s| s.hull(*content)));
    }
    for q in &it.quotes {
        let outer = view.quotes[*q].outer;
        if it.content.iter().any(|c| c.overlaps(outer)) {
            span = Some(span.map_or(outer, |s| s.hull(outer)));
        }
    }
    span.unwrap_or_default()
}

fn repeated(view: &View<'_>, span: Span) -> bool {
    view.a.sentence_at(span.start).and_then(|s| view.a.sentences.get(s as usize)).is_some_and(|s| s.repeated)
}

/// A phrase as a party: its words, and the entity of its head or of the one name in it.
pub(crate) fn party(view: &View<'_>, phrase: &Phrase) -> Party {
    let entity_at = |i: u32| view.a.tokens.get(i as usize).and_then(|t| t.entity);
    // "European leaders and Ukrainian officials" are two parties: neither speaks for both.
    let joint = phrase.tokens.clone().any(|i| {
        view.norm(i) == "and" && view.heads_phrase(i - 1) && entity_at(i - 1) != entity_at(phrase.head)
    });
    let entity = if joint { None } else { entity_at(phrase.head) };
    Party { span: view.span(phrase.tokens.clone()), entity }
}
