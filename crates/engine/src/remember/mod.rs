//! The same way through, with a store: [`add`] reads what is new and keeps what it says, [`settle`] brings stories
//! and records up to date, [`recall`] gives the account of one story without reading its articles again, [`kept`]
//! without even putting it together.

mod add;
mod kept;
mod key;
mod keys;
mod recall;
mod round;
mod settle;

pub use add::{Adding, add};
pub use kept::{Kept, kept, kept_of, recall_without};
pub use key::key;
pub use recall::{decisions, recall, stored_articles, story_to_show};
pub use round::{Round, round};
pub use settle::settle;
