//! What a person decided about a story, kept and applied on every later run. It names things by the words that name
//! them in the articles, so that it outlives new ids.

use serde::{Deserialize, Serialize};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "decide", rename_all = "snake_case")]
pub enum Decision {
    /// Two names are one person, body or place.
    Merge {
        /// One name.
        one: String,
        /// The other.
        other: String,
    },
    /// Two names are never one, however alike they look.
    Forbid {
        /// One name.
        one: String,
        /// The other.
        other: String,
    },
    /// In one article a name is somebody else than everywhere else.
    Split {
        /// The name.
        name: String,
        /// Id, path or address of the article.
        article: String,
    },
    /// A person, body or place is shown under another name.
    Rename {
        /// The name so far.
        name: String,
        /// The name to show.
        to: String,
    },
    /// An outlet belongs to a family: it knows nothing that its sisters do not know.
    Family {
        /// The outlet.
        outlet: String,
        /// The family.
        family: String,
    },
    /// A person or body has a role.
    Role {
        /// The name.
        name: String,
        /// The role.
        role: String,
    },
    /// A record is wrong, and is not shown.
    Reject {
        /// Which.
        #[serde(flatten)]
        target: Target,
    },
    /// A field of a record is something else.
    Set {
        /// Which record.
        #[serde(flatten)]
        target: Target,
        /// The field.
        field: String,
        /// What it is.
        value: String,
    },
}

/// A record, by its id and by the words that it rests on: where another article has moved the id, the words find it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// Id at the time of the decision.
    pub record: String,
    /// Its type.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The words of its first evidence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Decision {
    /// Its kind in one word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Merge { .. } => "merge",
            Self::Forbid { .. } => "forbid",
            Self::Split { .. } => "split",
            Self::Rename { .. } => "rename",
            Self::Family { .. } => "family",
            Self::Role { .. } => "role",
            Self::Reject { .. } => "reject",
            Self::Set { .. } => "set",
        }
    }
}

impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Merge { one, other } => write!(f, "merge: \"{one}\" is \"{other}\""),
            Self::Forbid { one, other } => write!(f, "forbid: \"{one}\" is never \"{other}\""),
            Self::Split { name, article } => write!(f, "split: \"{name}\" in {article} is somebody else"),
            Self::Rename { name, to } => write!(f, "rename: \"{name}\" is shown as \"{to}\""),
            Self::Family { outlet, family } => write!(f, "family: {outlet} belongs to {family}"),
            Self::Role { name, role } => write!(f, "role: \"{name}\" is {role}"),
            Self::Reject { target } => write!(f, "reject: {} \"{}\"", target.record, target.words),
            Self::Set { target, field, value } => {
                write!(f, "set: {field} of {} \"{}\" is {value}", target.record, target.words)
            }
        }
    }
}
