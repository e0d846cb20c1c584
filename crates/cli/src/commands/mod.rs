//! What each command does, one file a command.

mod add;
mod decide;
mod diff;
mod every;
mod export;
mod list;
mod mcp;
mod parts;
mod pile;
mod search;
mod serve;
mod shell;
mod show;
mod tend;
mod watch;
mod why;

use render::View;

use crate::args::Command;
use crate::end::End;

/// Does what is asked.
pub(crate) fn run(command: &Command) -> anyhow::Result<End> {
    match command {
        Command::Brief(show) => show::run(show, View::Brief),
        Command::Timeline(show) => show::run(show, View::Timeline),
        Command::Quotes(show) => show::run(show, View::Quotes),
        Command::Positions(show) => show::run(show, View::Positions),
        Command::Sources(show) => show::run(show, View::Sources),
        Command::Why(why) => why::run(why),
        Command::Diff(diff) => diff::run(diff),
        Command::Copies(list) => list::copies(list),
        Command::Read(list) => list::read(list),
        Command::Stories(list) => list::stories(list),
        Command::Export(export) => export::run(export),
        Command::Add(add) => add::run(add),
        Command::Remove(remove) => tend::remove(remove),
        Command::Search(search) => search::run(search),
        Command::Decide(decide) => decide::run(decide),
        Command::Watch(watch) => watch::run(watch),
        Command::Check(only) => tend::check(&only.store),
        Command::Vacuum(only) => tend::vacuum(&only.store),
        Command::Serve(serve) => serve::run(serve),
        Command::Mcp(mcp) => mcp::run(mcp),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man => shell::man(),
    }
}
