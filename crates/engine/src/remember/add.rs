//! New inputs into a store, batch by batch.

use std::path::PathBuf;

use intake::{Beside, Input};
use model::Warning;
use rayon::prelude::*;
use records::profile::Profiles;
use store::{Added, Arrival, Item, Store, StoreError};

use super::key;
use crate::{Options, read_article};

/// Inputs that are read and written together: enough to keep all cores busy, few enough to lose little.
const BATCH: usize = 128;

/// Bytes of one batch: a few large inputs are written before the next are read.
const BATCH_BYTES: usize = 16 << 20;

/// What came of adding so far.
#[derive(Clone, Debug, Default)]
pub struct Adding {
    /// Articles by what became of them.
    pub added: Added,
    /// Inputs that were in the store already and were not read again.
    pub passed: usize,
    /// Inputs seen.
    pub inputs: usize,
    /// What could not be read.
    pub warnings: Vec<Warning>,
}

/// Adds everything that `paths` name. What is in the store already is passed over, so that the same call after an
/// interruption goes on where it stopped. While one batch is read out, the one before is written and the one after is
/// unpacked. `tell` hears after each batch how far it is, in bytes of the files.
///
/// # Errors
/// The store cannot be written; all whole batches before are in it.
pub fn add(
    store: &mut Store,
    paths: &[PathBuf],
    beside: &Beside<'_>,
    options: &Options,
    tell: &mut dyn FnMut(&Adding, (u64, u64)),
) -> Result<Adding, StoreError> {
    let mut adding = Adding::default();
    let mut inputs = intake::stream(paths, beside);
    let reader = Reader::new(options);
    let mut batch = batch(&mut inputs);
    let mut arrivals: Vec<Arrival> = Vec::new();
    while !(batch.is_empty() && arrivals.is_empty()) {
        let fresh = unknown(store, batch, &mut adding)?;
        let (written, (read, next)) = rayon::join(
            || if arrivals.is_empty() { Ok(Added::default()) } else { store.add(&arrivals) },
            || rayon::join(|| reader.arrivals(fresh), || self::batch(&mut inputs)),
        );
        adding.added += written?;
        adding.warnings.extend(read.1);
        (arrivals, batch) = (read.0, next);
        tell(&adding, inputs.progress());
    }
    adding.warnings.extend(inputs.warnings());
    tell(&adding, inputs.progress());
    Ok(adding)
}

/// The next inputs, as many as are read together; none at the end.
fn batch(inputs: &mut impl Iterator<Item = Input>) -> Vec<Input> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = inputs.next() else { break };
        bytes += input.bytes.len();
        batch.push(input);
    }
    batch
}

/// Adds inputs that are in hand already, as one batch.
pub(crate) fn take(
    store: &mut Store,
    batch: Vec<Input>,
    options: &Options,
    adding: &mut Adding,
) -> Result<(), StoreError> {
    let fresh = unknown(store, batch, adding)?;
    let (arrivals, warnings) = Reader::new(options).arrivals(fresh);
    adding.warnings.extend(warnings);
    adding.added += store.add(&arrivals)?;
    Ok(())
}

/// The inputs that the store does not have, with the hash of each.
fn unknown(
    store: &Store,
    batch: Vec<Input>,
    adding: &mut Adding,
) -> Result<Vec<(Input, String)>, StoreError> {
    let contents: Vec<String> = batch.par_iter().map(content).collect();
    let known = store.known(&contents.iter().map(String::as_str).collect::<Vec<_>>())?;
    adding.inputs += batch.len();
    adding.passed += known.iter().filter(|k| **k).count();
    Ok(batch.into_iter().zip(contents).zip(known).filter(|(_, known)| !known).map(|(new, _)| new).collect())
}

/// What reads inputs.
struct Reader {
    profiles: Profiles,
    key: String,
}

impl Reader {
    fn new(options: &Options) -> Self {
        let profiles = options.profiles.clone().unwrap_or_else(Profiles::shipped);
        Self { profiles, key: key(options) }
    }

    /// What the inputs say, in their order.
    fn arrivals(&self, inputs: Vec<(Input, String)>) -> (Vec<Arrival>, Vec<Warning>) {
        let one = |(input, content)| arrival(input, content, &self.profiles, &self.key);
        let read: Vec<(Option<Arrival>, Vec<Warning>)> = inputs.into_par_iter().map(one).collect();
        let (mut arrivals, mut all) = (Vec::new(), Vec::new());
        for (arrival, warnings) in read {
            arrivals.extend(arrival);
            all.extend(warnings);
        }
        (arrivals, all)
    }
}

/// The hash of an input: of its bytes and of all that is known beside them but where it lies and today's date.
fn content(input: &Input) -> String {
    let g = &input.given;
    let said = [&g.id, &g.url, &g.outlet, &g.date, &g.title, &g.content_type];
    let said: Vec<&[u8]> = said.iter().map(|f| f.as_deref().unwrap_or("\0").as_bytes()).collect();
    let map = g.fields.as_deref().map(|m| format!("{m:?}"));
    let mut parts: Vec<&[u8]> = vec![&input.bytes];
    parts.extend(said);
    parts.extend(map.as_deref().map(str::as_bytes));
    store::sha256(&parts)
}

/// An input that gave no article is not kept: the next run names it again.
fn arrival(input: Input, content: String, profiles: &Profiles, key: &str) -> (Option<Arrival>, Vec<Warning>) {
    let (articles, warnings) = reading::read(&input.given, &input.bytes);
    if articles.is_empty() {
        return (None, warnings);
    }
    let items = articles.into_iter().map(|article| {
        let read = read_article(article, profiles);
        Item { article: read.article, drafts: read.drafts, key: key.to_owned() }
    });
    let items = items.collect();
    (Some(Arrival { content, path: input.given.path, bytes: input.bytes, items }), warnings)
}
