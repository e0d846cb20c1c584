//! Evidence: the exact words a record rests on.

use serde::{Deserialize, Serialize};

use crate::{Article, CodePoints, Span};

/// A slice of one article's stored text. `exact` is always the slice itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Article id.
    pub article: String,
    /// First code point, in the stored text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub exact: String,
}

/// An article with its code point index: the one place where byte spans become evidence.
#[derive(Debug)]
pub struct TextAt<'a> {
    article: &'a Article,
    index: CodePoints<'a>,
}

impl<'a> TextAt<'a> {
    /// Indexes the article's text.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self { article, index: article.code_points() }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// A byte span as evidence.
    #[must_use]
    pub fn evidence(&self, span: Span) -> Evidence {
        let (start, end) = self.index.span(span);
        Evidence {
            article: self.article.id.clone(),
            start,
            end,
            exact: span.slice(&self.article.text).to_owned(),
        }
    }

    /// Several byte spans as evidence, in order.
    #[must_use]
    pub fn all(&self, spans: &[Span]) -> Vec<Evidence> {
        spans.iter().map(|s| self.evidence(*s)).collect()
    }

    /// The byte span of a piece of evidence of this article.
    #[must_use]
    pub fn bytes(&self, evidence: &Evidence) -> Span {
        self.index.bytes(evidence.start, evidence.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_counts_code_points_and_slices_bytes() {
        let article =
            Article { id: "a".into(), text: "“Yes” — 🙂 done".into(), ..Article::default() };
        let at = article.text.find("done").unwrap();
        let evidence = TextAt::new(&article).evidence(Span::of(at..at + 4));
        assert_eq!((evidence.start, evidence.end, evidence.exact.as_str()), (10, 14, "done"));
        assert_eq!(TextAt::new(&article).bytes(&evidence), Span::of(at..at + 4));
    }
}
