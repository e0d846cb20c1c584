//! `completions` and `man`: what a shell and a manual want to know of the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Arguments;
use crate::end::End;
use crate::output;

/// The completions of a shell.
pub(crate) fn completions(shell: Shell) -> anyhow::Result<End> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "throughline", &mut script);
    write(&script)
}

/// The manual page: the program, and each command under it.
pub(crate) fn man() -> anyhow::Result<End> {
    let command = Arguments::command();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands() {
        let name = format!("throughline {}", sub.get_name());
        let man = clap_mangen::Man::new(sub.clone().display_name(name));
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    write(&page)
}

fn write(bytes: &[u8]) -> anyhow::Result<End> {
    let mut out = output::open(None)?;
    out.write_all(bytes)?;
    out.flush()?;
    Ok(End::Done)
}
