//! Trains the models that are shipped in `data/models`; see `training/README.md`.
#![allow(clippy::print_stdout, reason = "a developer's tool that reports to the terminal")]

mod corpus;
mod labels;
mod measure;
mod names;
mod perceptron;
mod show;
mod tagger;

use clap::Parser;

/// Trains the models of the language layer.
#[derive(Parser)]
enum Command {
    /// The part-of-speech tagger
    Tagger(tagger::Options),
    /// The name model
    Names(names::Options),
    /// What the layer makes of a text
    Show(show::Options),
    /// Figures of the shipped models over a data folder
    Measure(measure::Options),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Tagger(options) => tagger::run(&options),
        Command::Names(options) => names::run(&options),
        Command::Show(options) => show::run(&options),
        Command::Measure(options) => measure::run(&options),
    }
}
