//! Inputs into the files of a pile, batch by batch.

use std::path::{Path, PathBuf};

use intake::{Beside, Input};
use model::Warning;
use rayon::prelude::*;
use records::profile::Profiles;

use super::spill::{Packed, Spill};
use super::{PileError, job};
use crate::copies::Counted;
use crate::{Options, groups, read_article};

/// Inputs that are read together.
const BATCH: usize = 256;

/// Bytes of inputs that are read together.
const BATCH_BYTES: usize = 16 << 20;

/// What has been gathered.
#[derive(Debug)]
pub struct Gathering {
    pub(super) spill: Spill,
    /// Inputs read, those of an interrupted run among them.
    pub inputs: u64,
    /// Those that an interrupted run had read.
    pub passed: u64,
    /// What could not be read in this run.
    pub warnings: Vec<Warning>,
}

/// Reads everything that `paths` name into files of `folder`. What is there already from the same call is passed over.
/// `tell` hears after each batch how far it is, in bytes of the inputs' files.
///
/// # Errors
/// The folder cannot be written; all whole batches before are in it.
pub fn gather(
    folder: &Path,
    paths: &[PathBuf],
    beside: &Beside<'_>,
    options: &Options,
    tell: &mut dyn FnMut((u64, u64)),
) -> Result<Gathering, PileError> {
    let mut inputs = intake::stream(paths, beside);
    let (spill, mut writer) = Spill::open(folder, &job(paths, inputs.progress().1, beside, options))?;
    let profiles = options.profiles.clone().unwrap_or_else(Profiles::shipped);
    let passed = writer.inputs();
    for _ in 0..passed {
        if inputs.next().is_none() {
            break;
        }
    }
    let mut all = Gathering { spill, inputs: passed, passed, warnings: Vec::new() };
    let mut batch = next(&mut inputs);
    while !batch.is_empty() {
        let count = batch.len();
        let (read, coming) = rayon::join(|| read(batch, &profiles), || next(&mut inputs));
        let mut packed = Vec::with_capacity(count);
        for (articles, warnings) in read {
            all.warnings.extend(warnings);
            for article in articles {
                packed.push(article.map_err(PileError::file(folder))?);
            }
        }
        writer.put(count, &packed)?;
        all.inputs = writer.inputs();
        batch = coming;
        tell(inputs.progress());
    }
    all.warnings.extend(inputs.warnings());
    Ok(all)
}

/// The next inputs, as many as are read together; none at the end.
fn next(inputs: &mut impl Iterator<Item = Input>) -> Vec<Input> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = inputs.next() else { break };
        bytes += input.bytes.len();
        batch.push(input);
    }
    batch
}

/// Articles of an input, ready to be laid down, and what could not be read.
type Arrived = (Vec<std::io::Result<Packed>>, Vec<Warning>);

fn read(batch: Vec<Input>, profiles: &Profiles) -> Vec<Arrived> {
    let article = |article| {
        let read = read_article(article, profiles);
        let event = groups::input(&read.article, &Counted::of(&read.article).text);
        Packed::of(read, &event)
    };
    let one = |input: Input| {
        let (articles, warnings) = reading::read(&input.given, &input.bytes);
        (articles.into_iter().map(article).collect(), warnings)
    };
    batch.into_par_iter().map(one).collect()
}
