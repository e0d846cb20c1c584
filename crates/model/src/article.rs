//! An article as stored: its text, never altered, and what is known about it.

use serde::{Deserialize, Serialize};

use crate::{CodePoints, Evidence, Interval, Span};

/// What a stretch of an article's text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockRole {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// Place and agency at the head of a report ("MOSCOW (AP) —"), or a date line.
    Dateline,
    /// A heading inside the text.
    Heading,
    /// A summary before the body.
    Summary,
    /// The report itself.
    Body,
    /// Words under a picture.
    Caption,
    /// Share lines, related links, sign-up lines: kept, never read for records.
    Boilerplate,
}

/// A stretch of the text with its role. Blocks are sorted, do not overlap, and leave out only white space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// What it is for.
    pub role: BlockRole,
    /// Where it stands.
    pub span: Span,
    /// Bytes in the original page (HTML), where the text could be aligned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<Span>,
    /// The block that this one repeats (a title or passage printed twice): its index.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub repeats: Option<u32>,
}

/// Why a publication date is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Basis {
    /// Name of the rule.
    pub rule: String,
    /// The words that say it, if words do (a field of the input has none).
    pub evidence: Option<Evidence>,
}

/// A reason for a date as a reader sees it: a rule and where its words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BasisClue {
    /// Name of the rule.
    pub rule: String,
    /// Its words in the article's text.
    pub span: Option<Span>,
}

/// When an article was published, as far as the input or its text says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// The days it may have been.
    #[serde(flatten)]
    pub interval: Interval,
    /// Why.
    pub basis: Vec<BasisClue>,
}

/// One article: the stored text, untouched, and its frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// Stable id: the supplied one, else the first 12 hex digits of the hash of URL or text.
    pub id: String,
    /// As the user named it; for a container (JSONL, WARC) the container with `#n`.
    pub path: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its author as printed.
    pub byline: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// When it was published, as the input or the text states it (clues inside the text come later).
    pub published: Published,
    /// The stored text.
    pub text: String,
    /// For JSONL rows: the byte at which the `text` field begins in the stored text.
    pub body_start: Option<u32>,
    /// The stretches of the text.
    pub blocks: Vec<Block>,
    /// Lower-case hex SHA-256 of the stored text's UTF-8 bytes.
    pub text_sha256: String,
}

impl Article {
    /// The words under `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// The role of the block that holds byte `at`; `Body` where no block does.
    #[must_use]
    pub fn role_at(&self, at: u32) -> BlockRole {
        self.block_at(at).map_or(BlockRole::Body, |b| b.role)
    }

    /// The block that holds byte `at`.
    #[must_use]
    pub fn block_at(&self, at: u32) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.span.end <= at);
        self.blocks.get(i).filter(|b| b.span.holds(at))
    }

    /// A code point index over the text; build it once for many pieces of evidence.
    #[must_use]
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints::new(&self.text)
    }
}
