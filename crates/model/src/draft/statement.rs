//! Who said what, in one article.

use serde::{Deserialize, Serialize};

use crate::{Span, record::Mode};

use super::{EntityIx, Party, TimeIx};

/// One hand the words went through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainLink {
    /// The name as printed.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// The entity, where there is one.
    pub entity: Option<EntityIx>,
}

/// One attribution: source, cue, content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementDraft {
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// A scrap of a sentence in marks.
    pub partial: bool,
    /// The words of the attribution as a whole: source, cue and content in one stretch (no wider than its
    /// sentences), or several.
    pub evidence: Vec<Span>,
    /// Who says it; `None` rather than a guess.
    pub speaker: Option<Party>,
    /// To whom ("reporters", "CNBC").
    pub audience: Option<Party>,
    /// The words of saying ("said", "according to").
    pub cue: Option<Span>,
    /// Lower-case lemma of the cue ("say", "according to", "describe").
    pub cue_lemma: String,
    /// What is said: for direct speech the words inside the marks, in order.
    pub content: Vec<Span>,
    /// From the carrier nearest the article to the speaker; the speaker is last.
    pub chain: Vec<ChainLink>,
    /// "reportedly", "allegedly", …
    pub hedge: Option<Span>,
    /// When it was said, where the article says.
    pub said: Option<TimeIx>,
    /// Where or on what occasion it was said ("at the World Economic Forum", "on X").
    pub venue: Option<Span>,
    /// Statement (index) whose content holds this one: "officials said Russia had shown openness".
    pub within: Option<u32>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}
