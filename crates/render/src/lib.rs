//! A dossier becomes something to read: one file a format, one file a view.

mod jsonl;

pub use jsonl::jsonl;
