//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

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

/// What to read, and how.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files and folders of articles (text, HTML, JSON, CSV, feeds, mail, Word, archives); `-` reads standard input
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read what this store holds, in place of paths (`throughline add` fills it)
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    /// Of a store, this story [default: the largest; `throughline stories --store FILE` lists them; "all" for an export]
    #[arg(long, value_name = "ID", requires = "store")]
    pub(crate) story: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What to serve, and where.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Files and folders of articles
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Serve this store, in place of paths: corrections are kept in it
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    pub(crate) listen: std::net::SocketAddr,
    /// What callers must know; needed where other machines can reach the address
    #[arg(long, value_name = "WORD", value_parser = token)]
    pub(crate) token: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What to answer agents from.
#[derive(Debug, Args)]
pub(crate) struct Mcp {
    /// Files and folders of articles
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Answer from this store, in place of paths
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// A token: letters and digits, long enough not to be guessed.
fn token(word: &str) -> Result<String, String> {
    let fits = word.len() >= 16 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { Ok(word.to_owned()) } else { Err("take at least 16 letters, digits, - or _".to_owned()) }
}

/// How to read.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reading {
    /// A CSV or JSONL table of what the files do not say: path, date, outlet, url
    #[arg(long, value_name = "FILE")]
    pub(crate) meta: Option<PathBuf>,
    /// The names that rows of CSV and JSONL have for their fields (id, url, outlet, title, date, byline, text, html), as
    /// "title=hed,text=lead+body" or a TOML file
    #[arg(long, value_name = "PAIRS|FILE")]
    pub(crate) map: Option<String>,
    /// The kind of story to read by: a shipped name ("negotiation") or a TOML file of your own
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) profile: Option<String>,
    /// Decisions of people to apply: a TOML file, see `throughline decide`
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Threads to use [default: all cores]; the result is the same for any number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Refuse a single input above so many MiB, packed or not [default: 64, which is also the most]
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) largest: Option<u32>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// Which part of the account.
#[derive(Debug, Args)]
pub(crate) struct Part {
    /// Only what no article from before this day tells; "last", with a store: what is new since you looked last
    #[arg(long, value_name = "YYYY-MM-DD|last")]
    pub(crate) since: Option<Since>,
    /// Only what this person or body has to do with
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Only what touches issues with these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) issue: Option<String>,
}

/// A view to show.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) part: Part,
    /// How to write it [default: by the ending of -o, else terminal]
    #[arg(long, value_enum)]
    pub(crate) format: Option<PageFormat>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Every line, not only the first of each part
    #[arg(long)]
    pub(crate) full: bool,
    /// Also the relations between records whose rules are right less than nine times in ten
    #[arg(long)]
    pub(crate) all: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A record to explain.
#[derive(Debug, Args)]
pub(crate) struct Why {
    /// Id of a record (`data-record` on a page, `id` in an export), or words that a record rests on
    #[arg(value_name = "ID|WORDS")]
    pub(crate) wanted: String,
    #[command(flatten)]
    pub(crate) input: Input,
    /// The records as JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
}

/// Two sets to compare.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// A file or folder: the story as it was
    pub(crate) old: PathBuf,
    /// A file or folder: the story as it is
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The changes as JSON Lines
    #[arg(long)]
    pub(crate) json: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A list of articles.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Terminal)]
    pub(crate) format: ListFormat,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// An export.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) part: Part,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ExportFormat::Jsonl)]
    pub(crate) format: ExportFormat,
    /// Write to this file (for csv and parquet: to this folder, one table a record type)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What to take into a store.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Files, folders and archives of articles; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The store; it is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What to take out of a store.
#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// Ids, paths or addresses of articles
    #[arg(required = true, value_name = "ID|PATH|URL")]
    pub(crate) wanted: Vec<String>,
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
}

/// What to look for.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words, "a phrase", begin*; all must be there
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    /// Only articles that name this person or body, under whatever name
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Only articles of this outlet
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    /// Only articles that may be from this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) since: Option<Date>,
    /// Only articles that may be from this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Date>,
    /// The most to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// What to watch, and where to tell it.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Addresses of feeds; OPML files; files with one address a line
    #[arg(required = true, value_name = "FEED|FILE")]
    pub(crate) feeds: Vec<String>,
    /// The store; it is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
    /// How long to wait between two rounds: 90s, 15m, 2h
    #[arg(long, value_name = "TIME", default_value = "15m")]
    pub(crate) every: Every,
    /// One round, and done
    #[arg(long)]
    pub(crate) once: bool,
    /// Append what is newly told to this file, one JSON object a line [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) jsonl: Option<PathBuf>,
    /// Keep what was newly told last in this Atom file, the newest first
    #[arg(long, value_name = "FILE")]
    pub(crate) atom: Option<PathBuf>,
    /// Keep the meetings of the store in this calendar
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Give what is newly told to this command, on its standard input
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Option<String>,
    /// Ask this machine though it is inside a private network; may be given again
    #[arg(long, value_name = "HOST")]
    pub(crate) allow_host: Vec<String>,
    /// Ask all machines inside private networks too, without pause
    #[arg(long)]
    pub(crate) allow_private: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Every(pub(crate) std::time::Duration);

