//! From what a user names to articles; each problem is a warning, and the rest goes on.

use std::path::PathBuf;

use intake::Beside;
use model::{Article, Warning};
use rayon::prelude::*;

/// Reads a feed or a list of feeds; `None` where the bytes are none.
#[must_use]
pub fn feed(bytes: &[u8]) -> Option<reading::Feed> {
    reading::feed(bytes, None)
}

/// Reads every article under `paths`, with what is said beside them.
#[must_use]
pub fn open(paths: &[PathBuf], beside: &Beside<'_>) -> (Vec<Article>, Vec<Warning>) {
    let (inputs, mut warnings) = intake::gather(paths, beside);
    let read: Vec<_> = inputs.par_iter().map(|input| reading::read(&input.given, &input.bytes)).collect();
    let mut articles = Vec::new();
    for (mut more, mut notes) in read {
        articles.append(&mut more);
        warnings.append(&mut notes);
    }
    reading::settle_ids(&mut articles);
    (articles, warnings)
}
