//! Word patterns as profiles write them, and the matcher that finds many of them in one pass.

mod inflect;
mod lexicon;
mod pattern;
mod phrase;
mod sieve;
mod view;

pub use inflect::{plurals, verb_forms};
pub use lexicon::{Found, Lexicon, apart};
pub use pattern::{Match, Pattern, PatternError};
pub use phrase::{Phrase, content_words, noun_phrase};
pub use view::View;