impl std::str::FromStr for Every {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let at = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
        let (number, unit) = words.split_at(at);
        let factor = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 0,
        };
        let seconds = number.parse::<u64>().ok().and_then(|n| n.checked_mul(factor)).filter(|s| *s > 0);
        seconds
            .map(|s| Self(std::time::Duration::from_secs(s)))
            .ok_or_else(|| "write a time as 90s, 15m or 2h".to_owned())
    }
}

/// A decision, and where it is kept.
#[derive(Debug, Args)]
pub(crate) struct Decide {
    #[command(subcommand)]
    pub(crate) verdict: Verdict,
    /// Keep it in this store
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) store: Option<PathBuf>,
    /// Keep it in this file, for `--decisions` of every view
    #[arg(long, value_name = "FILE", global = true, conflicts_with = "store")]
    pub(crate) decisions: Option<PathBuf>,
}

/// What is decided.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Verdict {
    /// Two names are one
    Merge { one: String, other: String },
    /// Two names are never one
    Forbid { one: String, other: String },
    /// In this article (id, path or address) the name is somebody else
    Split { name: String, article: String },
    /// Show a name as another
    Rename { name: String, to: String },
    /// An outlet belongs to a family: their articles are one origin
    Family { outlet: String, family: String },
    /// A name has a role
    Role { name: String, role: String },
    /// A record is wrong: do not show it, nor what stands on it alone
    Reject { record: String },
    /// A field of a record is something else; of an article: outlet, title, url, byline, published
    Set { record: String, field: String, value: String },
    /// Every decision, with its number
    List {
        /// As a file for `--decisions` and `decide import`
        #[arg(long)]
        toml: bool,
    },
    /// Take a decision back
    Undo { number: usize },
    /// Take in the decisions of a file
    Import { file: PathBuf },
}

/// A store, and nothing else.
#[derive(Debug, Args)]
pub(crate) struct StoreOnly {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) store: PathBuf,
}

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// From this day.
    Day(Date),
    /// From the last look, as the store remembers it.
    Last,
}

impl std::str::FromStr for Since {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        if words == "last" {
            return Ok(Self::Last);
        }
        words
            .parse()
            .map(Self::Day)
            .map_err(|_| "write a day as YYYY-MM-DD, or \"last\" with --store".to_owned())
    }
}

/// A format of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// Lines for a terminal
    Terminal,
    /// Markdown
    Md,
    /// One HTML file with the articles inside; loads nothing
    Html,
    /// The records as one JSON object
    Json,
    /// The records, one JSON object a line
    Jsonl,
}

/// A format of a list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Lines for a terminal
    Terminal,
    /// One JSON object a line
    Jsonl,
}

/// A format of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One JSON object a line
    Jsonl,
    /// One JSON object
    Json,
    /// One wide table a record type
    Csv,
    /// The same tables with typed columns, a Parquet file each (needs -o FOLDER)
    Parquet,
    /// W3C Web Annotations on the articles
    Annotations,
    /// The meetings that have a day, for a calendar
    Ics,
    /// The dated happenings as slides of TimelineJS
    #[value(name = "timelinejs")]
    TimelineJs,
    /// FollowTheMoney entities, one JSON object a line
    Ftm,
    /// The graph of who meets, stands, presses and passes on, for networkx, igraph, yEd
    #[value(name = "graphml")]
    GraphMl,
    /// The same graph for Gephi
    Gexf,
    /// What is newly told (with --since), else every dated happening, as an Atom feed
    Atom,
    /// The same as a JSON Feed
    #[value(name = "jsonfeed")]
    JsonFeed,
    /// Markdown
    Md,
}

impl PageFormat {
    /// The format that was asked for, or that the output's ending says.
    pub(crate) fn of(show: &Show) -> Self {
        let ending = show.output.as_deref().and_then(|p| p.extension()).and_then(|e| e.to_str());
        match (show.format, show.json, ending) {
            (Some(format), _, _) => format,
            (None, true, _) => Self::Json,
            (None, false, Some("html" | "htm")) => Self::Html,
            (None, false, Some("md" | "markdown")) => Self::Md,
            (None, false, Some("json")) => Self::Json,
            (None, false, Some("jsonl" | "ndjson")) => Self::Jsonl,
            _ => Self::Terminal,
        }
    }

    /// Its name in the render room.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }
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
        assert_eq!(format(&["throughline", "brief", "x", "-o", "a.html"]), PageFormat::Html);
        assert_eq!(format(&["throughline", "brief", "x", "-o", "a.html", "--format", "md"]), PageFormat::Md);
        assert_eq!(format(&["throughline", "brief", "x", "--json"]), PageFormat::Json);
        assert_eq!(format(&["throughline", "brief", "x"]), PageFormat::Terminal);
    }
}
