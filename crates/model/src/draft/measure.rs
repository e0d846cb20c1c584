//! How far along it is, and the numbers of the story, in one article.

use serde::{Deserialize, Serialize};

pub use crate::record::{Approx, FigureValue};
use crate::{Span, record::ProgressDirection};

use super::{Party, StatementIx, TimeIx};

/// A word on how far the talks are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgressDraft {
    /// Whose word; `None` for the narrator.
    pub by: Option<Party>,
    /// What is measured: "issues left", "share left", "closeness", "movement", "outcome of talks".
    pub measure: String,
    /// The value, where there is one.
    pub value: Option<FigureValue>,
    /// Its unit.
    pub unit: Option<String>,
    /// Towards a deal, no change, away from it.
    pub direction: ProgressDirection,
    /// When, where said.
    pub when: Option<TimeIx>,
    /// The statement it is said in.
    pub statement: Option<StatementIx>,
    /// Its words.
    pub evidence: Vec<Span>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureDraft {
    /// What is counted or measured ("killed", "share of territory controlled", "length of the war").
    pub measure: String,
    /// The value.
    pub value: FigureValue,
    /// "people", "percent", "years", "USD".
    pub unit: Option<String>,
    /// "about", "at least", …
    pub approx: Option<Approx>,
    /// When, where said.
    pub when: Option<TimeIx>,
    /// Whose figure; `None` for the narrator.
    pub by: Option<Party>,
    /// The statement it is said in.
    pub statement: Option<StatementIx>,
    /// Its words.
    pub evidence: Vec<Span>,
    /// True in a block that repeats another of the same article.
    pub repeated: bool,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}
