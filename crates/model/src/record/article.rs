//! An article as written out, and the story it belongs to.

use serde::{Deserialize, Serialize};

use crate::{Basis, BlockRole, Interval};

/// A block in code points, with the bytes of the original page where they are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockAt {
    /// What it is for.
    pub role: BlockRole,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// First byte in the original page.
    pub source_start: Option<u32>,
    /// One past the last byte in the original page.
    pub source_end: Option<u32>,
}

/// A publication date with its reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublishedRecord {
    /// The days it may have been.
    #[serde(flatten)]
    pub interval: Interval,
    /// Why.
    pub basis: Vec<Basis>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArticleRecord {
    /// Stable id.
    pub id: String,
    /// As the user named it.
    pub path: String,
    /// Where it was published.
    pub url: Option<String>,
    /// By whom.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its author.
    pub byline: Option<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// When, with reasons.
    pub published: PublishedRecord,
    /// Its stretches.
    pub blocks: Vec<BlockAt>,
    /// The article it copies.
    pub copy_of: Option<String>,
    /// Hash of the stored text.
    pub text_sha256: String,
    /// Code point at which a JSONL row's `text` begins.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub body_start: Option<u32>,
}

/// A story: the articles that tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoryRecord {
    /// Stable id.
    pub id: String,
    /// A headline from the sources, chosen.
    pub title: Option<String>,
    /// The article that headline comes from.
    pub title_from: Option<String>,
    /// Article ids, oldest first.
    pub articles: Vec<String>,
    /// The earliest day of its articles.
    pub first: Interval,
    /// The latest.
    pub last: Interval,
    /// The profile that read it.
    pub profile: Option<String>,
}
