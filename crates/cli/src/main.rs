//! `throughline`: news about one story in, a dated and sourced account out.

mod args;
mod commands;
mod decisions;
mod end;
mod inputs;
mod output;
mod progress;
mod stored;
mod told;
mod warnings;

use std::process::ExitCode;

use clap::Parser;

use args::Arguments;
use end::End;

/// Articles are read on all cores into many small words: a good part of the time goes into getting and giving back memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Read what is asked, do it, and say how it ended.
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match commands::run(&arguments.command) {
        Ok(end) => end.code(),
        Err(error) if output::is_broken_pipe(&error) => End::Done.code(),
        Err(error) => {
            output::say(&format!("error: {error:#}"));
            End::Usage.code()
        }
    }
}
