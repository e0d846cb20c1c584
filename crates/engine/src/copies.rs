//! Marks which of the articles are copies, and of what.

use std::collections::HashMap;

use dossier::{Read, copied::Copied};
use model::{Article, BlockRole, Span};
use stories::copies::{Copies, CopyEdge, CopyInput, Limits, find};

/// The copies among some articles, in their order: for each the article it copies, and how much of it.
#[must_use]
pub fn copies(articles: &[&Article]) -> Vec<Option<Copied>> {
    let texts: Vec<Counted> = articles.iter().map(|a| Counted::of(a)).collect();
    let dates: Vec<Option<String>> = articles.iter().map(|a| date(a)).collect();
    let inputs: Vec<CopyInput<'_>> = (articles.iter().zip(&texts).zip(&dates))
        .map(|((article, text), date)| CopyInput {
            id: &article.id,
            text: &text.text,
            outlet: article.outlet.as_deref(),
            date: date.as_deref(),
            wire: credits_a_wire(article),
        })
        .collect();
    let copies = find(&inputs, &Limits::default());
    let edges = Edges::of(&copies, articles.len());
    let reasons: HashMap<u32, &str> = copies.leads.iter().rev().map(|(lead, r)| (*lead, r.name())).collect();
    (0..articles.len())
        .map(|i| {
            let lead = copies.copy_of[i]? as usize;
            let edge = edges.between(i, lead)?;
            let (share, run) =
                if edge.a as usize == i { (edge.share_a, edge.run_a) } else { (edge.share_b, edge.run_b) };
            let reason = copies.copy_of[i].and_then(|l| reasons.get(&l)).copied().unwrap_or_default();
            let other = if edge.a as usize == i { edge.b } else { edge.a } as usize;
            Some(Copied {
                from: articles[lead].id.clone(),
                via: (other != lead).then(|| articles[other].id.clone()),
                share,
                longest_run: edge.longest_run,
                run: texts[i].in_article(run),
                reason: reason.to_owned(),
            })
        })
        .collect()
}

/// Fills `copied` of every article that is a copy of another among `reads`.
pub(crate) fn mark(reads: &mut [Read]) {
    let found = copies(&reads.iter().map(|r| &r.article).collect::<Vec<_>>());
    for (read, copied) in reads.iter_mut().zip(found) {
        read.copied = copied;
    }
}

/// The edges at each article.
struct Edges<'c>(Vec<Vec<&'c CopyEdge>>);

impl<'c> Edges<'c> {
    fn of(copies: &'c Copies, articles: usize) -> Self {
        let mut at = vec![Vec::new(); articles];
        for edge in &copies.edges {
            for end in [edge.a, edge.b] {
                if let Some(list) = at.get_mut(end as usize) {
                    list.push(edge);
                }
            }
        }
        Self(at)
    }

    /// The edge between an article and its lead. A copy of a copy may share nothing with the lead: then its first edge,
    /// which is with the copy between them.
    fn between(&self, i: usize, lead: usize) -> Option<&'c CopyEdge> {
        let own = self.0.get(i)?;
        let pair = |e: &&&CopyEdge| e.a as usize == lead || e.b as usize == lead;
        own.iter().find(pair).or_else(|| own.first()).copied()
    }
}

pub(crate) fn date(article: &Article) -> Option<String> {
    article.published.interval.latest.map(|d| d.to_string())
}

pub(crate) fn credits_a_wire(article: &Article) -> bool {
    dossier::origins::wire_credit(article).is_some()
}

/// The text that counts for copies: everything but boilerplate, with its place in the article.
pub(crate) struct Counted {
    pub(crate) text: String,
    /// (first byte in `text`, first byte in the article) of each block.
    places: Vec<(u32, u32)>,
}

impl Counted {
    pub(crate) fn of(article: &Article) -> Self {
        let mut text = String::with_capacity(article.text.len());
        let mut places = Vec::new();
        let counts = |role| !matches!(role, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline);
        for block in article.blocks.iter().filter(|b| counts(b.role) && b.repeats.is_none()) {
            places.push((Span::of(text.len()..text.len()).start, block.span.start));
            text.push_str(block.span.slice(&article.text));
            text.push('\n');
        }
        if article.blocks.is_empty() {
            places.push((0, 0));
            text.push_str(&article.text);
        }
        Self { text, places }
    }

    /// Bytes of `text` as a span of the article, cut at the end of the block in which they begin.
    fn in_article(&self, run: (u32, u32)) -> Span {
        let at = self.places.partition_point(|(own, _)| *own <= run.0).saturating_sub(1);
        let Some((own, there)) = self.places.get(at) else { return Span::default() };
        let end = self.places.get(at + 1).map_or(run.1, |(next, _)| run.1.min(next.saturating_sub(1)));
        Span::new(there + (run.0 - own), there + (end - own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Block;

    #[test]
    fn a_run_maps_back_into_its_block() {
        let text = "By A. Writer\nThe first paragraph.\n\nThe second.".to_owned();
        let block =
            |role, a: usize, b: usize| Block { role, span: Span::of(a..b), source: None, repeats: None };
        let blocks = vec![
            block(BlockRole::Byline, 0, 12),
            block(BlockRole::Body, 13, 33),
            block(BlockRole::Body, 35, 46),
        ];
        let article = Article { text, blocks, ..Article::default() };
        let counted = Counted::of(&article);
        let start = counted.text.find("second").unwrap() as u32;
        assert_eq!(counted.in_article((start, start + 6)).slice(&article.text), "second");
    }
}
