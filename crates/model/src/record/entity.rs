//! People, bodies and places.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A named human being.
    Person,
    /// A company, agency, outlet, party, alliance.
    Organisation,
    /// A state as an agent.
    Government,
    /// People under one description ("European leaders").
    Group,
    /// A source without a name ("a White House official").
    Anonymous,
    /// A place.
    Place,
}

/// A mention in code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MentionAt {
    /// Where and what.
    #[serde(flatten)]
    pub at: Evidence,
    /// How it is used here, where that is otherwise than the entity's kind.
    pub kind: Option<EntityKind>,
}

/// A role said of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleRecord {
    /// As printed.
    pub text: String,
    /// Where.
    pub evidence: Evidence,
}

/// One person, body or place of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Stable id.
    pub id: String,
    /// The fullest form seen.
    pub name: String,
    /// What it is, by majority of the story.
    pub kind: EntityKind,
    /// Other forms, sorted.
    pub aliases: Vec<String>,
    /// Roles, first evidence each.
    pub roles: Vec<RoleRecord>,
    /// Every mention.
    pub mentions: Vec<MentionAt>,
    /// ISO 3166 alpha-2 code of the side it belongs to or stands for, where known.
    pub country: Option<String>,
    /// Id in the shipped facts.
    pub known: Option<String>,
    /// Rules that merged it.
    pub rules: Vec<String>,
}
