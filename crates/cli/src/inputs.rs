//! From the paths on the command line to an account; what could not be read is told on stderr.

use engine::{Account, Options};

use crate::args::Input;
use crate::output;

/// Reads everything that `input` names and runs the engine over it.
pub(crate) fn account(input: &Input) -> Account {
    let (articles, mut warnings) = engine::open(&input.paths);
    let options = Options { threads: input.threads, ..Options::default() };
    let mut account = engine::run(articles, &options);
    account.warnings.append(&mut warnings);
    for warning in &account.warnings {
        if warning.unread || !input.quiet {
            output::say(&format!("warning: {warning}"));
        }
    }
    account
}
