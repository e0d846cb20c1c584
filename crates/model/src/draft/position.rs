//! Where each side stands, what it offers, and what it presses with, in one article.

use serde::{Deserialize, Serialize};

use crate::{
    Span,
    record::{LeverKind, ProposalStatus, Stance},
};

use super::{Party, StatementIx, TimeIx};

/// What a position is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueRef {
    /// An issue of the article, by its key.
    Key(String),
    /// The negotiation as a whole.
    Process,
}

/// One stance of one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionDraft {
    /// Whose stance.
    pub party: Party,
    /// On what.
    pub issue: IssueRef,
    /// Which.
    pub stance: Stance,
    /// Who tells it, where the party does not speak itself.
    pub as_told_by: Option<Party>,
    /// Since when, where said.
    pub when: Option<TimeIx>,
    /// The statement it is said in.
    pub statement: Option<StatementIx>,
    /// "only if …", "as long as …".
    pub condition: Option<Span>,
    /// Its words.
    pub evidence: Vec<Span>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}

/// An offer or a draft of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalDraft {
    /// Who makes it.
    pub by: Option<Party>,
    /// To whom.
    pub to: Vec<Party>,
    /// Its words.
    pub words: Span,
    /// Issues it touches, by key.
    pub issues: Vec<String>,
    /// "the latest version", "a 20-point plan".
    pub version: Option<Span>,
    /// How it stands.
    pub status: ProposalStatus,
    /// When it lapses: the words that say so.
    pub expires: Option<Span>,
    /// What it hangs on.
    pub conditions: Vec<Span>,
    /// Its evidence.
    pub evidence: Vec<Span>,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}

/// A means of pressure or an incentive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeverDraft {
    /// Which sort.
    pub kind: LeverKind,
    /// Who uses it.
    pub actor: Option<Party>,
    /// On whom.
    pub target: Option<Party>,
    /// What it is ("sanctions on two of Russia's largest oil companies").
    pub what: Span,
    /// "imposed", "threatened", "resisted": lower-case lemma.
    pub status: String,
    /// The stated reason.
    pub reason: Option<Span>,
    /// Since when.
    pub when: Option<TimeIx>,
    /// Its evidence.
    pub evidence: Vec<Span>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}
