//! Trains the models that are shipped in `data/models`; see `training/README.md`.
#![allow(clippy::print_stdout, reason = "a developer's tool that reports to the terminal")]

mod corpus;
mod labels;
mod names;
mod perceptron;
mod tagger;

use clap::Parser;

/// Trains the models of the language layer.
#[derive(Parser)]
enum Command {
    /// The part-of-speech tagger
    Tagger(tagger::Options),
    /// The name model
    Names(names::Options),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Tagger(options) => tagger::run(&options),
        Command::Names(options) => names::run(&options),
    }
}
