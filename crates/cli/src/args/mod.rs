//! The command line, as clap reads it.

mod decide;
mod list;
mod reading;
mod serve;
mod show;
mod span;
mod store;
mod watch;

use clap::{Parser, Subcommand};

pub(crate) use self::{
    decide::{Decide, Verdict},
    list::{Export, ExportFormat, List, ListFormat},
    reading::{Input, Reading},
    serve::{Mcp, Serve},
    show::{Diff, PageFormat, Part, Show, Why},
    span::{Every, Since},
    store::{Add, Remove, Search, StoreOnly},
    watch::Watch,
};

/// Examples come first in every help: they are what is looked for.
const TEMPLATE: &str =
    "{about-with-newline}\nExamples:\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}\n";

/// A dated, sourced account of one developing story: every line has a sentence behind it
#[derive(Debug, Parser)]
#[command(
    name = "throughline",
    version,
    arg_required_else_help = true,
    help_template = TEMPLATE,
    before_help = "  throughline brief news/                    what the articles in a folder say\n  \
                   throughline brief news/ -o brief.html      the same as one page, with the articles inside\n  \
                   throughline quotes news/ --who Voss        what one person said\n  \
                   throughline diff monday/ tuesday/          what changed between two sets\n",
    after_help = "Exit codes: 0 done; 1 nothing found, or diff found a difference; 2 usage; 3 an input could not be read."
)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The whole account: where it stands, timeline, who said what, positions, sources
    #[command(help_template = TEMPLATE, before_help = "  throughline brief news/\n  \
        throughline brief news/ --since 2026-01-22\n  throughline brief *.txt --meta dates.csv -o brief.html\n")]
    Brief(Show),
    /// What happened and is to happen, day by day
    #[command(help_template = TEMPLATE, before_help = "  throughline timeline news/\n  \
        throughline timeline news/ --who Voss --format md\n")]
    Timeline(Show),
    /// Who said what, with every wording
    #[command(help_template = TEMPLATE, before_help = "  throughline quotes news/ --who Voss\n  \
        throughline quotes news/ --issue dam --json\n")]
    Quotes(Show),
    /// Issues, and where each side stands
    #[command(help_template = TEMPLATE, before_help = "  throughline positions news/\n  \
        throughline positions news/ --issue dam -o positions.html\n")]
    Positions(Show),
    /// Who takes from whom
    #[command(help_template = TEMPLATE, before_help = "  throughline sources news/\n")]
    Sources(Show),
    /// How a line came about: its sentences, the rules, what it rests on
    #[command(help_template = TEMPLATE, before_help = "  throughline why meeting-3f9a12cc04d1-210 news/\n  \
        throughline why \"nine tenths\" news/        every record that rests on these words\n")]
    Why(Why),
    /// What changed between two sets of articles
    #[command(help_template = TEMPLATE, before_help = "  throughline diff monday/ tuesday/\n  \
        throughline diff monday/ tuesday/ --json\n")]
    Diff(Diff),
    /// Which articles are copies of which
    #[command(help_template = TEMPLATE, before_help = "  throughline copies archive.jsonl\n  \
        throughline copies archive.jsonl --format jsonl -o copies.jsonl\n")]
    Copies(List),
    /// The clean articles alone
    #[command(help_template = TEMPLATE, before_help = "  throughline read pages/ --format jsonl > articles.jsonl\n")]
    Read(List),
    /// Which articles belong together
    #[command(help_template = TEMPLATE, before_help = "  throughline stories archive.jsonl\n")]
    Stories(List),
    /// Every record, for other programs
    #[command(help_template = TEMPLATE, before_help = "  throughline export news/ > records.jsonl\n  \
        throughline export news/ --format csv -o tables/\n  \
        throughline export news/ --format ics -o meetings.ics\n")]
    Export(Export),
    /// Take articles into a store: one SQLite file that remembers
    #[command(help_template = TEMPLATE, before_help = "  throughline add news/ --store story.db\n  \
        throughline add archive.jsonl.gz --store story.db     run it again after an interruption: it goes on\n")]
    Add(Add),
    /// Take articles out of a store
    #[command(help_template = TEMPLATE, before_help = "  throughline remove 3f9a12cc04d1 --store story.db\n  \
        throughline remove news/wrong.html --store story.db\n")]
    Remove(Remove),
    /// Find articles of a store by words, people, days, outlets
    #[command(help_template = TEMPLATE, before_help = "  throughline search prisoner exchange --store story.db\n  \
        throughline search '\"last issue\"' --who Holt --since 2026-03-01 --store story.db\n")]
    Search(Search),
    /// Correct the account, for this and every later run
    #[command(help_template = TEMPLATE, before_help = "  throughline decide merge \"Ada Voss\" \"A. Foss\" --store story.db\n  \
        throughline decide reject meeting-3f9a12cc04d1-210 --store story.db\n  \
        throughline decide set meeting-3f9a12cc04d1-210 place Luss --store story.db\n  \
        throughline decide list --store story.db --toml > decisions.toml\n")]
    Decide(Decide),
    /// Ask feeds again and again, and tell what is newly told
    #[command(help_template = TEMPLATE, before_help = "  throughline watch feeds.opml --store story.db --every 15m --jsonl told.jsonl\n  \
        throughline watch https://courier.example/rss --store story.db --once\n")]
    Watch(Watch),
    /// Pages in a browser, and a JSON API, on this machine
    #[command(help_template = TEMPLATE, before_help = "  throughline serve news/\n  \
        throughline serve --store story.db --listen 127.0.0.1:8080\n")]
    Serve(Serve),
    /// The account for agents: six tools of the Model Context Protocol on standard input and output
    #[command(help_template = TEMPLATE, before_help = "  throughline mcp --store story.db\n  \
        throughline mcp news/\n")]
    Mcp(Mcp),
    /// Look a store through for damage
    #[command(help_template = TEMPLATE, before_help = "  throughline check --store story.db\n")]
    Check(StoreOnly),
    /// Give room that a store no longer uses back to the disk
    #[command(help_template = TEMPLATE, before_help = "  throughline vacuum --store story.db\n")]
    Vacuum(StoreOnly),
    /// Completions for a shell
    #[command(help_template = TEMPLATE, before_help = "  throughline completions bash > ~/.local/share/bash-completion/completions/throughline\n  \
        throughline completions zsh > ~/.zfunc/_throughline\n")]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// The manual page
    #[command(help_template = TEMPLATE, before_help = "  throughline man > throughline.1; man ./throughline.1\n")]
    Man,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn an_ending_names_the_format_unless_one_is_asked_for() {
        let format = |line: &[&str]| match Arguments::parse_from(line).command {
            Command::Brief(show) => PageFormat::of(&show),
            _ => unreachable!(),
        };
        assert_eq!(format(&["throughline", "brief", "x", "-o", "a.html"]), Ok(PageFormat::Html));
        assert_eq!(
            format(&["throughline", "brief", "x", "-o", "a.html", "--format", "md"]),
            Ok(PageFormat::Md)
        );
        assert_eq!(format(&["throughline", "brief", "x", "--json"]), Ok(PageFormat::Json));
        assert_eq!(format(&["throughline", "brief", "x"]), Ok(PageFormat::Terminal));
        assert_eq!(format(&["throughline", "brief", "x", "-o", "a.docx"]), Err("docx".to_owned()));
    }
}
