//! What could not be read, where, and the way out; the rest goes on.

use serde::{Deserialize, Serialize};

/// A problem with one input that stopped nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The input as the user named it, or `article` id when the problem is inside one.
    pub input: String,
    /// Where in it: a byte offset, a line, a field name; empty when the whole input is meant.
    pub place: String,
    /// What is wrong, and what the user can do.
    pub message: String,
    /// True when the input (or a part that should have been an article) is lost to the account; the exit
    /// code is 3 only then.
    pub unread: bool,
}

impl Warning {
    /// An input that could not be read at all.
    #[must_use]
    pub fn unread(input: impl Into<String>, message: impl Into<String>) -> Self {
        Self { input: input.into(), place: String::new(), message: message.into(), unread: true }
    }

    /// An oddity in an input that was read all the same.
    #[must_use]
    pub fn note(input: impl Into<String>, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { input: input.into(), place: place.into(), message: message.into(), unread: false }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.place.is_empty() {
            write!(f, "{}: {}", self.input, self.message)
        } else {
            write!(f, "{} ({}): {}", self.input, self.place, self.message)
        }
    }
}
