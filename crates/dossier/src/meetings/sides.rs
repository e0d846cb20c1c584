//! "Both sides", "the two companies": the two parties that an article, or else the story, sets side by side more than
//! any others. Where no two stand out, nobody is meant.

use std::collections::BTreeMap;

use model::{Span, draft::Party, record::EntityKind};

use crate::Resolved;

/// Two entity ids, in order.
type Pair = (String, String);

/// The two sides, by article and for the story.
#[derive(Debug, Default)]
pub(super) struct Sides {
    articles: Vec<Option<Pair>>,
    story: Option<Pair>,
    /// Kinds of the ids in pairs.
    kinds: BTreeMap<String, EntityKind>,
}

impl Sides {
    /// Counts which bodies and governments the texts join: "Norway and Iceland", "talks with the union".
    pub(super) fn of(resolved: &Resolved<'_>) -> Self {
        let mut sides = Self::default();
        let mut all: BTreeMap<Pair, usize> = BTreeMap::new();
        for article in 0..resolved.story.reads.len() {
            let mut here: BTreeMap<Pair, usize> = BTreeMap::new();
            sides.count(resolved, article, &mut here);
            for (pair, n) in &here {
                *all.entry(pair.clone()).or_default() += n;
            }
            sides.articles.push(foremost(&here));
        }
        sides.story = foremost(&all);
        sides
    }

    fn count(&mut self, resolved: &Resolved<'_>, article: usize, here: &mut BTreeMap<Pair, usize>) {
        let Some(read) = resolved.story.reads.get(article) else { return };
        let Some(text) = resolved.story.texts.get(article).map(|t| t.article().text.as_str()) else { return };
        let mut at: Vec<(Span, String)> = Vec::new();
        for (local, entity) in (0u32..).zip(&read.drafts.entities) {
            let kind = resolved.names.of.get(article).and_then(|of| of.get(local as usize));
            let kind = kind.and_then(|g| resolved.names.kinds.get(*g as usize)).copied();
            let Some(id) = resolved.names.id(article, local).filter(|_| !entity.is_outlet()) else {
                continue;
            };
            let Some(kind) =
                kind.filter(|k| is_side(*k) || entity.known.is_none() && *k == EntityKind::Place)
            else {
                continue;
            };
            self.kinds.insert(id.to_owned(), kind);
            at.extend(entity.mentions.iter().filter(|m| !m.anaphor).map(|m| (m.span, id.to_owned())));
        }
        at.sort();
        for two in at.windows(2) {
            let [(a, one), (b, other)] = two else { continue };
            let between = text.get(a.end as usize..b.start as usize).unwrap_or("\n");
            if one != other && joins(between) {
                *here.entry(pair(one, other)).or_default() += 1;
            }
        }
    }

    /// Whom words without a name mean, if they mean the two sides.
    pub(super) fn meant(&self, resolved: &Resolved<'_>, article: usize, party: &Party) -> Option<[&str; 2]> {
        let text = resolved.story.texts.get(article)?;
        let noun = two_of(party.span.slice(&text.article().text))?;
        let (one, other) = self.articles.get(article).and_then(Option::as_ref).or(self.story.as_ref())?;
        let kind = |id: &String| self.kinds.get(id).copied();
        let fits = |id: &String| match noun {
            "companies" | "firms" => kind(id) != Some(EntityKind::Government),
            "countries" | "governments" | "nations" | "states" | "neighbours" | "neighbors" => {
                kind(id) == Some(EntityKind::Government)
            }
            _ => true,
        };
        (fits(one) && fits(other)).then_some([one.as_str(), other.as_str()])
    }
}

fn is_side(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Government | EntityKind::Organisation | EntityKind::Group)
}

fn pair(a: &str, b: &str) -> Pair {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

/// Words that set two parties side by side.
fn joins(between: &str) -> bool {
    let words = between.trim().trim_start_matches("'s").trim();
    let short = words.split_whitespace().count() <= 5 && !words.contains(['.', '\n', ';', '”', '"']);
    let last = words.strip_suffix(" the").unwrap_or(words);
    short
        && (matches!(words, "and" | "and the" | "-" | "–" | "with" | "with the" | "against" | "against the")
            || [
                "talks with",
                "deal with",
                "meeting with",
                "offer for",
                "offer to",
                "bid for",
                "war with",
                "dispute with",
            ]
            .iter()
            .any(|e| last.ends_with(e)))
}

/// The pair counted at least twice, and half as often again as the next.
fn foremost(counts: &BTreeMap<Pair, usize>) -> Option<Pair> {
    let mut all: Vec<(&Pair, usize)> = counts.iter().map(|(p, n)| (p, *n)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let (best, n) = *all.first()?;
    let next = all.get(1).map_or(0, |(_, n)| *n);
    (n >= 2 && 2 * n >= 3 * next).then(|| best.clone())
}

/// "both sides" → "sides"; nothing for other words.
fn two_of(words: &str) -> Option<&'static str> {
    const NOUNS: &[&str] = &[
        "sides",
        "parties",
        "delegations",
        "countries",
        "companies",
        "firms",
        "governments",
        "nations",
        "states",
        "neighbours",
        "neighbors",
        "camps",
        "teams",
        "rivals",
    ];
    let lower = words.to_lowercase();
    let rest = lower.strip_prefix("the ").unwrap_or(&lower);
    let noun = rest.rsplit(' ').next()?;
    let lead = rest.strip_suffix(noun)?.trim();
    let two = matches!(
        lead,
        "both" | "two" | "both of the" | "warring" | "two warring" | "opposing" | "negotiating"
    );
    let bare = lead.is_empty() && lower.starts_with("the ") && matches!(noun, "sides" | "parties");
    NOUNS.iter().find(|n| **n == noun && (two || bare)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_two() {
        assert_eq!(two_of("both sides"), Some("sides"));
        assert_eq!(two_of("The two companies"), Some("companies"));
        assert_eq!(two_of("the parties"), Some("parties"));
        assert_eq!(two_of("parties"), None);
        assert_eq!(two_of("both ministers"), None);
    }

    #[test]
    fn a_tie_is_nobody() {
        let p = |a: &str, b: &str| pair(a, b);
        let counts = BTreeMap::from([(p("x", "y"), 3), (p("y", "z"), 3)]);
        assert_eq!(foremost(&counts), None);
        assert_eq!(foremost(&BTreeMap::from([(p("x", "y"), 3), (p("y", "z"), 2)])), Some(p("x", "y")));
    }
}
