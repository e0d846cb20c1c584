//! Through whom the words went: attributions that wrap others become outer links, outlets that were told become
//! links, platforms too.

use model::{Span, draft::ChainLink};

use super::{
    attribution::Attribution,
    cues::Class,
    phrase::Phrase,
    view::{Tokens, View},
};

/// Sites on which people post.
const PLATFORMS: [&str; 12] = [
    "x",
    "twitter",
    "telegram",
    "facebook",
    "instagram",
    "truth",
    "truthsocial",
    "weibo",
    "tiktok",
    "youtube",
    "linkedin",
    "bluesky",
];

/// Sets `within` for attributions that stand in another's content, and folds carriers into chains.
pub(crate) fn nest(view: &View<'_>, found: &mut [Attribution]) {
    let spans: Vec<(Span, Option<Span>)> =
        found.iter().map(|f| (view.span(f.frame.clone()), f.content_hull())).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|n| found[*n].frame.start);
    for (k, &inner) in order.iter().enumerate() {
        let sentence = view.bounds(found[inner].frame.start);
        let near =
            |m: &&usize| sentence.start <= found[**m].frame.start && found[**m].frame.start < sentence.end;
        let back = order[..k].iter().rev().take_while(near);
        let on = order[k + 1..].iter().take_while(near);
        let frame = spans[inner].0;
        let holder = back
            .chain(on)
            .copied()
            .filter(|m| *m != inner && found[*m].content.iter().any(|c| c.contains(frame)))
            .min_by_key(|m| (spans[*m].1.map_or(u32::MAX, Span::len), *m));
        found[inner].within = holder;
    }
    fold(view, found, &spans);
}

/// "According to Delta News, Ott said …": one record, chain [Delta News, Ott].
fn fold(view: &View<'_>, found: &mut [Attribution], spans: &[(Span, Option<Span>)]) {
    let whole = |n: usize| spans[n].0.hull(spans[n].1.unwrap_or(spans[n].0)).len();
    let mut held = vec![0; found.len()];
    for (n, it) in found.iter().enumerate() {
        if let Some(outer) = it.within.filter(|_| it.class <= Class::Act) {
            held[outer] += whole(n);
        }
    }
    for n in 0..found.len() {
        let Some(outer) = found[n].within else { continue };
        if found[n].class > Class::Act || outer == n {
            continue;
        }
        let carries = carries(&found[outer]);
        let content = spans[outer].1.map_or(0, Span::len);
        if carries && held[outer] * 10 >= content * 6 {
            if let Some(source) = found[outer].source.clone() {
                found[n].carriers.insert(0, source);
            }
            let hedge = found[outer].hedge.clone();
            found[n].hedge = found[n].hedge.take().or(hedge);
            let frame = found[outer].frame.clone();
            found[n].widen_over(view, &frame);
            found[n].within = found[outer].within;
            found[outer].folded = true;
        }
    }
    // The others inside a folded one lose their holder with it.
    for n in 0..found.len() {
        if let Some(outer) = found[n].within.filter(|o| found[*o].folded) {
            found[n].within = found[outer].within.filter(|o| !found[*o].folded);
            if let Some(source) = found[outer].source.clone()
                && found[n].carriers.is_empty()
            {
                found[n].carriers.insert(0, source);
            }
        }
    }
}

/// Cues by which a carrier passes on what another says.
fn carries(outer: &Attribution) -> bool {
    let prepositional = outer.rules.contains(&"according-to") || outer.rules.contains(&"as-reported-by");
    prepositional || outer.lemma == "report" && outer.rules.contains(&"clause-before")
}

impl Attribution {
    fn widen_over(&mut self, _: &View<'_>, frame: &Tokens) {
        self.widen(frame);
    }
}

