//! `throughline`: news about one story in, a dated and sourced account out.

mod args;
mod commands;
mod inputs;
mod output;

use std::process::ExitCode;

use clap::Parser;

use args::Arguments;

/// Read what was asked, do it, and say how it ended.
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match commands::run(&arguments) {
        Ok(end) => end.code(),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::say(&format!("error: {error:#}"));
            commands::End::Usage.code()
        }
    }
}
