//! Says which state of the reading rooms this is: what was read out of an article is kept in a store only as long as
//! nothing that reads has changed.

use std::path::Path;
use std::{env, fs, io};

/// What an article's drafts are a function of.
const READERS: [&str; 7] = [
    "crates/model/src",
    "crates/facts/src",
    "crates/language/src",
    "crates/records/src",
    "crates/engine/src/lib.rs",
    "data",
    "profiles",
];

/// What the keys that articles are grouped by are a function of.
const GROUPERS: [&str; 7] = [
    "crates/model/src",
    "crates/facts/src",
    "crates/stories/src",
    "crates/dossier/src/origins.rs",
    "crates/engine/src/copies.rs",
    "crates/engine/src/remember/keys.rs",
    "data",
];

fn main() -> io::Result<()> {
    println!("cargo::rustc-env=THROUGHLINE_READERS={:016x}", state(&READERS)?);
    println!("cargo::rustc-env=THROUGHLINE_GROUPERS={:016x}", state(&GROUPERS)?);
    Ok(())
}

/// A hash of all that lies in some places.
fn state(places: &[&str]) -> io::Result<u64> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../..");
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for place in places {
        let place = root.join(place);
        println!("cargo::rerun-if-changed={}", place.display());
        take(&place, &mut hash)?;
    }
    Ok(hash)
}

/// FNV-1a over every file, in the order of the names.
fn take(place: &Path, hash: &mut u64) -> io::Result<()> {
    if place.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(place)?.filter_map(Result::ok).map(|e| e.path()).collect();
        inside.sort();
        return inside.iter().try_for_each(|p| take(p, hash));
    }
    for byte in fs::read(place)? {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    Ok(())
}
