//! The binary `throughline-cluster`: scheduler, executors and the client of one job over many machines; see
//! `docs/cluster.md`. All three hold the same functions, so that one binary is all that a machine needs.

mod articles;
mod functions;
mod groups;
mod job;
mod keep;
mod notes;
mod pack;
mod pairs;
mod patience;
mod same;
mod serve;
mod session;
mod single;
mod steps;
mod stories;
mod travel;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Many articles into records, on many machines
#[derive(Debug, Parser)]
#[command(name = "throughline-cluster", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Hand out the work; one on the whole cluster
    Scheduler(serve::Scheduler),
    /// Do the work; one on each machine
    Executor(serve::Executor),
    /// Put files, folders and archives into Parquet: a row for each input, as it came
    Pack {
        /// Files, folders, archives
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The folder for the Parquet files
        #[arg(short, long)]
        output: PathBuf,
        /// Rows of one file, which is what one task reads
        #[arg(long, default_value_t = 1_000)]
        rows: usize,
    },
    /// Read inputs from Parquet on the cluster; write groups and records as Parquet
    Run {
        /// Where the scheduler listens
        #[arg(long, default_value = "df://localhost:50050")]
        scheduler: String,
        #[command(flatten)]
        job: Job,
    },
    /// See whether two jobs came to the same groups and records, byte for byte after sorting
    Same {
        /// The output of one
        one: PathBuf,
        /// The output of the other
        other: PathBuf,
    },
    /// Do such a job on this machine alone, without the cluster's engine
    Single {
        #[command(flatten)]
        job: Job,
    },
}

/// What to read, and where to write it.
#[derive(Args, Clone, Debug)]
struct Job {
    /// Folder of Parquet files with `body` (or `text`), and `path`, `id`, `url`, `outlet`, `title`, `date`, `content_type`
    /// where they are known
    input: PathBuf,
    /// Folder for what is made; all machines must see it under this name
    #[arg(short, long)]
    output: PathBuf,
    /// Partitions of each shuffle
    #[arg(long, default_value_t = 16)]
    partitions: usize,
    /// Seconds after which a step that has written nothing new is begun anew; longer than the longest task
    #[arg(long, default_value_t = 900)]
    stall: u64,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    notes::listen();
    // Plans are walked by recursion.
    let stack = 16 << 20;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().thread_stack_size(stack).enable_all().build()?;
    match arguments.command {
        Command::Scheduler(scheduler) => runtime.block_on(scheduler.run()),
        Command::Executor(executor) => runtime.block_on(executor.run()),
        Command::Pack { paths, output, rows } => pack::run(&paths, &output, rows),
        Command::Run { scheduler, job } => runtime.block_on(job::run(&scheduler, &job)),
        Command::Same { one, other } => runtime.block_on(same::run(&one, &other)),
        Command::Single { job } => runtime.block_on(single::run(&job)),
    }
}
