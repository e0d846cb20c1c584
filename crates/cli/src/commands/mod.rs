//! What each command does, one file a command.

mod export;

use std::process::ExitCode;

use engine::Account;

use crate::args::{Arguments, Command};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Done.
    Done,
    /// Nothing was found.
    Nothing,
    /// The command line asks for something that cannot be.
    Usage,
    /// Some inputs could not be read; the rest was.
    Unread,
}

impl End {
    /// The exit code.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Usage => 2,
            Self::Unread => 3,
        })
    }

    /// How a run over `account` ended.
    fn of(account: &Account) -> Self {
        if account.warnings.iter().any(|w| w.unread) {
            Self::Unread
        } else if account.reads.is_empty() {
            Self::Nothing
        } else {
            Self::Done
        }
    }
}

/// Does what was asked.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<End> {
    match &arguments.command {
        Command::Export { input, format } => export::run(input, *format),
    }
}
