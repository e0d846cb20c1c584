//! A profile as written in TOML; `docs/profiles.md` explains each table.

use model::record::{LeverKind, ProgressDirection, Stance};
use serde::Deserialize;
use toml::Spanned;

use super::Effect;

/// A pattern, with its place in the file for error messages.
pub(super) type Words = Vec<Spanned<String>>;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) title: String,
    /// Where the words come from; for readers of the file.
    #[serde(default, rename = "source")]
    pub(super) _source: Option<String>,
    pub(super) threshold: Option<f32>,
    /// Key of the topic that bare amounts are about ("offered four percent").
    pub(super) sums: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) process: Words,
    #[serde(default)]
    pub(super) party_nouns: Words,
    #[serde(default)]
    pub(super) signs: Signs,
    #[serde(default)]
    pub(super) topic: Vec<Topic>,
    #[serde(default)]
    pub(super) stance: Vec<StanceTable>,
    #[serde(default)]
    pub(super) progress: Vec<ProgressTable>,
    #[serde(default)]
    pub(super) lever: Vec<LeverTable>,
    #[serde(default)]
    pub(super) lever_act: Vec<LeverActTable>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signs {
    /// Weigh 2 each.
    #[serde(default)]
    pub(super) strong: Words,
    /// Weigh 1 each.
    #[serde(default)]
    pub(super) words: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) key: Spanned<String>,
    /// Phrases that name the issue by themselves.
    #[serde(default)]
    pub(super) names: Words,
    /// Words that name it inside a frame only.
    #[serde(default)]
    pub(super) words: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StanceTable {
    pub(super) is: Stance,
    /// "process" where it is never about an issue.
    #[serde(default)]
    pub(super) about: Option<About>,
    /// The party is the subject.
    #[serde(default)]
    pub(super) acts: Words,
    /// The party is the speaker.
    #[serde(default)]
    pub(super) says: Words,
    /// The party owns the noun.
    #[serde(default)]
    pub(super) nouns: Words,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum About {
    Process,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgressTable {
    pub(super) measure: String,
    pub(super) direction: ProgressDirection,
    pub(super) value: Option<f64>,
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) cues: Words,
    /// Cues that count only where their verb is said as a fact.
    #[serde(default)]
    pub(super) facts: Words,
    /// Cues that count only beside a word for the process.
    #[serde(default)]
    pub(super) beside_process: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeverTable {
    pub(super) kind: LeverKind,
    #[serde(default)]
    pub(super) names: Words,
    /// Verbs with their objects that press or lure by themselves.
    #[serde(default)]
    pub(super) deeds: Words,
    /// Words that are a lever with no act beside them.
    #[serde(default)]
    pub(super) alone: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeverActTable {
    pub(super) status: String,
    pub(super) effect: Effect,
    pub(super) acts: Words,
}
