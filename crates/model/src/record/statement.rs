//! Statements (one wording in one article) and utterances (what was said once).

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval};

use super::Origin;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Inside marks.
    Direct,
    /// Retold.
    Indirect,
    /// Retold with words in marks.
    Mixed,
}

/// Words that stand for an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextRef {
    /// The entity's id.
    pub entity: Option<String>,
    /// The words.
    pub text: String,
    /// Article id.
    pub article: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// One hand the words went through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// As printed, or the entity's name.
    pub name: String,
    /// The entity's id.
    pub entity: Option<String>,
}

/// One attribution in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Stable id.
    pub id: String,
    /// Direct, indirect, mixed.
    pub mode: Mode,
    /// A scrap of a sentence in marks.
    pub partial: bool,
    /// Who.
    pub speaker: Option<TextRef>,
    /// To whom.
    pub audience: Option<TextRef>,
    /// The words of saying.
    pub cue: Option<Evidence>,
    /// What.
    pub content: Vec<Evidence>,
    /// Through whom, outermost first, the speaker last.
    pub chain: Vec<Link>,
    /// "reportedly".
    pub hedge: Option<String>,
    /// When it was said.
    pub said: Interval,
    /// Where or on what occasion.
    pub venue: Option<String>,
    /// Issue ids.
    pub about: Vec<String>,
    /// True in a block that repeats another of the same article.
    #[serde(default)]
    pub repeated: bool,
    /// Its words as a whole.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}

/// Something to know of an utterance's wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UtteranceFlag {
    /// A wording leaves out words of another.
    Trimmed,
    /// Carried by an article long after it was said.
    Stale,
    /// Only scraps of it are quoted.
    Scrap,
}

/// What one speaker said once, in all its wordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Utterance {
    /// Stable id.
    pub id: String,
    /// Entity id of the speaker.
    pub speaker: Option<String>,
    /// Statement ids: its wordings.
    pub statements: Vec<String>,
    /// Where or to whom, where known.
    pub occasion: Option<String>,
    /// When.
    pub said: Interval,
    /// What to know of it.
    pub flags: Vec<UtteranceFlag>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that grouped it.
    pub rules: Vec<String>,
}