/// The chain of one attribution: carriers, the platform or outlet it was said to, the speaker last.
pub(crate) fn links(view: &View<'_>, found: &[Attribution], attribution: &Attribution) -> Vec<ChainLink> {
    let mut links: Vec<ChainLink> = Vec::new();
    for carrier in &attribution.carriers {
        links.push(link(view, carrier));
    }
    // "wrote on X, adding": the occasion of the cue before holds on.
    let before = attribution.follows.map(|n| &found[n]);
    let own = attribution.audience.is_some() || attribution.venue.is_some();
    let place = if own { attribution } else { before.unwrap_or(attribution) };
    if let Some(audience) = &place.audience
        && is_outlet(view, audience)
    {
        links.push(link(view, audience));
    }
    if let Some(venue) = &place.venue
        && let Some(through) = through(view, place, venue)
    {
        links.push(link(view, &through));
    }
    if let Some(source) = attribution.speaker() {
        links.push(link(view, source));
    }
    links
}

fn link(view: &View<'_>, phrase: &Phrase) -> ChainLink {
    let party = super::assemble::party(view, phrase);
    let mut span = party.span;
    // "on X." at a sentence's end: the stop is not the name's.
    if span.slice(&view.a.text) == "X." {
        span.end -= 1;
    }
    let name = span.slice(&view.a.text).to_owned();
    ChainLink { name, span, entity: party.entity.filter(|e| !people_of(view, phrase, *e)) }
}

/// "US officials" are not the United States: people named after a country keep their own words in a chain.
fn people_of(view: &View<'_>, phrase: &Phrase, entity: u32) -> bool {
    let known = view.a.entities.get(entity as usize).and_then(|e| e.known.as_deref());
    known.is_some_and(|k| k.starts_with("country:")) && matches!(view.tag(phrase.head), "NNS" | "NN")
}

/// "on X", "in an interview with Delta Radio": the platform or outlet in a venue.
fn through(view: &View<'_>, attribution: &Attribution, venue: &Tokens) -> Option<Phrase> {
    let posts =
        matches!(attribution.lemma, "write" | "post" | "tweet" | "say" | "add" | "announce" | "share");
    for i in venue.clone() {
        let platform = PLATFORMS.contains(&view.norm(i).trim_end_matches('.'))
            && (view.is_name(i) || view.a.word(i).starts_with('X'));
        if posts && platform && i > 0 && (view.norm(i - 1) == "on" || view.norm(i - 1) == "to") {
            let end = if view.norm(i) == "truth" && view.norm(i + 1) == "social" { i + 2 } else { i + 1 };
            return Some(Phrase { tokens: i..end, head: end - 1 });
        }
    }
    let last = venue.end.checked_sub(1)?;
    let phrase = view.base_ending(last, venue.start)?;
    let to = phrase.tokens.start.checked_sub(1)?;
    (view.is(to, &["with", "to", "by", "on", "for"]) && is_outlet(view, &phrase)).then_some(phrase)
}

/// True for newspapers, broadcasters, agencies and sites.
pub(crate) fn is_outlet(view: &View<'_>, phrase: &Phrase) -> bool {
    let known = phrase.tokens.clone().any(|i| {
        let entity = view.a.tokens.get(i as usize).and_then(|t| t.entity);
        entity.and_then(|e| view.a.entities.get(e as usize)).is_some_and(model::draft::LocalEntity::is_outlet)
    });
    known
        || facts::outlet(view.span(phrase.tokens.clone()).slice(&view.a.text)).is_some()
        || named_outlet(view, phrase)
}

/// Words that an outlet's name ends or begins with.
fn named_outlet(view: &View<'_>, phrase: &Phrase) -> bool {
    const WORDS: [&str; 22] = [
        "news",
        "times",
        "post",
        "radio",
        "tv",
        "television",
        "magazine",
        "journal",
        "tribune",
        "herald",
        "gazette",
        "press",
        "broadcasting",
        "daily",
        "newspaper",
        "network",
        "guardian",
        "telegraph",
        "chronicle",
        "observer",
        "podcast",
        "agency",
    ];
    view.is_name(phrase.head)
        && phrase.tokens.clone().any(|i| WORDS.contains(&view.norm(i)) && view.is_name(i))
}
