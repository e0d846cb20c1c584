//! A time expression, resolved.

use serde::{Deserialize, Serialize};

use crate::{Evidence, Interval, Mod, TimexType};

/// One time expression with its TIMEX3 value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeRecord {
    /// Stable id.
    pub id: String,
    /// Where and what: the expression itself.
    #[serde(flatten)]
    pub at: Evidence,
    /// TIMEX3 type.
    pub timex_type: TimexType,
    /// TIMEX3 value, underspecified where it cannot be placed (`XXXX-WXX-4`).
    pub timex_value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<Mod>,
    /// The days it may mean.
    #[serde(flatten)]
    pub interval: Interval,
    /// What it was resolved against, and the rule.
    pub anchor: Option<String>,
    /// Names of the rules.
    pub rules: Vec<String>,
}
