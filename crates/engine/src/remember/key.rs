//! The key of what reads: drafts in a store are good as long as it is the same.

use crate::Options;

/// Names the state of the language layer, the rules, the shipped data and the profiles.
#[must_use]
pub fn key(options: &Options) -> String {
    let readers = env!("THROUGHLINE_READERS");
    match &options.profiles {
        None => readers.to_owned(),
        Some(profiles) => {
            let own = store::sha256(&[format!("{profiles:?}").as_bytes()]);
            format!("{readers}-{}", &own[..12])
        }
    }
}
