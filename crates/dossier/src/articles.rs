//! The article records: an article's frame in code points, with its date as the story has resolved it.

use model::record::{ArticleRecord, BlockAt, PublishedRecord};
use model::{Basis, Published, TextAt};

use crate::Story;

/// One record an article, in story order; `published` holds the resolved dates in the same order.
#[must_use]
pub fn records(story: &Story<'_>, published: &[Published]) -> Vec<ArticleRecord> {
    let unknown = Published::default();
    story
        .reads
        .iter()
        .zip(&story.texts)
        .enumerate()
        .map(|(i, (read, text))| {
            let when = published.get(i).unwrap_or(&unknown);
            record(text, when, read.copied.as_ref().map(|c| c.from.as_str()))
        })
        .collect()
}

fn record(text: &TextAt<'_>, published: &Published, copy_of: Option<&str>) -> ArticleRecord {
    let article = text.article();
    let index = article.code_points();
    let blocks = article.blocks.iter().map(|block| {
        let (start, end) = index.span(block.span);
        BlockAt {
            role: block.role,
            start,
            end,
            source_start: block.source.map(|s| s.start),
            source_end: block.source.map(|s| s.end),
        }
    });
    let basis = published
        .basis
        .iter()
        .map(|clue| Basis { rule: clue.rule.clone(), evidence: clue.span.map(|span| text.evidence(span)) });
    ArticleRecord {
        id: article.id.clone(),
        path: article.path.clone(),
        url: article.url.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        byline: article.byline.clone(),
        language: article.language.clone(),
        published: PublishedRecord { interval: published.interval, basis: basis.collect() },
        blocks: blocks.collect(),
        copy_of: copy_of.map(str::to_owned),
        text_sha256: article.text_sha256.clone(),
        body_start: article.body_start.map(|byte| index.at_byte(byte)),
    }
}

#[cfg(test)]
mod tests {
    use model::{Article, BasisClue, Block, BlockRole, Interval, Span};

    use super::*;
    use crate::Read;

    #[test]
    fn blocks_and_clues_are_in_code_points() {
        let text = "“Café” reopens\n\nIt is Monday.";
        let body = text.find("It").unwrap();
        let article = Article {
            id: "a".into(),
            text: text.into(),
            blocks: vec![Block {
                role: BlockRole::Body,
                span: Span::of(body..text.len()),
                source: None,
                repeats: None,
            }],
            ..Article::default()
        };
        let reads = [Read { article, drafts: Default::default(), copied: None }];
        let story = Story::new(&reads);
        let monday = text.find("Monday").unwrap();
        let clue = BasisClue { rule: "weekday".into(), span: Some(Span::of(monday..monday + 6)) };
        let written = records(&story, &[Published { interval: Interval::UNKNOWN, basis: vec![clue] }]);
        assert_eq!(written[0].blocks[0].start, 16);
        assert_eq!(written[0].published.basis[0].evidence.as_ref().unwrap().exact, "Monday");
        assert_eq!(written[0].published.basis[0].evidence.as_ref().unwrap().start, 22);
    }
}
