//! `throughline-evaluate`: runs the layers over data sets and writes what the scorers read.
#![allow(clippy::print_stderr, reason = "a program talks to its user")]

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write as _, stdout},
    path::PathBuf,
};

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Runs the layers over data sets and writes what the scorers read")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Every figure on every set, in one table
    All {
        /// The folder with the data sets and their scorers
        #[arg(long)]
        data: PathBuf,
        /// The folder with the example stories
        #[arg(long, default_value = "examples")]
        examples: PathBuf,
        /// Only these parts: stories, examples, times, quotes, events, pages, sentences, names, groups, copies,
        /// timelines, rate
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Gold standards from annotations in words
    Gold {
        /// The folder with `gold/NAME.txt` and the articles in `NAME`
        examples: PathBuf,
    },
    /// Our own labels of whole articles against records, summed by kind
    Labels {
        /// The data folder: texts and the scorer `eval/score_gold.py`
        #[arg(long)]
        data: PathBuf,
        /// The folder of labels with its `sources.tsv`
        #[arg(long, default_value = "training/labels/records")]
        labels: PathBuf,
        /// Which half: odd numbers are for building, even ones are looked at only to report
        #[arg(long, value_enum, default_value = "both")]
        half: throughline_evaluate::labels::Half,
        /// Print what was missed, article by article
        #[arg(long)]
        misses: bool,
        /// Leave each article's gold standard and records in this folder
        #[arg(long)]
        keep: Option<PathBuf>,
        /// First turn annotations in words from this folder into labels without text
        #[arg(long)]
        pack: Option<PathBuf>,
    },
    /// Many articles out of few, as JSON Lines: the rows of a file, then copies of them under other names and days
    Multiply {
        /// JSONL with `text` and, where known, `id`, `title`, `date`, `url`; may be gzipped
        source: PathBuf,
        /// Rows to write
        #[arg(long)]
        articles: usize,
        /// Rows to leave out at the start
        #[arg(long, default_value_t = 0)]
        skip: usize,
        /// Another seed gives other names
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Weeks that each copy is earlier than the one before
        #[arg(long, default_value_t = 13)]
        weeks: i64,
    },
    /// Articles out of pages
    Pages {
        /// JSONL with `id`, `url` and `html`, may be gzipped
        #[arg(long)]
        data: PathBuf,
        /// Add every block with its role
        #[arg(long)]
        blocks: bool,
    },
    /// Names of people, bodies and places, with the score
    Names {
        /// Column file: a word and its label a line
        #[arg(long)]
        data: PathBuf,
        /// Print what was wrong too
        #[arg(long)]
        show: bool,
    },
    /// PLOVER categories of single-event sentences, with the score
    Plover {
        /// JSONL with `id`, `sentence` and `events`
        #[arg(long)]
        data: PathBuf,
    },
    /// Attributions (source, cue, content) of a corpus of texts
    Quotes {
        /// JSONL with `id` and `text`
        #[arg(long)]
        data: PathBuf,
    },
    /// Relations between articles and source edges, against marks by hand
    Relations {
        /// The folder with the data sets
        #[arg(long)]
        data: PathBuf,
        /// The folder with the marks
        #[arg(long, default_value = "training/labels/stories")]
        marks: PathBuf,
        /// Which stories
        #[arg(long, value_enum, default_value = "report")]
        half: throughline_evaluate::labels::Half,
        /// Print what was not found and what no mark confirms
        #[arg(long)]
        misses: bool,
    },
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::All { data, examples, only } => {
            throughline_evaluate::all::run(&data, &examples, &only, stdout().lock())
        }
        Command::Labels { data, labels, half, misses, keep, pack } => {
            if let Some(words) = pack {
                throughline_evaluate::labels::pack(&words, &data, &labels)?;
            }
            throughline_evaluate::labels::run(&data, &labels, half, misses, keep.as_deref(), stdout().lock())
        }
        Command::Gold { examples } => throughline_evaluate::gold::run(&examples).map(drop),
        Command::Multiply { source, articles, skip, seed, weeks } => {
            let order = throughline_evaluate::multiply::Order { skip, articles, seed, weeks };
            throughline_evaluate::multiply::run(&source, &order, BufWriter::new(stdout().lock()))
        }
        Command::Pages { data, blocks } => {
            throughline_evaluate::pages::run(&data, blocks, BufWriter::new(stdout().lock()))
                .map(|summary| eprintln!("{summary}"))
        }
        Command::Names { data, show } => {
            let corpus = File::open(&data).with_context(|| format!("cannot open {}", data.display()))?;
            let figures = throughline_evaluate::names::run(BufReader::new(corpus), show)?;
            writeln!(stdout().lock(), "{figures}").context("cannot write")
        }
        Command::Plover { data } => {
            let corpus = File::open(&data).with_context(|| format!("cannot open {}", data.display()))?;
            throughline_evaluate::plover::run(BufReader::new(corpus), BufWriter::new(stdout().lock()))
        }
        Command::Relations { data, marks, half, misses } => {
            throughline_evaluate::relations::run(&data, &marks, half, misses, stdout().lock())
        }
        Command::Quotes { data } => {
            let corpus = File::open(&data).with_context(|| format!("cannot open {}", data.display()))?;
            throughline_evaluate::quotes::run(BufReader::new(corpus), BufWriter::new(stdout().lock()))
        }
    }
}
