//! How a run ends, as an exit code.

use std::process::ExitCode;

use model::Warning;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Done.
    Done,
    /// `diff` found a difference, or nothing was found.
    Difference,
    /// The command line asks for what cannot be.
    Usage,
    /// Some inputs could not be read; the rest was, and each is named.
    Unread,
}

impl End {
    /// The exit code.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Difference => 1,
            Self::Usage => 2,
            Self::Unread => 3,
        })
    }

    /// A run that found something or not; an input that was lost matters more than either.
    pub(crate) fn of(found: bool, warnings: &[Warning]) -> Self {
        if warnings.iter().any(|w| w.unread) {
            Self::Unread
        } else if found {
            Self::Done
        } else {
            Self::Difference
        }
    }
}
