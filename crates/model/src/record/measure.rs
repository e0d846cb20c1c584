//! Progress words and figures.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval};

use super::Origin;

/// Which way a progress word points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ProgressDirection {
    /// Towards a deal.
    #[serde(rename = "+")]
    Towards,
    /// No change.
    #[serde(rename = "0")]
    Flat,
    /// Away from it.
    #[serde(rename = "-")]
    Away,
}

/// How a number is softened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Approx {
    /// "about", "roughly".
    About,
    /// "at least", "more than".
    AtLeast,
    /// "at most", "up to".
    AtMost,
    /// "nearly", "almost".
    Nearly,
}

/// A number, or the words of a vague one ("tens of thousands").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FigureValue {
    /// A number.
    Number(f64),
    /// Words that give no number.
    Words(String),
}

/// A word on how far along it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// Stable id.
    pub id: String,
    /// Entity id; null for the narrator.
    pub by: Option<String>,
    /// What is measured.
    pub measure: String,
    /// The value.
    pub value: Option<FigureValue>,
    /// Its unit.
    pub unit: Option<String>,
    /// Which way.
    pub direction: ProgressDirection,
    /// When.
    pub when: Interval,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Stable id.
    pub id: String,
    /// What is measured.
    pub measure: String,
    /// The value.
    pub value: FigureValue,
    /// Its unit.
    pub unit: Option<String>,
    /// How it is softened.
    pub approx: Option<Approx>,
    /// When.
    pub when: Interval,
    /// Entity id of whose figure it is; null for the narrator.
    pub by: Option<String>,
    /// Independent knowers.
    pub origins: Vec<Origin>,
    /// Its words.
    pub evidence: Vec<Evidence>,
    /// Rules that made it.
    pub rules: Vec<String>,
}
