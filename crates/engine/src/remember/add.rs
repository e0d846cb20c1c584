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
const BATCH: usize = 64;

/// Bytes of one batch: a few large inputs are written before the next are read.
const BATCH_BYTES: usize = 8 << 20;

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
/// interruption goes on where it stopped. `tell` hears after each batch how far it is, in bytes of
/// the files.
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
    let mut batch: Vec<Input> = Vec::new();
    let mut bytes = 0;
    while let Some(input) = inputs.next() {
        bytes += input.bytes.len();
        batch.push(input);
        if batch.len() >= BATCH || bytes >= BATCH_BYTES {
            take(store, std::mem::take(&mut batch), options, &mut adding)?;
            bytes = 0;
            tell(&adding, inputs.progress());
        }
    }
    take(store, batch, options, &mut adding)?;
    adding.warnings.extend(inputs.warnings());
    tell(&adding, inputs.progress());
    Ok(adding)
}

/// Adds inputs that are in hand already, as one batch.
pub(crate) fn take(
    store: &mut Store,
    batch: Vec<Input>,
    options: &Options,
    adding: &mut Adding,
) -> Result<(), StoreError> {
    let contents: Vec<String> = batch.iter().map(content).collect();
    let known = store.known(&contents.iter().map(String::as_str).collect::<Vec<_>>())?;
    adding.inputs += batch.len();
    adding.passed += known.iter().filter(|k| **k).count();
    let fresh: Vec<(Input, String)> =
        batch.into_iter().zip(contents).zip(known).filter(|(_, known)| !known).map(|(new, _)| new).collect();
    let shipped;
    let profiles = match &options.profiles {
        Some(own) => own,
        None => {
            shipped = Profiles::shipped();
            &shipped
        }
    };
    let key = key(options);
    let read: Vec<(Option<Arrival>, Vec<Warning>)> =
        fresh.into_par_iter().map(|(input, content)| arrival(input, content, profiles, &key)).collect();
    let mut arrivals = Vec::new();
    for (arrival, warnings) in read {
        arrivals.extend(arrival);
        adding.warnings.extend(warnings);
    }
    adding.added += store.add(&arrivals)?;
    Ok(())
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
